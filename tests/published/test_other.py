"""Web pages, workbooks and plain text as they come; encodings; what is refused, with a sentence."""

from __future__ import annotations

import zipfile
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter

from generator.published.model import Oddity, Unread
from generator.published.readers import UnreadableError, apart, read
from generator.published.readers.workbook.shown import shown
from tests.published.made import FILLING, said, saved, tables, texts, workbook

PAGE = f"<html><head><title>公开</title></head><body><p>{FILLING}</p>%s</body></html>"
ROWS = [
    ["科目名称", "合计", "基本支出"],
    ["一般公共服务支出", "5.00", "5.00"],
    ["合计", "5.00", "5.00"],
]


def web(body: str) -> bytes:
    return (PAGE % body).encode()


# -- web pages


def test_a_web_page_with_headings_spans_and_hidden_things(tmp_path: Path) -> None:
    head = (
        "<tr><th rowspan=2>名称</th><th colspan=2>支出</th></tr><tr><th>基本</th><th>项目</th></tr>"
    )
    body = "<tr><td>合计</td><td>1.00</td><td>2<br>.50</td></tr><tr hidden><td>删</td></tr>"
    page = (
        "<h2>支出<b>预算</b>表</h2><div>金额单位：元</div>"
        f"<table>{head}{body}</table><p style='display:none'>密</p><img>"
    )
    paper = saved(web(page), tmp_path)
    (found,) = tables(paper)
    assert said(paper) == ["2 支出预算表", "金额单位：元", "表"]
    assert (found.title, found.unit) == ("支出预算表", "元")
    assert [one.text for one in found.head[1].below] == ["基本", "项目"]
    assert texts(found) == [["合计", "1.00", "2.50"]]
    assert paper.source is not None
    assert [(one.what, one.text) for one in paper.source.odd if one.what is Oddity.HIDDEN] == [
        (Oddity.HIDDEN, "删"),
        (Oddity.HIDDEN, "密"),
    ]
    assert paper.source.unread == (Unread("图片"),)


def test_a_table_that_only_lays_out_the_page_is_none(tmp_path: Path) -> None:
    inner = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in ROWS)
    text = f"<p>支出预算5.00万元。</p><table>{inner}</table>"
    page = f"<table><tr><td>导航</td><td>{text}</td></tr></table>"
    paper = saved(web(page), tmp_path)
    assert said(paper) == ["导航", "支出预算5.00万元。", "表"]
    assert texts(tables(paper)[0]) == ROWS[1:]


# -- text


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"]
)
def test_text_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    rows = "\n".join("\t".join(row) for row in ROWS)
    paper = saved(f"{FILLING}\n\n支出表\n单位：元\n{rows}\n".encode(encoding), tmp_path)
    (found,) = tables(paper)
    assert (found.title, found.unit, texts(found)) == ("支出表", "元", ROWS[1:])


def test_a_damaged_character_is_said(tmp_path: Path) -> None:
    content = f"{FILLING}\n支出合计5.00万元。".encode()
    paper = saved(content.replace("合计".encode(), "合".encode() + b"\xe8\xae"), tmp_path)
    assert said(paper) == ["支出合\ufffd5.00万元。"]
    assert paper.source is not None
    assert [one.what for one in paper.source.odd] == [Oddity.UNKNOWN]


COLUMNS = """
2026年部门支出预算总表
编制部门：示例县档案馆                                                      单位：元

                 项目                                  支出预算
功能分类科目编码
                  功能分类科目名称       合计            基本支出          项目支出
类   款   项
201            一般公共服务支出        1,200,000.00      900,000.00      300,000.00
201  26        档案事务            1,200,000.00      900,000.00      300,000.00
201  26   04   档案馆              300,000.00                      300,000.00
               合计              1,200,000.00      900,000.00      300,000.00
注：本表金额按批复列示。
"""


