"""Tables on their grid: which cell covers which place, where cells span rows and columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, Protocol, TypeVar

from generator.document.tree import Cell, Row, Table


class Spanning(Protocol):
    """A cell that says how many rows and columns it covers."""

    @property
    def rowspan(self) -> int:
        """Rows, from 1."""

    @property
    def colspan(self) -> int:
        """Columns, from 1."""


AnyCell = TypeVar("AnyCell", bound=Spanning)


class Placed(NamedTuple, Generic[AnyCell]):
    """A cell and its first place; rows and columns count from 0."""

    cell: AnyCell
    row: int
    column: int

    @property
    def columns(self) -> slice:
        """The columns that the cell covers."""
        return slice(self.column, self.column + self.cell.colspan)


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a table and, for each column, the cell that covers its place there."""

    number: int
    role: str
    places: tuple[Placed[Cell], ...]

    def cells(self) -> Iterator[Placed[Cell]]:
        """Every cell that covers a place of the row, once, from left to right."""
        for column, placed in enumerate(self.places):
            if placed.column == column:
                yield placed

    def own_cells(self) -> Iterator[Placed[Cell]]:
        """The cells that begin in the row."""
        for placed in self.cells():
            if placed.row == self.number:
                yield placed


_EMPTY = Cell()
"""Stands where a row ends early."""


def place(rows: Iterable[Iterable[AnyCell]]) -> Iterator[Placed[AnyCell]]:
    """Every cell with its first place: the next that no cell of a row above reaches."""
    covered_until: dict[int, int] = {}
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while covered_until.get(column, 0) > number:
                column += 1
            yield Placed(cell, number, column)
            for covered in range(column, column + cell.colspan):
                below = number + cell.rowspan
                covered_until[covered] = max(below, covered_until.get(covered, 0))
            column += cell.colspan


def grid(table: Table) -> list[GridRow]:
    """The rows of head and body, numbered through; a row that ends early is filled with empty
    cells. Raises ``ValueError`` for a table that does not fit its columns."""
    rows = (*table.head, *table.body)
    places = _filled(rows, len(table.widths))
    if places is None:
        raise ValueError(f"{table.name}: a row does not fit the {len(table.widths)} columns")
    return [GridRow(number, row.role, tuple(places[number])) for number, row in enumerate(rows)]


def fits(table: Table) -> bool:
    """Whether every row fills the columns or leaves some at its end, and no cell reaches beyond
    them, into another, or beyond the last row of its half."""
    halves = (table.head, table.body)
    return all(_filled(half, len(table.widths)) is not None for half in halves)


def _filled(rows: Sequence[Row], width: int) -> list[list[Placed[Cell]]] | None:
    """The cell at every place, row by row; none where cells reach out of the grid or overlap."""
    places = [_empty_row(number, width) for number in range(len(rows))]
    for placed in place(row.cells for row in rows):
        covered = places[placed.row : placed.row + placed.cell.rowspan]
        if placed.columns.stop > width or len(covered) < placed.cell.rowspan:
            return None
        for row in covered:
            if any(other.cell is not _EMPTY for other in row[placed.columns]):
                return None
            row[placed.columns] = [placed] * placed.cell.colspan
    return places


def _empty_row(number: int, width: int) -> list[Placed[Cell]]:
    return [Placed(_EMPTY, number, column) for column in range(width)]
