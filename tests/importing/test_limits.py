"""Hostile and huge workbooks are refused, or read, in bounded time and memory."""

from __future__ import annotations

import sys
import tracemalloc
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook

from generator.importing import limits
from generator.importing.cells.opening import read_book
from generator.importing.grid import Unreadable, exact
from generator.importing.limits import RefusedError
from tests.importing.conftest import Import

SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
MEGABYTES = 100


@pytest.fixture
def book(tmp_path: Path) -> Path:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in (["单位：万元"], ["功能科目", "经济科目", "预算数"], ["2010301", "30101", 10]):
        sheet.append(row)
    made.save(tmp_path / "好的.xlsx")
    return tmp_path / "好的.xlsx"


def changed(book: Path, change: Callable[[bytes], bytes], part: str = SHEET) -> Path:
    """A copy of the workbook with one part changed."""
    path = book.with_name("坏的.xlsx")
    with (
        zipfile.ZipFile(book) as old,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == part else content)
    return path


def with_data(rows: bytes, *, dimension: bytes = b"A1") -> Callable[[bytes], bytes]:
    text = b'<worksheet xmlns="%s"><dimension ref="%s"/><sheetData>%s</sheetData></worksheet>'
    return lambda _: text % (MAIN.encode(), dimension, rows)


def refusal(path: Path) -> str:
    tracemalloc.start()
    with pytest.raises(RefusedError) as refused:
        read_book(path)
    assert tracemalloc.get_traced_memory()[1] < MEGABYTES * 1024 * 1024
    tracemalloc.stop()
    return str(refused.value)


def work(task: Callable[[], object]) -> int:
    """How many functions a task calls: a measure of its work that no other load on the machine
    changes."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        task()
    finally:
        sys.setprofile(None)
    return calls


def test_a_million_rows(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading stops at the limit, whatever lies behind it."""
    monkeypatch.setattr(limits, "ROWS", 500)
    thousand = b"".join(b"<row><c><v>%d</v></c></row>" % (n * 7919 % 99991) for n in range(1000))
    huge = changed(book, with_data(thousand * 1000))
    assert refusal(huge) == "工作表“Sheet”超过 500 行。只留要导入的行再试。"

    def read() -> None:
        with pytest.raises(RefusedError):
            read_book(huge)

    assert work(read) < 100_000


def test_a_zip_bomb(book: Path) -> None:
    bomb = changed(book, lambda content: content + b" " * (80 * 1024 * 1024))
    assert bomb.stat().st_size < 1024 * 1024
    assert refusal(bomb).startswith("解压后超过 64 MB，或压缩得异常")


def test_much_that_packs_badly(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "UNPACKED_BYTES", 10_000)
    assert refusal(book).startswith("解压后超过 ")
    monkeypatch.setattr(limits, "FILE_BYTES", 100)
    assert refusal(book).startswith("文件有 0 MB，超过 0 MB。")


def test_a_row_at_the_end_of_the_sheet(book: Path) -> None:
    first = b'<row r="1"><c r="A1"><v>1</v></c></row>'
    last = b'<row r="1048576"><c r="A1048576"><v>1</v></c></row>'
    rows = first + last
    assert (
        refusal(changed(book, with_data(rows)))
        == "工作表“Sheet”超过 20000 行。只留要导入的行再试。"
    )


def test_a_cell_in_the_last_column(book: Path) -> None:
    rows = b'<row r="1"><c r="XFD1"><v>1</v></c></row>' * 500
    assert (
        refusal(changed(book, with_data(rows))) == "工作表“Sheet”超过 200 列。只留要导入的列再试。"
    )


def test_a_dimension_that_is_not_true_is_not_believed(book: Path) -> None:
    rows = b'<row r="1"><c r="A1"><v>1</v></c></row>'
    (sheet,) = read_book(changed(book, with_data(rows, dimension=b"A1:XFD1048576")))
    assert sheet.rows == [[1]]


def test_merged_cells_over_everything(book: Path) -> None:
    ranges = b"".join(b'<mergeCell ref="A%d:B%d"/>' % (n, n) for n in range(5, 6_000))
    merged = changed(
        book,
        lambda content: content.replace(
            b"</worksheet>", b"<mergeCells>" + ranges + b"</mergeCells></worksheet>"
        ),
    )
    assert refusal(merged).startswith("合并的单元格超过 5000 处。")


@pytest.mark.parametrize(
    "prologue",
    [
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        b"<!doctype x>",
    ],
)
def test_entities_are_refused_before_any_parser_sees_them(book: Path, prologue: bytes) -> None:
    bad = changed(book, lambda content: prologue + content)
    assert (
        refusal(bad)
        == "工作簿里有 XML 实体声明，正常的工作簿没有。用 Excel 或 WPS 打开后另存再试。"
    )


def test_entities_in_another_encoding_are_refused(book: Path) -> None:
    bad = changed(book, lambda content: content.decode().encode("utf-16"))
    assert refusal(bad) == "工作簿里有不是 UTF-8 编码的部件。用 Excel 或 WPS 打开后另存再试。"


