"""What the texts of a table ask of its columns: everything in halves of a character."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
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
_KNOWN: Final = 1 << 15
"""Texts in rooms that are remembered: tables say the same again and again."""


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

    def is_over(self, columns: Sequence[int]) -> bool:
        """Whether it stands over one of these columns."""
        return any(self.columns.start <= column < self.columns.stop for column in columns)

    def measured(self, room: int) -> tuple[int, bool]:
        """How many lines it takes in a cell so wide, and whether the last is one character."""
        return _measured(self.text, max(CHARACTER, room - self.indent))

    def turns(self, room: int) -> Iterator[int]:
        """Wider rooms in which it takes fewer lines."""
        lines, _ = self.measured(room)
        for count in range(lines - 1, self.text.count("\n"), -1):
            for turn in _turns(self.text, count):
                if turn + self.indent > room:
                    yield turn + self.indent


@lru_cache(_KNOWN)
def _measured(text: str, room: int) -> tuple[int, bool]:
    lines = line_widths(text, room)
    return len(lines), len(lines) > 1 and lines[-1] <= CHARACTER


@lru_cache(_KNOWN)
def _turns(text: str, count: int) -> tuple[int, ...]:
    """The narrowest rooms in which ``text`` takes so many lines at most: in one way or another, and
    without one character on the last."""
    width = max(map(width_of, text.split("\n")))
    room = max(CHARACTER, -(-width // count))
    while room < width and _measured(text, room)[0] > count:
        room += 1
    narrowest = room
    while room < width and _measured(text, room)[1]:
        room += 1
    return (narrowest,) if room == narrowest else (narrowest, room)


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
        self.long = self._not_on_one_line()
        """Of every row the texts that take several lines in the narrowest columns."""

    def _all(self) -> Iterator[CellText]:
        return chain.from_iterable(self._rows.values())

    def _take_floor(self, text: CellText, column: int) -> None:
        self.floors[column] = max(self.floors[column], text.least)
        if text.is_fixed:
            self.fixed.add(column)

    def _not_on_one_line(self) -> list[list[CellText]]:
        rows = []
        for texts in self._rows.values():
            long = [
                text for text in texts if self.room(text, self.floors) < text.width <= _LONGEST_NAME
            ]
            if long:
                rows.append(long)
        return rows[:_ENOUGH_ROWS]

    def room(self, text: CellText, rooms: Sequence[int]) -> int:
        """The room of a text in columns so wide."""
        own = rooms[text.columns]
        if len(own) == 1:
            return own[0]
        return sum(own) + int(self._between * (len(own) - 1))


def _text_of(placed: Placed[Cell]) -> CellText:
    cell = placed.cell
    text = plain(cell.inlines)
    is_fixed = cell.figure is not None or _CODE.fullmatch(text) is not None
    indent = ceil(CHARACTER * (cell.indent + sum(cell.free)))
    return CellText(text, placed.columns, cell.rowspan - 1, indent, is_fixed)
