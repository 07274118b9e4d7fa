"""A finished disclosure as a reader sees it: headings, paragraphs and tables with the numbers that
are printed in them.

The model knows no form and no figure. Whoever makes it may give a number an opaque ``mark`` (our
own documents: the name of the figure), so that what is found can be traced back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple


class Printed(NamedTuple):
    """A number as printed: ``text`` with its sign and commas, its ``value`` in ``unit`` (万元, 元,
    %, 人 …; empty where none stands beside it), and the ``decimals`` that it is rounded to: those
    it shows, or more where the reader knows that zeros were left out."""

    text: str
    value: Decimal
    decimals: int
    unit: str = ""
    mark: str = ""


class Spot(NamedTuple):
    """A number in a text, with the characters that it takes there, its unit left out."""

    start: int
    stop: int
    number: Printed


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, level 1 (部分) and deeper."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph on one line, and its numbers in reading order."""

    text: str
    spots: tuple[Spot, ...] = ()


class Cell(NamedTuple):
    """A place of a table's body. ``number``: it holds nothing but a number. ``indent`` is in
    characters, 0 where unknown; ``is_covered``: a merged cell reaches here, which from above shows
    its text and from the left none."""

    text: str = ""
    number: Printed | None = None
    mark: str = ""
    indent: int = 0
    is_covered: bool = False


@dataclass(frozen=True, slots=True)
class Title:
    """A title of the header tree over the columns ``start`` to ``stop`` (not included)."""

    text: str
    start: int
    stop: int
    below: tuple[Title, ...] = ()

    def leaves(self) -> Iterator[Title]:
        """The titles with none below, left to right."""
        if not self.below:
            yield self
        for title in self.below:
            yield from title.leaves()


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the ``title`` above it, the ``unit`` of its amounts as printed (empty: not stated),
    the ``page`` it begins on (0: unknown), its header tree (none: labels stand beside the cells),
    its body with all merged places, and the notes below it."""

    title: str
    unit: str
    head: tuple[Title, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    page: int = 0

    @property
    def width(self) -> int:
        """How many columns it has."""
        if self.rows:
            return len(self.rows[0])
        return max((title.stop for title in self.head), default=0)


Block = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole disclosure: the name of its unit and its year as printed (empty, 0: not found), and
    its blocks in reading order."""

    title: str
    unit: str
    year: int
    blocks: tuple[Block, ...]

    def tables(self) -> Iterator[tuple[int, Table]]:
        """All tables, each with its index among the blocks."""
        for index, block in enumerate(self.blocks):
            if isinstance(block, Table):
                yield index, block


class At(NamedTuple):
    """Where something is printed: the block by its index; in a table the row and column of its
    body (from 0), in a paragraph the character. -1: the block as a whole."""

    block: int
    row: int = -1
    column: int = -1
    start: int = -1
