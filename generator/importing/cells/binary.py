"""Old workbooks (.xls, .et) by xlrd, which tells number formats and what is hidden."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from generator.importing import limits
from generator.importing.cells.formats import Reader
from generator.importing.cells.hidden import Hidden
from generator.importing.grid import Sheet, Unreadable, text
from generator.importing.limits import RefusedError

if TYPE_CHECKING:
    import xlrd

REFUSED = "不是能读的旧版工作簿（加了密码、已损坏或不是 .xls）。用 Excel 或 WPS 打开，另存为不加密的 .xlsx。"  # noqa: E501


def read(content: bytes) -> list[Sheet]:
    """All sheets of an old workbook. Raises ``RefusedError`` for one that cannot be read."""
    import xlrd  # noqa: PLC0415 - only for old workbooks

    try:
        book = xlrd.open_workbook(
            file_contents=content, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
        )
    except MemoryError:
        raise
    except Exception as fault:  # the library stumbles over damage in any way
        raise RefusedError(REFUSED) from fault
    if book.nsheets > limits.SHEETS:
        raise RefusedError(
            f"有 {book.nsheets} 个工作表，超过 {limits.SHEETS} 个。只留要导入的再试。"
        )
    return [_sheet(book, page) for page in book.sheets()]


def _sheet(book: xlrd.Book, page: Any) -> Sheet:
    sheet = Sheet(page.name, is_hidden=page.visibility != 0)
    numbers = Reader(sheet)
    for row in range(page.nrows):
        for column, cell in enumerate(page.row(row)):
            _put(numbers, row, column, cell, book)
    sheet.merge(
        (top, left, bottom - 1, right - 1) for top, bottom, left, right in page.merged_cells
    )
    numbers.close()
    hidden = Hidden(
        rows={number for number, row in page.rowinfo_map.items() if row.hidden},
        columns={number for number, column in page.colinfo_map.items() if column.hidden},
    )
    sheet.remarks += hidden.said(sheet)
    return sheet


def _put(numbers: Reader, row: int, column: int, cell: Any, book: Any) -> None:
    import xlrd  # noqa: PLC0415

    if cell.ctype == xlrd.XL_CELL_NUMBER:
        style = book.xf_list[cell.xf_index]
        numbers.number(row, column, cell.value, book.format_map[style.format_key].format_str)
    elif cell.ctype == xlrd.XL_CELL_TEXT:
        numbers.sheet.put(row, column, text(cell.value))
    elif cell.ctype == xlrd.XL_CELL_DATE:
        numbers.sheet.put(row, column, Unreadable("是日期或时间，不是数"))
    elif cell.ctype == xlrd.XL_CELL_BOOLEAN:
        numbers.sheet.put(row, column, Unreadable("是真假值，不是数"))
    elif cell.ctype == xlrd.XL_CELL_ERROR:
        why = xlrd.error_text_from_code.get(cell.value, "")
        numbers.sheet.put(row, column, Unreadable(f"出错的公式 {why}"))
