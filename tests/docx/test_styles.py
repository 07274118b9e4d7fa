"""Styles of the Word file: fonts, headings, contents, indents."""

from __future__ import annotations

import pytest

from tests.docx.wordfile import WordFile

STYLES = "word/styles.xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def attributes(word: WordFile, style: str, element: str) -> dict[str, str]:
    found = word.xpath(f"//w:style[@w:styleId='{style}']//{element}", STYLES)
    return {name.removeprefix(W): str(value) for name, value in found[0].attrib.items()}


def test_headings_are_words_own_and_a_second_kind_on_a_level_is_based_on_them(
    word: WordFile,
) -> None:
    names = {
        i: word.values(f"//w:style[@w:styleId='Heading{i}']/w:name/@w:val", STYLES)
        for i in (1, 2, 3)
    }
    assert names == {1: ["heading 1"], 2: ["heading 2"], 3: ["heading 3"]}
    assert [attributes(word, f"Heading{i}", "w:outlineLvl") for i in (1, 2, 3)] == [
        {"val": "0"},
        {"val": "1"},
        {"val": "2"},
    ]
    assert attributes(word, "表题", "w:basedOn") == {"val": "Heading2"}
    assert attributes(word, "表题", "w:outlineLvl") == {"val": "1"}
    assert attributes(word, "表题", "w:ind")["firstLine"] == "0"
    listed = "//w:p[w:bookmarkStart[starts-with(@w:name, '_Toc')]]"
    assert word.values(f"{listed}/w:pPr/w:pStyle/@w:val") == [
        "Heading1", "Heading2", "Heading1", "表题", "表题", "表题", "Heading1", "Heading2",
        "Heading3",
    ]  # fmt: skip


def test_headings_stay_with_the_next_paragraph_and_are_not_made_bold(word: WordFile) -> None:
    for style in ("Heading1", "Heading2", "Heading3", "表题"):
        assert attributes(word, style, "w:keepNext") == {"val": "1"}
        assert attributes(word, style, "w:b") == {"val": "0"}


def test_every_script_has_the_font_of_the_look(word: WordFile) -> None:
    expected = dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), "方正小标宋简体") | {
        "hint": "eastAsia"
    }
    assert attributes(word, "Heading1", "w:rFonts") == expected
    assert word.values("//w:docDefaults//w:rFonts/@w:eastAsia", STYLES) == ["仿宋_GB2312"]
    assert word.values("//w:docDefaults//w:lang/@w:eastAsia", STYLES) == ["zh-CN"]


def test_that_marks_may_hang_is_said(word: WordFile) -> None:
    assert len(word.xpath("//w:docDefaults//w:pPr/w:overflowPunct[not(@w:val)]", STYLES)) == 1


@pytest.mark.parametrize("setting", ["autoSpaceDE", "autoSpaceDN"])
def test_no_style_sets_a_gap_between_chinese_and_figures(word: WordFile, setting: str) -> None:
    """Said in every style, since a reference document may bring a Normal that says otherwise."""
    off = f"w:{setting}[@w:val='0']"
    assert len(word.xpath(f"//w:docDefaults//w:pPr/{off}", STYLES)) == 1
    own = word.values("//w:style[w:pPr]/@w:styleId", STYLES)
    assert word.values(f"//w:style[w:pPr/{off}]/@w:styleId", STYLES) == own
    assert len(own) > 10


def test_no_part_takes_anything_from_a_theme(word: WordFile) -> None:
    of_theme = {"[Content_Types].xml", "word/_rels/document.xml.rels", "word/theme/theme1.xml"}
    assert {name for name, content in word.parts.items() if b"heme" in content} == of_theme
    # The theme is there for validators; its fonts have no names.
    assert set(word.values("//@typeface", "word/theme/theme1.xml")) == {""}


def test_a_missing_font_has_one_stand_in_of_at_most_31_characters(word: WordFile) -> None:
    names = word.values("//w:font/@w:name", "word/fontTable.xml")
    others = word.values("//w:altName/@w:val", "word/fontTable.xml")
    assert dict(zip(names, others, strict=True)) == {
        "方正小标宋简体": "小标宋体", "黑体": "SimHei", "楷体_GB2312": "楷体",
        "仿宋_GB2312": "仿宋", "宋体": "SimSun",
    }  # fmt: skip


def test_body_text_has_a_fixed_line_and_an_indent_of_two_characters(word: WordFile) -> None:
    assert attributes(word, "BodyText", "w:name") == {"val": "Body Text"}
    assert attributes(word, "BodyText", "w:spacing") == {
        "before": "0",
        "after": "0",
        "line": "560",
        "lineRule": "exact",
    }
    assert attributes(word, "BodyText", "w:ind") == {
        "leftChars": "0", "left": "0", "rightChars": "0", "right": "0",
        "firstLineChars": "200", "firstLine": "640",
    }  # fmt: skip
    assert attributes(word, "BodyText", "w:jc") == {"val": "both"}
    assert attributes(word, "BodyText", "w:sz") == {"val": "32"}


def test_lines_in_tables_may_grow(word: WordFile) -> None:
    assert attributes(word, "表格", "w:spacing")["lineRule"] == "atLeast"
    assert attributes(word, "绩效表", "w:spacing")["line"] == "260"


def test_lines_of_the_contents_have_dots_to_the_right_margin(word: WordFile) -> None:
    assert attributes(word, "TOC1", "w:name") == {"val": "toc 1"}
    assert attributes(word, "TOC2", "w:tab") == {"val": "right", "leader": "dot", "pos": "8845"}
    assert attributes(word, "TOC2", "w:ind")["leftChars"] == "200"


def test_styles_used_in_the_text_exist(word: WordFile) -> None:
    used = set(word.values("//w:pStyle/@w:val")) | set(
        word.values("//w:pStyle/@w:val", "word/footer3.xml")
    )
    assert used - set(word.values("//w:style/@w:styleId", STYLES)) == set()
