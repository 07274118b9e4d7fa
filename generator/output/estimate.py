"""Page numbers without a layout: lines and rows are counted against the height of the page.

Used for the contents of a Word file when the run makes no PDF. Good to a page or so in a long
document; the summary says that the numbers are estimated.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import pairwise

from generator.document.heights import lines_of, row_height, style_of
from generator.document.tree import Block, Document, Heading, Row, Section, Table
from generator.look import POINTS, Look, Page


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
        style = style_of(block, self.look)
        lines = lines_of(block, self.look, self.width)
        if style.keep_with_next == "是" and following is not None:
            self._make_room(lines * style.line_height + self._first_height(following))
        self.used += style.before if self.used else Decimal(0)
        for _ in range(lines):
            self._add(style.line_height)
        self.used += style.after

    def _first_height(self, block: Block) -> Decimal:
        """The height of what must not be parted from a title above ``block``."""
        if isinstance(block, Table):
            return self._height_of(block, (*block.head, *block.body[:1]))
        return style_of(block, self.look).line_height

    def _place_table(self, table: Table) -> None:
        head = self._height_of(table, table.head)
        self._add(head)
        for row in table.body:
            page = self.number
            self._add(row_height(table, row, self.look, self.width))
            if self.number != page:
                self.used += head

    def _height_of(self, table: Table, rows: Iterable[Row]) -> Decimal:
        heights = (row_height(table, row, self.look, self.width) for row in rows)
        return sum(heights, Decimal(0))

    def _make_room(self, height: Decimal) -> None:
        if self.used and self.used + height > self.height:
            self.number += 1
            self.used = Decimal(0)

    def _add(self, height: Decimal) -> None:
        self._make_room(height)
        self.used += height
