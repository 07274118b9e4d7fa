"""Which cells of a table name its rows: they stay in sight while the numbers scroll."""

from __future__ import annotations

from generator.document.grid import Placed, place
from generator.document.tree import Cell, Row, Table, plain


def name_columns(table: Table) -> frozenset[int]:
    """The columns with names of rows, from 0: those with texts that are no codes, left of a column
    with figures; in a table without any, those of row heads."""
    texts: set[int] = set()
    heads: set[int] = set()
    last_figure = -1
    for placed in place(row.cells for row in table.body):
        if placed.cell.is_header:
            heads.add(placed.column)
        if placed.cell.numbers():
            last_figure = max(last_figure, placed.column)
        elif placed.cell.colspan == 1 and _is_name(placed.cell):
            texts.add(placed.column)
    if heads:
        return frozenset(heads)
    return frozenset(column for column in texts if column < last_figure)


def columns_of_names(table: Table) -> int:
    """How many columns stand left of the first with figures: codes and names; none where there are
    no figures."""
    placed = place(row.cells for row in table.body)
    return min((one.column for one in placed if one.cell.numbers()), default=0)


def placed_rows(rows: tuple[Row, ...]) -> list[list[Placed[Cell]]]:
    """The cells of each row with their places."""
    placed = place(row.cells for row in rows)
    return [[next(placed) for _ in row.cells] for row in rows]


def columns_before(placed: Placed[Cell], names: frozenset[int]) -> int | None:
    """How many columns a cell that names its row, or heads such names, covers left of the first
    column of names in it; nothing for any other cell."""
    cell = placed.cell
    if not names or cell.numbers() or not plain(cell.inlines).strip():
        return None
    covered = range(placed.column, placed.column + cell.colspan)
    if covered[-1] not in names:
        return None
    return next(index for index, column in enumerate(covered) if column in names)


def _is_name(cell: Cell) -> bool:
    text = plain(cell.inlines).strip()
    return bool(text) and not text.isascii()
