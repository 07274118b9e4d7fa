"""A workbook's cells as exact values: text, decimals, or what cannot be read; formulas are never
evaluated."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.cell import get_column_letter, range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from generator.importing import limits
from generator.importing.limits import RefusedError

EXACT_DIGITS = 15
"""Significant digits that Excel keeps and shows."""
MERGES = 5_000
MERGED_CELLS = 200_000


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A cell that holds neither text nor number; ``why`` is for staff."""

    why: str


Value = str | Decimal | Unreadable | None


@dataclass(slots=True)
class Sheet:
    """A sheet's rows (from 0) and, for cells under a merged one, where that begins."""

    name: str
    rows: list[list[Value]]
    merged: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    is_hidden: bool = False

    def at(self, row: int, column: int) -> Value:
        """The value of a cell itself; nothing beyond the row's end."""
        return self.rows[row][column] if column < len(self.rows[row]) else None

    def shown(self, row: int, column: int) -> Value:
        """The value that a reader sees there: that of the merged cell which covers it."""
        return self.at(*self.merged.get((row, column), (row, column)))

    def ref(self, row: int, column: int) -> str:
        """``支出!C5``."""
        return f"{self.name}!{get_column_letter(column + 1)}{row + 1}"


def read_book(path: Path) -> list[Sheet]:
    """All sheets. Raises ``RefusedError`` for a workbook beyond the limits."""
    limits.inspect(path)
    try:
        # Twice: what formulas last showed, and where there are formulas.
        # By its content: openpyxl would go by the name, which may end otherwise (.et, .xls).
        content = path.read_bytes()
        shown = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        written = load_workbook(
            io.BytesIO(content), read_only=True, data_only=False, keep_links=False
        )
        if len(shown.worksheets) > limits.SHEETS:
            raise RefusedError(
                f"有 {len(shown.worksheets)} 个工作表，超过 {limits.SHEETS} 个。只留要导入的再试。"
            )
        pairs = zip(shown.worksheets, written.worksheets, strict=True)
        sheets = [_sheet(path, a, b) for a, b in pairs]
        shown.close()
        written.close()
    except (
        InvalidFileException,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
        SyntaxError,
    ) as fault:
        # What openpyxl raises on parts that are missing or malformed.
        message = "工作簿的内部有损坏，读不出来。用 Excel 或 WPS 打开后另存再试。"
        raise RefusedError(message) from fault
    return sheets


def _sheet(path: Path, shown: Any, written: Any) -> Sheet:
    # A sheet may claim any extent; what counts is the rows it has.
    shown.reset_dimensions()
    written.reset_dimensions()
    rows: list[list[Value]] = []
    for values, formulas in zip(shown.iter_rows(), written.iter_rows(), strict=True):
        if len(rows) >= limits.ROWS:
            raise RefusedError(f"工作表“{shown.title}”超过 {limits.ROWS} 行。只留要导入的行再试。")
        if len(values) > limits.COLUMNS:
            raise RefusedError(
                f"工作表“{shown.title}”超过 {limits.COLUMNS} 列。只留要导入的列再试。"
            )
        rows.append([_value(a, b) for a, b in zip(values, formulas, strict=True)])
    return Sheet(shown.title, rows, _merged(path, shown, len(rows)), shown.sheet_state != "visible")


def _value(cell: Any, formula: Any) -> Value:
    value = cell.value
    if value is None:
        return (
            Unreadable("公式没有算好的值，用 Excel 或 WPS 打开保存一次")
            if formula.value is not None
            else None
        )
    if cell.data_type == "e":
        return Unreadable(f"出错的公式 {value}")
    if isinstance(value, bool):
        return Unreadable("是真假值，不是数")
    if isinstance(value, int | float):
        return exact(value)
    if isinstance(value, str):
        return value.strip()[: limits.TEXT] or None
    return Unreadable("是日期或时间，不是数")


def exact(value: float) -> Value:
    """The decimal number that the user sees.

    Excel stores binary doubles; ``repr`` is the shortest decimal that gives the same double, which
    is what was typed. A formula's result may carry binary noise beyond the 15 digits that Excel
    itself keeps: those are cut off.
    """
    number = Decimal(repr(value))
    if not number.is_finite():
        return Unreadable("不是有限的数")
    return (
        number
        if len(number.as_tuple().digits) <= EXACT_DIGITS
        else Decimal(f"{value:.{EXACT_DIGITS}g}")
    )


def _merged(path: Path, sheet: Any, rows: int) -> dict[tuple[int, int], tuple[int, int]]:
    """Cells under merged ones. openpyxl drops these in read-only mode, so they are read from the
    part itself."""
    found: dict[tuple[int, int], tuple[int, int]] = {}
    covered = 0
    for first_column, first, last_column, last in _ranges(path, sheet._worksheet_path):  # noqa: SLF001 - no public name
        if last_column > limits.COLUMNS or first > rows:
            continue
        covered += (min(last, rows) - first + 1) * (last_column - first_column + 1)
        if covered > MERGED_CELLS:
            raise RefusedError(f"工作表“{sheet.title}”合并的单元格太大。取消合并再试。")
        for row in range(first - 1, min(last, rows)):
            for column in range(first_column - 1, last_column):
                found[row, column] = (first - 1, first_column - 1)
    return found


def _ranges(path: Path, part: str) -> Iterator[tuple[int, int, int, int]]:
    from lxml import etree  # noqa: PLC0415

    with zipfile.ZipFile(path) as archive, archive.open(part) as stream:
        parser = etree.iterparse(
            stream, tag="{*}mergeCell", resolve_entities=False, no_network=True
        )
        for count, (_, element) in enumerate(parser, start=1):
            if count > MERGES:
                raise RefusedError(f"合并的单元格超过 {MERGES} 处。取消合并再试。")
            left, top, right, bottom = range_boundaries(element.get("ref", ""))
            if None not in (left, top, right, bottom):
                yield int(left or 1), int(top or 1), int(right or 1), int(bottom or 1)
            element.clear()
