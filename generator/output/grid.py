"""Table rows on their grid: which cell stands at which column, and where a cell from above reaches
down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.document.tree import Cell, Row, Table

Merge = Literal["", "restart", "continue"]


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell of a row as Word has it: ``column`` counts from 0; ``continue`` is the lower part of a
    merged cell."""

    cell: Cell
    column: int
    merge: Merge


def place(table: Table) -> Iterator[tuple[Row, list[Slot]]]:
    """Every row with its slots from the first column to the last; a short row is filled with empty
    cells."""
    reaching: dict[int, tuple[Cell, int]] = {}
    for row in (*table.head, *table.body):
        slots, reaching = _place_row(table, row, reaching)
        yield row, slots


def _place_row(
    table: Table, row: Row, above: dict[int, tuple[Cell, int]]
) -> tuple[list[Slot], dict[int, tuple[Cell, int]]]:
    """The slots of one row, and by column the cells that reach below it with the rows they still
    cover."""
    cells, slots, column = iter(row.cells), [], 0
    below: dict[int, tuple[Cell, int]] = {}
    while column < len(table.widths):
        merge: Merge
        if column in above:
            (cell, left), merge = above.pop(column), "continue"
        else:
            cell = next(cells, Cell())
            left, merge = cell.rowspan, "restart" if cell.rowspan > 1 else ""
        if left > 1:
            below[column] = cell, left - 1
        slots.append(Slot(cell, column, merge))
        column += cell.colspan
    if column > len(table.widths) or above or next(cells, None) is not None:
        raise ValueError(f"{table.name}: a row does not fit the {len(table.widths)} columns")
    return slots, below
