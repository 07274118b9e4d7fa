"""Estimated page numbers, on documents whose pages can be counted by hand."""

from decimal import Decimal

import pytest

from generator.document.line_breaks import line_count
from generator.document.tree import Cell, Document, Heading, Paragraph, Row, Section, Table, Text
from generator.look import FontRole, Look, Page, PageNumber, Style, TableLook
from generator.output.estimate import estimate

# A column of 100 mm × 100 mm of text: 283.46 pt; in 10 pt letters 28 characters a line, at 20 pt 14
# lines a page.
SQUARE = Page(上=98, 右=55, 下=99, 左=55, 页脚距=10)
STYLE = Style(字体="宋体", 字号=10, 行距=20)
TITLE = Style(字体="宋体", 字号=10, 行距=20, 与下段同页="是")
LOOK = Look(
    页面={"方": SQUARE},
    页码=PageNumber(样式="正文"),
    字体={"宋体": FontRole(名称="宋体")},
    样式={"正文": STYLE, "标题": TITLE, "表格": STYLE},
    表格=TableLook(边框=0, 边距=0, 行高=20, 表头底色="FFFFFF"),
)
LINE = Paragraph((Text("一行"),))


def heading(anchor: str) -> Heading:
    return Heading(1, (Text("标题"),), anchor, "标题")


def row(text: str = "一") -> Row:
    return Row((Cell((Text(text),)), Cell((Text("二"),))))


def table(rows: int) -> Table:
    return Table("表", "表", (50.0, 50.0), (row(),), tuple(row() for _ in range(rows)))


def pages(*sections: Section) -> dict[str, int]:
    return estimate(Document("题", "单位", "2024-03-10", sections), LOOK)


def section(*blocks: Heading | Paragraph | Table, numbered: bool = True) -> Section:
    return Section("方", blocks, numbered)


def test_each_section_starts_a_page_and_the_cover_is_not_counted() -> None:
    assert pages(
        section(heading("封"), numbered=False),
        section(heading("甲")),
        section(LINE, heading("乙"), LINE),
    ) == {
        "甲": 1,
        "乙": 2,
    }


def test_fourteen_lines_fill_a_page() -> None:
    assert pages(section(*[LINE] * 12, heading("甲"), LINE)) == {"甲": 1}
    assert pages(section(*[LINE] * 14, heading("甲"), LINE)) == {"甲": 2}


def test_a_title_moves_with_what_follows() -> None:
    assert pages(section(*[LINE] * 13, heading("甲"), LINE)) == {"甲": 2}
    assert pages(section(*[LINE] * 12, heading("甲"), table(1))) == {"甲": 2}


@pytest.mark.parametrize(
    ("text", "lines"), [("字" * 28, 1), ("字" * 29, 2), ("1" * 56, 1), ("1" * 57, 2), ("甲\n乙", 2)]
)
def test_characters_fill_lines(text: str, lines: int) -> None:
    paragraph = Paragraph((Text(text),))
    assert pages(section(paragraph, *[LINE] * (14 - lines), heading("甲"))) == {"甲": 2}
    assert pages(section(paragraph, *[LINE] * (13 - lines), heading("甲"))) == {"甲": 1}


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("字" * 85, 4),
        ("字" * 27 + "（" + "甲" * 28, 3),
        ("字" * 28 + "。" + "甲" * 27, 3),
        ("字" * 28 + "甲" * 28, 2),
    ],
)
def test_a_line_holds_whole_characters_and_no_mark_stands_alone(text: str, lines: int) -> None:
    assert line_count(text, Decimal("28.34")) == lines


def test_a_tables_head_takes_room_on_every_page() -> None:
    # 13 rows and the head fill a page; the other 12 and the head again leave one line.
    assert pages(section(table(25), heading("甲"))) == {"甲": 2}
    assert pages(section(table(26), heading("甲"))) == {"甲": 3}


def test_a_cell_with_two_lines_makes_its_row_twice_as_high() -> None:
    tall = Table("表", "表", (50.0, 50.0), (), (row("字" * 15),))
    assert pages(section(tall, *[LINE] * 11, heading("甲"))) == {"甲": 1}
    assert pages(section(tall, *[LINE] * 12, heading("甲"))) == {"甲": 2}
