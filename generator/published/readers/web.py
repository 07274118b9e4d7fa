"""Web pages: headings, paragraphs and tables in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from generator.published.flow import MEASURE
from generator.published.head import Box
from generator.published.model import Oddity
from generator.published.readers.opening import decoded
from generator.published.readers.pieces import End, Grid, Line, Pieces, UnreadableError, claimed

SKIPPED: Final = frozenset(("script", "style", "head", "nav", "template", "noscript", "button"))
HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
FLOW: Final = frozenset(
    (
        *HEADINGS,
        *("html", "body", "main", "article", "section", "div", "center", "blockquote", "pre"),
        *("p", "ul", "ol", "li", "dd", "dt", "td", "th", "caption"),
    )
)
"""Elements that begin on a line of their own."""
UNREAD: Final = {
    "img": "图片",
    "svg": "图形",
    "iframe": "嵌入的网页",
    "object": "嵌入的对象",
    "embed": "嵌入的对象",
}
HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
RULE: Final = re.compile(r"\.([\w-]+)\s*\{[^}]*(?:padding-left|text-indent)\s*:([^;}]*)")
EM: Final = re.compile(r"([\d.]{1,4})em")
INDENT: Final = re.compile(r"(?:padding-left|text-indent)\s*:([^;]*)")


def read(content: bytes) -> Pieces:
    """The pieces of a web page. Raises ``UnreadableError``."""
    try:
        parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True)
        root = lxml_html.document_fromstring(decoded(content).encode(), parser=parser)
    except (etree.ParserError, ValueError) as error:
        raise UnreadableError("网页读不出来，文件可能损坏。") from error
    pieces = Pieces("网页", title=root.findtext(".//title") or "")
    main = root.find(".//main")
    page = _Page(pieces, _indents(root))
    page.walk(root if main is None else main)
    page.flush()
    return pieces


def _indents(root: HtmlElement) -> dict[str, int]:
    """How far the style sheet indents elements of a class, in characters."""
    found: dict[str, int] = {}
    for sheet in root.iter("style"):
        for name, measure in RULE.findall(sheet.text or ""):
            found[name] = _characters(measure)
    return found


def _characters(measure: str) -> int:
    found = EM.findall(measure)
    return round(float(found[-1])) if found and found[-1].count(".") < 2 else 0


@dataclass(slots=True)
class _Page:
    pieces: Pieces
    indents: dict[str, int]
    pending: list[str] = field(default_factory=list)

    def walk(self, node: HtmlElement, level: int = 0) -> None:
        """Everything in an element; ``level``: of the heading that it is in."""
        self.pending.append(node.text or "")
        for child in node:
            self.child(child, level)
            self.pending.append(child.tail or "")

    def child(self, node: HtmlElement, level: int) -> None:
        """An element within another."""
        tag = node.tag
        if not isinstance(tag, str) or tag in SKIPPED:
            return
        if tag in UNREAD:
            self.pieces.skip(UNREAD[tag])
        elif is_hidden(node):
            self.pieces.note(Oddity.HIDDEN, " ".join("".join(node.itertext()).split()))
        elif tag == "br":
            self.pending.append("\n")
        elif tag == "table" and node.find(".//table") is None:
            self.flush(level)
            caption = " ".join("".join(node.xpath("string(caption)")).split())
            if MEASURE.search(caption):
                self.pieces.add(Line(caption))
            self.pieces.add(replace(self.grid(node), caption=caption))
        elif tag in FLOW or tag in ("table", "tbody", "tr"):
            self.flush(level)
            self.walk(node, HEADINGS.get(tag, level))
            self.flush(HEADINGS.get(tag, level))
            if tag == "section":
                self.pieces.add(End())
        else:
            self.walk(node, level)

    def flush(self, level: int = 0) -> None:
        """The text since the last block, as a line."""
        text = re.sub(r"[ \t\r\f]*\n[ \t\r\f]*", "\n", "".join(self.pending))
        self.pending.clear()
        if text.strip():
            self.pieces.add(Line(text.strip("\n"), level))

    def grid(self, table: HtmlElement) -> Grid:
        """A table without others in it."""
        rows: list[tuple[Box, ...]] = []
        heads = 0
        for row in table.iter("tr"):
            if is_hidden(row):
                self.pieces.note(Oddity.HIDDEN, " ".join("".join(row.itertext()).split()))
                continue
            cells = [cell for cell in row if cell.tag in ("td", "th")]
            heads += heads == len(rows) and _is_head(row, cells)
            rows.append(tuple(self.box(cell) for cell in cells))
        for _ in table.iter("img"):
            self.pieces.skip(UNREAD["img"])
        return Grid(tuple(rows), heads=heads)

    def box(self, cell: HtmlElement) -> Box:
        """A cell of a table."""
        across, down = (max(1, claimed(cell.get(name), 1)) for name in ("colspan", "rowspan"))
        return Box("".join(_written(cell)).strip("\n"), down, across, self.indent(cell))

    def indent(self, cell: HtmlElement) -> int:
        """How far a cell is indented, in characters."""
        own = INDENT.search(cell.get("style") or "")
        named = [self.indents.get(name, 0) for name in (cell.get("class") or "").split()]
        return max([_characters(own[1]) if own else 0, *named])


def _is_head(row: HtmlElement, cells: list[HtmlElement]) -> bool:
    parent = row.getparent()
    is_called = parent is not None and parent.tag == "thead"
    return is_called or (bool(cells) and all(cell.tag == "th" for cell in cells))


def is_hidden(node: HtmlElement) -> bool:
    """Whether a reader does not see an element."""
    return node.get("hidden") is not None or bool(HIDDEN.search(node.get("style") or ""))


def _written(node: HtmlElement) -> Iterator[str]:
    """The text of a cell, its lines apart; what the source breaks is no line."""
    yield _source(node.text)
    for child in node:
        is_text = isinstance(child.tag, str) and child.tag not in SKIPPED and not is_hidden(child)
        is_line = child.tag in FLOW or child.tag == "br"
        yield "\n" if is_line else ""
        if is_text:
            yield from _written(child)
        yield "\n" if is_line and child.tag != "br" else ""
        yield _source(child.tail)


def _source(text: str | None) -> str:
    return re.sub(r"\s*\n\s*", " ", text or "")
