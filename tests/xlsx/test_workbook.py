"""Every table is a sheet with the form's cells; totals are formulas over printed cells; text stays
text."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from generator.document.grid import grid
from generator.document.tree import Cell, Document, Number, Table, Text, plain
from generator.output import xlsx
from generator.output.xlsx.sheets import sheets

from .conftest import Made


def top(sheet: Worksheet, table: Table) -> int:
    """The first row of the table, from 1."""
    first = plain(grid(table)[0].places[0].cell.inlines)
    return next(
        row[0].row
        for row in sheet.iter_rows()
        if row[0].value == first and row[0].border.left.style
    )


def cells(made: Made) -> Iterator[tuple[Worksheet, Worksheet, int, int, Cell]]:
    """Every cell of every table with its place: the sheet with formulas, the sheet with values,
    row, column."""
    tables = [b for b in made.document.blocks() if isinstance(b, Table)]
    for table, formulas, values in zip(
        tables, made.formulas.worksheets[1:], made.values.worksheets[1:], strict=True
    ):
        start = top(formulas, table)
        for row in grid(table):
            for placed in row.own_cells():
                yield formulas, values, start + row.number, placed.column + 1, placed.cell


def figure(cell: Cell) -> Number | None:
    return (
        cell.inlines[0] if len(cell.inlines) == 1 and isinstance(cell.inlines[0], Number) else None
    )


def summed(sheet: Worksheet, formula: str) -> Decimal:
    """What a SUM comes to over the values of a sheet, in decimals."""
    found = re.fullmatch(r"=SUM\((.+)\)", formula)
    assert found
    total = Decimal(0)
    for part in found[1].split(","):
        left, first, right, last = range_boundaries(part)
        for row in sheet.iter_rows(first, last, left, right, values_only=True):
            total += sum((Decimal(str(v)) for v in row), Decimal(0))
    return total


def test_a_real_document_has_nothing_to_say(made: Made) -> None:
    assert made.said == []


def test_every_table_is_a_sheet_in_order(made_2024: Made) -> None:
    index, *names = made_2024.formulas.sheetnames
    assert index == "目录"
    assert names[:3] == [
        "表1 收支总体",
        "表2 收入总体",
        "表3 支出总体",
    ]
    assert names[10:13] == [
        "表11 上年结转",
        "单位整体绩效目标表",
        "2024年外办出国经费",
    ]
    assert len(names) == len([b for b in made_2024.document.blocks() if isinstance(b, Table)])


def test_the_index_leads_to_every_sheet_and_every_sheet_back(made: Made) -> None:
    index, *others = made.formulas.worksheets
    assert index["A1"].value == made.document.title
    links = [(row[0].value, row[0].hyperlink.location) for row in index.iter_rows(min_row=2)]
    assert links == [(sheet.title, f"'{sheet.title}'!A1") for sheet in others]
    captions = [table.caption for table in made.document.tables()]
    assert [row[1].value for row in index.iter_rows(min_row=2)] == captions
    assert {sheet["A1"].hyperlink.location for sheet in others} == {"'目录'!A1"}


def test_codes_and_names_stay_in_sight_beside_the_figures(made_2024: Made) -> None:
    kept = {sheet.title: sheet.freeze_panes for sheet in made_2024.formulas.worksheets[:12]}
    assert kept["目录"] == "A2"
    assert kept["表1 收支总体"] == "B6"
    assert kept["表3 支出总体"] == "E7"
    assert kept["表7 项目支出"] == "F6"


def test_the_whole_of_a_project_has_its_other_money_as_a_part_even_where_it_is_zero(
    made_2024: Made,
) -> None:
    sheet = made_2024.formulas["2024年外办出国经费"]
    assert [sheet[cell].value for cell in ("C4", "F4", "I4")] == ["=SUM(F4,I4)", 5, 0]


def test_sheets_have_titles_and_the_line_of_unit_and_measure(made_2024: Made) -> None:
    sheet = made_2024.formulas["表2 收入总体"]
    texts = [[c for c in row if c is not None] for row in sheet.iter_rows(1, 3, values_only=True)]
    assert texts == [
        ["表 2"],
        ["二、单位收入总体情况表"],
        ["编制单位：乌恰县人民政府办公室", "单位：万元"],
    ]
    assert {"A1:O1", "A2:O2", "A4:C4", "F4:K4"} <= {str(r) for r in sheet.merged_cells.ranges}


def test_cells_hold_what_the_document_prints(made: Made) -> None:
    for formulas, values, row, column, cell in cells(made):
        number, value = figure(cell), values.cell(row, column).value
        if number is None:
            assert (value or "") == plain(cell.inlines)
        else:
            assert Decimal(str(value)) == Decimal(number.value), f"{formulas.title} {row} {column}"


def test_formulas_come_to_the_printed_values(made: Made) -> None:
    count = 0
    for formulas, values, row, column, cell in cells(made):
        written = formulas.cell(row, column).value
        if formulas.cell(row, column).data_type == "f":
            number = figure(cell)
            assert number is not None
            assert summed(values, str(written)) == Decimal(number.value), (
                f"{formulas.title} {row} {column}"
            )
            count += 1
    assert count > 100


def test_every_total_row_with_rows_above_is_made_of_formulas(made_2024: Made) -> None:
    sheet = made_2024.formulas["表3 支出总体"]
    last = [cell.value for cell in sheet[sheet.max_row]][-3:]
    assert last == ["=SUM(E7,E14,E18,E21)", "=SUM(F7,F14,F18,F21)", "=SUM(G7,G14,G18,G21)"]
    assert [sheet["E7"].value, sheet["E9"].value] == ["=SUM(E8,E12)", "=SUM(F9:G9)"]
    income = made_2024.formulas["表1 收支总体"]
    assert [income["B36"].value, income["D36"].value] == ["=SUM(B6,B23)", "=SUM(D6:D35)"]


def test_a_total_that_does_not_add_up_as_printed_is_a_plain_value(made_2024: Made) -> None:
    """As in a document that rounds each figure to the nearest."""
    d = made_2024.disclosure

    def off(document: Document) -> Document:
        number = Number("支出.合计.金额", "2,015.19", "2015.19")
        sections = []
        for section in document.sections:
            blocks = [_with_total(b, number) if isinstance(b, Table) else b for b in section.blocks]
            sections.append(replace(section, blocks=tuple(blocks)))
        return replace(document, sections=tuple(sections))

    content = xlsx.write(off(made_2024.document), d.form.look, d.form.spec, d.figures)
    sheet = load_workbook(io.BytesIO(content))["表3 支出总体"]
    assert [cell.value for cell in sheet[sheet.max_row]][-3:] == [
        2015.19,
        "=SUM(F7,F14,F18,F21)",
        "=SUM(G7,G14,G18,G21)",
    ]


def _with_total(table: Table, number: Number) -> Table:
    rows = [
        replace(
            r,
            cells=tuple(
                replace(c, inlines=(number,)) if (n := figure(c)) and n.name == number.name else c
                for c in r.cells
            ),
        )
        for r in table.body
    ]
    return replace(table, body=tuple(rows))


def test_number_formats_are_the_forms(made_2024: Made) -> None:
    sheet = made_2024.formulas["表3 支出总体"]
    assert sheet["E7"].number_format == "#,##0.00;-#,##0.00;;@"


def test_heads_stay_repeat_and_print(made_2024: Made) -> None:
    sheet = made_2024.formulas["表2 收入总体"]
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("E6", "$4:$5")
    assert sheet.print_area == f"'{sheet.title}'!$A$1:$O${sheet.max_row}"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert made_2024.formulas["表1 收支总体"].page_setup.orientation == "portrait"


def test_text_that_looks_like_a_formula_stays_text(made_2024: Made) -> None:
    d, texts = (
        made_2024.disclosure,
        ["=1+1", "+86", "-5", "@SUM(A1)", '=HYPERLINK("http://x")', "007", "1e5", "http://x"],
    )
    table = next(b for b in made_2024.document.blocks() if isinstance(b, Table))
    body = tuple(
        replace(table.body[0], cells=(Cell((Text(t),)), *table.body[0].cells[1:])) for t in texts
    )
    section = replace(
        made_2024.document.sections[0], page="纵表", blocks=(replace(table, body=body),)
    )
    content = xlsx.write(
        replace(made_2024.document, sections=(section,)), d.form.look, d.form.spec, d.figures
    )
    column = load_workbook(io.BytesIO(content)).worksheets[1]["A"][len(table.head) :]
    assert [(c.data_type, c.value, c.quotePrefix) for c in column] == [
        ("s", text, text[0] in "=+-@") for text in texts
    ]


def test_the_same_document_has_the_same_bytes(made: Made) -> None:
    d = made.disclosure
    assert xlsx.write(made.document, d.form.look, d.form.spec, d.figures) == made.content
    assert made.formulas.properties.title == made.document.title
    assert made.formulas.properties.created.date().isoformat() == made.document.date


def test_sheet_names_are_legal_and_unique(made_2024: Made) -> None:
    table = next(b for b in made_2024.document.blocks() if isinstance(b, Table))
    captions = ["甲" * 40, "甲" * 40, "a/b:c*[d]?'\\", "History", "A", "a", "𠀀" * 20]
    section = replace(
        made_2024.document.sections[0],
        blocks=tuple(replace(table, name=c, caption=c) for c in captions),
    )
    names = [s.name for s in sheets(replace(made_2024.document, sections=(section,)))]
    assert names == [
        "甲" * 5 + "…" + "甲" * 8, "甲" * 5 + "…" + "甲" * 5 + "（2）", "a／b：c＊［d］？’＼",
        "History（2）", "A", "a（2）", "𠀀" * 5 + "…" + "𠀀"
    ]  # fmt: skip
