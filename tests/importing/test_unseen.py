"""Books that nobody tuned the import for: what was wrong with each when it was first read."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook

from generator.source.nodes import descend
from generator.source.reader import read
from tests.importing.conftest import Import

Rows = list[list[object]]
DETAIL: Rows = [
    ["2027年支出预算表（单位：元）"],
    ["功能科目", "经济科目", "金额"],
    ["2010301", "30101", 200],
    ["合计", None, 200],
]


def _book(folder: Path, **sheets: Rows) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    path = folder / "预算.xlsx"
    book.save(path)
    return path


def test_tables_side_by_side_with_other_keys_keep_their_own_codes(run: Import) -> None:
    """The projects took the codes of the basic expenditure to their left."""
    done = run(
        [
            ["2027年基本支出（单位：万元）", None, None, None, "2027年项目支出（单位：万元）"],
            ["功能科目", "经济科目", "预算数", None, "项目名称", "功能科目", "经济科目", "预算数"],
            ["2080101", "30101", 12.5, None, "就业培训", "2080102", "30216", 8],
            ["合计", None, 12.5, None, "合计", None, None, 8],
        ]
    )
    root = read(done.file).root
    assert descend(root, ("基本支出", "明细", 0, "功能科目")) == "2080101"
    assert descend(root, ("项目", 0, "功能科目")) == "2080102"
    assert descend(root, ("项目", 0, "支出", "30216")) == "8"
    assert "万元）" not in done.file.read_text("utf-8").split("主要职能")[0]


def test_empty_columns_part_tables(run: Import) -> None:
    """A project without a code of its own is not given that of the table beside it."""
    done = run(
        [
            ["2027年支出（单位：万元）"],
            ["功能科目", "经济科目", "基本支出", None, "项目名称", "项目支出"],
            ["2080101", "30101", 12.5, None, "就业培训", 8],
        ]
    )
    assert "支出!F3  项目“就业培训”没有写功能科目和经济科目，别的表上也没有，没有读入。" in done.err


def test_what_is_no_code_is_not_that_of_the_row_above(run: Import) -> None:
    """A mistyped code was read as one left blank."""
    done = run(
        [
            ["2027年支出（单位：万元）"],
            ["功能科目", "经济科目", "金额"],
            ["2010301", "30101", 75],
            ["9910301", "30201", 5],
            ["20103011", "30202", 6],
            ["办公杂项", "30203", 7],
            ["同上", "30204", 8],
        ],
        more=(),
    )
    assert done.code == 2
    assert "支出!A4  “9910301”不是功能科目的编码或名称，这一行没有读入。" in done.err
    assert "支出!A5  “20103011”不是功能科目的编码或名称，这一行没有读入。" in done.err
    assert "支出!A6  “办公杂项”不是功能科目的编码或名称，这一行没有读入。" in done.err
    assert "支出!A7" not in done.err


def test_a_column_of_money_of_an_unknown_source_is_told(run: Import) -> None:
    """Its money was left out, and only a note said so."""
    done = run(
        [
            ["2027年支出（单位：万元）"],
            ["功能科目", "经济科目", "一般公共预算", "其他资金", "上年其他资金", "占比"],
            ["2010301", "30101", 75, 5, 4, 0.5],
        ],
        more=(),
    )
    assert done.code == 2
    assert "支出!D2  不知道“其他资金”是哪一种资金来源，这一栏没有读入。" in done.err
    assert "支出!E2" not in done.err


def test_lists_and_overviews_of_an_export_do_not_hinder(run: Import, tmp_path: Path) -> None:
    totals: Rows = [
        ["收支总表（单位：元）"],
        ["收入", "预算数", "支出", "预算数"],
        ["一般公共预算", 200, "基本支出", 200],
    ]
    contents: Rows = [["序号", "表名"], [1, "收支总表"], [2, "支出明细表"]]
    book = _book(tmp_path, 目录=contents, 收支总表=totals, 支出明细表=DETAIL)
    done = run(book, more=())
    assert done.code == 0
    assert "目录：只有序号，没有数。" in done.out
    assert "收支总表：只有汇总数，没有逐项的科目，没有取数。" in done.out


def test_the_year_is_that_of_the_sheet_that_is_read(run: Import, tmp_path: Path) -> None:
    before: Rows = [["2026年支出预算表（单位：元）"], *DETAIL[1:]]
    done = run(_book(tmp_path, 上年=before, 本年=DETAIL), more=())
    assert "上年：是 2026 年的表，读的是 2027 年的，没有读。" in done.out
    assert descend(read(done.file).root, ("年度",)) == "2027"


def test_a_fill_in_workbook_in_another_format_is_called_one(run: Import, tmp_path: Path) -> None:
    """LibreOffice's .ods and .xls of it were read as tables without a header."""
    done = run(_book(tmp_path, 单位=[["", '["fields"]'], ["年度", 2027]]))
    assert done.code == 2
    assert done.err.endswith(
        "：这是填报簿，存成了别的格式。用 Excel 或 WPS 打开，另存为 .xlsx 再导入。\n"
    )
