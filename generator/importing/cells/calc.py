"""Workbooks of other kinds (.ods, .xlsb) by python-calamine, which tells no number formats: one
whose formats scale its numbers is refused rather than misread."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any, Final

from lxml import etree

from generator.importing import limits
from generator.importing.cells.formats import is_date
from generator.importing.cells.open_document import CONTENT, Shape, shapes
from generator.importing.grid import Sheet, Unreadable, Value, exact, text
from generator.importing.limits import RefusedError

SCALING: Final = re.compile(rb"display-factor")
STYLES: Final = (CONTENT, "styles.xml")
BINARY_STYLES: Final = "xl/styles.bin"
BINARY_SCALING: Final = re.compile(r"[0#?][^;]{0,3},(?![0#?,])|0[!\\]\.")
WIDE: Final = re.compile(rb"(?:[\x20-\x7e]\x00){2,}")
SCALED: Final = (
    "有按千或万显示的数字格式，这种文件里看不出是哪些格。用 Excel 或 WPS 打开，另存为 .xlsx 再试。"
)
DAMAGED: Final = "工作簿打不开（加了密码或已损坏）。用 Excel 或 WPS 打开，另存为不加密的 .xlsx。"
UNTOLD: Final = "这种文件不说哪些行和列是隐藏的，都读了。"


def read(archive: zipfile.ZipFile, content: bytes) -> list[Sheet]:
    """All sheets. Raises ``RefusedError`` for a workbook that cannot be read exactly."""
    import python_calamine as calamine  # noqa: PLC0415 - only for such files

    if _is_scaled(archive):
        raise RefusedError(SCALED)
    try:
        book = calamine.load_workbook(io.BytesIO(content))
        metadata = book.sheets_metadata
        if len(metadata) > limits.SHEETS:
            raise RefusedError(
                f"有 {len(metadata)} 个工作表，超过 {limits.SHEETS} 个。只留要导入的再试。"
            )
        known = shapes(archive) if CONTENT in archive.namelist() else {}
        kind = calamine.SheetTypeEnum.WorkSheet
        return [_sheet(book, one, known.get(one.name)) for one in metadata if one.typ == kind]
    except (calamine.CalamineError, calamine.PasswordError, etree.LxmlError) as fault:
        raise RefusedError(DAMAGED) from fault


def _sheet(book: Any, metadata: Any, shape: Shape | None) -> Sheet:
    import python_calamine as calamine  # noqa: PLC0415

    page = book.get_sheet_by_name(metadata.name)
    is_hidden = metadata.visible != calamine.SheetVisibleEnum.Visible
    sheet = Sheet(metadata.name, is_hidden=is_hidden)
    for row, cells in enumerate(page.to_python(skip_empty_area=False)):
        for column, value in enumerate(cells):
            sheet.put(row, column, _value(value))
    if shape is not None:
        sheet.merge(shape.areas)
        sheet.remarks += shape.hidden.said(sheet)
    elif sheet.rows:
        sheet.merge((*first, *last) for first, last in page.merged_cell_ranges or ())
        sheet.remarks.append(UNTOLD)
    return sheet


def _value(value: object) -> Value:
    if isinstance(value, str):
        return text(value)
    if isinstance(value, bool):
        return Unreadable("是真假值，不是数")
    if isinstance(value, int | float):
        return exact(value)
    return Unreadable("是日期或时间，不是数")


def _is_scaled(archive: zipfile.ZipFile) -> bool:
    """Whether any number format of the workbook shows thousands or 万."""
    names = archive.namelist()
    if BINARY_STYLES in names:
        formats = [
            found[0].decode("utf-16-le") for found in WIDE.finditer(archive.read(BINARY_STYLES))
        ]
        return any(BINARY_SCALING.search(form) and not is_date(form) for form in formats)
    return any(SCALING.search(archive.read(part)) for part in STYLES if part in names)
