"""A finished disclosure as a reader sees it: headings, paragraphs and tables with the numbers that
are printed in them, where each of them stands, and what of the file was odd or was not read.

The model knows no form and no figure. Whoever makes it may give a number an opaque ``mark`` (our
own documents: the name of the figure), so that what is found can be traced back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Final, NamedTuple


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
    """A heading, level 1 (部分) and deeper; ``page`` 0: unknown."""

    level: int
    text: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph on one line, and its numbers in reading order; ``page`` is the one it begins on
    (0: unknown)."""

    text: str
    spots: tuple[Spot, ...] = ()
    page: int = 0


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


class Origin(NamedTuple):
    """Where in the file a row of a table stands: the ``page`` (0: unknown) or the ``sheet`` of a
    workbook, and the ``row`` there from 1, header rows counted, as a reader counts them."""

    page: int = 0
    sheet: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the ``title`` above it, the ``unit`` of its amounts as printed (empty: not stated),
    the ``page`` it begins on (0: unknown), the ``year`` that its title names (0: none), its header
    tree (none: labels stand beside the cells), its body with all merged places, the notes below
    it, where each row of the body stands (empty: unknown), and whether blanks alone told its
    columns (``is_guessed``)."""

    title: str
    unit: str
    head: tuple[Title, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    page: int = 0
    year: int = 0
    origins: tuple[Origin, ...] = ()
    is_guessed: bool = False

    @property
    def width(self) -> int:
        """How many columns it has."""
        if self.rows:
            return len(self.rows[0])
        return max((title.stop for title in self.head), default=0)


Block = Heading | Paragraph | Table


class At(NamedTuple):
    """Where something is printed: the block by its index; in a table the row and column of its
    body (from 0), in a paragraph the character. -1: the block as a whole."""

    block: int
    row: int = -1
    column: int = -1
    start: int = -1


class Oddity(Enum):
    """What a file has that its reader does not see, or sees otherwise."""

    LOOKALIKE = "形近字"
    """A character that looks like the one meant (a Kangxi radical ⼈ for 人); read as that one."""
    WIDE = "全角的数字和字母"
    """Full-width digits and letters; read as the usual ones."""
    UNKNOWN = "认不出的字符"
    """A character that the file does not say, or that means something in one font alone; read as
    it stands."""
    OUTSIDE = "页面外的文字"
    """Text beyond the page or its clip; not read."""
    TWICE = "重复印的文字"
    """Text printed over itself; read once."""
    HIDDEN = "隐藏的内容"
    """Hidden text, rows or sheets; not read."""
    SPLIT = "断开的数"
    """A number with blanks in it; read without."""


class Odd(NamedTuple):
    """An oddity: its text as the file has it, and where (the nearest block where it was not
    read)."""

    what: Oddity
    text: str
    at: At


class Unread(NamedTuple):
    """What was met and not read: ``what`` in words for staff (图片, 嵌入的对象), how many of them,
    and the page of the first (0: unknown)."""

    what: str
    number: int = 1
    page: int = 0


class Changes(NamedTuple):
    """Tracked changes, read as accepted, and comments, not read: how many of each."""

    inserted: int = 0
    deleted: int = 0
    moved: int = 0
    comments: int = 0


UNCHANGED: Final = Changes()


@dataclass(frozen=True, slots=True)
class Source:
    """The file that a paper was read from: what staff call its ``kind`` (Word, PDF, 网页, Excel,
    文本), its pages (0: unknown), what was odd in it and what was not read."""

    kind: str
    pages: int = 0
    odd: tuple[Odd, ...] = ()
    unread: tuple[Unread, ...] = ()
    changes: Changes = UNCHANGED


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole disclosure: the name of its unit and its year as printed (empty, 0: not found), its
    blocks in reading order, and the file it was read from (``None``: it was not)."""

    title: str
    unit: str
    year: int
    blocks: tuple[Block, ...]
    source: Source | None = None

    def tables(self) -> Iterator[tuple[int, Table]]:
        """All tables, each with its index among the blocks."""
        for index, block in enumerate(self.blocks):
            if isinstance(block, Table):
                yield index, block
