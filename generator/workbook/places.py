"""Where everything stands on the sheets of a new workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from generator.workbook.layout import Column, Field, Path_, Sheet, Table

MARKS, TITLE, ABOUT, BLOCK, HEADS, HELPS, FIRST = range(7)
"""The rows of a sheet from 0: hidden marks, name, purpose, titles of tables, heads, helps; then the
entries."""
MARK_OF_FIELD, LABEL, ANSWER, NOTE = range(1, 5)
"""The columns of the fields from 0; column A is hidden, for marks."""
LAST_ROW: Final = 2000
"""The last row, from 0, for which drop-downs and colours are prepared."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A sheet with the first column of each of its tables, from 0; ``after`` are the columns that
    the program adds to a table."""

    sheet: Sheet
    starts: tuple[int, ...]

    def column(self, table: Table, column: Column) -> int:
        """The column of a table's column."""
        start = self.starts[self.sheet.tables.index(table)]
        return start + table.columns.index(column)

    def answer(self, field: Field) -> tuple[int, int]:
        """The cell of a field's value."""
        return FIRST + self.sheet.fields.index(field), ANSWER


def placed(sheets: Sequence[Sheet], added: Mapping[Path_, int]) -> tuple[Placed, ...]:
    """The sheets, their tables side by side with a blank column between; ``added`` tells how many
    columns a table has beside its own."""
    return tuple(_placed(sheet, added) for sheet in sheets)


def _placed(sheet: Sheet, added: Mapping[Path_, int]) -> Placed:
    column = NOTE + 2 if sheet.fields else MARK_OF_FIELD
    starts = []
    for table in sheet.tables:
        starts.append(column)
        column += len(table.columns) + added.get(table.path, 0) + 1
    return Placed(sheet, tuple(starts))


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
                letter = xl_col_to_name(one.column(table, found))
                area = f"${letter}${FIRST + 1}:${letter}${LAST_ROW + 1}"
                return f"{quoted(one.sheet.name)}!{area}"
        raise KeyError(path)

    def _tables(self) -> Iterator[tuple[Placed, Table]]:
        for one in self.every:
            for table in one.sheet.tables:
                yield one, table


def quoted(name: str) -> str:
    """The name of a sheet in a formula."""
    return f"'{name}'"
