"""What of a paper does not come out again, word by word and cell by cell, in the document of the
same form that its facts give."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from generator.importing.paper.goals import is_goal
from generator.importing.paper.told import Told
from generator.importing.paper.words import pattern
from generator.published.model import At, Cell, Paper, Table
from generator.relations.facets import core

Row = tuple[str, ...]
GAP: Final = "　"
"""Stands between what a line has at its left and at its right."""
DASHES: Final = "-—－–"


class Pair(NamedTuple):
    """A row of the paper by its number, and the row of ours that stands in its place (``None``:
    none does)."""

    row: int
    ours: Row | None


def unlike(paper: Told, ours: Paper) -> Iterator[str]:
    """Every heading, sentence and cell that ``ours`` prints otherwise or not at all."""
    yield from _texts_unlike(paper, ours)
    yield from _tables_unlike(paper, ours)


def _texts_unlike(paper: Told, ours: Paper) -> Iterator[str]:
    """Headings and paragraphs, but for the reasons in them."""
    known = {_plain(text) for text in _printed_texts(ours)}
    for index, block in enumerate(paper.paper.blocks):
        if isinstance(block, Table):
            continue
        for line in block.text.split("\n"):
            if _plain(line) and _plain(line) not in known:
                yield f"{paper.where(At(index))}：没有照样印出"


def _printed_texts(paper: Paper) -> Iterator[str]:
    """All texts of a document: titles and units of tables stand in lines of their own elsewhere."""
    yield paper.title
    for block in paper.blocks:
        if isinstance(block, Table):
            yield block.title
            continue
        yield block.text
        for line in block.text.split("\n"):
            yield line
            yield from line.split(GAP)


def _plain(text: str) -> str:
    """A text as it is compared: without its reason, blanks and punctuation."""
    lead = pattern("原因").search(text)
    return core(text[: lead.start()] if lead else text).replace(",", "")


def _tables_unlike(paper: Told, ours: Paper) -> Iterator[str]:
    """Tables are found by their titles, those of the same title in order."""
    by_title: dict[str, list[Table]] = defaultdict(list)
    for _, table in ours.tables():
        by_title[_plain(table.title)].append(table)
    for index, table in paper.paper.tables():
        found = by_title[_plain(table.title)]
        if not found:
            yield from _missing(paper, index, table)
        elif is_goal(table):
            yield from _goals_unlike(paper, index, table, _nearest(table, found))
        else:
            yield from _cells_unlike(paper, index, table, found.pop(0))


def _missing(paper: Told, index: int, table: Table) -> Iterator[str]:
    if any(any(_rendered(row)) for row in table.rows):
        yield f"{paper.where(At(index))}：整张表没有照样印出"


def _nearest(table: Table, found: list[Table]) -> Table:
    """The table that has most texts in common, taken out: performance tables stand in any order."""
    texts = _texts(table)
    best = max(found, key=lambda one: (texts & _texts(one)).total())
    found.remove(best)
    return best


def _goals_unlike(paper: Told, index: int, table: Table, ours: Table) -> Iterator[str]:
    """A performance table has no columns of its own, so its texts are counted."""
    left = _texts(table) - _texts(ours)
    for number, row in enumerate(table.rows):
        for column, cell in enumerate(row):
            text = _text(cell)
            if left[text] > 0:
                left[text] -= 1
                place = paper.where(At(index, number, column))
                yield f"{place}：“{cell.text}”没有照样印出"


def _texts(table: Table) -> Counter[str]:
    found = Counter(text for row in table.rows for text in _rendered(row))
    del found[""]
    return found


def _cells_unlike(paper: Told, index: int, table: Table, ours: Table) -> Iterator[str]:
    printed = [_rendered(row) for row in table.rows]
    for pair in _pairs(printed, [_rendered(row) for row in ours.rows]):
        row = printed[pair.row]
        if pair.ours is None:
            yield f"{paper.where(At(index, pair.row))}：这一行没有照样印出"
            continue
        for column, text in enumerate(row):
            if text and text != pair.ours[column]:
                place = paper.where(At(index, pair.row, column))
                again = f"印“{pair.ours[column]}”" if pair.ours[column] else "这一格是空的"
                yield f"{place}：印的是“{text}”，读入后{again}"


def _pairs(printed: list[Row], again: list[Row]) -> Iterator[Pair]:
    """The rows with text that are not the same in both, each with the row in its place that is
    most like it."""
    matcher = SequenceMatcher(None, printed, again, autojunk=False)
    for tag, first, last, start, stop in matcher.get_opcodes():
        if tag == "equal":
            continue
        left = again[start:stop]
        for number in range(first, last):
            if any(printed[number]):
                yield Pair(number, _taken(printed[number], left))


def _taken(row: Row, left: list[Row]) -> Row | None:
    """The row of ``left`` that has most cells in common with ``row``, taken out; ``None`` where
    none has any."""
    fitting = [one for one in left if len(one) == len(row) and _alike(row, one)]
    if not fitting:
        return None
    best = max(fitting, key=lambda one: _alike(row, one))
    left.remove(best)
    return best


def _alike(row: Row, other: Row) -> int:
    return sum(text == again for text, again in zip(row, other, strict=True) if text)


def _rendered(cells: tuple[Cell, ...]) -> Row:
    return tuple(_text(cell) for cell in cells)


def _text(cell: Cell) -> str:
    """A cell as it is compared: a zero and a dash are blank, a number is its value."""
    if cell.is_covered:
        return ""
    if cell.number is not None:
        return f"{cell.number.value.normalize():f}" if cell.number.value else ""
    return core(cell.text) if cell.text.strip(DASHES + " ") else ""
