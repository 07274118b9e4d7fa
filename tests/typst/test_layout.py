"""Pages, contents, outline, tables of the second engine."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from typing import Any

import pdfplumber
import pytest

from generator.document.tree import (
    Aligned,
    Cell,
    Document,
    Heading,
    LineBreak,
    Paragraph,
    Row,
    Section,
    Table,
    Text,
)
from generator.fonts import Fonts
from generator.look import Look
from tests.typst.readback import one_section, page_texts, paragraph, read, tags, write


def table(*rows: Row, head: tuple[Row, ...] = (), widths: tuple[float, ...] = (100,)) -> Table:
    return Table("表", "表", widths, head, rows)


def row(*texts: str, role: str = "") -> Row:
    return Row(tuple(Cell((Text(text),)) for text in texts), role)


def test_numbered_pages_start_at_one_after_cover_and_contents(
    document: Document, look: Look, fonts: Fonts
) -> None:
    written = write(document, look, fonts)
    assert written.count == 8
    assert written.pages == {"p1": 1, "p1-1": 1, "p2": 2, "t1": 2, "t2": 3, "p3": 6}
    texts = page_texts(written)
    assert "—1—" not in texts[0] + texts[1]
    assert [f"—{number + 1}—" in page for number, page in enumerate(texts[2:])] == [True] * 6


def test_contents_print_the_same_numbers(document: Document, look: Look, fonts: Fonts) -> None:
    contents = page_texts(write(document, look, fonts))[1].replace(".", "")
    assert (
        contents
        == "目录第一部分概况1第二部分预算公开表2收入总体情况表2支出明细表3第三部分情况说明6"
    )


def test_contents_lead_to_the_headings(document: Document, look: Look, fonts: Fonts) -> None:
    reader = read(write(document, look, fonts))
    sheets = {page.indirect_reference: number for number, page in enumerate(reader.pages)}
    links = [annotation.get_object() for annotation in reader.pages[1]["/Annots"]]
    targets = [link["/A"]["/D"] if "/A" in link else link["/Dest"] for link in links]
    places = [
        reader.named_destinations[target]["/Page"] if isinstance(target, str) else target[0]
        for target in targets
    ]
    assert [sheets[getattr(place, "indirect_reference", place)] for place in places] == [
        2,
        3,
        3,
        4,
        7,
    ]


def test_wide_sections_lie_on_their_side(document: Document, look: Look, fonts: Fonts) -> None:
    sizes = [
        (round(page.mediabox.width), round(page.mediabox.height))
        for page in read(write(document, look, fonts)).pages
    ]
    assert sizes == [(595, 842)] * 3 + [(842, 595)] * 4 + [(595, 842)]


def test_sections_without_number_are_not_counted(look: Look, fonts: Fonts) -> None:
    def part(anchor: str) -> Heading:
        return Heading(1, (Text(anchor),), anchor, "部分标题")

    sections = (
        Section("纵向", (part("甲"),)),
        Section(
            "纵向",
            (part("乙"), Paragraph((Text("一"), *[LineBreak()] * 30, Text("二")))),
            numbered=False,
        ),
        Section("纵向", (part("丙"),)),
        Section("横向", (part("丁"),), numbered=False),
        Section("横向", (part("戊"),)),
        Section("横向", (part("己"),)),
    )
    written = write(Document("甲", "乙", "2024-03-10", sections), look, fonts)
    assert (written.pages, written.count) == ({"甲": 1, "丙": 2, "戊": 3, "己": 4}, 7)
    assert page_texts(written)[-1] == "己—4—"


def test_outline_nests_as_the_headings_do(document: Document, look: Look, fonts: Fonts) -> None:
    outline = read(write(document, look, fonts)).outline
    titles = [
        [child.title for child in item] if isinstance(item, list) else item.title
        for item in outline
    ]
    assert titles == [
        "第一部分 概况",
        ["主要职能"],
        "第二部分 预算公开表",
        ["收入总体情况表", "支出明细表"],
        "第三部分 情况说明",
    ]


def test_header_rows_repeat_and_no_row_is_lost(
    document: Document, look: Look, fonts: Fonts
) -> None:
    pages = page_texts(write(document, look, fonts))[4:7]
    assert [page.count("编码名称金额") for page in pages] == [1, 1, 1]
    assert all("".join(pages).count(f"第{number}项支出") == 1 for number in range(1, 81))


def test_title_and_table_stay_together(look: Look, fonts: Fonts) -> None:
    filler = tuple(paragraph(f"第{number}段") for number in range(20))
    title = Heading(1, (Text("表题在此"),), "t", "表题")
    line = Aligned((Text("编制单位"),), (Text("万元"),))
    head = (Row((Cell((Text("表头"),), scope="col"),)),)
    blocks = (
        *filler,
        title,
        line,
        table(*(row(f"第{number}行") for number in range(4)), head=head),
    )
    pages = page_texts(write(one_section(*blocks), look, fonts))
    assert [("表题在此" in page, "表头" in page) for page in pages] == [
        (False, False),
        (True, True),
    ]


def test_last_row_is_not_alone_on_its_page(look: Look, fonts: Fonts) -> None:
    def rows_by_page(count: int) -> list[int]:
        rows = (row(f"第{number}行") for number in range(1, count + 1))
        return [
            page.count("行") for page in page_texts(write(one_section(table(*rows)), look, fonts))
        ]

    assert [rows_by_page(count) for count in (42, 43, 44)] == [[42], [41, 2], [42, 2]]


def test_a_row_does_not_break_unless_it_is_higher_than_a_page(look: Look, fonts: Fonts) -> None:
    rows = [row(f"第{number}行") for number in range(40)]
    kept = page_texts(write(one_section(table(*rows, row("甲" * 300), row("末"))), look, fonts))
    assert [page.count("甲") for page in kept] == [0, 300]
    high = page_texts(write(one_section(table(*rows, row("甲" * 9000), row("末"))), look, fonts))
    assert "".join(high).count("甲") == 9000
    assert "".join(high).count("末") == 1


def test_cells_beside_many_rows_let_the_table_break(look: Look, fonts: Fonts) -> None:
    first = Row((Cell((Text("旁"),), rowspan=90), Cell((Text("第0行"),))))
    rows = (first, *(row(f"第{number}行") for number in range(1, 90)))
    pages = page_texts(write(one_section(table(*rows, widths=(50, 50))), look, fonts))
    assert sum(page.count("行") for page in pages) == 90
    assert len(pages) == 3


def test_long_figures_and_words_break_inside_their_cell(look: Look, fonts: Fonts) -> None:
    rows = (row("123,456,789.01", "甲"), row("A" * 60, "乙"))
    page = read(write(one_section(table(*rows, widths=(5, 95))), look, fonts)).pages[0]
    lines = page.extract_text().split("\n")
    assert max(len(line) for line in lines if "A" in line) < 12
    assert "".join(lines).replace(" ", "").startswith("123,456,789.01甲" + "A" * 60)


def test_total_is_bold_and_nothing_else_is(look: Look, fonts: Fonts) -> None:
    """The wheel has no bold: its heavy face stands in."""

    def names(*rows: Row) -> set[str]:
        section = Section("纵向", (table(*rows),), numbered=False)
        page = read(write(Document("甲", "乙", "2024-03-10", (section,)), look, fonts)).pages[0]
        return {
            str(font.get_object()["/BaseFont"]).split("+")[1]
            for font in page["/Resources"]["/Font"].values()
        }

    assert names(row("一")) == {"NotoSerifSC-Regular-Identity-H"}
    assert names(row("一"), row("合计", role="合计")) == {
        "NotoSerifSC-Regular-Identity-H",
        "NotoSansSC-Regular-Identity-H",
    }


def test_head_cells_and_spans_are_tagged(document: Document, look: Look, fonts: Fonts) -> None:
    heads = [
        {k: v for k, v in head.items() if k in {"/Scope", "/ColSpan", "/RowSpan"}}
        for head in tags(write(document, look, fonts), "/TH")
    ]
    assert heads[:4] == [
        {"/Scope": "/Column", "/RowSpan": 2},
        {"/Scope": "/Column", "/ColSpan": 2},
        {"/Scope": "/Column"},
        {"/Scope": "/Column"},
    ]
    assert len(heads) == 7


def test_rows_that_head_those_below_are_tagged_and_do_not_repeat(look: Look, fonts: Fonts) -> None:
    heading = Row((Cell((Text("指标"),), scope="col"), Cell((Text("数值"),), scope="col")))
    rows = (row("项目", "甲"), heading, *(row(f"第{number}行", "1") for number in range(60)))
    written = write(one_section(table(*rows, widths=(50, 50))), look, fonts)
    assert [head["/Scope"] for head in tags(written, "/TH")] == ["/Column", "/Column"]
    assert "".join(page_texts(written)).count("指标") == 1


def test_structure_is_headings_paragraphs_contents_and_tables(
    document: Document, look: Look, fonts: Fonts
) -> None:
    found = [
        one["tag"]
        for one in tags(write(document, look, fonts), "/H1", "/H2", "/H3", "/Table", "/TOC", "/P")
    ]
    assert [name for name in found if name != "/P"] == [
        "/TOC", "/TOC", "/H1", "/H2", "/H1", "/H2", "/Table", "/H2", "/Table", "/H1",
    ]  # fmt: skip


def characters(text: str, look: Look, fonts: Fonts) -> list[dict[str, Any]]:
    """The characters of a paragraph as they stand on the page."""
    content = write(one_section(paragraph(text)), look, fonts).content
    with pdfplumber.open(BytesIO(content)) as file:
        return file.pages[0].chars


ITEMS = (
    "承办会议。",
    "承担县人民政府及办公室文件的起草、审核和制发，办理日常文电。",
    "研究各部门“一二三”、（四五六）、（七八九）请示的事项，ABCDEFGHIJKL，提出意见报批。",
    "督促检查1234567890123456789012345678901234567890决议的落实。",
)


@pytest.mark.parametrize("item", ITEMS)
@pytest.mark.parametrize("marker", ["（十二）", "（一）", "三、"])
def test_markers_stand_in_one_place_however_wide_the_line_is_set(
    marker: str, item: str, look: Look, fonts: Fonts
) -> None:
    """A character is 16 pt wide; the margin is 28 mm and the indent two characters."""
    indent = 28 * 72 / 25.4 + 2 * 16
    first = characters(marker + item, look, fonts)[: len(marker) + 1]
    assert "".join(one["text"] for one in first) == marker + item[0]
    expected = [indent + 16 * place for place in range(len(marker) + 1)]
    assert [one["x0"] for one in first] == pytest.approx(expected, abs=0.1)


@pytest.mark.parametrize("marker", ["（1）", "（10）", "3."])
def test_texts_behind_a_marker_of_figures_begin_below_each_other(
    marker: str, look: Look, fonts: Fonts
) -> None:
    begins = {round(characters(marker + i, look, fonts)[len(marker)]["x0"], 1) for i in ITEMS}
    assert len(begins) == 1


@pytest.mark.parametrize("text", ["预算2,015.18万元", "2024年3月", "占比100.00%的ABC单位"])
def test_no_gap_between_chinese_and_figures(text: str, look: Look, fonts: Fonts) -> None:
    """Readers of PDF take a gap for a space, and then do not find what is searched for."""
    found = characters(text, look, fonts)[: len(text)]
    assert "".join(one["text"] for one in found) == text
    gaps = [after["x0"] - before["x1"] for before, after in pairwise(found)]
    assert max(gaps) < 0.1


@pytest.mark.parametrize("texts", [("一",), ("一", "二", "三")])
def test_short_rows_keep_their_columns_and_long_ones_are_refused(
    texts: tuple[str, ...], look: Look, fonts: Fonts
) -> None:
    document = one_section(table(row(*texts), row("四", "五"), row("六", "七"), widths=(50, 50)))
    if len(texts) > 2:
        with pytest.raises(ValueError, match="does not fit"):
            write(document, look, fonts)
    else:
        cells = [one["tag"] for one in tags(write(document, look, fonts), "/TR", "/TD")]
        assert cells == ["/TR", "/TD", "/TD"] * 3
