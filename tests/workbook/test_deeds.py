"""What a clerk does to the workbook by hand: it is understood, or told with sheet and cell."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from openpyxl.utils.cell import (
    column_index_from_string,
    coordinate_from_string,
    get_column_letter,
)

from generator.diagnostics import DisclosureError
from generator.source.nodes import Node, descend
from generator.source.reader import read_text
from generator.workbook.book import Cell, Place, RawSheet
from generator.workbook.circle import raw_sheets
from generator.workbook.decode import decode
from generator.workbook.encode import encode
from generator.workbook.layout import layout
from generator.workbook.marks import cell_mark

TEXT = """\
表样: "2024"
年度: 2024
公开日期: 2024-03-10
单位: {名称: 甲县某局, 性质: 行政单位}
人员: {编制: 10, 在职: {人数: 9, 增减: -1}}
基本支出:
  按功能科目: {"2010301": 12.50, "2080505": 4.00}
  按经济科目: {"30101": 16.50}
项目:
  - 名称: 档案数字化
    功能科目: "2010399"
    支出: {"302": 5.00}
    绩效:
      目标: 甲
      指标:
        产出指标:
          数量指标: {卷数: {值: ">=9卷", 权重: 10}, 份数: {值: ">=1份"}}
  - {名称: 库房维修, 功能科目: "2010399", 支出: {"302": 2.00}}
