"""A table on its grid: for every cell its column, for every column its titles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.document.tree import Cell, Number, Row, Table, plain


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell at its first place; columns and rows count from 0, body rows after head rows."""

    row: int
    column: int
    cell: Cell

    @property
    def text(self) -> str:
        """What the reader sees, on one line."""
        return " ".join(plain(self.cell.inlines).split())

    @property
    def numbers(self) -> tuple[Number, ...]:
        """The figures in the cell."""
        return tuple(i for i in self.cell.inlines if isinstance(i, Number))


@dataclass(slots=True)
class Grid:
    """All slots of a table; rows and columns that a cell spans lead back to it."""

    table: Table

    def slots(self) -> Iterator[tuple[Slot, tuple[Slot | None, ...]]]:
        """Every slot of the body in reading order, with its whole row: what stands or reaches into
        each column."""
        for number, row in enumerate(self._rows()):
            if number >= len(self.table.head):
                yield from (
                    (slot, row)
                    for at, slot in enumerate(row)
                    if slot and (slot.row, slot.column) == (number, at)
                )

    def titles(self) -> tuple[tuple[str, ...], ...]:
        """The titles above each column, from the top down."""
        head = self._rows()[: len(self.table.head)]
        columns = zip(*head, strict=True) if head else ((),) * len(self.table.widths)
        return tuple(
            tuple(dict.fromkeys(s.text for s in column if s and s.text)) for column in columns
        )

    def _rows(self) -> list[tuple[Slot | None, ...]]:
        rows = [*self.table.head, *self.table.body]
        grid: list[list[Slot | None]] = [[None] * len(self.table.widths) for _ in rows]
        for number, row in enumerate(rows):
            _fill(grid, number, row)
        return [tuple(row) for row in grid]


def _fill(grid: list[list[Slot | None]], number: int, row: Row) -> None:
    column = 0
    for cell in row.cells:
        while grid[number][column] is not None:
            column += 1
        slot = Slot(number, column, cell)
        for below in grid[number : number + cell.rowspan]:
            below[column : column + cell.colspan] = [slot] * cell.colspan
        column += cell.colspan
