"""The cells of a fill-in workbook as Excel, WPS or LibreOffice saved it."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Final, NamedTuple

from openpyxl import load_workbook
from openpyxl.worksheet.formula import ArrayFormula

from generator.diagnostics import DisclosureError, Position
from generator.published.readers.package import opened
from generator.published.readers.pieces import UnreadableError
from generator.source.text import error
from generator.workbook.marks import SheetMark, own_mark, sheet_mark

PART: Final = "xl/workbook.xml"
LARGEST: Final = 64 * 1024 * 1024
"""Bytes of a workbook, unpacked: that of the example of 2024 has two million."""
MOST: Final = 100_000
"""Cells that one merged cell may cover."""

Raw = str | int | float | bool | datetime | date | time | None


class Cell(NamedTuple):
    """What a cell holds, the formula that it is computed by, and whether it shows percent."""

    value: Raw
    formula: str = ""
    is_percent: bool = False
    is_error: bool = False


Place = tuple[int, int]
"""Row and column, from 1."""


@dataclass(frozen=True, slots=True)
class RawSheet:
    """The cells of a sheet that hold anything, and of merged cells where each begins."""

    name: str
    mark: SheetMark | None
    is_own: bool
    """Whether the program made it and nobody fills it in."""
    cells: Mapping[Place, Cell]
    merged: Mapping[Place, Place] = field(default_factory=dict)

    def rows(self) -> Iterator[int]:
        """The rows that hold anything, in order."""
        yield from sorted({row for row, _ in self.cells})

    def at(self, row: int, column: int) -> Cell | None:
        """A cell; ``None`` of a blank one."""
        return self.cells.get((row, column))


def read_sheets(path: Path) -> list[RawSheet]:
    """All sheets of a workbook. Raises ``DisclosureError`` where it cannot be opened."""
    try:
        return sheets_of(path.read_bytes())
    except FileNotFoundError:
        raise _unopened(path, "没有这个文件", "核对文件名和所在文件夹") from None
    except OSError:
        raise _unopened(
            path, "打不开这个文件", "看看它是否被别的程序占用，或没有读的权限"
        ) from None
    except UnreadableError as fault:
        raise _unopened(path, str(fault), "用 Excel 或 WPS 打开后另存为 .xlsx 再试") from None


def sheets_of(content: bytes) -> list[RawSheet]:
    """All sheets of a workbook. Raises ``UnreadableError`` where it is damaged."""
    with opened(content, PART) as package:
        unpacked = sum(part.file_size for part in package.infolist())
    if unpacked > LARGEST:
        raise UnreadableError(f"展开后超过 {LARGEST >> 20} MB，不像是填报簿")
    written = _loaded(content, data_only=False)
    has_formulas = any(map(_has_formulas, written))
    shown = _loaded(content, data_only=True) if has_formulas else written
    pairs = zip(written, shown, strict=True)
    return [_sheet(sheet, values) for sheet, values in pairs]


def _unopened(path: Path, message: str, mend: str) -> DisclosureError:
    return DisclosureError([error("Y100", Position(str(path)), message, mend)])


def _loaded(content: bytes, *, data_only: bool) -> list[Any]:
    """The sheets of a workbook by the library, which stumbles over damage in any way."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return list(load_workbook(io.BytesIO(content), data_only=data_only).worksheets)
    except MemoryError:
        raise
    except Exception as fault:
        raise UnreadableError("工作簿的内部有损坏，读不出来") from fault


def _of(sheet: Any) -> Iterator[Any]:
    """The cells that a sheet has."""
    return iter(sheet._cells.values())  # noqa: SLF001 - all others are blank


def _has_formulas(sheet: Any) -> bool:
    return any(map(_formula, _of(sheet)))


def _sheet(sheet: Any, values: Any) -> RawSheet:
    cells: dict[Place, Cell] = {}
    for cell in _of(sheet):
        if cell.value is not None:
            place = (cell.row, cell.column)
            cells[place] = _cell(cell, values._cells[place])  # noqa: SLF001
    first = cells.get((1, 1))
    mark = sheet_mark(first.value) if first else None
    is_own = bool(first and own_mark(first.value))
    return RawSheet(str(sheet.title), mark, is_own, cells, _merged(sheet))


def _cell(cell: Any, shown: Any) -> Cell:
    formula = _formula(cell)
    is_percent = "%" in str(cell.number_format)
    return Cell(shown.value, formula, is_percent, shown.data_type == "e")


def _formula(cell: Any) -> str:
    """The formula of a cell; a text that begins like one is none."""
    if cell.data_type != "f":
        return ""
    return str(cell.value.text if isinstance(cell.value, ArrayFormula) else cell.value)


def _merged(sheet: Any) -> dict[Place, Place]:
    """For each place that a merged cell covers, where that begins."""
    found: dict[Place, Place] = {}
    for area in sheet.merged_cells.ranges:
        first = (area.min_row, area.min_col)
        if area.size["rows"] * area.size["columns"] > MOST:
            raise UnreadableError(f"工作表“{sheet.title}”里合并的单元格太大")
        found |= {(row, column): first for row, column in area.cells if (row, column) != first}
    return found
