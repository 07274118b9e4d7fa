"""A document and its look as the plain data that ``document.typ`` reads: text stays text, lengths
are numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from generator.document.heights import lines_of
from generator.document.tree import (
    Aligned,
    Block,
    Contents,
    Document,
    Entry,
    Paragraph,
    Section,
    Table,
    Text,
)
from generator.fonts import Face, Fonts
from generator.look import POINTS, Look, Page, Style
from generator.output.body import nested_levels
from generator.output.typst.tables import table_data
from generator.output.typst.text import lines, marker_apart

_FEW_LINES: Final = 15
"""A longer paragraph may break: one higher than its page would lose what runs over."""


def document_data(
    document: Document, look: Look, fonts: Fonts, families: Mapping[Face, str]
) -> dict[str, Any]:
    """Everything that the layout needs; ``families``: the name by which the engine knows each
    face."""
    day = date.fromisoformat(document.date)
    language, _, region = document.language.partition("-")
    return {
        "title": document.title,
        "author": document.author,
        "date": {"year": day.year, "month": day.month, "day": day.day},
        "language": language,
        "region": region or None,
        "styles": {role: _style(style, fonts, families) for role, style in look.styles.items()},
        "number": look.page_number.model_dump(),
        "table": {
            "border": float(look.table.border),
            "padding": float(look.table.padding),
            "row": float(look.table.row_height),
            "fill": look.table.head_fill,
        },
        "sections": list(_Writer(document, look).sections(document.sections)),
    }


def _style(style: Style, fonts: Fonts, families: Mapping[Face, str]) -> dict[str, Any]:
    return {
        "font": [families[face] for face in fonts.stack(style.font)],
        "bold": [families[face] for face in fonts.stack(style.font, bold=True)],
        "size": float(style.size),
        "line": float(style.line_height),
        "tracking": float(style.tracking),
        "align": style.align,
        "before": float(style.before),
        "after": float(style.after),
        "first": float(style.first_line),
        "left": float(style.left),
        "right": float(style.right),
        "sticky": style.keep_with_next == "是",
    }


def _page(page: Page) -> dict[str, Any]:
    width, height = page.size
    margins = {
        "top": page.top,
        "right": page.right,
        "bottom": page.bottom,
        "left": page.left,
        "footer": page.footer,
    }
    return {
        "width": width,
        "height": height,
        **{name: float(value) for name, value in margins.items()},
    }


class _Writer:
    """Writes the sections of ``document``."""

    def __init__(self, document: Document, look: Look) -> None:
        self._look = look
        self._document = document
        self._levels = nested_levels(document)

    def sections(self, sections: Iterable[Section]) -> Iterator[dict[str, Any]]:
        numbered = False
        for section in sections:
            page = self._look.pages[section.page]
            blocks = [self._block(block, page) for block in section.blocks]
            restart = section.numbered and not numbered
            numbered = section.numbered
            yield {"page": _page(page), "numbered": numbered, "restart": restart, "blocks": blocks}

    def _contents(self, contents: Contents, width: Decimal) -> dict[str, Any]:
        entries: dict[str, list[dict[str, Any]]] = {}
        for entry in self._document.entries(contents):
            entries.setdefault(entry.anchor, []).append(self._entry(entry, width))
        return {
            "kind": "contents",
            "title": lines((Text(contents.title),)),
            "entries": entries,
            "pages": contents.has_pages,
        }

    def _entry(self, entry: Entry, width: Decimal) -> dict[str, Any]:
        name = f"目录{entry.level}"
        style = self._look.styles[name]
        characters = width / style.pitch - style.left - style.right
        return {"style": name, "text": lines((Text(entry.text),), characters)}

    def _block(self, block: Block, page: Page) -> dict[str, Any]:
        width = page.text_width * POINTS
        if isinstance(block, Contents):
            return self._contents(block, width)
        style = self._look.styles[block.role]
        characters = width / style.pitch
        if isinstance(block, Table):
            height = (page.size[1] - page.top - page.bottom) * POINTS
            return {
                "kind": "table",
                "style": block.role,
                **table_data(block, self._look, characters, height),
            }
        if isinstance(block, Aligned):
            left, right = lines(block.left, characters), lines(block.right, characters)
            return {"kind": "aligned", "style": block.role, "left": left, "right": right}
        free = [float(side) for side in block.free]
        text = lines(block.inlines, characters - style.left - style.right - sum(block.free))
        if isinstance(block, Paragraph):
            marker, text = marker_apart(text)
            is_short = lines_of(block, self._look, width) <= _FEW_LINES
            return {
                "kind": "paragraph",
                "style": block.role,
                "marker": marker,
                "text": text,
                "free": free,
                "whole": is_short and style.keep_with_next == "是",
            }
        level = self._levels[block.anchor]
        return {
            "kind": "heading",
            "style": block.role,
            "text": text,
            "free": free,
            "level": level,
            "listed": block.listed or bool(block.opens),
            "id": block.anchor,
        }
