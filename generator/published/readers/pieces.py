"""What the readers of all formats make of a file before it is a paper: lines, grids of cells, and
the places where a new part of the file begins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import chain
from typing import Final

from generator.published.head import Box
from generator.published.model import UNCHANGED, Changes, Oddity, Origin, Unread

WIDEST: Final = 63
"""Columns or rows that a merged cell may claim; Word's own most."""
_DIGITS: Final = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A whole paragraph as the file has it. ``level`` is that of a heading, where the file says so
    (0: it does not); ``page`` 0: unknown."""

    text: str
    level: int = 0
    page: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of cells at their first places. ``heads`` is how many rows the file calls a
    head (-1: it cannot say); ``edges`` are where its columns begin and the last one ends, in any
    measure (empty: unknown); ``caption`` is what else the file calls it;
    ``is_guessed``: blanks alone tell its columns."""

    rows: tuple[tuple[Box, ...], ...]
    heads: int = -1
    page: int = 0
    origins: tuple[Origin, ...] = ()
    edges: tuple[float, ...] = ()
    caption: str = ""
    is_guessed: bool = False

    @property
    def has_text(self) -> bool:
        """Whether any cell holds anything."""
        return any(box.text.strip() for box in chain.from_iterable(self.rows))


@dataclass(frozen=True, slots=True)
class End:
    """A part of the file ends: a section, a page of its own size, a sheet."""


Piece = Line | Grid | End


@dataclass(frozen=True, slots=True)
class Strange:
    """An oddity in the text of the piece that comes ``before`` so many others."""

    what: Oddity
    text: str
    before: int


@dataclass(slots=True)
class Pieces:
    """Everything read from a file, in reading order."""

    kind: str
    found: list[Piece] = field(default_factory=list)
    pages: int = 0
    strange: list[Strange] = field(default_factory=list)
    unread: dict[str, Unread] = field(default_factory=dict)
    changes: Changes = UNCHANGED
    title: str = ""

    def add(self, piece: Piece) -> None:
        """One more piece."""
        self.found.append(piece)

    def note(self, what: Oddity, text: str) -> None:
        """Something odd where the next piece will stand."""
        if text.strip():
            self.strange.append(Strange(what, text.strip(), len(self.found)))

    def skip(self, what: str, number: int = 1, page: int = 0) -> None:
        """Something that was met and not read."""
        known = self.unread.get(what, Unread(what, 0, page))
        self.unread[what] = known._replace(number=known.number + number)


class UnreadableError(Exception):
    """A file that cannot be read, in words for its owner."""


Reader = Callable[[bytes], Pieces]


def claimed(number: str | None, otherwise: int) -> int:
    """How many columns or rows a merged cell claims, ``otherwise`` where that is no number; what no
    table has is not believed."""
    if not number or not (number.isascii() and number.isdigit()):
        return otherwise
    return min(int(number.lstrip("0")[:_DIGITS] or 0), WIDEST)