def test_what_is_no_workbook(tmp_path: Path, book: Path) -> None:
    old = tmp_path / "旧的.xls"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512)
    assert refusal(old).startswith("不是能读的旧版工作簿（加了密码、已损坏或不是 .xls）。")
    with zipfile.ZipFile(tmp_path / "包.xlsx", "w") as archive:
        archive.writestr("a.txt", "a")
    assert refusal(tmp_path / "包.xlsx") == "是压缩包，不是 Excel 或 WPS 的工作簿。"
    assert (
        refusal(tmp_path)
        == "打不开。看看它是不是文件夹，有没有被别的程序占用，您有没有读它的权限。"
    )
    assert refusal(tmp_path / "没有.xlsx") == "没有这个文件。核对文件名和所在文件夹。"
    torn = tmp_path / "半个.xlsx"
    torn.write_bytes(book.read_bytes()[:-300])
    assert refusal(torn).startswith("工作簿加了密码或已损坏，打不开。")


def test_a_workbook_with_a_password_is_called_so(tmp_path: Path) -> None:
    """A new workbook lies whole in a compound file then, an .ods says it of its parts."""
    locked = "工作簿加了密码。用 Excel 或 WPS 打开，另存为不加密的 .xlsx 再试。"
    new = tmp_path / "新的.xlsx"
    directory = "EncryptedPackage".encode("utf-16-le")
    new.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + directory)
    assert refusal(new) == locked
    with zipfile.ZipFile(tmp_path / "别的.ods", "w") as archive:
        archive.writestr("content.xml", b"\x00\x01")
        archive.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    assert refusal(tmp_path / "别的.ods") == locked


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/_rels/workbook.xml.rels"])
def test_a_damaged_part_is_a_sentence(book: Path, part: str) -> None:
    bad = changed(book, lambda content: content[: len(content) // 2], part)
    assert refusal(bad) == "工作簿的内部有损坏，读不出来。用 Excel 或 WPS 打开后另存再试。"


def test_the_command_says_why(book: Path, run: Import) -> None:
    done = run(changed(book, lambda content: b"<!DOCTYPE x>" + content))
    assert done.code == 2
    assert (
        done.err == "坏的.xlsx：工作簿里有 XML 实体声明，正常的工作簿没有。用 Excel 或 WPS "
        "打开后另存再试。\n"
    )
    assert not done.file.exists()


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (1227.23, "1227.23"),
        (0.1 + 0.2, "0.3"),
        (10.0, "10"),
        (123456789.12, "123456789.12"),
        (1227.2299999999998, "1227.23"),
    ],
)
def test_a_number_is_read_as_the_user_sees_it(value: float, shown: str) -> None:
    assert exact(value) == Decimal(shown)


def test_what_is_no_number_is_said() -> None:
    assert exact(float("inf")) == Unreadable("不是有限的数")


def test_one_merge_over_everything(book: Path) -> None:
    merged = b'<mergeCells><mergeCell ref="A1:GR1048576"/></mergeCells></worksheet>'
    rows = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="19000"><c r="A19000"><v>1</v></c></row>'
    big = changed(book, lambda content: with_data(rows)(content).replace(b"</worksheet>", merged))
    assert refusal(big) == "工作表“Sheet”合并的单元格太大。取消合并再试。"


def test_twice_the_rows_are_twice_the_work(run: Import, tmp_path: Path) -> None:
    def imported(rows: int) -> None:
        made = Workbook(write_only=True)
        sheet = made.create_sheet("支出")
        sheet.append(["单位：万元"])
        sheet.append(["功能科目", "经济科目", "项目名称", "预算数"])
        for number in range(rows):
            sheet.append(["2010302", "302", f"项目{number}", 1.25])
        sheet.append(["合计", None, None, rows * 1.25])
        made.save(tmp_path / f"{rows}.xlsx")
        done = run(tmp_path / f"{rows}.xlsx")
        assert (done.code, done.err) == (0, "")
        assert f"读入 {rows} 笔，{rows * 1.25:,.2f}万元" in done.out

    imported(1)  # what is loaded once
    assert work(lambda: imported(600)) < 2.2 * work(lambda: imported(300))


def test_a_book_of_nothing_but_totals(run: Import, tmp_path: Path) -> None:
    made = Workbook(write_only=True)
    sheet = made.create_sheet("支出")
    for row in (
        ["单位：万元"],
        ["功能科目", "经济科目", "预算数"],
        *[["2010301", "30101", 1], ["小计", None, 1]] * 4000,
    ):
        sheet.append(row)
    made.save(tmp_path / "小计.xlsx")
    done = run(tmp_path / "小计.xlsx")
    assert done.code == 2
    assert (
        done.err == "小计.xlsx：工作表“支出”有 4000 行合计，太多，核对不完。分成几个工作簿再试。\n"
    )
