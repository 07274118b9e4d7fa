"""The header tree of a table from its header rows: which title stands over which."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from generator.document.grid import Placed, place
from generator.published.model import Title


class Box(NamedTuple):
    """A cell as it is drawn: its text, how many rows and columns it takes, and how far the text is
    indented, in characters."""

    text: str
    down: int = 1
    across: int = 1
    indent: int = 0

    @property
    def rowspan(self) -> int:
        """As the grid asks for it."""
        return self.down

    @property
    def colspan(self) -> int:
        """As the grid asks for it."""
        return self.across


def placed(rows: Sequence[Sequence[Box]]) -> list[Placed[Box]]:
    """Every box with its place; boxes of rows above that reach down are stepped over."""
    return list(place(rows))


def tree(rows: Sequence[Sequence[Box]]) -> tuple[Title, ...]:
    """The titles of the top row, each with those below it."""
    boxes = placed(rows)
    width = max((one.columns.stop for one in boxes), default=0)
    return _titles(boxes, 0, 0, width)


def _titles(boxes: list[Placed[Box]], row: int, start: int, stop: int) -> tuple[Title, ...]:
    """The titles of one row between two columns."""
    found = []
    for box, at, column in boxes:
        if at == row and start <= column < stop:
            end = column + box.across
            below = _titles(boxes, row + box.down, column, end)
            found.append(Title(box.text, column, end, below))
    return tuple(found)