"""


class Book:
    """The cells of a workbook in the hands of a clerk."""

    def __init__(self, text: str = TEXT) -> None:
        root = read_text(text, "甲.yaml").root
        self.sheets = raw_sheets(encode(root, layout()))

    def sheet(self, name: str) -> RawSheet:
        return next(sheet for sheet in self.sheets if sheet.name == name)

    def put(self, name: str, cell: str, value: Any, **about: Any) -> None:
        self.cells(name)[place(cell)] = Cell(value, **about)

    def cell(self, name: str, title: str, row: int = 7) -> str:
        """The cell of a column in a row."""
        marks = {at: cell_mark(c.value) for (line, at), c in self.cells(name).items() if line == 1}
        column = next(at for at, mark in marks.items() if mark and mark.title == title)
        return f"{get_column_letter(column)}{row}"

    def clear(self, name: str, cell: str) -> None:
        del self.cells(name)[place(cell)]

    def cells(self, name: str) -> dict[Place, Cell]:
        cells = self.sheet(name).cells
        assert isinstance(cells, dict)
        return cells

    def merge(self, name: str, first: str, other: str) -> None:
        merged = self.sheet(name).merged
        assert isinstance(merged, dict)
        merged[place(other)] = place(first)

    def insert_rows(self, name: str, row: int, count: int) -> None:
        """Rows pushed down from ``row`` on."""
        cells = self.cells(name)
        moved = {(at + count if at >= row else at, column): c for (at, column), c in cells.items()}
        cells.clear()
        cells.update(moved)

    def at(self, *path: str | int) -> Node:
        """What the workbook says at a path."""
        return descend(decode(self.sheets, "甲.xlsx").root, path)

    def told(self) -> list[str]:
        """The messages: place, code, and what is wrong."""
        with pytest.raises(DisclosureError) as caught:
            decode(self.sheets, "甲.xlsx")
        return [f"{one.position} {one.code} {one.message}" for one in caught.value.diagnostics]


def place(cell: str) -> Place:
    letters, row = coordinate_from_string(cell)
    return row, column_index_from_string(letters)


MARCH = dt.datetime(2024, 3, 10, tzinfo=dt.UTC)
FUNCTIONS = ("基本支出", "按功能科目")


def test_rows_may_be_inserted_and_left_blank() -> None:
    book = Book()
    book.insert_rows("基本支出", 8, 3)
    assert book.at(*FUNCTIONS) == {"2010301": "12.5", "2080505": "4"}


def test_rows_may_be_inserted_above_the_fields() -> None:
    book = Book()
    book.insert_rows("人员", 9, 2)
    assert book.at("人员", "编制") == "10"


def test_rows_may_be_sorted() -> None:
    book = Book()
    cells = book.cells("项目支出")
    for column in ("B", "C", "D"):
        first, second = place(f"{column}7"), place(f"{column}8")
        cells[first], cells[second] = cells[second], cells[first]
    assert book.at("项目", 0, "支出") == {"302": "5"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (12.5, "12.5"),
        (0.1 + 0.2, "0.3"),
        (1234567890.12, "1234567890.12"),
        ("12.50", "12.5"),
        (" 1,234.50 ", "1234.5"),
        ("１２．５", "12.5"),
        ("¥12.5", "12.5"),
        ("5万元", "5"),
        ("50000元", "5"),
        ("1，234.5", "1234.5"),
        ("12,345,678元", "1234.5678"),
        ("0.5亿元", "5000"),
        ("-3", "-3"),
    ],
)
def test_amounts_may_be_numbers_or_texts(typed: Any, meant: str) -> None:
    book = Book()
    book.put("基本支出", "C7", typed)
    assert book.at(*FUNCTIONS, "2010301") == meant


def test_a_unit_behind_an_amount_counts_in_the_measure_of_the_file() -> None:
    book = Book(TEXT.replace("年度: 2024\n", "年度: 2024\n计量单位: 元\n"))
    book.put("基本支出", "C7", "5万元")
    assert book.at(*FUNCTIONS, "2010301") == "50000"


@pytest.mark.parametrize(
    ("typed", "about", "told"),
    [
        (MARCH, {}, "是日期，不是金额"),
        (0.25, {"is_percent": True}, "是百分比，不是金额"),
        ("#REF!", {"is_error": True}, "公式出错（#REF!）"),
        (None, {"formula": "=A1+B1"}, "公式没有算好的值"),
    ],
)
def test_what_is_no_amount_is_told(typed: Any, about: dict[str, Any], told: str) -> None:
    book = Book()
    book.put("基本支出", "C7", typed, **about)
    assert book.told() == [f"甲.xlsx 基本支出!C7 K915 基本支出 › 按功能科目 金额：{told}"]


def test_a_formula_counts_as_what_it_came_to() -> None:
    book = Book()
    book.put("基本支出", "C7", 12.34, formula="=10+2.34")
    assert book.at(*FUNCTIONS, "2010301") == "12.34"


def test_a_target_that_became_a_formula_is_a_target() -> None:
    book = Book()
    book.put("项目绩效", "K7", 1, formula="=100%")
    path = ("项目", 0, "绩效", "指标", "产出指标", "数量指标", "卷数", "值")
    assert book.at(*path) == "=100%"


@pytest.mark.parametrize("typed", ["12,5", "1.234,50", "1,23,4.5", ",5"])
def test_a_comma_that_may_be_a_point_is_left_for_the_reading_to_refuse(typed: str) -> None:
    book = Book()
    book.put("基本支出", "C7", typed)
    assert book.at(*FUNCTIONS, "2010301") == typed


@pytest.mark.parametrize(
    "typed",
    [
        "2010301",
        "2010301 行政运行",
        "2010301行政运行",
        2010301,
        "201 03 01",
        "201-03-01 行政运行",
        "２０１．０３．０１",
    ],
)
def test_a_code_may_stand_with_or_without_its_name(typed: Any) -> None:
    book = Book()
    book.put("基本支出", "B7", typed)
    assert list(book.at(*FUNCTIONS)) == ["2010301", "2080505"]  # type: ignore[arg-type]


def test_a_code_with_the_name_of_another_is_told() -> None:
    book = Book()
    book.put("基本支出", "B7", "2010301 住房公积金")
    assert book.told() == [
        "甲.xlsx 基本支出!B7 K916 编码 2010301 后面的名称是“住房公积金”，不是它的名称"
    ]


def test_a_code_in_two_rows_is_told() -> None:
    book = Book()
    book.put("基本支出", "B8", "2010301")
    assert book.told() == ["甲.xlsx 基本支出!B8 K913 “2010301”写了两处，这是第二处"]


def test_an_amount_without_a_code_is_told() -> None:
    book = Book()
    book.clear("基本支出", "B8")
    assert book.told() == ["甲.xlsx 基本支出!B8 K915 没有写“基本支出 › 按功能科目 编码”"]


def test_a_project_that_is_not_there_is_told_with_the_nearest() -> None:
    book = Book()
    book.put("项目支出", "B7", "档案数字化费")
    assert book.told() == ["甲.xlsx 项目支出!B7 K914 “项目”表里没有“档案数字化费”"]


def test_a_project_of_a_name_that_two_have_is_told() -> None:
    twice = TEXT.replace("名称: 库房维修", "名称: 档案数字化, 承担单位: 乙站")
    book = Book(twice)
    assert book.at("项目", 1, "支出") == {"302": "2"}
    book.put("项目支出", "B7", "档案数字化")
    assert book.told() == [
        "甲.xlsx 项目支出!B7 K914 叫“档案数字化”的项目不止一个，不知道是哪一个的"
    ]


def test_names_merged_over_their_rows_count_for_each() -> None:
    book = Book()
    book.clear("项目绩效", "H8")
    book.merge("项目绩效", "H7", "H8")
    book.clear("项目绩效", "G8")
    book.merge("项目绩效", "G7", "G8")
    indicators = book.at("项目", 0, "绩效", "指标", "产出指标", "数量指标")
    assert list(indicators) == ["卷数", "份数"]  # type: ignore[arg-type]


def test_an_amount_merged_over_rows_is_told() -> None:
    book = Book()
    book.clear("基本支出", "C8")
    book.merge("基本支出", "C7", "C8")
    assert book.told()[0].startswith("甲.xlsx 基本支出!C8 K915 基本支出 › 按功能科目 金额：合并的")


def test_a_sheet_that_is_gone_is_told() -> None:
    book = Book()
    book.sheets = [sheet for sheet in book.sheets if sheet.name != "项目绩效"]
    assert book.told() == ["甲.xlsx:1:1 K911 缺“项目绩效”这张表"]


def test_a_sheet_that_is_there_twice_is_told() -> None:
    book = Book()
    book.sheets.append(book.sheet("项目"))
    assert book.told() == ["甲.xlsx 项目!A1 K911 “项目”这张表有两份"]


def test_numbers_in_a_column_of_the_clerks_own_are_told() -> None:
    book = Book()
    book.put("采购", "H9", 5)
    assert book.told() == ["甲.xlsx 采购!H9 K912 这一列不是填报簿的，没有读"]


def test_numbers_on_a_sheet_of_the_clerks_own_are_told_and_words_are_not() -> None:
    book = Book()
    book.sheets.append(RawSheet("草稿", None, is_own=False, cells={(3, 2): Cell("记一下")}))
    assert book.at("年度") == "2024"
    book.sheets.append(RawSheet("试算", None, is_own=False, cells={(3, 2): Cell(5)}))
    assert book.told() == ["甲.xlsx 试算!A1 K912 工作表“试算”不是填报簿的，里面的数没有读"]


def test_none_beside_content_is_told() -> None:
    book = Book()
    book.put("人员", "D7", "无")
    assert book.told()[0] == "甲.xlsx 人员!D8 K913 “人员”选了“无”，这里又填了内容"


def test_none_in_the_first_cell_of_a_table_says_that_there_is_nothing() -> None:
    book = Book()
    book.put("上年", book.cell("上年", "上年 › 三公经费 三公项目"), "无")
    assert book.at("上年", "三公经费") == {}


@pytest.mark.parametrize("typed", [MARCH, "2024/3/10", "2024年3月10日", "2024.3.10", "20240310"])
def test_a_date_may_be_written_in_any_way(typed: Any) -> None:
    book = Book()
    book.put("单位", "D9", typed)
    assert book.at("公开日期") == "2024-03-10"


@pytest.mark.parametrize(
    ("cell", "typed", "path", "meant"),
    [
        ("D8", "12人", ("人员", "编制"), "12"),
        ("D8", 12.0, ("人员", "编制"), "12"),
        ("D10", "减少2人", ("人员", "在职", "增减"), "-2"),
        ("D10", "持平", ("人员", "在职", "增减"), "0"),
    ],
)
def test_counts_and_changes_may_have_words(
    cell: str, typed: Any, path: tuple[str, ...], meant: str
) -> None:
    book = Book()
    book.put("人员", cell, typed)
    assert book.at(*path) == meant


def test_a_tick_means_yes() -> None:
    book = Book()
    book.put("项目", book.cell("项目", "项目 涉密"), "√")
    book.put("项目", book.cell("项目", "项目 涉密", 8), value=True)
    assert [book.at("项目", number, "涉密") for number in (0, 1)] == ["是", "是"]


def test_a_column_that_is_gone_is_told() -> None:
    book = Book()
    for row in (1, 8):
        book.cells("项目").pop((row, 5), None)
    assert book.told() == ["甲.xlsx 项目!A1 K911 缺“项目 资金来源”这一栏"]


def test_a_column_that_is_there_twice_is_told() -> None:
    book = Book()
    cells = book.cells("基本支出")
    for row in (1, 7, 8):
        cells[row, 4] = cells[row, 3]
    assert book.told() == ["甲.xlsx 基本支出!D1 K911 “基本支出 › 按功能科目 金额”这一列有两份"]


def test_an_amount_in_the_other_unit_is_asked_about() -> None:
    book = Book(TEXT.replace('"2080505": 4.00', '"2080505": 40000'))
    found = decode(book.sheets, "甲.xlsx").notes
    assert [f"{one.position} {one.code} {one.message}" for one in found] == [
        "甲.xlsx 基本支出!C8 K917 金额 40000（万元）和别的金额相差上千倍，是不是按元填的？"
    ]


def test_amounts_of_any_usual_size_are_not_asked_about() -> None:
    book = Book(TEXT.replace('"2080505": 4.00', '"2080505": 9000'))
    assert decode(book.sheets, "甲.xlsx").notes == ()


@pytest.mark.parametrize(
    ("measure", "usual"), [("万元", "50000"), ("元", "5")], ids=["wan", "yuan"]
)
def test_amounts_that_are_all_in_the_other_unit_are_asked_about_once(
    measure: str, usual: str
) -> None:
    text = TEXT.replace("年度: 2024\n", f"年度: 2024\n计量单位: {measure}\n")
    for amount in ("12.50", "4.00", "16.50", "5.00", "2.00"):
        text = text.replace(amount, usual)
    (found,) = decode(Book(text).sheets, "甲.xlsx").notes
    assert found.message.startswith(f"各笔金额多在 {usual}{measure}上下，是不是都按")
