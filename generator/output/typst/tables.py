"""A table as data: cells in rows, which of them may break, and the last rows, which stay
together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any, Final

from generator.document.grid import GridRow, Placed, grid
from generator.document.line_breaks import line_count
from generator.document.tree import Cell, Table, plain
from generator.look import Look
from generator.output.typst.text import lines

# Rows higher than this share of the page may break: one higher than the page would lose what runs
# over.
_WHOLE: Final = Decimal("0.4")
_TOGETHER: Final = 2


def table_data(table: Table, look: Look, width: Decimal, height: Decimal) -> dict[str, Any]:
    """``table`` on a page ``width`` of its characters wide and ``height`` pt high."""
    writer = _TableWriter(table, look, width, height)
    rows = grid(table)
    body = rows[len(table.head) :]
    end = len(body) - (_TOGETHER if writer.ends_whole(body) else 0)
    groups = []
    for heading, those in groupby(body[:end], _is_heading):
        groups.append({"heading": heading, "cells": writer.cells(those)})
    return {
        "widths": table.widths,
        "head": writer.cells(rows[: len(table.head)]),
        "body": groups,
        "foot": writer.cells(body[end:]),
    }


def _is_heading(row: GridRow) -> bool:
    """Whether a row among the others heads the columns below it."""
    cells = [placed.cell for placed in row.cells()]
    return all(cell.rowspan == 1 and cell.scope in {"col", "colgroup"} for cell in cells)


class _TableWriter:
    def __init__(self, table: Table, look: Look, width: Decimal, height: Decimal) -> None:
        style = look.styles[table.role]
        self._widths = [width * Decimal(str(share)) / 100 for share in table.widths]
        self._padding = 2 * look.table.padding / style.size
        self._bold = look.table.bold_rows
        self._most_lines = height * _WHOLE / style.line_height

    def cells(self, rows: Iterable[GridRow]) -> list[dict[str, Any]]:
        """The cells of ``rows``, each where it begins."""
        written = []
        for row in rows:
            is_high = self._is_high(row)
            for placed in row.own_cells():
                cell = placed.cell
                written.append(
                    {
                        "text": lines(cell.inlines, self._width(placed)),
                        "columns": cell.colspan,
                        "rows": cell.rowspan,
                        "align": cell.align,
                        "left": cell.indent + float(cell.free[0]),
                        "right": float(cell.free[1]),
                        "header": cell.is_header,
                        "bold": row.role in self._bold,
                        # A cell beside many rows must not hold them all on one page.
                        "breakable": is_high or cell.rowspan > 1,
                    }
                )
        return written

    def ends_whole(self, body: Sequence[GridRow]) -> bool:
        """Whether the last rows can be kept together: no cell from above reaches into them, and
        none may break."""
        last = body[-_TOGETHER:]
        if len(body) <= _TOGETHER or any(self._is_high(row) for row in last):
            return False
        first = last[0]
        return all(placed.row == first.number for placed in first.cells())

    def _is_high(self, row: GridRow) -> bool:
        for placed in row.cells():
            if placed.cell.rowspan == 1:
                count = line_count(plain(placed.cell.inlines), self._width(placed))
                if count > self._most_lines:
                    return True
        return False

    def _width(self, placed: Placed[Cell]) -> Decimal:
        """In characters."""
        columns = sum(self._widths[placed.columns], Decimal(0))
        taken = self._padding + placed.cell.indent + sum(placed.cell.free)
        return max(columns - taken, Decimal(1))
