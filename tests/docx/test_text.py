"""Text of the Word file: contents, headings, figures, awkward characters."""

from __future__ import annotations

from io import BytesIO

import docx

from generator.document.tree import Document, Heading, LineBreak, Paragraph, Section, Text
from generator.look import Look
from generator.output.docx import write
from generator.output.docx.marks import MOST, OF_FIGURE, OF_TEXT, Marks, beginning
from tests.docx.sample import number, text
from tests.docx.wordfile import WordFile


def written(look: Look, *blocks: Heading | Paragraph) -> WordFile:
    return WordFile(
        write(Document("题", "人", "2024-03-10", (Section("纵向", blocks),)), look, pages={})
    )


def test_the_contents_are_filled_in(word: WordFile) -> None:
    lines = ["".join(p.itertext("{*}t")) for p in word.xpath("//w:p[w:hyperlink]")]
    assert lines == [
        ("第一部分 2024年单位"
            "概况1"), "一、主要职能1", ("第二部分 2024年单位"
            "预算公开表2"), ("一、单位收支总体情况"
            "表2"),
        "三、单位支出总体情况表3", "项目绩效目标表6", "第三部分 2024年单位预算情况说明7",
        "一、关于示例单位2024年收支预算情况的总体说明7",
    ]  # fmt: skip
    assert word.values("//w:p[w:hyperlink]/w:pPr/w:pStyle/@w:val") == [
        "TOC1", "TOC2", "TOC1", "TOC2", "TOC2", "TOC2", "TOC1", "TOC2",
    ]  # fmt: skip
    assert len(word.xpath("//w:hyperlink//w:tab")) == 8


def test_the_contents_are_a_field_that_word_can_make_anew(word: WordFile) -> None:
    assert word.values("//w:instrText/text()") == [' TOC \\o "1-2" \\h \\z \\u ']
    assert word.values("//w:fldChar/@w:fldCharType") == ["begin", "separate", "end"]
    assert "updateFields" not in word.parts["word/settings.xml"].decode()


def test_every_line_of_the_contents_leads_to_its_heading(word: WordFile) -> None:
    targets = word.values("//w:hyperlink/@w:anchor")
    marks = word.values("//w:bookmarkStart[starts-with(@w:name, '_Toc')]/@w:name")
    assert targets == marks[:8]
    assert len(marks) == len(set(marks)) == 9
    first = word.xpath(f"//w:p[w:bookmarkStart/@w:name='{targets[1]}']")
    assert "".join(first[0].itertext("{*}t")) == "一、主要职能"


def test_a_heading_the_contents_leave_out_is_a_plain_paragraph(look: Look) -> None:
    blocks = (
        Heading(1, text("甲"), "a", "部分标题"),
        Heading(1, text("乙"), "b", "部分标题", listed=False),
    )
    word = written(look, *blocks)
    assert word.values("//w:p/w:pPr/w:pStyle/@w:val") == ["Heading1", "部分标题"]
    assert (
        word.values("//w:style[@w:styleId='部分标题']//w:outlineLvl/@w:val", "word/styles.xml")
        == []
    )


def test_a_figure_has_its_style_and_its_hidden_mark(word: WordFile) -> None:
    begin = beginning(OF_FIGURE, "收入.合计.增减率")
    marks = [name for name in word.values("//w:bookmarkStart/@w:name") if name.startswith(begin)]
    assert len(marks) == 6
    run = f"//w:bookmarkStart[@w:name='{marks[0]}']/following-sibling::w:r[1]"
    assert word.values(f"{run}/w:t/text()") == ["5.78%"]
    assert word.values(f"{run}/w:rPr/w:rStyle/@w:val") == ["预算数字"]
    assert word.values("//w:style[@w:styleId='预算数字']/@w:type", "word/styles.xml") == [
        "character"
    ]


def test_a_blank_figure_is_nothing(word: WordFile) -> None:
    begin = beginning(OF_FIGURE, "收入.政府性基金预算.金额")
    assert not [m for m in word.values("//w:bookmarkStart/@w:name") if m.startswith(begin)]
    assert len(word.xpath("//w:r[w:rPr/w:rStyle and not(w:t)]")) == 0


def test_a_text_from_the_yaml_is_marked_by_its_key(look: Look) -> None:
    owned = (Text("（1）"), Text("承办会议。", "主要职能.承办会议"))
    word = written(look, Paragraph(owned))
    mark = word.values("//w:bookmarkStart/@w:name")[0]
    assert mark.startswith(beginning(OF_TEXT, "主要职能.承办会议"))
    assert word.values("//w:bookmarkStart/following-sibling::w:r[1]/w:t/text()") == ["承办会议。"]


def test_marks_are_hidden_short_and_none_is_there_twice(word: WordFile) -> None:
    marks = word.values("//w:bookmarkStart/@w:name")
    assert len(set(marks)) == len(marks) > 200
    assert all(mark.startswith("_") and len(mark) <= 40 for mark in marks)
    ids = word.values("//w:bookmarkStart/@w:id")
    assert len(set(ids)) == len(ids)
    assert word.values("//w:bookmarkEnd/@w:id") == ids


def test_a_vast_file_has_no_more_marks_than_word_takes() -> None:
    marks = Marks("预算数字")
    made = [marks.owned(OF_FIGURE, "收入.合计.金额", "") for _ in range(MOST + 5)]
    assert [bool(one) for one in made] == [True] * 10_000 + [False] * 5
    assert "bookmarkStart" in marks.named("_Toc1", "")


def test_python_docx_reads_every_number(word: WordFile) -> None:
    """A number in a content control is read by few programs; there is none."""
    read = docx.Document(BytesIO(word.content))
    assert read.paragraphs[-3].text == (
        "示例单位2024年收入预算2,014.18万元，比上年增加110.02万元，增长5.78%，"
        "主要原因是人员增加及“三公”经费调整。"
    )
    assert read.tables[0].cell(2, 1).text == "2,014.18"
    assert word.values("//w:sdt") == []


def test_text_at_both_margins_is_one_line_with_a_tab(word: WordFile) -> None:
    line = "(//w:p[w:pPr/w:pStyle/@w:val='表头行'])[1]"
    assert word.values(f"{line}//w:t/text()") == ["编制单位：示例单位", "单位：万元"]
    assert word.values(f"{line}/w:pPr/w:tabs/w:tab/@w:pos") == ["8845"]
    assert word.values(f"{line}/w:pPr/w:tabs/w:tab/@w:val") == ["right"]
    assert len(word.xpath(f"{line}/w:pPr/w:keepNext")) == 1


def test_markup_and_impossible_characters_never_corrupt_the_file(look: Look) -> None:
    awkward = 'A&B <w:p> "引" \x00\x08\x1f\ud800\uffff]]> &amp;'
    word = written(look, Paragraph((*text(awkward), *number('甲&"乙"<', "1"))))
    assert word.values("//w:t/text()") == ['A&B <w:p> "引" ]]> &amp;', "1"]


def test_spaces_and_line_breaks_are_kept(look: Look) -> None:
    word = written(look, Paragraph((Text("  甲 "), LineBreak(), Text(" "), Text("乙\n丙\t丁"))))
    assert word.values("//w:body//w:t/text()") == ["  甲 ", " ", "乙", "丙", "丁"]
    assert len(word.xpath("//w:br")) == 2
    assert len(word.xpath("//w:r/w:tab")) == 1
