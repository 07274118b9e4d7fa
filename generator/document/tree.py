"""The document tree that every output format is written from: a small closed set of frozen nodes.

A form's templates and tables become this tree once; Word, PDF, HTML and the workbook are only ways
to write it down, so they cannot differ in a word or a figure. ``role`` and ``page`` name entries of
the form's look (``generator.look``): 样式 and 页面.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from typing import Literal

Align = Literal["左", "中", "右", "两端"]
Scope = Literal["", "col", "colgroup", "row", "rowgroup"]
NOTHING_FREE = (Decimal(0), Decimal(0))


@dataclass(frozen=True, slots=True)
class Text:
    """Plain characters. ``owner`` is the key of the YAML text that they are (``项目.甲.分配``),
    empty for words of the form; ``within`` that of the text whose ``{…}`` is filled with them."""

    text: str
    owner: str = ""
    within: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A figure as printed: ``name`` is the figure's dotted name, ``text`` what the reader sees
    (``2,014.18``; empty where the form prints zero as blank), ``value`` the printed decimal in
    plain spelling (``2014.18``), ``within`` the key of the YAML text whose ``{…}`` it fills."""

    name: str
    text: str
    value: str
    within: str = ""


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line inside a paragraph or cell."""


Inline = Text | Number | LineBreak


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, level 1 (部分) to 4; ``anchor`` is its unique id in the document; ``listed``: in
    the contents, as ``entry`` where the wording there is another; ``opens`` is the entry of a part
    without a heading of its own, which begins here; ``role`` is the 样式; ``free`` as of a
    ``Cell``."""

    level: int
    inlines: tuple[Inline, ...]
    anchor: str
    role: str
    listed: bool = True
    entry: str = ""
    opens: str = ""
    free: tuple[Decimal, Decimal] = NOTHING_FREE


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in the 样式 ``role``. ``free``, of a title, as of a ``Cell``."""

    inlines: tuple[Inline, ...]
    role: str = "正文"
    free: tuple[Decimal, Decimal] = NOTHING_FREE


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell at its first place; places covered by its spans have no cell of their own.

    ``indent`` is in characters; ``scope`` says what a header cell heads (``col``, ``row``,
    ``colgroup``, …). ``free`` is what ``table_fit`` leaves empty at the left and at the right, in
    characters, so that heads break evenly and decimal points stand below each other.
    """

    inlines: tuple[Inline, ...] = ()
    rowspan: int = 1
    colspan: int = 1
    align: Align = "左"
    indent: int = 0
    scope: Scope = ""
    free: tuple[Decimal, Decimal] = NOTHING_FREE

    @property
    def is_header(self) -> bool:
        """Whether the cell heads others."""
        return bool(self.scope)

    def numbers(self) -> tuple[Number, ...]:
        """The figures in the cell."""
        return tuple(inline for inline in self.inlines if isinstance(inline, Number))

    @property
    def figure(self) -> Number | None:
        """The figure of a cell that holds nothing else."""
        only = self.inlines[0] if len(self.inlines) == 1 else None
        return only if isinstance(only, Number) else None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells; ``role`` names an emphasis of the look (``""``, ``合计``, ``小计``). ``item``
    is what the row is about, as names of figures call it (``2010301``, ``项目.档案数字化``); empty
    where the form does not say."""

    cells: tuple[Cell, ...]
    role: str = ""
    item: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table. ``caption`` is what a screen reader announces; it is not printed. ``widths`` are
    percentages of the text width, one per grid column, summing to 100. ``head`` rows repeat on
    every page."""

    name: str
    caption: str
    widths: tuple[float, ...]
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    role: str = "表格"


@dataclass(frozen=True, slots=True)
class Aligned:
    """One line with text at the left and at the right margin (编制单位：… / 单位：万元), kept with
    the next block."""

    left: tuple[Inline, ...]
    right: tuple[Inline, ...]
    role: str = "表头行"


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents: title and, per listed heading up to ``depth``, entry, dots, page
    number, link. ``has_pages``: whether page numbers are printed."""

    title: str
    depth: int = 2
    has_pages: bool = True


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents; ``anchor`` is that of the heading it leads to."""

    level: int
    text: str
    anchor: str


Block = Heading | Paragraph | Table | Aligned | Contents


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks on pages of one kind: ``page`` names an entry of the look's 页面. Starts a new page.
    ``numbered``: False for cover and contents, which carry no page number and are not counted."""

    page: str
    blocks: tuple[Block, ...]
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Document:
    """A whole disclosure. ``date`` is the date of publication, ISO (``2024-03-10``): the outputs'
    fixed date."""

    title: str
    author: str
    date: str
    sections: tuple[Section, ...]
    language: str = "zh-CN"

    def blocks(self) -> Iterator[Block]:
        """All blocks in reading order."""
        for section in self.sections:
            yield from section.blocks

    def tables(self) -> Iterator[Table]:
        """All tables in reading order."""
        for block in self.blocks():
            if isinstance(block, Table):
                yield block

    def headings(self) -> tuple[Heading, ...]:
        """All headings in reading order."""
        return tuple(b for b in self.blocks() if isinstance(b, Heading))

    def entries(self, contents: Contents) -> tuple[Entry, ...]:
        """The lines of a table of contents of this document."""
        entries = chain.from_iterable(map(_entries, self.headings()))
        return tuple(entry for entry in entries if entry.level <= contents.depth)


def plain(inlines: tuple[Inline, ...]) -> str:
    """The text a reader sees."""
    return "".join("\n" if isinstance(i, LineBreak) else i.text for i in inlines)


def _entries(heading: Heading) -> Iterator[Entry]:
    """The lines of the contents that lead to a heading."""
    if heading.opens:
        yield Entry(1, heading.opens, heading.anchor)
    if heading.listed:
        own = " ".join(plain(heading.inlines).split("\n"))
        yield Entry(heading.level, heading.entry or own, heading.anchor)


def on_one_line(inlines: tuple[Inline, ...]) -> str:
    """The text a reader sees, with single blanks where lines break and where several stand."""
    return " ".join(plain(inlines).split())