def test_columns_that_blanks_set_are_a_table(tmp_path: Path) -> None:
    paper = saved(f"{FILLING}\n{COLUMNS}".encode(), tmp_path)
    (found,) = tables(paper)
    assert (found.title, found.unit, found.year) == ("2026年部门支出预算总表", "元", 2026)
    assert [(one.text, one.start, one.stop) for one in found.head] == [
        ("项目", 0, 4),
        ("支出预算", 4, 7),
    ]
    below = [title.text for one in found.head for title in one.below]
    assert below == ["类", "款", "项", "功能分类科目名称", "合计", "基本支出", "项目支出"]
    assert texts(found)[2] == ["201", "26", "04", "档案馆", "300,000.00", "", "300,000.00"]
    assert found.notes == ("注：本表金额按批复列示。",)


def test_broken_lines_are_paragraphs_again(tmp_path: Path) -> None:
    sentence = (
        "支出预算由基本支出和项目支出组成，按规定的用途和标准安排使用，" * 4 + "合计5.00万元。"
    )
    broken = "\n".join(sentence[at : at + 40] for at in range(0, len(sentence), 40))
    assert said(saved(f"{broken}\n另起一段。\n".encode(), tmp_path)) == [sentence, "另起一段。"]


# -- workbooks


def test_a_workbook_is_read_as_it_is_shown(tmp_path: Path) -> None:
    stream = BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet("支出")
        money = book.add_format({"num_format": "#,##0.00;-#,##0.00;;@"})
        bold = book.add_format()
        sheet.merge_range("A1:D1", "2026年支出预算表", bold)
        sheet.write_row("A2", ["编制单位：示例县档案馆", "", "单位：万元"])
        sheet.write_row("A3", ["科目名称", "合计", "基本支出", "内部"])
        for number, amounts in enumerate(((12.345, 0, 7), (1200, 3.5, 8)), 3):
            sheet.write(number, 0, "行政运行", book.add_format({"indent": number - 3}))
            for column, amount in enumerate(amounts, 1):
                sheet.write_number(number, column, amount, money)
        sheet.write_formula("B6", "=SUM(B4:B5)", money, 1212.345)
        sheet.write("A6", "合计")
        sheet.write_string("A8", f"注：{FILLING}")
        sheet.set_column("D:D", None, None, {"hidden": True})
        hidden = book.add_worksheet("草稿")
        hidden.write_row("A1", ["旧", 99])
        hidden.hide()
    paper = saved(stream.getvalue(), tmp_path)
    (found,) = tables(paper)
    assert (found.title, found.unit, paper.unit) == ("2026年支出预算表", "万元", "示例县档案馆")
    assert [title.text for title in found.head] == ["科目名称", "合计", "基本支出"]
    assert texts(found) == [
        ["行政运行", "12.35", ""],
        ["行政运行", "1,200.00", "3.50"],
        ["合计", "1,212.35", ""],
    ]
    assert [row[0].indent for row in found.rows] == [0, 1, 0]
    assert [(one.sheet, one.row) for one in found.origins] == [
        ("支出", 4),
        ("支出", 5),
        ("支出", 6),
    ]
    assert paper.source is not None
    assert paper.source.kind == "Excel"
    assert [one.text for one in paper.source.odd if one.what is Oddity.HIDDEN] == ["工作表“草稿”"]


def test_tables_below_each_other_in_a_sheet_and_formulas_without_values(tmp_path: Path) -> None:
    first = [["收入表"], *ROWS, [], ["支出表"], *ROWS, [f"注：{FILLING}"]]
    stream = BytesIO(workbook(("公开", first)))
    paper = saved(stream.getvalue(), tmp_path)
    assert [one.title for one in tables(paper)] == ["收入表", "支出表"]
    import openpyxl

    book = openpyxl.load_workbook(stream)
    book["公开"]["B3"] = "=1+1"
    written = BytesIO()
    book.save(written)
    read_back = saved(written.getvalue(), tmp_path)
    assert read_back.source is not None
    assert read_back.source.unread == (Unread("没有算好的公式"),)


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (12345678, '0!.0,"万元"', "1234.6万元"),
        (1234567.891, "#,##0.00,", "1,234.57"),
        (0.1234, "0.00%", "12.34%"),
        (-1234.5, "#,##0.00_);(#,##0.00)", "-1,234.50"),
        (0, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_', "-"),
        (-0.001, "0.00", "0.00"),
        (2.005, "0.00", "2.01"),
        (0.30000000000000004, "General", "0.3"),
        (5, "000", "005"),
        (True, "General", "TRUE"),
    ],
)
def test_what_a_number_format_shows(value: float, form: str, text: str) -> None:
    assert shown(value, form) == text


