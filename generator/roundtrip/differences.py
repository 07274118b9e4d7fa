"""What differs, for the leader's review: the same few tables as text, web page and Word file."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator import own_pages
from generator.roundtrip.difference import Difference, FigureChange, TextChange

PAGE: Final = Path(__file__).with_name("differences.html.j2")
MOST: Final = 12
"""Figures and texts that one page lists; how many more there are is said."""
NUMBERING: Final = re.compile(r"^[（(]?[\d一二三四五六七八九十]+[）)、.．]?")
_REST: Final = "另有 {count} 行，加 --all 全部列出。"


@dataclass(frozen=True, slots=True)
class Part:
    """A table: its title, heads and rows, the columns that hold numbers, and how many rows are not
    listed, in words."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...] = ()
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """The whole page."""

    title: str
    headline: str
    parts: tuple[Part, ...]


def told(found: Difference, *, lists_all: bool = False) -> Told:
    """What differs, as a page."""
    numbering = [text for text in found.texts if _is_numbering(text)]
    texts = [text for text in found.texts if not _is_numbering(text)]
    counts = {
        "项目和单位": len(found.items),
        "数字": len(found.figures),
        "文字": len(texts),
        "段落和行": len(found.parts),
        "编号": len(numbering),
    }
    said = "，".join(f"{name} {count} 处" for name, count in counts.items() if count)
    most = None if lists_all else MOST
    facts = [*enumerate(found.facts(), 1)]
    numbers = {line: number for number, line in facts}
    figures = [_figures(alike, numbers) for alike in _alike(found)]
    parts = (
        _part("增减的项目和单位", ("项目",), [(item,) for item in found.items], None),
        _part("改了的事实", ("号", "行"), [(str(n), line) for n, line in facts], most),
        _part("改了的数字", FIGURES, figures, most, numbers=(1, 2, 3)),
        _part("改了的文字", ("位置", "原文", "改后"), [*map(_text, texts)], most),
        _part("增减的段落和行", ("位置", "原有", "新有"), [*map(_text, found.parts)], most),
    )
    return Told(
        title=f"{Path(found.old).name} → {Path(found.new).name}",
        headline=f"不同的：{said}。" if said else "没有不同。",
        parts=tuple(part for part in parts if part.rows),
    )


FIGURES: Final = ("数", "原", "现", "增减", "因为第几号事实")


def _part(
    title: str,
    heads: tuple[str, ...],
    rows: Sequence[tuple[str, ...]],
    most: int | None,
    *,
    numbers: tuple[int, ...] = (),
) -> Part:
    listed = tuple(rows[:most])
    left = len(rows) - len(listed)
    return Part(title, heads, listed, numbers, _REST.format(count=left) if left else "")


def _ordered(found: Difference) -> list[FigureChange]:
    """Amounts before shares and rates, the greatest change first."""
    return sorted(found.by_size(), key=lambda one: not one.name.endswith("金额"))


def _alike(found: Difference) -> list[list[FigureChange]]:
    """The figures, those together that changed from the same to the same for the same reason."""
    groups: dict[tuple[str, str, tuple[str, ...]], list[FigureChange]] = {}
    for one in _ordered(found):
        groups.setdefault((one.old, one.new, one.why), []).append(one)
    return [*groups.values()]


def _figures(alike: Sequence[FigureChange], facts: Mapping[str, int]) -> tuple[str, ...]:
    """A row of figures that changed alike; the shortest name stands for the others."""
    first = min(alike, key=lambda one: len(one.name))
    name = f"{first.name} 等 {len(alike)} 个" if len(alike) > 1 else first.name
    why = "、".join(map(str, sorted(facts[line] for line in first.why)))
    return (name, first.old, first.new, first.change, why)


def _text(one: TextChange) -> tuple[str, ...]:
    return (one.key or one.where, one.old or "（没有）", one.new or "（没有）")


def _is_numbering(one: TextChange) -> bool:
    """Whether nothing but the number before a paragraph is another."""
    old, new = NUMBERING.sub("", one.old), NUMBERING.sub("", one.new)
    return not one.key and old == new


def text(page: Told) -> bytes:
    """The page as text."""
    return "\n".join(_lines(page)).encode()


def _lines(page: Told) -> Iterator[str]:
    yield f"{page.title}：{page.headline}"
    for part in page.parts:
        yield f"\n{part.title}："
        for row in part.rows:
            yield "  " + "  ".join(cell.replace("\n", "／") for cell in row if cell)
        if part.rest:
            yield f"  {part.rest}"


def html(page: Told) -> bytes:
    """The page as a web page."""
    return own_pages.render(PAGE, told=page).encode()


def word(page: Told) -> bytes:
    """The page as a Word file."""
    from docx import Document  # noqa: PLC0415 - only where one is written
    from docx.shared import Cm, Pt  # noqa: PLC0415

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = Cm(1.8)
    document.styles["Normal"].font.size = Pt(9)
    document.add_heading(page.title, level=1)
    document.add_paragraph(page.headline)
    for part in page.parts:
        document.add_heading(part.title, level=2)
        table = document.add_table(rows=1, cols=len(part.heads), style="Table Grid")
        for cell, text in zip(table.rows[0].cells, part.heads, strict=True):
            cell.text = text
        for row in part.rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
        if part.rest:
            document.add_paragraph(part.rest)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()
