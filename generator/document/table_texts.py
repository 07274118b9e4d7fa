"""What the texts of a table ask of its columns: everything in halves of a character."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from math import ceil
from typing import Final

from generator.document.grid import Placed, place
from generator.document.line_breaks import line_widths, width_of
from generator.document.tree import Cell, Table, plain

CHARACTER: Final = 2
_NARROWEST: Final = 2 * CHARACTER
"""No column of text is narrower than two characters."""
_LONGEST_CODE: Final = 24
_CODE: Final = re.compile(rf"[!-~]{{1,{_LONGEST_CODE}}}")
_LONGEST_NAME: Final = 400
"""A text of more than two hundred characters is no name: columns do not follow it."""
_ENOUGH_ROWS: Final = 100
"""So many rows with long texts stand for all of a table."""
_ROW: Final = 4
"""A line more of a row weighs as much as a line more in four of its cells."""


@dataclass(frozen=True, slots=True)
class CellText:
    """The text of a cell, the columns that it stands over, the rows above its last one, and what
    it leaves free at its sides."""

    text: str
    columns: slice
    above: int
    indent: int
    is_fixed: bool

    @property
    def width(self) -> int:
        """What it takes on one line."""
        return max(map(width_of, self.text.split("\n"))) + self.indent

    @property
    def least(self) -> int:
        """The narrowest room for it: a number or code stays whole."""
        return self.width if self.is_fixed else min(self.width, _NARROWEST + self.indent)

    def lines(self, room: int) -> tuple[int, ...]:
        """Its lines in a cell so wide."""
        return line_widths(self.text, max(CHARACTER, room - self.indent))

    def turns(self, room: int) -> Iterator[int]:
        """Wider rooms in which it may take fewer lines."""
        for count in range(len(self.lines(room)) - 1, 0, -1):
            even = -(-(self.width - self.indent) // count) + self.indent
            yield from (even, even + 1, even + CHARACTER)


def ends_alone(lines: Sequence[int]) -> bool:
    """Whether the last of several lines is one character."""
    return len(lines) > 1 and lines[-1] <= CHARACTER


class TableTexts:
    """The texts of a table.

    ``between`` is what two neighbouring cells have between their texts: a cell over both has room
    for it too.
    """

    def __init__(self, table: Table, between: Decimal) -> None:
        self._between = between
        self._rows: dict[int, list[CellText]] = {}
        """The texts by the row in which their cell ends."""
        for one in place(row.cells for row in (*table.head, *table.body)):
            text = _text_of(one)
            if text.text:
                self._rows.setdefault(one.row + one.cell.rowspan, []).append(text)
        self.floors = [0] * len(table.widths)
        """The narrowest room of each column."""
        self.fixed: set[int] = set()
        """The columns with numbers or codes."""
        for text in self._all():
            if text.columns.stop == text.columns.start + 1:
                self._take_floor(text, text.columns.start)
        self._long = self._not_on_one_line()

    def _all(self) -> Iterator[CellText]:
        return chain.from_iterable(self._rows.values())

    def _take_floor(self, text: CellText, column: int) -> None:
        self.floors[column] = max(self.floors[column], text.least)
        if text.is_fixed:
            self.fixed.add(column)

    def _not_on_one_line(self) -> list[list[CellText]]:
        """Of every row the texts that take several lines in the narrowest columns."""
        rows = []
        for texts in self._rows.values():
            long = [
                text
                for text in texts
                if self._room(text, self.floors) < text.width <= _LONGEST_NAME
            ]
            if long:
                rows.append(long)
        return rows[:_ENOUGH_ROWS]

    def _room(self, text: CellText, rooms: Sequence[int]) -> int:
        """The room of a text in columns so wide."""
        own = rooms[text.columns]
        return sum(own) + int(self._between * (len(own) - 1))

    def cost(self, rooms: Sequence[int]) -> int:
        """What the lines of all rows weigh, and the lines of one character."""
        return sum(self._row_cost(row, rooms) for row in self._long)

    def _row_cost(self, row: Sequence[CellText], rooms: Sequence[int]) -> int:
        most, weight = 1, 0
        for text in row:
            lines = text.lines(self._room(text, rooms))
            weight += len(lines) + _ROW * ends_alone(lines)
            most = max(most, len(lines) - text.above)
        return weight + _ROW * most

    def wider(self, rooms: Sequence[int]) -> set[tuple[int, ...]]:
        """Wider rooms of the columns in which one of the texts may take fewer lines."""
        found: set[tuple[int, ...]] = set()
        for text in chain.from_iterable(self._long):
            room = self._room(text, rooms)
            for turn in text.turns(room):
                if turn > room:
                    found.add(_raised(rooms, text.columns, turn - room))
        return found


def _raised(rooms: Sequence[int], columns: slice, extra: int) -> tuple[int, ...]:
    """``rooms`` with ``extra`` given to ``columns``, half a character after the other to the
    narrowest."""
    raised = list(rooms)
    numbers = range(*columns.indices(len(rooms)))
    for _ in range(extra):
        narrowest = min(numbers, key=lambda number: raised[number])
        raised[narrowest] += 1
    return tuple(raised)


def _text_of(placed: Placed[Cell]) -> CellText:
    cell = placed.cell
    text = plain(cell.inlines)
    is_fixed = cell.figure is not None or _CODE.fullmatch(text) is not None
    indent = ceil(CHARACTER * (cell.indent + sum(cell.free)))
    return CellText(text, placed.columns, cell.rowspan - 1, indent, is_fixed)
