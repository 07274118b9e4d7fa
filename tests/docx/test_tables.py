"""Tables of the Word file: widths, merged cells, repeated heads, alignment."""

from __future__ import annotations

import pytest

from generator.document.tree import Cell, Document, Row, Section, Table
from generator.look import Look
from generator.output.docx import write
from tests.docx.sample import PAGES, classes, disclosure, number, text
from tests.docx.wordfile import WordFile

PORTRAIT = 11906 - 1587 - 1474
LANDSCAPE = 16838 - 1134 - 1134


def written(table: Table, look: Look) -> WordFile:
    sections = (Section("纵向", (table,)),)
    return WordFile(write(Document("题", "人", "2024-03-10", sections), look, pages={}))


def test_table_grid_and_cells_have_the_text_width_of_their_page(word: WordFile) -> None:
    for index, width in ((1, PORTRAIT), (2, LANDSCAPE), (3, PORTRAIT)):
        table = f"(//w:tbl)[{index}]"
        assert word.values(f"{table}/w:tblPr/w:tblW/@w:w") == [str(width)]
        assert word.values(f"{table}/w:tblPr/w:tblW/@w:type") == ["dxa"]
        assert word.values(f"{table}/w:tblPr/w:tblLayout/@w:type") == ["fixed"]
        assert sum(map(int, word.values(f"{table}/w:tblGrid/w:gridCol/@w:w"))) == width
        for row in word.xpath(f"{table}/w:tr"):
            assert (
                sum(int(w) for w in row.xpath("w:tc/w:tcPr/w:tcW/@w:w", namespaces=row.nsmap))
                == width
            )


def test_every_row_stays_whole_and_head_rows_repeat(word: WordFile) -> None:
    assert len(word.xpath("//w:tr")) == 5 + 62 + 5
    assert len(word.xpath("//w:tr[w:trPr/w:cantSplit]")) == 72
    assert len(word.xpath("(//w:tbl)[2]/w:tr[position() <= 2][w:trPr/w:tblHeader]")) == 2
    assert len(word.xpath("//w:tblHeader")) == 4
    assert len(word.xpath("//w:tr[w:trPr/w:tblHeader]//w:pPr[not(w:keepNext)]")) == 0


def test_merged_head_cells(word: WordFile) -> None:
    head = "(//w:tbl)[2]/w:tr[{}]/w:tc"
    spans = [("w:gridSpan/@w:val", 1, ["3", "2"]), ("w:vMerge/@w:val", 1, ["restart", "restart"])]
    for path, row, expected in spans:
        assert word.values(f"{head.format(row)}/w:tcPr/{path}") == expected
    below = word.xpath(f"{head.format(2)}/w:tcPr/w:vMerge")
    assert [dict(merge.attrib) for merge in below] == [{}, {}]
    assert len(word.xpath(f"{head.format(2)}")) == 7
    assert word.values(f"{head.format(2)}//w:t/text()") == [
        "类",
        "款",
        "项",
        "基本支出",
        "项目支出",
    ]


def test_the_last_row_of_a_merged_head_cell_is_high_enough_for_its_text(look: Look) -> None:
    """Four characters a line, 12.5 pt each: three lines take 37.5 pt, of which the first row gives
    15."""
    first = Row((Cell(text("资本性支出（基本建设）"), rowspan=2), Cell(text("科目编码"))))
    head = (first, Row((Cell(text("类")),)))
    word = written(Table("表", "表", (10, 90), head, (Row((Cell(), Cell())),)), look)
    assert word.values("//w:trHeight/@w:val") == ["300", "450", "300"]


def test_a_merged_body_cell_continues_under_itself(word: WordFile) -> None:
    rows = [word.values(f"(//w:tbl)[3]/w:tr[{row}]//w:t/text()") for row in (3, 4, 5)]
    assert rows == [
        ["绩效指标", "产出指标", "会议次数", "≥12次"],
        ["按时完成率", "=100%"],
        ["满意度指标", "参会人员满意度", "≥95%"],
    ]
    assert len(word.xpath("(//w:tbl)[3]/w:tr[4]/w:tc[w:tcPr/w:vMerge[not(@w:val)]]")) == 2
    assert len(word.xpath("(//w:tbl)[3]/w:tr[5]/w:tc[w:tcPr/w:vMerge[not(@w:val)]]")) == 1


