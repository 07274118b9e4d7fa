"""Page numbers without a layout: lines and rows are counted against the height of the page.

Used for the contents of a Word file when the run makes no PDF. Good to a page or so in a long
document; the summary says that the numbers are estimated.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import pairwise
from typing import Final

from generator.document.tree import (
    Aligned,
    Block,
    Contents,
    Document,
    Heading,
    Paragraph,
    Row,
    Section,
    Table,
    plain,
)
from generator.look import POINTS, Look, Page, Style

HALF_WIDTH_ENDS: Final = 0x2000
"""Characters below this code point (Latin letters, digits) are half as wide as a Chinese
character."""

_NOT_FIRST: Final = frozenset("，。、；：？！）》”’〕】")
_NOT_LAST: Final = frozenset("（《“‘〔【")
"""Marks that begin no line, and that end none."""


def estimate(document: Document, look: Look) -> dict[str, int]:
    """The page each heading stands on, by its anchor; unnumbered sections are not counted."""
    pages: dict[str, int] = {}
    number = 0
    for section in document.sections:
        if not section.numbered:
            continue
        sheet = _Sheet(look.pages[section.page], look, number + 1)
        _fill(sheet, section, pages)
        number = sheet.number
    return pages


def _fill(sheet: _Sheet, section: Section, pages: dict[str, int]) -> None:
    for block, following in pairwise((*section.blocks, None)):
        if block is None:
            continue
        sheet.place(block, following)
        if isinstance(block, Heading):
            pages[block.anchor] = sheet.number


class _Sheet:
    """The page being filled: its number, and the height used so far in pt."""

    def __init__(self, page: Page, look: Look, number: int) -> None:
        self.look = look
        self.width = page.text_width * POINTS
        self.height = (page.size[1] - page.top - page.bottom) * POINTS
        self.number = number
        self.used = Decimal(0)

    def place(self, block: Block, following: Block | None) -> None:
        """Put ``block`` below what is there; one that is kept with the next moves with its first
        line."""
        if isinstance(block, Table):
            self._place_table(block)
            return
        style = self._style(block)
        lines = self._lines(block, style)
        if style.keep_with_next == "是" and following is not None:
            self._make_room(lines * style.line_height + self._first_height(following))
        self.used += style.before if self.used else Decimal(0)
        for _ in range(lines):
            self._add(style.line_height)
        self.used += style.after

    def _style(self, block: Heading | Paragraph | Aligned | Contents) -> Style:
        return self.look.styles["目录2" if isinstance(block, Contents) else block.role]

    def _lines(self, block: Heading | Paragraph | Aligned | Contents, style: Style) -> int:
        if isinstance(block, (Aligned, Contents)):
            return 1
        width = self.width / style.size - style.left - style.right
        return line_count(plain(block.inlines), width, style.first_line)

    def _first_height(self, block: Block) -> Decimal:
        """The height of what must not be parted from a title above ``block``."""
        if isinstance(block, Table):
            return self._height_of(block, (*block.head, *block.body[:1]))
        return self._style(block).line_height

    def _place_table(self, table: Table) -> None:
        head = self._height_of(table, table.head)
        self._add(head)
        for row in table.body:
            page = self.number
            height = self._row_height(table, row)
            self._add(height)
            if self.number != page:
                self.used += head

    def _height_of(self, table: Table, rows: Iterable[Row]) -> Decimal:
        return sum((self._row_height(table, row) for row in rows), Decimal(0))

    def _row_height(self, table: Table, row: Row) -> Decimal:
        style = self.look.styles[table.role]
        lines = max(self._cell_lines(table, row, style), default=1)
        return max(self.look.table.row_height, lines * style.line_height) + self.look.table.border

    def _cell_lines(self, table: Table, row: Row, style: Style) -> Iterable[int]:
        """Lines of each cell that takes one row; a cell's columns are counted from the left."""
        column = 0
        for cell in row.cells:
            shares = table.widths[column : column + cell.colspan]
            share = sum((Decimal(str(one)) for one in shares), Decimal(0)) / 100
            column += cell.colspan
            room = self.width * share - 2 * self.look.table.padding
            width = room / style.size - cell.indent
            if cell.rowspan == 1:
                yield line_count(plain(cell.inlines), width)

    def _make_room(self, height: Decimal) -> None:
        if self.used and self.used + height > self.height:
            self.number += 1
            self.used = Decimal(0)

    def _add(self, height: Decimal) -> None:
        self._make_room(height)
        self.used += height


def line_count(text: str, width: Decimal, first_line: Decimal = Decimal(0)) -> int:
    """Lines that ``text`` takes at ``width`` characters a line; never less than one."""
    halves = max(2, int(2 * width))
    first, *others = text.split("\n")
    return _lines(first, halves, int(2 * first_line)) + sum(
        _lines(line, halves, 0) for line in others
    )


def _lines(text: str, width: int, used: int) -> int:
    """Lines filled one after the other, in halves of a character; a mark takes its neighbour to the
    next line."""
    count, before = 1, ""
    for character in text:
        size = 1 if ord(character) < HALF_WIDTH_ENDS else 2
        if used + size > width:
            count += 1
            used = 2 if character in _NOT_FIRST or before in _NOT_LAST else 0
        used += size
        before = character
    return count
