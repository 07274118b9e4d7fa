"""Tables: fixed widths in table, grid and cells, merged cells, rows that stay whole, heads that
repeat."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from generator.document.grid import GridRow, Placed, grid
from generator.document.line_breaks import line_count
from generator.document.tree import Cell, Table, plain
from generator.look import Look
from generator.output.docx.inlines import runs
from generator.output.docx.marks import Marks
from generator.output.docx.styles import ALIGNMENT
from generator.output.docx.units import divide, eighths, twips, whole
from generator.output.docx.xml import escape

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_BOLD = "<w:b/><w:bCs/>"
_NARROWEST = 66  # percent; below this digits are hard to read


class TableWriter:
    """Writes one table as text; ``width`` is the text width of its page in twips, ``style`` a style
    id."""

    def __init__(self, table: Table, look: Look, style: str, width: int, marks: Marks) -> None:
        self._table = table
        self._look = look.table
        self._text = look.styles[table.role]
        self._style = escape(style)
        self._widths = divide(width, table.widths)
        self._padding = twips(look.table.padding)
        self._marks = marks

    def write(self) -> str:
        """The ``w:tbl`` element."""
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in self._widths)
        rows = grid(self._table)
        head = rows[: len(self._table.head)]
        body = rows[len(self._table.head) :]
        written = ""
        for row, height in zip(head, self._head_heights(head), strict=True):
            written += self._row(row, height, "<w:tblHeader/>")
        for row in body:
            written += self._row(row, self._look.row_height)
        return f"<w:tbl>{self._properties()}<w:tblGrid>{columns}</w:tblGrid>{written}</w:tbl>"

    def _properties(self) -> str:
        """``w:tblPr``; the table is centred, since programs disagree on where a table at the left
        margin begins."""
        line = f'w:val="single" w:sz="{eighths(self._look.border)}" w:space="0" w:color="000000"'
        borders = "".join(f"<w:{side} {line}/>" for side in _SIDES)
        padding = f'w:w="{self._padding}" w:type="dxa"'
        return (
            f'<w:tblPr><w:tblW w:w="{sum(self._widths)}" w:type="dxa"/><w:jc w:val="center"/>'
            f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
            f"<w:tblCellMar><w:left {padding}/><w:right {padding}/></w:tblCellMar>"
            '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
            ' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            f'<w:tblCaption w:val="{escape(self._table.name)}"/>'
            f'<w:tblDescription w:val="{escape(self._table.caption)}"/></w:tblPr>'
        )

    def _head_heights(self, head: Sequence[GridRow]) -> list[Decimal]:
        """The least height of each row of the head in pt.

        LibreOffice gives a head that it repeats on another page no more than its rows ask for, and
        cuts a merged cell that needs more: the last row of such a cell asks for what is missing.
        """
        heights = [self._look.row_height] * len(head)
        for row in head:
            for placed in row.cells():
                is_last = row.number == placed.row + placed.cell.rowspan - 1
                if placed.cell.rowspan > 1 and is_last:
                    above = sum(heights[placed.row : row.number], Decimal(0))
                    missing = self._text_height(placed) - above
                    heights[row.number] = max(heights[row.number], missing)
        return heights

    def _text_height(self, placed: Placed[Cell]) -> Decimal:
        """What the text of a cell takes, in pt."""
        characters = self._room(placed) / (20 * self._text.size)
        return line_count(plain(placed.cell.inlines), characters) * self._text.line_height

    def _room(self, placed: Placed[Cell]) -> int:
        """The width of a cell's text, in twips."""
        left, right = self._indents(placed.cell)
        return self._width(placed) - left - right - 2 * self._padding

    def _width(self, placed: Placed[Cell]) -> int:
        return sum(self._widths[placed.columns])

    def _indents(self, cell: Cell) -> tuple[int, int]:
        """What the cell's paragraph leaves at its sides."""
        left, right = cell.free
        return twips((cell.indent + left) * self._text.size), twips(right * self._text.size)

    def _row(self, row: GridRow, height: Decimal, header: str = "") -> str:
        """``header``: what marks a row that repeats on every page."""
        bold = _BOLD if row.role in self._look.bold_rows else ""
        kept = "<w:keepNext/>" if header else ""
        cells = ""
        for placed in row.cells():
            content = ""
            if placed.row == row.number:
                look = bold + self._squeeze(placed)
                content = runs(placed.cell.inlines, self._marks, look)
            paragraph = self._paragraph(placed.cell, kept, content)
            properties = self._cell_properties(placed, row)
            cells += f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph}</w:tc>"
        return (
            f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{twips(height)}" w:hRule="atLeast"/>'
            f"{header}</w:trPr>{cells}</w:tr>"
        )

    def _cell_properties(self, placed: Placed[Cell], row: GridRow) -> str:
        cell = placed.cell
        written = f'<w:tcW w:w="{self._width(placed)}" w:type="dxa"/>'
        if cell.colspan > 1:
            written += f'<w:gridSpan w:val="{cell.colspan}"/>'
        if placed.row < row.number:
            written += "<w:vMerge/>"
        elif cell.rowspan > 1:
            written += '<w:vMerge w:val="restart"/>'
        if cell.is_header:
            fill = escape(self._look.head_fill)
            written += f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'
        return written + '<w:vAlign w:val="center"/>'

    def _paragraph(self, cell: Cell, kept: str, content: str) -> str:
        """The paragraph of a cell. The indent is in twips alone: Word takes ``leftChars`` from the
        size of Normal."""
        properties = f'<w:pStyle w:val="{self._style}"/>{kept}'
        left, right = self._indents(cell)
        if left or right:
            properties += f'<w:ind w:left="{left}" w:right="{right}"/>'
        if cell.align != self._text.align:
            properties += f'<w:jc w:val="{ALIGNMENT[cell.align]}"/>'
        return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"

    def _squeeze(self, placed: Placed[Cell]) -> str:
        """``w:w`` that narrows an amount or code to its cell, so that it stays on one line; digits
        are half an em."""
        text = plain(placed.cell.inlines)
        room = self._room(placed)
        needed = twips(self._text.size * len(text) / 2)
        if needed <= room or not text.isascii() or " " in text or "\n" in text:
            return ""
        percent = whole(Decimal(100 * room) / needed)
        return f'<w:w w:val="{max(_NARROWEST, percent)}"/>'
