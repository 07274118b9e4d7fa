"""Where everything stands on the sheets of a new workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from generator.workbook.shapes import EACH, Column, Field, Path_, Sheet, Table

MARKS, TITLE, ABOUT, BLOCK, HEADS, HELPS, FIRST = range(7)
"""The rows of a sheet from 0: hidden marks, name, purpose, titles of tables, heads, helps; then the
entries."""
MARK_OF_FIELD, LABEL, ANSWER, NOTE = range(1, 5)
"""The columns of the fields from 0; column A is hidden, for marks."""
LAST_ROW: Final = 5000
"""The last row, from 0, for which drop-downs and colours are prepared."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A sheet with the first column of each of its tables, from 0, and the first that is free."""

    sheet: Sheet
    starts: tuple[int, ...]
    free: int

    def column(self, table: Table, column: Column) -> int:
        """The column of a table's column."""
        start = self.starts[self.sheet.tables.index(table)]
        return start + table.columns.index(column)

    def answer(self, field: Field) -> tuple[int, int]:
        """The cell of a field's value."""
        return FIRST + self.sheet.fields.index(field), ANSWER


ADDED: Final[Mapping[Path_, tuple[str, ...]]] = {
    ("项目", EACH, "支出"): ("功能科目", "资金来源", "三公"),
    ("项目", EACH, "明细"): ("功能科目", "资金来源", "三公"),
    ("原因",): ("本年", "上年", "增减额"),
    ("用途",): ("本年",),
}
"""The columns that the program computes beside a table."""


def placed(sheets: Sequence[Sheet]) -> tuple[Placed, ...]:
    """The sheets, their tables side by side with a blank column between."""
    return tuple(_placed(sheet) for sheet in sheets)


def _placed(sheet: Sheet) -> Placed:
    column = NOTE + 2 if sheet.fields else MARK_OF_FIELD
    starts = []
    for table in sheet.tables:
        starts.append(column)
        column += len(table.columns) + len(ADDED.get(table.path, ())) + 1
    return Placed(sheet, tuple(starts), column)


class Places:
    """The cells of all sheets, for formulas and drop-downs that refer to them."""

    def __init__(self, every: Sequence[Placed]) -> None:
        self.every = every

    def field(self, path: Path_) -> str:
        """The cell of a field (``单位!$D$7``)."""
        for one in self.every:
            for field in one.sheet.fields:
                if field.path == path:
                    row, column = one.answer(field)
                    cell = xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)
                    return f"{quoted(one.sheet.name)}!{cell}"
        raise KeyError(path)

    def column(self, path: Path_, title: str) -> str:
        """The cells of a column of the table at ``path`` (``项目!$B$7:$B$2001``)."""
        for one, table in self._tables():
            if table.path == path:
                found = next(column for column in table.columns if column.title == title)
                return _area(one, one.column(table, found))
        raise KeyError(path)

    def beside(self, path: Path_, title: str) -> str:
        """The cells of a column that is computed beside the table at ``path``."""
        for one, table in self._tables():
            if table.path == path:
                first = one.column(table, table.columns[-1]) + 1
                return _area(one, first + ADDED[path].index(title))
        raise KeyError(path)

    def titles(self, path: Path_) -> list[str]:
        """The heads of the table at ``path``."""
        table = next(table for _, table in self._tables() if table.path == path)
        return [column.title for column in table.columns]

    def _tables(self) -> Iterator[tuple[Placed, Table]]:
        for one in self.every:
            for table in one.sheet.tables:
                yield one, table


def _area(one: Placed, column: int) -> str:
    letter = xl_col_to_name(column)
    return f"{quoted(one.sheet.name)}!${letter}${FIRST + 1}:${letter}${LAST_ROW + 1}"


def quoted(name: str) -> str:
    """The name of a sheet in a formula."""
    return f"'{name}'"
