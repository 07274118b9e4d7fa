"""A sheet around its table: column widths, titles, notes, and how it prints."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import accumulate
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from generator.document.line_breaks import line_count
from generator.document.tree import Align, Aligned, plain
from generator.look import POINTS, Look
from generator.output.row_names import columns_of_names
from generator.output.xlsx.formats import Properties, text_format
from generator.output.xlsx.index import BACK, BACK_TIP
from generator.output.xlsx.limits import HEIGHT, WIDTH, Cut, Cuts, within
from generator.output.xlsx.sheets import Sheet, TextLine

A4: Final = 9
INCH: Final = Decimal("25.4")
FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")
"""Text that begins with one of these would become a formula when a user edits the cell."""

_PIXELS: Final = Decimal(96) / INCH  # a millimetre on the screen
_AIR: Final = 2  # pt that Excel keeps above and below a line
_RIGHT_SHARE: Final = Decimal("0.25")
"""Of the width, for the right end of a line such as 单位：万元."""

_KEPT_SHARE: Final = Decimal("0.75")
"""Of the width, for the columns that stay in sight."""

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column, from 0."""


class Layout:
    """One worksheet that is being written from the top down; ``row`` is the next free one, counted
    from 0."""

    def __init__(
        self, workbook: Workbook, worksheet: Worksheet, sheet: Sheet, look: Look, cuts: Cuts
    ) -> None:
        self.worksheet = worksheet
        self.sheet = sheet
        self.look = look
        self.page = look.pages[sheet.page]
        self.widths = [self.page.text_width * Decimal(str(w)) / 100 for w in sheet.table.widths]
        self.row = 0
        self.head = (0, 0)
        self._workbook = workbook
        self._cuts = cuts
        self._formats: dict[str, Format] = {}
        self._width = sum(self.widths, Decimal(0))
        for column, width in enumerate(self.widths):
            worksheet.set_column_pixels(column, column, min(int(width * _PIXELS), WIDTH))

    @property
    def last(self) -> int:
        """The last column."""
        return len(self.widths) - 1

    def base(
        self, role: str, align: Align | None = None, *, indent: int = 0, bold: bool = False
    ) -> Properties:
        """The properties of text in a 样式 of the look."""
        style = self.look.styles[role]
        font = self.look.fonts[style.font].name
        return text_format(font, style.size, align or style.align, indent=indent, bold=bold)

    def format(self, properties: Properties) -> Format:
        """The format with these properties, each made once."""
        key = repr(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._workbook.add_format(properties)
        return self._formats[key]

    def write_text(self, area: Area, text: str, properties: Properties) -> None:
        """Text over an area; it stays text whatever it begins with."""
        row, column, *_ = area
        text, cuts = within(text)
        for cut in cuts:
            self.cut(cut, row, column)
        self.merge(area, properties)
        if text.startswith(FORMULA_SIGNS):
            properties = {**properties, "quote_prefix": True}
        self.worksheet.write_string(row, column, text, self.format(properties))

    def cut(self, cut: Cut, row: int, column: int) -> None:
        """Keep in mind what Excel did not take; row and column count from 0."""
        self._cuts.add(cut, self.sheet.name, row, column)

    def merge(self, area: Area, properties: Properties) -> None:
        """Merge an area of several cells."""
        if area[:2] != area[2:]:
            self.worksheet.merge_range(*area, "", self.format(properties))

    def height(self, text: str, role: str, width: Decimal) -> Decimal:
        """The height in pt of text in a cell of ``width`` mm."""
        style = self.look.styles[role]
        return line_count(text, width * POINTS / style.size) * style.line_height + _AIR

    def write_lines(self, lines: Iterable[TextLine]) -> None:
        """Above the table 表号, title, and the line of unit and measure; below it the notes."""
        for line in lines:
            if isinstance(line, Aligned):
                self._write_ends(line)
            else:
                text, properties = plain(line.inlines), self.base(line.role)
                self._write_across(0, self.last, text, properties)
                self.set_height(self.row, self.height(text, line.role, self._width))
                if self.row == 0 and text.strip():
                    self._lead_back(text, properties)
            self.row += 1

    def _lead_back(self, text: str, properties: Properties) -> None:
        """Make the first line, which is written, a link to the index."""
        self.worksheet.write_url(0, 0, BACK, self.format(properties), within(text)[0], BACK_TIP)

    def _write_ends(self, line: Aligned) -> None:
        """Text at the left margin and at the right one, each over enough columns."""
        left, right = plain(line.left), plain(line.right)
        split = self._columns_at_left()
        if split:
            self._write_across(0, split - 1, left, self.base(line.role, "左"))
        else:
            right = f"{left}　{right}"
        self._write_across(split, self.last, right, self.base(line.role, "右"))
        room = sum(self.widths[:split], Decimal(0)) or self._width
        self.set_height(self.row, self.height(left, line.role, room))

    def _columns_at_left(self) -> int:
        """How many columns are left over by those that the right end takes."""
        narrow = [w for w in accumulate(reversed(self.widths)) if w < self._width * _RIGHT_SHARE]
        return max(len(self.widths) - len(narrow) - 1, 0)

    def _write_across(self, first: int, last: int, text: str, properties: Properties) -> None:
        self.write_text((self.row, first, self.row, last), text, properties)

    def set_height(self, row: int, points: Decimal) -> None:
        """The height of a row, as far as rows go."""
        if points > HEIGHT:
            self.cut(Cut.HEIGHT, row, 0)
        self.worksheet.set_row(row, float(min(points, HEIGHT)))

    def set_up_page(self) -> None:
        """Paper, margins, what is printed and repeated, what stays in sight."""
        paper, page = self.worksheet, self.page
        if page.orientation == "横向":
            paper.set_landscape()
        paper.set_paper(A4)
        margins = (page.left, page.right, page.top, page.bottom)
        paper.set_margins(*(float(margin / INCH) for margin in margins))
        paper.fit_to_pages(1, 0)
        paper.center_horizontally()
        paper.print_area(0, 0, self.row - 1, self.last)
        first, after = self.head
        if after > first:
            paper.repeat_rows(first, after - 1)
            paper.freeze_panes(after, self._columns_kept())

    def _columns_kept(self) -> int:
        """How many columns stay in sight: those left of the first with figures, where they take
        no more than their share of the width."""
        kept = columns_of_names(self.sheet.table)
        is_narrow = sum(self.widths[:kept], Decimal(0)) <= self._width * _KEPT_SHARE
        return kept if is_narrow else 0
