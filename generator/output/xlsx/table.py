"""The cells of a table: texts, numbers as printed, and totals as formulas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from generator.document.tree import Number, Row, plain
from generator.output.grid import Slot, place
from generator.output.xlsx.formats import NumberFormats, Properties, cell_format
from generator.output.xlsx.limits import Cut, is_exact
from generator.output.xlsx.page import Layout
from generator.output.xlsx.totals import Spot, Totals, runs


@dataclass(frozen=True, slots=True)
class _Placed:
    """A cell on the sheet; row and column count from 0."""

    row: int
    slot: Slot
    role: str

    @property
    def area(self) -> tuple[int, int, int, int]:
        cell, column = self.slot.cell, self.slot.column
        return self.row, column, self.row + cell.rowspan - 1, column + cell.colspan - 1

    @property
    def number(self) -> Number | None:
        """The cell's figure, where it holds nothing else."""
        inlines = self.slot.cell.inlines
        return inlines[0] if len(inlines) == 1 and isinstance(inlines[0], Number) else None


class TableWriter:
    """Writes the table of a sheet."""

    def __init__(self, layout: Layout, numbers: NumberFormats, totals: Totals) -> None:
        self._layout = layout
        self._numbers = numbers
        table = layout.sheet.table
        rows: list[tuple[Row, list[Slot]]] = list(place(table))
        self._cells = [
            _Placed(layout.row + i, slot, row.role)
            for i, (row, slots) in enumerate(rows)
            for slot in slots
            if slot.merge != "continue"
        ]
        self._top, self._rows = layout.row, len(rows)
        spots = [Spot(c.row, c.slot.column, n) for c in self._cells if (n := c.number)]
        self._parts: Mapping[tuple[int, int], tuple[Spot, ...]] = totals.parts(spots)

    def write(self) -> None:
        """Write all cells and set the heights of their rows."""
        layout, table = self._layout, self._layout.sheet.table
        for cell in self._cells:
            self._write_cell(cell)
        for row, height in enumerate(self._heights(), self._top):
            layout.set_height(row, height)
        layout.row = self._top + self._rows
        layout.head = (self._top, self._top + len(table.head))
        if self._rows:
            whole = xl_range(self._top, 0, layout.row - 1, layout.last)
            layout.worksheet.ignore_errors(
                {"number_stored_as_text": whole, "formula_differs": whole}
            )

    def _write_cell(self, cell: _Placed) -> None:
        layout, number = self._layout, cell.number
        properties = self._properties(cell)
        if number is None:
            layout.write_text(cell.area, plain(cell.slot.cell.inlines), properties)
            return
        at = (cell.row, cell.slot.column)
        value = Decimal(number.value)
        if not is_exact(value):
            layout.cut(Cut.DIGITS, *at)
            layout.write_text(cell.area, number.text, properties)
            return
        layout.merge(cell.area, properties)
        shown = layout.format({**properties, "num_format": self._numbers.of(number)})
        if total := self._total(at):
            layout.worksheet.write_formula(*at, total, shown, value)
        else:
            layout.worksheet.write_number(*at, value, shown)

    def _total(self, at: tuple[int, int]) -> str:
        """The formula of a total; empty for what is none, or has parts that Excel cannot add."""
        parts = self._parts.get(at)
        if not parts:
            return ""
        if all(is_exact(part.value) for part in parts):
            return formula(parts)
        self._layout.cut(Cut.FORMULA, *at)
        return ""

    def _properties(self, cell: _Placed) -> Properties:
        layout, tree = self._layout, cell.slot.cell
        bold = cell.role in layout.look.table.bold_rows
        base = layout.base(layout.sheet.table.role, tree.align, indent=tree.indent, bold=bold)
        return cell_format(base, fill=layout.look.table.head_fill if tree.is_header else "")

    def _heights(self) -> list[Decimal]:
        """The height of every row in pt; the last row of a tall merged cell takes what the others
        leave."""
        layout, role = self._layout, self._layout.sheet.table.role
        heights = [layout.look.table.row_height] * self._rows
        for cell in sorted(self._cells, key=lambda c: c.slot.cell.rowspan):
            first, left, last, right = cell.area
            width = sum(layout.widths[left : right + 1], Decimal(0))
            needed = layout.height(plain(cell.slot.cell.inlines), role, width)
            covered = slice(first - self._top, last - self._top + 1)
            heights[last - self._top] += max(needed - sum(heights[covered], Decimal(0)), Decimal(0))
        return heights


def formula(parts: tuple[Spot, ...]) -> str:
    """The sum of cells, unbroken runs of them as ranges."""
    ranges = [
        xl_rowcol_to_cell(a.row, a.column) if a == b else xl_range(a.row, a.column, b.row, b.column)
        for a, b in runs(parts)
    ]
    return f"=SUM({','.join(ranges)})"
