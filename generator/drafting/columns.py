"""What the columns of a printed block hold: patterns of texts and figures that forms at hand have,
those that print the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from generator.drafting.answers import Answers, prints_as
from generator.drafting.known import Known, KnownColumn, likeness, plain_name
from generator.drafting.printed import PrintedBlock, PrintedColumn
from generator.drafting.rows import DraftedRows
from generator.figures.name import AMOUNT, TOTAL, parse, stem, words
from generator.forms.lint import LEFT_OPEN
from generator.forms.rows import RowData
from generator.published.model import Cell, Title

SHOWN: Final = 3
"""Candidates that are named where none fits."""
TEXTS: Final = (
    "{名称}",
    "{编码}",
    "{类}",
    "{款}",
    "{项}",
    "{项目}",
    "{序}",
    "{汉字序}、{名称}",
    "{承担单位}",
)
LIKE: Final = 0.5
"""How much two titles have in common that mean the same."""
UNSAID: Final = (TOTAL,)
UNTOLD: Final = 0.2
"""What a word of a pattern costs that no title says."""


@dataclass(frozen=True, slots=True)
class DraftedColumn:
    """What a column holds; ``candidates`` are patterns that may be meant where none fits."""

    figure: str = ""
    text: str = ""
    candidates: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether nothing was found that prints the same."""
        return bool(self.candidates) or self.text.startswith(LEFT_OPEN)


@dataclass(frozen=True, slots=True)
class Block:
    """A block whose rows are known, under the title of its table and with its unit."""

    printed: PrintedBlock
    rows: DraftedRows
    title: str
    unit: str
    known: Known
    answers: Answers

    def cells(self, column: PrintedColumn) -> Iterator[tuple[Cell, RowData]]:
        """The cells of a column, each with the data of its row."""
        for place, row in self.rows.by_place.items():
            yield self.printed.rows[place][column.place], row
        if self.printed.total is not None and self.rows.total is not None:
            yield self.printed.total[column.place], self.rows.total


def drafted_columns(block: Block) -> dict[int, DraftedColumn]:
    """What each column of a block holds, by its place; a figure stands in one column alone, where
    it fits best."""
    ranked = {one.place: _ranked(block, one) for one in block.printed.numbers()}
    every: list[tuple[float, int, str]] = []
    for place, names in ranked.items():
        every += [(score, place, name) for score, name in names]
    every.sort(key=lambda one: -one[0])
    found = {one.place: _texts(block, one) for one in block.printed.columns if not one.has_numbers}
    taken: set[str] = set()
    for score, place, pattern in every:
        if score >= LIKE and place not in found and pattern not in taken:
            found[place] = DraftedColumn(figure=pattern)
            taken.add(pattern)
    for place, names in ranked.items():
        if place not in found:
            nearest = tuple(dict.fromkeys(pattern for _, pattern in names))[:SHOWN]
            found[place] = DraftedColumn(text=LEFT_OPEN, candidates=nearest)
    return found


def _ranked(block: Block, column: PrintedColumn) -> list[tuple[float, str]]:
    """The patterns that a column of numbers may hold, those that fit best first."""
    ranked: list[tuple[float, str]] = []
    for one in (*block.known.figures, *_of_one_row(block)):
        if one.source == block.rows.source or "{" not in one.pattern:
            equal, other = _agreement(block, column, one)
            ranked.append((equal - 2 * other + _likeness(block, column, one), one.pattern))
    ranked.sort(key=lambda one: -one[0])
    return ranked


def _of_one_row(block: Block) -> Iterator[KnownColumn]:
    """Any figure without a code may stand in a block of one row."""
    if len(block.printed.rows) != 1 or block.rows.source != "固定":
        return
    for figure in block.answers.disclosure.figures:
        name = parse(figure.name)
        if name.aspect == AMOUNT and not (name.function or name.economic):
            yield KnownColumn((stem(figure.name),), figure.name, "固定")


def _agreement(block: Block, column: PrintedColumn, one: KnownColumn) -> tuple[int, int]:
    """How many cells a pattern prints as they are, zeros left out, and how many otherwise."""
    equal = other = 0
    for cell, row in block.cells(column):
        if not row.has_figures:
            continue
        figure = block.answers.figure(one.pattern, row)
        value = figure.value if figure else None
        if cell.number is None or not cell.number.value:
            other += bool(value) or figure is None
        elif figure is not None and prints_as(figure, cell.number, block.unit):
            equal += 1
        else:
            other += 1
    return equal, other


def _likeness(block: Block, column: PrintedColumn, one: KnownColumn) -> float:
    """How alike the titles of two columns are, from 0 to 1; the table's title decides between
    titles that say the same."""
    whole = likeness(_path(column.titles), _path(one.titles))
    said = [word for word in words(one.pattern)[1:-1] if "{" not in word]
    last = max(likeness(column.titles[-1], word) for word in (one.titles[-1], *said))
    told = plain_name(block.title + _path(column.titles))
    silent = [word for word in said if word not in UNSAID and not _is_told(word, told)]
    return 0.6 * last + 0.4 * whole - UNTOLD * len(silent)


def _is_told(word: str, titles: str) -> bool:
    """Whether titles say a word of a figure's name, in one piece or in several."""
    return set(plain_name(word).removesuffix("拨款").removesuffix("预算")) <= set(titles)


def _path(titles: tuple[str, ...]) -> str:
    return "".join("".join(titles).split())


def _texts(block: Block, column: PrintedColumn) -> DraftedColumn:
    cells = [(cell.text.strip(), row) for cell, row in block.cells(column) if row.level != "合计"]
    filled = [(text, row) for text, row in cells if text]
    if not filled:
        return DraftedColumn(text=_by_title(column))
    known = [one.pattern for one in block.known.texts if one.source == block.rows.source]
    ranked: list[tuple[int, str]] = []
    for pattern in (*TEXTS, *dict.fromkeys(known)):
        said = [block.answers.text(pattern, row) or "" for _, row in cells]
        ranked.append(
            (
                sum(
                    "".join(s.split()) == "".join(t.split())
                    for s, (t, _) in zip(said, cells, strict=True)
                ),
                pattern,
            )
        )
    best = max(ranked, key=lambda one: one[0])
    if best[0] * 2 >= len(cells):
        return DraftedColumn(text=best[1])
    return DraftedColumn(text=LEFT_OPEN, candidates=(best[1],))


def _by_title(column: PrintedColumn) -> str:
    """The text of a column in which nothing stands, by its title."""
    title = "".join(column.titles[-1].split())
    if title in ("类", "款", "项"):
        return f"{{{title}}}"
    if "编码" in title:
        return "{编码}"
    return "{名称}" if "名称" in title or title == "项目" else ""


def column_tree(title: Title, held: dict[int, DraftedColumn]) -> dict[str, Any]:
    """A title with what stands below it, as a form states it."""
    text = " ".join(title.text.split())
    if title.below:
        return {"标题": text, "列": [column_tree(one, held) for one in title.below]}
    return {"标题": text, **_stated(held[title.start])}


def _stated(column: DraftedColumn) -> dict[str, Any]:
    if column.figure:
        return {"数": column.figure, "宽": 12}
    text = column.text
    if column.is_open:
        text = f"{LEFT_OPEN}（{'、'.join(column.candidates)}）" if column.candidates else LEFT_OPEN
    by_level = {"各级": {"合计": "{名称}"}} if "序}" in text and "{名称}" in text else {}
    return {
        "文": text,
        **by_level,
        "宽": 8 if text in ("{类}", "{款}", "{项}", "{编码}", "{序}") else 24,
    }
