"""Tables: fixed widths in table, grid and cells, merged cells, rows that stay whole, heads that
repeat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.document.tree import Row, Table, plain
from generator.look import Look, Style, TableLook
from generator.output.docx.heads import heights
from generator.output.docx.inlines import runs
from generator.output.docx.styles import ALIGNMENT
from generator.output.docx.units import divide, eighths, twips, whole
from generator.output.docx.xml import escape
from generator.output.estimate import line_count
from generator.output.grid import Slot, place

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_BOLD = "<w:b/><w:bCs/>"
_NARROWEST = 66  # percent; below this digits are hard to read


class TableWriter:
    """Writes one table as text; ``width`` is the text width of its page in twips, ``style`` a style
    id."""

    def __init__(
        self, table: Table, look: Look, style: str, width: int, control_ids: Iterator[int]
    ) -> None:
        self._table = table
        self._rules = look.table
        self._text = look.styles[table.role]
        self._style = escape(style)
        self._widths = divide(width, table.widths)
        self._control_ids = control_ids

    def write(self) -> str:
        """The ``w:tbl`` element."""
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in self._widths)
        placed = list(place(self._table))
        head = [slots for _, slots in placed[: len(self._table.head)]]
        body = [self._rules.row_height] * len(self._table.body)
        least = [*heights(head, self._rules.row_height, self._height), *body]
        rows = "".join(
            self._row(row, slots, height, is_head=index < len(head))
            for index, ((row, slots), height) in enumerate(zip(placed, least, strict=True))
        )
        properties = _properties(self._table, self._rules, sum(self._widths))
        return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"

    def _height(self, slot: Slot) -> Decimal:
        """What the text of a cell takes, in pt."""
        characters = self._room(slot) / (20 * self._text.size)
        return line_count(plain(slot.cell.inlines), characters) * self._text.line_height

    def _room(self, slot: Slot) -> int:
        """The width of a cell's text, in twips."""
        return (
            self._width(slot)
            - twips(slot.cell.indent * self._text.size)
            - 2 * twips(self._rules.padding)
        )

    def _width(self, slot: Slot) -> int:
        return sum(self._widths[slot.column : slot.column + slot.cell.colspan])

    def _row(self, row: Row, slots: Sequence[Slot], height: Decimal, *, is_head: bool) -> str:
        bold = _BOLD if row.role in self._rules.bold_rows else ""
        return (
            f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{twips(height)}" w:hRule="atLeast"/>'
            f"{'<w:tblHeader/>' if is_head else ''}</w:trPr>"
            + "".join(self._cell(slot, bold, is_head=is_head) for slot in slots)
            + "</w:tr>"
        )

    def _cell(self, slot: Slot, bold: str, *, is_head: bool) -> str:
        cell = slot.cell
        fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{escape(self._rules.head_fill)}"/>'
        merge = {"": "", "restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}[
            slot.merge
        ]
        properties = (
            f'<w:tcW w:w="{self._width(slot)}" w:type="dxa"/>'
            + (f'<w:gridSpan w:val="{cell.colspan}"/>' if cell.colspan > 1 else "")
            + merge
            + (fill if cell.is_header else "")
            + '<w:vAlign w:val="center"/>'
        )
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{self._paragraph(slot, bold, is_head=is_head)}</w:tc>"  # noqa: E501

    def _paragraph(self, slot: Slot, bold: str, *, is_head: bool) -> str:
        """The paragraph of a cell. The indent is in twips alone: Word takes ``leftChars`` from the
        size of Normal."""
        cell = slot.cell
        indent = twips(cell.indent * self._text.size)
        properties = (
            f'<w:pStyle w:val="{self._style}"/>'
            + ("<w:keepNext/>" if is_head else "")
            + (f'<w:ind w:left="{indent}"/>' if indent else "")
            + (f'<w:jc w:val="{ALIGNMENT[cell.align]}"/>' if cell.align != self._text.align else "")
        )
        content = ""
        if slot.merge != "continue":
            squeeze = _squeeze(plain(cell.inlines), self._text, self._room(slot))
            content = runs(cell.inlines, self._control_ids, bold + squeeze)
        return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def _properties(table: Table, rules: TableLook, width: int) -> str:
    """``w:tblPr``; the table is centred, since programs disagree on where a table at the left
    margin begins."""
    size, padding = eighths(rules.border), twips(rules.padding)
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="000000"/>' for side in _SIDES
    )
    return (
        f'<w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f'<w:left w:w="{padding}" w:type="dxa"/><w:right w:w="{padding}" '
        'w:type="dxa"/></w:tblCellMar>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
        ' w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{escape(table.name)}"/><w:tblDescription '
        f'w:val="{escape(table.caption)}"/></w:tblPr>'
    )


def _squeeze(text: str, style: Style, room: int) -> str:
    """``w:w`` that narrows an amount or code to its cell, so that it stays on one line; digits are
    half an em."""
    needed = twips(style.size * len(text) / 2)
    if needed <= room or not text.isascii() or " " in text or "\n" in text:
        return ""
    return f'<w:w w:val="{max(_NARROWEST, whole(Decimal(100 * room) / needed))}"/>'
