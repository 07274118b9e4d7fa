"""PDF files as they are really published: text that no reader sees, text twice, running heads,
tables without rules."""

from __future__ import annotations

from pathlib import Path

from generator.published.model import Oddity
from generator.published.readers import titles
from generator.published.readers.pdf.furniture import without
from generator.published.readers.rows import Row
from tests.published.made import pages, ruled, said, saved, tables, texts

HEAD = ["科目名称", "合计", "基本支出", "项目支出"]
ROW = ["一般公共服务支出", "1,200.00", "900.00", "300.00"]
WIDTHS = (150, 80, 80, 80)


def odd(markup: str, folder: Path) -> tuple[list[str], list[tuple[Oddity, str]]]:
    paper = saved(pages(markup), folder)
    assert paper.source is not None
    return said(paper), [(one.what, one.text) for one in paper.source.odd]


def test_text_beyond_the_page_is_not_read_and_is_said(tmp_path: Path) -> None:
    markup = "支出预算12.00万元。\n#place(dx: 900pt)[旧稿99.00]\n"
    lines, found = odd(markup, tmp_path)
    assert lines == ["支出预算12.00万元。"]
    assert found == [(Oddity.OUTSIDE, "旧稿99.00")]


def test_text_that_a_clip_hides_is_not_read_and_is_said(tmp_path: Path) -> None:
    markup = "#box(clip: true, height: 14pt)[支出预算12.00万元。#linebreak()#v(9pt)旧稿99.00]\n"
    lines, found = odd(markup, tmp_path)
    assert lines == ["支出预算12.00万元。"]
    assert found == [(Oddity.OUTSIDE, "旧稿99.00")]


def test_text_printed_over_itself_is_read_once(tmp_path: Path) -> None:
    markup = "#box[#place(dx: 0.3pt)[合计5.00]合计5.00]\n"
    lines, found = odd(markup, tmp_path)
    assert lines == ["合计5.00"]
    assert found == [(Oddity.TWICE, "合计5.00")]


def test_running_heads_and_page_numbers_belong_to_no_page(tmp_path: Path) -> None:
    size = 'height: 300pt, width: 595pt, margin: 60pt, header: [示例县公开], numbering: "— 1 —"'
    body = "#pagebreak()\n".join(f"第{number}页的话。\n" for number in range(1, 6))
    assert said(saved(pages(body, size), tmp_path)) == [
        f"第{number}页的话。" for number in range(1, 6)
    ]


def test_a_paragraph_goes_on_over_the_page(tmp_path: Path) -> None:
    sentence = "支出预算由基本支出和项目支出组成，" * 12 + "合计5.00万元。"
    size = "width: 400pt, height: 150pt, margin: 30pt"
    markup = f"#set par(first-line-indent: (amount: 2em, all: true))\n{sentence}\n\n另起一段。"
    assert said(saved(pages(markup, size), tmp_path)) == [sentence, "另起一段。"]


def test_the_contents_are_left_out(tmp_path: Path) -> None:
    entries = (
        "一、收入预算#box(width: 1fr, repeat[.])3\n\n二、支出预算#box(width: 1fr, repeat[.])12\n\n"
    )
    markup = f"目录\n\n{entries}#pagebreak()\n一、收入预算\n\n收入5.00万元。"
    assert said(saved(pages(markup), tmp_path)) == ["2 一、收入预算", "收入5.00万元。"]


def test_merged_cells_and_a_table_left_open_at_its_sides(tmp_path: Path) -> None:
    rules = "stroke: (x, y) => (top: 0.5pt, bottom: 0.5pt, left: if x > 0 { 0.5pt })"
    head = "table.cell(rowspan: 2)[名称], table.cell(colspan: 2)[支出], [基本], [项目]"
    body = "[合计], [3.00], [4.00]"
    markup = f"#table(columns: (120pt, 80pt, 80pt), {rules}, {head}, {body})\n"
    (found,) = tables(saved(pages(markup), tmp_path))
    assert [(one.text, one.start, one.stop) for one in found.head] == [
        ("名称", 0, 1),
        ("支出", 1, 3),
    ]
    assert texts(found) == [["合计", "3.00", "4.00"]]


def test_an_indent_is_counted_in_characters(tmp_path: Path) -> None:
    rows = [HEAD, ROW, ["#h(1em)档案事务", "1.00", "1.00", ""], ["#h(2em)行政运行", "1.00", "", ""]]
    (found,) = tables(saved(pages(ruled(rows, WIDTHS)), tmp_path))
    assert [row[0].indent for row in found.rows] == [0, 1, 2]


def test_a_table_without_rules_is_read_by_its_columns(tmp_path: Path) -> None:
    rows = [
        HEAD,
        ROW,
        ["社会保障和就业支出", "80.00", "80.00", ""],
        ["合计", "1,280.00", "980.00", "300.00"],
    ]
    more = "stroke: none, align: (left, right, right, right),"
    (found,) = tables(saved(pages(ruled(rows, WIDTHS, more)), tmp_path))
    assert [title.text for title in found.head] == HEAD
    assert texts(found) == rows[1:]


def test_a_page_printed_sideways(tmp_path: Path) -> None:
    table = ruled([HEAD, ROW], WIDTHS)
    markup = (
        f"#pagebreak()\n#rotate(-90deg, reflow: true)[#box(width: 500pt)[单位：元\n\n{table}]]\n"
    )
    (found,) = tables(saved(pages(markup), tmp_path))
    assert [title.text for title in found.head] == HEAD
    assert (texts(found), found.unit, found.page) == ([ROW], "元", 2)


def test_kangxi_radicals_and_full_width_digits_are_read_as_meant(tmp_path: Path) -> None:
    from tests.published.made import paragraph, run, word

    paper = saved(word(paragraph(run("⼈员经费１２．５０万元，⾏政运⾏。"))), tmp_path)
    assert said(paper) == ["人员经费12.50万元，行政运行。"]
    assert paper.source is not None
    assert [(one.what, one.text) for one in paper.source.odd] == [
        (Oddity.LOOKALIKE, "⼈"),
        (Oddity.LOOKALIKE, "⾏"),
        (Oddity.LOOKALIKE, "⾏"),
        (Oddity.WIDE, "１２．５０"),
    ]


def test_what_a_browser_prints_at_the_foot_of_a_page_is_furniture() -> None:
    def row(text: str, top: float) -> Row:
        return Row(text=text, left=0.0, right=90.0, top=top, size=9.0, page=1, parts=())

    pages = [(800.0, [row("合计", 400.0), row(f"file:///公开.html {n}/2", 780.0)]) for n in (1, 2)]
    assert [[one.text for one in rows] for rows in without(pages)] == [["合计"], ["合计"]]


def test_the_number_and_the_unit_of_a_table_stand_in_one_line() -> None:
    assert titles.is_above("公开01表　单位：万元")
    assert titles.is_above("公开01表")
    assert not titles.is_above("表1 部门收支总表")
