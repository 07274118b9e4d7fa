"""What the cells of a table leave free at their sides: heads then break evenly, and the numbers of
a column stand with their decimal points below each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from generator.document.grid import Placed, place
from generator.document.line_breaks import width_of
from generator.document.table_texts import CHARACTER
from generator.document.title_lines import best_room
from generator.document.tree import Cell, Table, plain

DIGIT: Final = Decimal("0.5")
_POINT: Final = Decimal("0.4")
"""The widths of a digit and a decimal point in characters; that of a point is between those of the
fonts: half a character in some, little more than a quarter in others."""
_SLACK: Final = Decimal("0.4")
"""Halves of a character by which a line may come out wider than it was counted."""


def with_points_in_line(table: Table) -> Table:
    """The table with the numbers of every column moved in at the right as far as others of that
    column have decimals that they lack."""
    rows = (*table.head, *table.body)
    decimals: dict[int, int] = {}
    for placed in place(row.cells for row in rows):
        if _is_amount(placed.cell):
            found = decimals.get(placed.column, 0)
            decimals[placed.column] = max(found, _decimals(placed.cell))

    def moved(placed: Placed[Cell]) -> Cell:
        if not _is_amount(placed.cell):
            return placed.cell
        lacking = decimals[placed.column] - _decimals(placed.cell)
        has_no_point = lacking > 0 and lacking == decimals[placed.column]
        free = DIGIT * lacking + (_POINT if has_no_point else 0)
        return replace(placed.cell, free=(Decimal(0), free)) if free else placed.cell

    return _changed(table, moved)


def _is_amount(cell: Cell) -> bool:
    """Whether a cell is one of a column of numbers that end at its right."""
    is_number = cell.figure is not None and bool(cell.figure.text)
    return is_number and cell.colspan == 1 and cell.align == "右"


def _decimals(cell: Cell) -> int:
    text = plain(cell.inlines).rstrip("%")
    return len(text) - text.find(".") - 1 if "." in text else 0


def with_even_heads(table: Table, rooms: Sequence[Decimal], between: Decimal) -> Table:
    """The table, whose columns have ``rooms`` for text and ``between`` from one to the next, all in
    halves of a character."""

    def even(placed: Placed[Cell]) -> Cell:
        own = rooms[placed.columns]
        return _even(placed.cell, sum(own, Decimal(0)) + between * (len(own) - 1))

    return _changed(table, even)


def _changed(table: Table, change: Callable[[Placed[Cell]], Cell]) -> Table:
    """The table with every cell as ``change`` gives it for its place."""
    rows = (*table.head, *table.body)
    cells: list[list[Cell]] = [[] for _ in rows]
    for placed in place(row.cells for row in rows):
        cells[placed.row].append(change(placed))
    changed = [replace(row, cells=tuple(own)) for row, own in zip(rows, cells, strict=True)]
    head = len(table.head)
    return replace(table, head=tuple(changed[:head]), body=tuple(changed[head:]))


def _even(cell: Cell, room: Decimal) -> Cell:
    """A head that takes several lines, made as narrow as looks best."""
    text = plain(cell.inlines)
    if not cell.is_header or width_of(text) <= room:
        return cell
    best = best_room(text, max(int(room), CHARACTER))
    if best == int(room):
        return cell
    free = max(room - best - _SLACK, Decimal(0)) / (2 * CHARACTER)
    return replace(cell, free=(free, free))
