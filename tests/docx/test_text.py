"""Text of the Word file: contents, headings, figures, awkward characters."""

from __future__ import annotations

from generator.document.tree import Document, Heading, LineBreak, Paragraph, Section, Text
from generator.look import Look
from generator.output.docx import write
from generator.output.docx.inlines import tag
from tests.docx.sample import number, text
from tests.docx.wordfile import WordFile


def written(look: Look, *blocks: Heading | Paragraph) -> WordFile:
    return WordFile(
        write(Document("题", "人", "2024-03-10", (Section("纵向", blocks),)), look, pages={})
    )


def test_the_contents_are_filled_in(word: WordFile) -> None:
    lines = ["".join(p.itertext("{*}t")) for p in word.xpath("//w:sdtContent/w:p[w:hyperlink]")]
    assert lines == [
        ("第一部分 2024年单位"
            "概况1"), "一、主要职能1", ("第二部分 2024年单位"
            "预算公开表2"), ("一、单位收支总体情况"
            "表2"),
        "三、单位支出总体情况表3", "项目绩效目标表6", "第三部分 2024年单位预算情况说明7",
        "一、关于示例单位2024年收支预算情况的总体说明7",
    ]  # fmt: skip
    assert word.values("//w:sdtContent/w:p/w:pPr/w:pStyle/@w:val") == [
        "目录标题", "TOC1", "TOC2", "TOC1", "TOC2", "TOC2", "TOC2", "TOC1", "TOC2",
    ]  # fmt: skip
    assert len(word.xpath("//w:hyperlink//w:tab")) == 8


def test_the_contents_are_a_field_that_word_can_make_anew(word: WordFile) -> None:
    assert word.values("//w:instrText/text()") == [' TOC \\o "1-2" \\h \\z \\u ']
    assert word.values("//w:fldChar/@w:fldCharType") == ["begin", "separate", "end"]
    assert word.values("//w:docPartGallery/@w:val") == ["Table of Contents"]
    assert "updateFields" not in word.parts["word/settings.xml"].decode()


def test_every_line_of_the_contents_leads_to_its_heading(word: WordFile) -> None:
    targets = word.values("//w:hyperlink/@w:anchor")
    marks = word.values("//w:bookmarkStart/@w:name")
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


def test_a_figure_sits_in_a_content_control_with_its_name(word: WordFile) -> None:
    control = "//w:sdt[w:sdtPr/w:tag/@w:val='收入.合计.增减率']"
    assert word.values(f"({control})[1]/w:sdtContent/w:r/w:t/text()") == ["5.78%"]
    assert word.values(f"({control})[1]/w:sdtPr/w:alias/@w:val") == ["收入.合计.增减率"]
    assert word.values("//w:showingPlcHdr") == []


def test_a_blank_figure_has_no_control_that_word_would_fill_with_a_prompt(word: WordFile) -> None:
    assert word.values("//w:tag[@w:val='收入.政府性基金预算.金额']/@w:val") == []
    assert len(word.xpath("//w:sdtContent[not(.//w:t)]")) == 0


def test_a_long_name_is_cut_to_what_word_allows_and_stays_its_own() -> None:
    long = "支出." + "甲" * 80
    assert tag("收入.合计.金额") == "收入.合计.金额"
    assert tag("a" * 64) == "a" * 64
    assert len(tag(long)) == 64
    assert tag(long).startswith("支出.甲甲")
    assert tag(long + "乙") != tag(long + "丙")


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
    assert word.values("//w:tag/@w:val") == ['甲&"乙"<']


def test_spaces_and_line_breaks_are_kept(look: Look) -> None:
    word = written(look, Paragraph((Text("  甲 "), LineBreak(), Text(" "), Text("乙\n丙\t丁"))))
    assert word.values("//w:body//w:t/text()") == ["  甲 ", " ", "乙", "丙", "丁"]
    assert len(word.xpath("//w:br")) == 2
    assert len(word.xpath("//w:r/w:tab")) == 1