# -- what is refused


def refused(path: Path, content: bytes) -> str:
    path.write_bytes(content)
    with pytest.raises(UnreadableError) as error:
        read(path)
    return str(error.value).replace(str(path), path.name)


COMPOUND = b"\xd0\xcf\x11\xe0" + b"\0" * 600
SAVE_AS = "请在 Word、WPS 或 Excel 里打开，另存为不加密的 .docx 或 .xlsx。"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("甲.docx", b"  \n", "甲.docx 是空文件。"),
        ("甲.docx", b"PK\x03\x04broken", "文件损坏，不完整。请重新下载或另存一份。"),
        ("甲.doc", COMPOUND, f"甲.doc 是旧版 Word（.doc），或者加了密码。{SAVE_AS}"),
        ("甲.wps", COMPOUND, f"甲.wps 是 WPS 文字（.wps），或者加了密码。{SAVE_AS}"),
        ("甲.et", COMPOUND, f"甲.et 是 WPS 表格（.et），或者加了密码。{SAVE_AS}"),
        ("甲.rtf", b"{\\rtf1 " + b"x" * 600, "甲.rtf 是 RTF 文件。请在 Word 里另存为 .docx。"),
        ("甲.pdf", b"%PDF-1.7\nbroken", "PDF 损坏，读不出来。请重新下载一份。"),
        (
            "甲.txt",
            b"\x00\x01\xff\xfe" * 200,
            f"甲.txt 不是 Word、PDF、Excel、网页或文本文件。{SAVE_AS}",
        ),
        (
            "甲.yaml",
            b"a: 1",
            "甲.yaml 是填数的文件，不是公开的文件。检查它请用：disclosure check 甲.yaml",
        ),
    ],
)
def test_what_cannot_be_read_gets_a_sentence(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    assert refused(tmp_path / name, content) == message


def test_what_is_packed_and_no_word_file_is_named(tmp_path: Path) -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("content.xml", "<a/>")
    assert "是 OpenDocument 文件（.odt、.ods），读不了" in refused(
        tmp_path / "甲.odt", stream.getvalue()
    )


def test_a_file_that_asks_for_too_much_ends_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.audit.hostile import lines, paper

    monkeypatch.setattr(apart, "SECONDS", 2)
    path = tmp_path / "公开.pdf"
    path.write_bytes(paper(lines(200_000)))
    with pytest.raises(
        UnreadableError, match=r"没有读完：过了 2 秒还没有做完，停在第 1 页，共 1 页。请"
    ):
        apart.read(path)


def test_the_process_apart_reads_the_same(tmp_path: Path) -> None:
    path = tmp_path / "公开.xlsx"
    path.write_bytes(workbook(("支出表", [*ROWS, [f"注：{FILLING}"]])))
    assert apart.read(path) == read(path)
    assert read(path).blocks[0].rows[0][1].number.value == Decimal("5.00")  # type: ignore[union-attr]


def test_the_caption_of_a_table_says_its_title_and_unit(tmp_path: Path) -> None:
    body = (
        "<table><caption>一般公共预算支出表（单位：元）</caption>"
        "<tr><th>科目</th><th>合计</th></tr><tr><td>档案事务</td><td>100000.00</td></tr></table>"
    )
    file = tmp_path / "公开.html"
    file.write_bytes(web(body))
    ((_, table),) = read(file).tables()
    assert (table.title, table.unit) == ("一般公共预算支出表（单位：元）", "元")
