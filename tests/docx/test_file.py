"""The Word file as a whole: properties, bytes, order of elements, a reference document."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from lxml import etree

from generator.look import Look
from generator.output.docx import write
from tests.docx.sample import PAGES, disclosure
from tests.docx.wordfile import WordFile

# The order of ECMA-376, as far as this program writes the elements; Word refuses another.
ORDER = {
    "pPr": (
        "pStyle keepNext keepLines tabs overflowPunct autoSpaceDE autoSpaceDN spacing ind "
        "jc outlineLvl rPr sectPr"
    ),
    "rPr": "rStyle rFonts b bCs w sz szCs lang",
    "tblPr": "tblW jc tblInd tblBorders tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "tcW gridSpan vMerge shd vAlign",
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType",
    "style": "name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr",
}


def assert_ordered(word: WordFile) -> None:
    for name, content in word.parts.items():
        for element in etree.fromstring(content).iter("{*}" + "*"):
            kind = element.tag.rpartition("}")[2]
            if name.startswith("word/") and kind in ORDER:
                order = ORDER[kind].split()
                places = [order.index(child.tag.rpartition("}")[2]) for child in element]
                assert places == sorted(set(places)), etree.tostring(element, encoding="unicode")


def test_elements_stand_in_the_order_word_insists_on(word: WordFile) -> None:
    assert_ordered(word)


def test_title_author_language_and_dates_are_the_document_s(word: WordFile) -> None:
    properties = docx.Document(BytesIO(word.content)).core_properties
    assert properties.title == "示例单位2024年部门预算公开"
    assert properties.author == properties.last_modified_by == "示例单位"
    assert properties.language == "zh-CN"
    assert properties.created == properties.modified
    assert f"{properties.created:%Y-%m-%d %H:%M}" == "2024-03-10 00:00"


def test_the_same_input_gives_the_same_bytes(word: WordFile, look: Look) -> None:
    assert write(disclosure(), look, pages=PAGES) == word.content
    with ZipFile(BytesIO(word.content)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.namelist()[0] == "[Content_Types].xml"


def test_word_opens_it_without_compatibility_mode(word: WordFile) -> None:
    assert word.values("//w:compatSetting/@w:val", "word/settings.xml") == ["15"]


@pytest.fixture(scope="module")
def based(look: Look, tmp_path_factory: pytest.TempPathFactory) -> WordFile:
    """The file over a reference with text, a header, a theme and styles of its own."""
    path: Path = tmp_path_factory.mktemp("reference") / "reference.docx"
    reference = docx.Document()
    reference.add_heading("旧标题", 1)
    reference.sections[0].header.paragraphs[0].text = "某某市财政局"
    reference.styles["Heading 1"].element.set(
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}styleId", "1"
    )
    reference.styles.add_style("本局专用", 1)
    reference.save(str(path))
    return WordFile(write(disclosure(), look, pages=PAGES, reference=path))


def test_a_reference_gives_styles_and_header_but_no_text(based: WordFile) -> None:
    assert based.values("//w:style[w:name/@w:val='本局专用']/w:name/@w:val", "word/styles.xml") == [
        "本局专用"
    ]
    assert len(based.xpath("//w:sectPr/w:headerReference")) == 1
    header = next(name for name in based.parts if name.startswith("word/header"))
    assert based.values("//w:t/text()", header) == ["某某市财政局"]
    assert "旧标题" not in based.parts["word/document.xml"].decode()


def test_the_look_is_written_over_the_reference_under_its_ids(based: WordFile) -> None:
    style = "//w:style[w:name/@w:val='heading 1']"
    assert based.values(f"{style}/@w:styleId", "word/styles.xml") == ["1"]
    assert based.values(f"{style}//w:rFonts/@w:eastAsia", "word/styles.xml") == ["方正小标宋简体"]
    assert based.values("//w:style[@w:styleId='表题']/w:basedOn/@w:val", "word/styles.xml") == [
        "Heading2"
    ]
    assert based.values("(//w:p[w:bookmarkStart])[1]/w:pPr/w:pStyle/@w:val") == ["1"]


def test_nothing_of_the_reference_s_theme_is_left(based: WordFile) -> None:
    assert set(based.values("//@typeface", "word/theme/theme1.xml")) == {""}
    names = [n for n in based.parts if n.startswith("word/")]
    assert [n for n in names if based.xpath("//@*[contains(local-name(), 'heme')]", n)] == []


def test_a_base_keeps_its_bytes_too(based: WordFile, look: Look, tmp_path: Path) -> None:
    path = tmp_path / "again.docx"
    path.write_bytes(based.content)
    assert write(disclosure(), look, pages=PAGES, reference=path) == write(
        disclosure(), look, pages=PAGES, reference=path
    )
