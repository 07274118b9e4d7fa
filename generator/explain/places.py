"""Every place in the document where a figure is printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.document.grid import GridRow, grid
from generator.document.tree import (
    Aligned,
    Block,
    Contents,
    Document,
    Heading,
    Inline,
    Number,
    Paragraph,
    Table,
    on_one_line,
    plain,
)

BEFORE, AFTER = 16, 8  # characters of a sentence shown around a number


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Where in a table: ``order`` counts the form's tables from 1 (0: another table); ``code`` and
    ``name`` head the row, ``columns`` are the titles above it from the top down."""

    order: int
    key: str
    caption: str
    code: str
    name: str
    columns: tuple[str, ...]

    def __str__(self) -> str:
        table = f"表{self.order} {self.caption}" if self.order else self.caption
        row = f"{self.code} {self.name}".strip()
        column = "·".join(self.columns)
        return " / ".join(filter(None, (table, row, column)))


@dataclass(frozen=True, slots=True)
class Place:
    """A number as printed, under its headings: in a table's ``cell``, or in a paragraph counted
    from its heading (0: in the heading itself). ``around`` is the text at the number."""

    number: Number
    headings: tuple[str, ...]
    cell: CellPlace | None = None
    paragraph: int = 0
    around: str = ""

    def __str__(self) -> str:
        if self.cell:
            return str(self.cell)
        path = list(self.headings)
        if path:
            path[0] = path[0].split()[0]
        if self.paragraph:
            path.append(f"第 {self.paragraph} 段：{self.around}")
        return " › ".join(path)


def places(document: Document, order: Sequence[str]) -> tuple[Place, ...]:
    """All of them, in reading order, empty prints (a zero that a form leaves blank) included;
    ``order`` are the keys of the form's tables."""
    walk = _Walk(order)
    found: list[Place] = []
    for block in document.blocks():
        found += walk.places_in(block)
    return tuple(found)


def told(found: Iterable[Place]) -> frozenset[str]:
    """The names of the figures that are printed outside the form's tables, as sentences print
    them."""
    outside = (place for place in found if place.cell is None or not place.cell.order)
    return frozenset(place.number.name for place in outside)


class _Walk:
    """Goes through the blocks of a document and knows under which headings it is."""

    def __init__(self, order: Sequence[str]) -> None:
        self._order = order
        self._headings: list[Heading] = []
        self._path: tuple[str, ...] = ()
        self._paragraph = 0

    def places_in(self, block: Block) -> Iterator[Place]:
        """The places in the next block."""
        match block:
            case Table():
                yield from self._in_table(block)
            case Heading():
                self._enter(block)
                yield from self._in_line(block.inlines)
            case Paragraph():
                self._paragraph += 1
                yield from self._in_line(block.inlines)
            case Aligned():
                yield from self._in_line((*block.left, *block.right))
            case Contents():
                pass

    def _enter(self, heading: Heading) -> None:
        above = [one for one in self._headings if one.level < heading.level]
        self._headings = [*above, heading]
        self._path = tuple(on_one_line(one.inlines) for one in self._headings)
        self._paragraph = 0

    def _in_line(self, inlines: tuple[Inline, ...]) -> Iterator[Place]:
        for index, inline in enumerate(inlines):
            if isinstance(inline, Number):
                around = _around(inlines, index)
                yield Place(inline, self._path, paragraph=self._paragraph, around=around)

    def _in_table(self, table: Table) -> Iterator[Place]:
        rows = grid(table)
        titles = _titles(rows[: len(table.head)], len(table.widths))
        body = rows[len(table.head) :]
        with_figures = _columns_with_figures(body) if table.head else set()
        order = self._order.index(table.name) + 1 if table.name in self._order else 0
        for row in body:
            for placed in row.own_cells():
                numbers = placed.cell.numbers()
                if not numbers:
                    continue
                code, name = _row_head(row, placed.column, with_figures)
                above = titles[placed.column]
                cell = CellPlace(order, table.name, table.caption, code, name, columns=above)
                for number in numbers:
                    yield Place(number, self._path, cell)


def _titles(head: Sequence[GridRow], width: int) -> list[tuple[str, ...]]:
    """The titles above each column, from the top down."""
    titles = []
    for column in range(width):
        texts = (on_one_line(row.places[column].cell.inlines) for row in head)
        titles.append(tuple(dict.fromkeys(filter(None, texts))))
    return titles


def _columns_with_figures(body: Sequence[GridRow]) -> set[int]:
    found = set()
    for row in body:
        for placed in row.own_cells():
            if placed.cell.numbers():
                found.add(placed.column)
    return found


def _row_head(row: GridRow, column: int, with_figures: set[int]) -> tuple[str, str]:
    """Code and name at the left of a number: the nearest run of columns without figures, or, in a
    table without a head, the nearest text."""
    run: list[str] = []
    for at in range(column - 1, -1, -1):
        cell = row.places[at].cell
        if at in with_figures or cell.numbers():
            if run:
                break
            continue
        if text := on_one_line(cell.inlines):
            run.insert(0, text)
            if not with_figures:
                break
    code = "".join(text for text in run if text.isdigit())
    name = " ".join(text for text in run if not text.isdigit())
    return code, name


def _around(inlines: tuple[Inline, ...], index: int) -> str:
    """The number within its sentence: ``…2,014.18万元，占99.95%，比上年…``."""
    before = on_one_line(inlines[:index])
    after = on_one_line(inlines[index + 1 :])
    if len(before) > BEFORE:
        before = "…" + before[-BEFORE:]
    if len(after) > AFTER:
        after = after[:AFTER] + "…"
    return before + plain((inlines[index],)) + after
