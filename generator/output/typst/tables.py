"""A table as data: cells in rows, which of them may break, and the last rows, which stay
together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import groupby
from typing import Any, Final

from generator.document.tree import Row, Table, plain
from generator.look import Look
from generator.output.estimate import line_count
from generator.output.grid import Slot, place
from generator.output.typst.text import lines

# Rows higher than this share of the page may break: one higher than the page would lose what runs
# over.
_WHOLE: Final = Decimal("0.4")
_TOGETHER: Final = 2

Rows = list[tuple[Row, list[Slot]]]


def table_data(table: Table, look: Look, width: Decimal, height: Decimal) -> dict[str, Any]:
    """``table`` on a page ``width`` of its characters wide and ``height`` pt high."""
    writer = _TableWriter(table, look, width, height)
    rows = list(place(table))
    head, body = rows[: len(table.head)], rows[len(table.head) :]
    end = len(body) - (_TOGETHER if writer.ends_whole(body) else 0)
    groups = [
        {"heading": heading, "cells": writer.rows(rows)}
        for heading, rows in groupby(body[:end], _is_heading)
    ]
    return {
        "widths": table.widths,
        "head": writer.rows(head),
        "body": groups,
        "foot": writer.rows(body[end:]),
    }


def _is_heading(row: tuple[Row, list[Slot]]) -> bool:
    """Whether a row among the others heads the columns below it."""
    return all(slot.merge == "" and slot.cell.scope in {"col", "colgroup"} for slot in row[1])


class _TableWriter:
    def __init__(self, table: Table, look: Look, width: Decimal, height: Decimal) -> None:
        self._widths = [width * Decimal(str(share)) / 100 for share in table.widths]
        self._padding = 2 * look.table.padding / look.styles[table.role].size
        self._bold = look.table.bold_rows
        self._most_lines = height * _WHOLE / look.styles[table.role].line_height

    def rows(self, rows: Iterable[tuple[Row, list[Slot]]]) -> list[dict[str, Any]]:
        """The cells of ``rows``."""
        return [cell for row, slots in rows for cell in self._row(row, slots)]

    def _row(self, row: Row, slots: list[Slot]) -> Iterator[dict[str, Any]]:
        """The cells that begin in ``row``."""
        breakable = self._is_high(slots)
        bold = row.role in self._bold
        for slot in slots:
            if slot.merge != "continue":
                yield self._cell(slot, bold=bold, breakable=breakable)

    def ends_whole(self, body: Rows) -> bool:
        """Whether the last rows can be kept together: no cell from above reaches into them, and
        none may break."""
        last = body[-_TOGETHER:]
        if len(body) <= _TOGETHER or any(self._is_high(slots) for _, slots in last):
            return False
        return all(slot.merge != "continue" for slot in last[0][1])

    def _cell(self, slot: Slot, *, bold: bool, breakable: bool) -> dict[str, Any]:
        cell = slot.cell
        return {
            "text": lines(cell.inlines, self._width(slot)),
            "columns": cell.colspan,
            "rows": cell.rowspan,
            "align": cell.align,
            "indent": cell.indent,
            "header": cell.is_header,
            "bold": bold,
            # A cell beside many rows must not hold them all on one page.
            "breakable": breakable or cell.rowspan > 1,
        }

    def _is_high(self, slots: list[Slot]) -> bool:
        return any(self._lines(slot) > self._most_lines for slot in slots if slot.merge == "")

    def _lines(self, slot: Slot) -> int:
        return line_count(plain(slot.cell.inlines), self._width(slot))

    def _width(self, slot: Slot) -> Decimal:
        """In characters."""
        columns = self._widths[slot.column : slot.column + slot.cell.colspan]
        return max(sum(columns, Decimal(0)) - self._padding - slot.cell.indent, Decimal(1))