def test_amounts_right_codes_centred_names_indented(word: WordFile) -> None:
    row = "(//w:tbl)[2]/w:tr[4]/w:tc"
    assert word.values(f"{row}[1]//w:jc/@w:val") == ["center"]
    assert word.values(f"{row}[4]//w:ind/@w:left") == ["360"]
    assert word.values(f"{row}[5]//w:jc/@w:val") == ["right"]
    assert len(word.xpath("//w:tc[w:tcPr/w:vAlign/@w:val='center']")) == len(word.xpath("//w:tc"))


def test_heads_are_filled_and_totals_bold(word: WordFile) -> None:
    assert set(word.values("//w:tc/w:tcPr/w:shd/@w:fill")) == {"F2F2F2"}
    assert len(word.xpath("(//w:tbl)[1]/w:tr[position() <= 2]/w:tc[w:tcPr/w:shd]")) == 6
    assert word.values("(//w:tbl)[1]//w:r[w:rPr/w:b]/w:t/text()") == [
        "收入总计",
        "2,014.18",
        "支出总计",
        "2,014.18",
    ]


def test_borders_and_words_for_a_screen_reader(word: WordFile) -> None:
    assert word.values("(//w:tbl)[1]/w:tblPr/w:tblBorders/*/@w:sz") == ["4"] * 6
    assert word.values("//w:tblCaption/@w:val") == [
        "收支总体情况表",
        "支出总体情况表",
        "项目绩效目标表",
    ]
    assert word.values("(//w:tbl)[2]//w:tblDescription/@w:val") == ["单位支出总体情况表"]


def test_two_tables_in_a_row_stay_two(look: Look) -> None:
    sections = (Section("横向", (classes(), classes())),)
    word = WordFile(write(Document("题", "人", "2024-03-10", sections), look, pages={}))
    assert [e.tag.rpartition("}")[2] for e in word.xpath("/w:document/w:body/*")] == [
        "tbl",
        "p",
        "tbl",
        "p",
        "sectPr",
    ]


def test_a_short_row_is_filled_and_an_overfull_one_refused(look: Look) -> None:
    short = Table("表", "表", (50, 25, 25), (), (Row((Cell(text("甲")),)),))
    assert len(written(short, look).xpath("//w:tc")) == 3
    overfull = Table(
        "表", "表", (50, 50), (), (Row((Cell(rowspan=2), Cell())), Row((Cell(), Cell())))
    )
    with pytest.raises(ValueError, match="表: a row does not fit the 2 columns"):
        written(overfull, look)


def test_an_amount_wider_than_its_column_is_narrowed_to_one_line(look: Look) -> None:
    row = Row(
        (
            Cell(number("支出.金额", "123,456,789.00")),
            Cell(text("很长的名称可以换行" * 9)),
            Cell(text("9")),
        )
    )
    word = written(Table("表", "表", (12, 12, 76), (), (row,)), look)
    assert word.values("//w:tc[1]//w:rPr/w:w/@w:val") == ["76"]
    assert word.values("//w:tc[position() > 1]//w:rPr/w:w/@w:val") == []


def test_third_shares_leave_no_twip_over(look: Look) -> None:
    word = written(Table("表", "表", (33.333, 33.333, 33.334), (), (Row((Cell(),)),)), look)
    assert word.values("//w:gridCol/@w:w") == ["2948", "2949", "2948"]


def test_the_tables_of_one_document_do_not_depend_on_each_other(look: Look) -> None:
    again = WordFile(write(disclosure(), look, pages=PAGES))
    ids = again.values("//w:bookmarkStart/@w:id")
    assert len(ids) == len(set(ids)) == 9 + 5 + 180 + 18
