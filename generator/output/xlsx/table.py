"""The cells of a table: texts, numbers as printed, and totals as formulas."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from generator.document.grid import Placed, grid
from generator.document.tree import Cell, Number, plain
from generator.output.xlsx.formats import NumberFormats, Properties, cell_format
from generator.output.xlsx.limits import Cut, is_exact
from generator.output.xlsx.page import Area, Layout
from generator.output.xlsx.totals import Spot, Totals, runs


class TableWriter:
    """Writes the table of a sheet."""

    def __init__(self, layout: Layout, numbers: NumberFormats, totals: Totals) -> None:
        self._layout = layout
        self._numbers = numbers
        self._table = layout.sheet.table
        self._top = layout.row
        self._rows = grid(self._table)
        self._totals = totals
        self._parts = totals.parts(list(self._spots()))

    def _spots(self) -> Iterator[Spot]:
        for row in self._rows:
            for placed in row.own_cells():
                if number := placed.cell.figure:
                    yield self._totals.spot(self._top + row.number, placed.column, number)

    def write(self) -> None:
        """Write all cells and set the heights of their rows."""
        layout = self._layout
        for row in self._rows:
            is_bold = row.role in layout.look.table.bold_rows
            for placed in row.own_cells():
                self._write_cell(placed, self._properties(placed.cell, is_bold=is_bold))
        for number, height in enumerate(self._heights(), self._top):
            layout.set_height(number, height)
        layout.row = self._top + len(self._rows)
        layout.head = (self._top, self._top + len(self._table.head))
        if self._rows:
            whole = xl_range(self._top, 0, layout.row - 1, layout.last)
            unasked = {"number_stored_as_text": whole, "formula_differs": whole}
            layout.worksheet.ignore_errors(unasked)

    def _write_cell(self, placed: Placed[Cell], properties: Properties) -> None:
        layout, area, number = self._layout, self._area(placed), placed.cell.figure
        if number is None:
            layout.write_text(area, plain(placed.cell.inlines), properties)
        elif is_exact(Decimal(number.value)):
            layout.merge(area, properties)
            self._write_number(area, number, properties)
        else:
            layout.cut(Cut.DIGITS, *area[:2])
            layout.write_text(area, number.text, properties)

    def _write_number(self, area: Area, number: Number, properties: Properties) -> None:
        row, column, *_ = area
        sheet, value = self._layout.worksheet, Decimal(number.value)
        shown = self._layout.format({**properties, "num_format": self._numbers.of(number)})
        if total := self._total(row, column):
            sheet.write_formula(row, column, total, shown, value)
        else:
            sheet.write_number(row, column, value, shown)

    def _area(self, placed: Placed[Cell]) -> Area:
        row = self._top + placed.row
        return row, placed.column, row + placed.cell.rowspan - 1, placed.columns.stop - 1

    def _total(self, row: int, column: int) -> str:
        """The formula of a total; empty for what is none, or has parts that Excel cannot add."""
        parts = self._parts.get((row, column))
        if not parts:
            return ""
        if all(is_exact(part.value) for part in parts):
            return formula(parts)
        self._layout.cut(Cut.FORMULA, row, column)
        return ""

    def _properties(self, cell: Cell, *, is_bold: bool) -> Properties:
        layout, role = self._layout, self._table.role
        base = layout.base(role, cell.align, indent=cell.indent, bold=is_bold)
        return cell_format(base, fill=layout.look.table.head_fill if cell.is_header else "")

    def _heights(self) -> list[Decimal]:
        """The height of every row in pt; the last row of a tall merged cell takes what the others
        leave."""
        layout = self._layout
        heights = [layout.look.table.row_height] * len(self._rows)
        cells = chain.from_iterable(row.own_cells() for row in self._rows)
        for placed in sorted(cells, key=lambda one: one.cell.rowspan):
            text = plain(placed.cell.inlines)
            width = sum(layout.widths[placed.columns], Decimal(0))
            last = placed.row + placed.cell.rowspan - 1
            above = sum(heights[placed.row : last], Decimal(0))
            needed = layout.height(text, self._table.role, width) - above
            heights[last] = max(heights[last], needed)
        return heights


def formula(parts: list[Spot]) -> str:
    """The sum of cells, unbroken runs of them as ranges."""
    ranges = []
    for first, last in runs(parts):
        if first == last:
            ranges.append(xl_rowcol_to_cell(first.row, first.column))
        else:
            ranges.append(xl_range(first.row, first.column, last.row, last.column))
    return f"=SUM({','.join(ranges)})"
