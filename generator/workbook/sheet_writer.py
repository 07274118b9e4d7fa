"""One sheet of the fill-in workbook: heads, drop-downs, what is typed, what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from generator.terminal import columns
from generator.workbook import marks
from generator.workbook.cells import CellWriter, Shared, is_exact
from generator.workbook.computed import Extra, Panel
from generator.workbook.encode import Filled, Row
from generator.workbook.places import (
    ABOUT,
    ANSWER,
    BLOCK,
    FIRST,
    HEADS,
    HELPS,
    LABEL,
    LAST_ROW,
    MARK_OF_FIELD,
    MARKS,
    NOTE,
    TITLE,
    Placed,
)
from generator.workbook.shapes import MONEY, NOTHING, Column, Field, Table

ANSWER_WIDTH, NOTE_WIDTH, GAP = 34, 60, 2
LINE, MOST_LINES = 14, 25
"""Points of a line of text, and the most lines that a row is made high for: Excel takes 409
points."""
SPARE: Final = 30
"""Rows that are drawn below the last entry."""
WIDTHS: Final = {"编码": 30, "金额": 16, "文字（可以几行）": 46, "一行文字": 32, NOTHING: 10}
NARROW, WIDE = 12, 44


class SheetWriter:
    """Writes one sheet."""

    def __init__(self, paper: Worksheet, placed: Placed, shared: Shared) -> None:
        self._paper = paper
        self._placed = placed
        self._shared = shared
        self._styles = shared.styles
        self._cells = CellWriter(paper, shared)

    def write(self, filled: Filled) -> None:
        """Write all of the sheet."""
        sheet = filled.sheet
        paper = self._paper
        paper.write_string(MARKS, 0, marks.of_sheet(sheet, self._shared.names))
        paper.write_string(HELPS, 0, marks.HEAD)
        paper.set_column(0, 0, None, None, {"hidden": True})
        first = LABEL if sheet.fields else MARK_OF_FIELD
        paper.write_string(TITLE, first, sheet.name, self._styles.title())
        paper.write_string(ABOUT, first, sheet.about, self._styles.about())
        if sheet.fields:
            self._write_fields(sheet.fields, filled.fields)
        for start, table, rows in zip(
            self._placed.starts, sheet.tables, filled.tables, strict=True
        ):
            self._write_table(start, table, rows)
        free = self._placed.free
        for panel in self._shared.computed.panels(sheet.name):
            self._write_panel(free, panel)
            free += len(panel.columns) + 1
        self._set_heights(filled)
        self._set_up()

    def _set_up(self) -> None:
        paper = self._paper
        paper.set_row(MARKS, None, None, {"hidden": True})
        paper.set_row(TITLE, 28)
        paper.set_row(HEADS, 30)
        paper.set_row(HELPS, 58 if self._placed.sheet.tables else 6)
        paper.freeze_panes(FIRST, 0)
        paper.hide_gridlines(2)
        paper.set_landscape()
        paper.set_paper(9)
        paper.fit_to_pages(1, 0)
        allowed = ("insert_rows", "delete_rows", "sort", "autofilter", "format_cells")
        wide = ("format_columns", "format_rows")
        paper.protect("", dict.fromkeys((*allowed, *wide), True))

    def _set_heights(self, filled: Filled) -> None:
        """Rows high enough for what stands in them: not every program fits them itself."""
        lines: dict[int, int] = {}
        for number, (field, text) in enumerate(
            zip(filled.sheet.fields, filled.fields, strict=True)
        ):
            most = max(lines_of(text, ANSWER_WIDTH), lines_of(_help(field), NOTE_WIDTH))
            lines[number] = most
        for table, rows in zip(filled.sheet.tables, filled.tables, strict=True):
            for number, row in enumerate(rows):
                cells = zip(table.columns, row, strict=True)
                most = max(lines_of(text, _width(column)) for column, text in cells)
                lines[number] = max(most, lines.get(number, 1))
        for number, count in lines.items():
            if count > 1:
                self._paper.set_row(FIRST + number, min(count, MOST_LINES) * LINE)

    def _write_fields(self, fields: Sequence[Field], texts: Sequence[str]) -> None:
        paper = self._paper
        paper.set_column(MARK_OF_FIELD, MARK_OF_FIELD, None, None, {"hidden": True})
        paper.set_column(LABEL, LABEL, 30)
        paper.set_column(ANSWER, ANSWER, ANSWER_WIDTH)
        paper.set_column(NOTE, NOTE, NOTE_WIDTH)
        paper.write_string(MARKS, MARK_OF_FIELD, marks.of_own(marks.FIELDS))
        paper.write_string(MARKS, LABEL, marks.of_own("label"))
        paper.write_string(MARKS, ANSWER, marks.of_own(marks.ANSWERS))
        paper.write_string(MARKS, NOTE, marks.of_own("note"))
        heads = ((LABEL, "项目"), (ANSWER, "填写"), (NOTE, "说明"))
        for column, head in heads:
            paper.write_string(HEADS, column, head, self._styles.head(is_required=False))
            paper.write_blank(HELPS, column, None, self._styles.help())
        for field, text in zip(fields, texts, strict=True):
            self._write_field(field, text)

    def _write_field(self, field: Field, text: str) -> None:
        row, column = self._placed.answer(field)
        paper = self._paper
        paper.write_string(row, MARK_OF_FIELD, marks.of_field(field))
        label = self._styles.label(is_required=field.is_required)
        title = self._cells.with_unit(field.title, field.value)
        self._cells.title(row, LABEL, title, field.value, label)
        paper.write_string(row, NOTE, _help(field), self._styles.help())
        self._cells.answer(row, column, field.value, text)
        self._cells.restrict((row, column, row, column), field.value, field.title, field.about)
        if field.is_required:
            cell = xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)
            self._cells.colour((row, column, row, column), f"LEN(TRIM({cell}))=0")

    def _write_table(self, start: int, table: Table, rows: Sequence[Row]) -> None:
        extras = self._shared.computed.of(self._placed, table)
        last = start + len(table.columns) + len(extras) - 1
        for number in range(start, last + 1):
            self._paper.write_blank(BLOCK, number, None, self._styles.block())
        self._paper.write_string(BLOCK, start, table.title, self._styles.block())
        self._paper.set_column(last + 1, last + 1, GAP)
        shown = max(len(rows) + SPARE, FIRST)
        for place, column in enumerate(table.columns):
            texts = [row[place] for row in rows]
            self._write_column(start + place, table, column, texts, shown)
        for place, extra in enumerate(extras):
            self._write_extra(start + len(table.columns) + place, extra, shown)
        self._colour_missing(start, table)

    def _write_column(
        self, at: int, table: Table, column: Column, texts: Sequence[str], shown: int
    ) -> None:
        paper = self._paper
        paper.set_column(at, at, _width(column), self._styles.column(column.value))
        paper.write_string(MARKS, at, marks.of_column(table, column))
        head = self._styles.head(is_required=column.is_required)
        title = self._cells.with_unit(column.title, column.value)
        self._cells.title(HEADS, at, title, column.value, head)
        paper.write_string(HELPS, at, _help(column), self._styles.help())
        for place in range(shown):
            text = texts[place] if place < len(texts) else ""
            self._cells.answer(FIRST + place, at, column.value, text)
        area = (FIRST, at, LAST_ROW, at)
        self._cells.restrict(area, column.value, column.title, column.about)
        if column.value.kind == MONEY:
            self._write_total(at, texts)

    def _write_total(self, at: int, texts: Sequence[str]) -> None:
        """The sum above a column of amounts, and a colour for those that it leaves out."""
        letter = xl_col_to_name(at)
        area = f"{letter}{FIRST + 1}:{letter}{LAST_ROW + 1}"
        amounts = [Decimal(text) for text in texts if is_exact(text)]
        shows = float(sum(amounts, Decimal(0)))
        self._paper.write_formula(BLOCK, at, f"=SUM({area})", self._styles.total(), shows)
        rule = {"type": "formula", "criteria": f"=ISTEXT({letter}{FIRST + 1})"}
        cells = (FIRST, at, LAST_ROW, at)
        self._paper.conditional_format(*cells, {**rule, "format": self._styles.is_text()})

    def _write_extra(self, at: int, extra: Extra, shown: int, first: int = FIRST) -> None:
        """A column that the program computes; formulas are told their row, counted from
        ``first``."""
        paper = self._paper
        paper.set_column(at, at, 16)
        paper.write_string(MARKS, at, marks.of_own("note"))
        paper.write_string(HEADS, at, extra.title, self._styles.computed_head())
        paper.write_string(HELPS, at, extra.about, self._styles.help())
        for place in range(shown):
            row = FIRST + place
            style = self._styles.computed(extra.number_format)
            shows = extra.shows[place] if place < len(extra.shows) else ""
            paper.write_formula(row, at, extra.formula(first + place), style, shows)

    def _write_panel(self, start: int, panel: Panel) -> None:
        """What is still to be written, in columns of its own."""
        for place, column in enumerate(panel.columns):
            self._paper.write_blank(BLOCK, start + place, None, self._styles.block())
            self._write_extra(start + place, column, panel.rows, first=0)
        self._paper.write_string(BLOCK, start, panel.title, self._styles.block())
        self._paper.set_column(start, start, WIDE)
        self._offer(start, panel)

    def _offer(self, start: int, panel: Panel) -> None:
        """What the panel shows as the drop-down of the column that takes it."""
        table = next(one for one in self._placed.sheet.tables if one.path == panel.table)
        column = self._placed.column(table, table.columns[0])
        letter = xl_col_to_name(start)
        source = f"=${letter}${FIRST + 1}:${letter}${FIRST + panel.rows}"
        options = {"validate": "list", "source": source, "show_error": False}
        self._paper.data_validation(FIRST, column, LAST_ROW, column, options)

    def _colour_missing(self, start: int, table: Table) -> None:
        """Colour the blank cells of a row that must be filled in, once the row says anything."""
        first = xl_col_to_name(start)
        last = xl_col_to_name(start + len(table.columns) - 1)
        whole = f"${first}{FIRST + 1}:${last}{FIRST + 1}"
        for place, column in enumerate(table.columns):
            if column.is_required:
                cell = f"${xl_col_to_name(start + place)}{FIRST + 1}"
                area = (FIRST, start + place, LAST_ROW, start + place)
                self._cells.colour(area, f"AND(COUNTA({whole})>0,LEN(TRIM({cell}))=0)")


def _help(what: Field | Column) -> str:
    """What is said beside a cell: its own words, what holds where it is blank, an example."""
    default = getattr(what, "default", "")
    parts = [what.about, f"不填即“{default}”。" if default else ""]
    parts.append(f"例：{what.example}" if what.example else "")
    if what.value.several:
        parts.append("几个值各写一行（Alt+Enter）。")
    return "".join(parts)


def lines_of(text: str, width: int) -> int:
    """How many lines a text takes in a column that is ``width`` letters wide."""
    return sum(1 + max(columns(line) - 1, 0) // width for line in text.split("\n"))


def _width(column: Column) -> int:
    return WIDE if column.title == "数名" else WIDTHS.get(column.value.kind, NARROW)
