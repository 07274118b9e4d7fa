"""The places of a table's body from cells that may reach over several of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Final, NamedTuple

from generator.published.head import Box, placed
from generator.published.model import Cell

NOTHING: Final = Cell()
COVERED: Final = Cell(is_covered=True)


class Reaching(NamedTuple):
    """A cell with how many rows and columns it takes."""

    cell: Cell
    down: int = 1
    across: int = 1


def spread(rows: Sequence[Sequence[Reaching]], width: int) -> tuple[tuple[Cell, ...], ...]:
    """Every cell at its first place, and what the other places show that it reaches."""
    grid = [[NOTHING] * width for _ in rows]
    cells = [one.cell for one in chain.from_iterable(rows)]
    boxes = [[Box("", one.down, one.across) for one in row] for row in rows]
    for first, (box, row, column) in zip(cells, placed(boxes), strict=True):
        for down in range(min(box.down, len(rows) - row)):
            below = Cell(first.text, is_covered=True) if down else first
            reached = [COVERED] * (box.across - 1)
            grid[row + down][column : column + box.across] = [below, *reached]
    return tuple(map(tuple, grid))
