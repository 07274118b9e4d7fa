"""What is stored in a cell, scaled as its number format scales it, from every kind of file."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from generator.importing import limits
from generator.importing.cells.formats import Reader
from generator.importing.cells.opening import read_book
from generator.importing.grid import Sheet, Unreadable
from generator.importing.limits import RefusedError

SAVED = Path(__file__).parent / "saved"
CASES = Path(__file__).parent / "cases"
WAGES = Decimal("315.59")


def taken(stored: float, form: str) -> Sheet:
    """A sheet of one number."""
    sheet = Sheet("表")
    reader = Reader(sheet)
    reader.number(0, 0, stored, form)
    reader.close()
    return sheet


@pytest.mark.parametrize(
    ("form", "value", "measure"),
    [
        ("General", "3155912.345", None),
        ("#,##0.00", "3155912.345", None),
        ("#,##0.00,", "3155.912345", None),
        ('0!.0,"万元"', "315.5912345", "万元"),
        ('0\\.0,"万元"', "315.5912345", "万元"),
        ('0\\!.0,"万"', "315.5912345", "万元"),
        ('0"."0,', "315.5912345", None),
        ('#,##0.00,,"百万元"', "3.155912345", "百万元"),
        ('0.00"元"', "3155912.345", "元"),
        ('0.00"万元"', "3155912.345", "万元"),
        ('[>=10000]0!.0,"万元";0"元"', "315.5912345", "万元"),
        ('_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "3155912.345", None),
    ],
)
def test_a_number_is_scaled_and_not_rounded(form: str, value: str, measure: str | None) -> None:
    sheet = taken(3155912.345, form)
    assert sheet.rows == [[Decimal(value)]]
    assert sheet.measures.get((0, 0)) == measure


@pytest.mark.parametrize(
    ("form", "why"),
    [
        ("0.00%", "是百分数，不是金额"),
        ('yyyy"年"m"月"d"日"', "是日期或时间，不是数"),
        ("[h]:mm", "是日期或时间，不是数"),
        (
            '0.0,"万元"',
            "存的是 3155912，显示“3155.9万元”，数字格式缩放的与写的单位不合",
        ),
    ],
)
def test_what_is_no_amount_is_not_read(form: str, why: str) -> None:
    assert taken(3155912, form).rows == [[Unreadable(why)]]


def test_what_is_scaled_or_not_shown_is_said() -> None:
    assert taken(3155912, '0!.0,"万元"').remarks == [
        "1 个数按数字格式缩放，如 表!A1 存的是 3155912，显示“315.6万元”，读作 315.5912。"
    ]
    assert taken(5, ";;;").remarks == [
        "1 个数显示的与存的不同，按存的读，如 表!A1 存的是 5，显示“”，读作 5。"
    ]
    assert taken(1.236, "0.00").remarks == []


@given(st.decimals(-(10**9), 10**9, places=6), st.integers(0, 6), st.sampled_from(["0", "#,##0"]))
def test_decimals_shown_never_change_an_amount(amount: Decimal, decimals: int, whole: str) -> None:
    places = f".{'0' * decimals}" if decimals else ""
    (row,) = taken(float(amount), whole + places).rows
    assert isinstance(row[0], Decimal)
    assert abs(row[0] - amount) <= Decimal("0.000001") * max(1, abs(amount) // 10**8)


@pytest.mark.parametrize("name", ["libreoffice.xls", "libreoffice.xlsx"])
def test_a_real_save_tells_formats_and_hidden_rows(name: str) -> None:
    (sheet,) = read_book(SAVED / name)
    assert [sheet.at(row, 6) for row in range(3, 7)] == [
        Decimal("315.5912"),
        Decimal("24.1998124"),
        Decimal("4.9"),
        Decimal("344.6910124"),
    ]
    assert sheet.measures == {(3, 6): "万元"}
    assert sheet.remarks[1:] == ["第 6 行是隐藏的，也读了。"]
    assert sheet.shown(6, 5) == "合计"


def test_what_tells_no_formats_is_read_only_where_none_scales() -> None:
    (sheet,) = read_book(SAVED / "libreoffice.ods")
    assert [sheet.at(row, 6) for row in (3, 6)] == [Decimal("315.5912"), Decimal("344.6910124")]
    assert sheet.shown(6, 5) == "合计"
    assert sheet.remarks == ["第 6 行是隐藏的，也读了。"]
    with pytest.raises(RefusedError, match="有按千或万显示的数字格式"):
        read_book(SAVED / "libreoffice-scaled.ods")


@pytest.mark.parametrize("name", ["x-strict", "x-fill", "x-blankcols", "x-wanfmt"])
def test_what_no_amount_depends_on_does_not_matter(name: str) -> None:
    (sheet,) = read_book(CASES / f"{name}.xlsx")
    amounts = [sheet.at(row, 6) for row in range(3, 7)]
    assert amounts == [WAGES, Decimal("24.1998124"), Decimal("4.9"), Decimal("28.8")]


@pytest.mark.parametrize(
    "content",
    [
        '编码,名称,金额\n2010301,行政运行,"1,234.50"\n'.encode("gb18030"),
        '编码,名称,金额\r\n2010301,行政运行,"1,234.50"\r\n'.encode("utf-8-sig"),
        "编码\t名称\t金额\n2010301\t行政运行\t1,234.50\n".encode("utf-16"),
        '编码;名称;金额\n="2010301";行政运行;1,234.50\n'.encode(),
        (
            "<html><table><tr><th>编码<th>名称<th>金额"
            "<tr><td>2010301<td>行政运行<td>1,234.50</table></html>"
        ).encode("gb18030"),
    ],
)
def test_tables_as_text(tmp_path: Path, content: bytes) -> None:
    """Whatever they are called: many systems call them .xls."""
    path = tmp_path / "导出.xls"
    path.write_bytes(content)
    (sheet,) = read_book(path)
    assert sheet.name == "导出"
    assert sheet.rows == [["编码", "名称", "金额"], ["2010301", "行政运行", "1,234.50"]]


def test_a_text_in_no_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "坏.csv"
    path.write_bytes(("编码,金额\n" * 200).encode("gb18030") + b"\xff\xff,1\n")
    with pytest.raises(RefusedError, match="有些字读不出来"):
        read_book(path)


def test_only_cells_that_hold_something_count(tmp_path: Path) -> None:
    """A format over whole columns and rows, as staff paint tables, is no size."""
    book = xlsxwriter.Workbook(tmp_path / "刷.xlsx")
    page = book.add_worksheet("表")
    blue = book.add_format({"bg_color": "blue"})
    page.write(0, 0, 1)
    page.set_column(1, 16000, 9, blue)
    for row in (5, limits.ROWS + 5):
        page.write_blank(row, limits.COLUMNS + 5, None, blue)
    book.close()
    (sheet,) = read_book(tmp_path / "刷.xlsx")
    assert sheet.rows == [[Decimal(1)]]


def test_hidden_rows_and_columns_are_listed(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "藏.xlsx")
    page = book.add_worksheet("表")
    for row in range(8):
        page.write_row(row, 0, ["甲", row + 1, "乙"])
    for row in (1, 2, 3, 6):
        page.set_row(row, None, None, {"hidden": 1})
    page.set_column(1, 1, 9, None, {"hidden": 1})
    page.set_column(7, 9, 9, None, {"hidden": 1})
    book.close()
    (sheet,) = read_book(tmp_path / "藏.xlsx")
    assert sheet.remarks == ["第 2 至 4、7 行是隐藏的，也读了。", "第 B 列是隐藏的，也读了。"]
