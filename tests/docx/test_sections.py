"""Sections of the Word file: geometry, footers, page numbers."""

from tests.docx.wordfile import WordFile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def footer_text(word: WordFile, section: int) -> list[str]:
    key = word.xpath("//w:sectPr")[section].find(f"{W}footerReference").get(f"{R}id")
    targets = word.values(f"//*[@Id='{key}']/@Target", "word/_rels/document.xml.rels")
    return word.values("//w:t/text() | //w:instrText/text()", f"word/{targets[0]}")


def test_every_section_has_the_size_and_margins_of_its_page(word: WordFile) -> None:
    assert word.values("//w:pgSz/@w:w") == ["11906"] * 4 + ["16838"] + ["11906"] * 2
    assert word.values("//w:pgSz/@w:h") == ["16838"] * 4 + ["11906"] + ["16838"] * 2
    assert word.values("//w:pgSz/@w:orient") == ["landscape"]
    margins = dict(word.xpath("//w:pgMar")[4].attrib)
    assert {name.removeprefix(W): value for name, value in margins.items()} == {
        "top": "1134", "right": "1134", "bottom": "1020", "left": "1134", "header": "850",
        "footer": "567",
        "gutter": "0",
    }  # fmt: skip


def test_a_section_ends_in_its_last_paragraph_and_the_last_one_in_the_body(word: WordFile) -> None:
    assert len(word.xpath("/w:document/w:body/w:p/w:pPr/w:sectPr")) == 6
    assert len(word.xpath("/w:document/w:body/w:sectPr[not(following-sibling::*)]")) == 1


def test_cover_and_contents_have_an_empty_footer_of_their_own(word: WordFile) -> None:
    assert footer_text(word, 0) == []
    assert footer_text(word, 1) == []


def test_numbered_sections_have_a_page_number_in_the_look_s_characters(word: WordFile) -> None:
    assert footer_text(word, 2) == ["— ", " PAGE ", "1", " —"]
    assert footer_text(word, 4) == ["— ", " PAGE ", "1", " —"]


def test_a_section_on_the_same_page_shares_the_footer_and_a_landscape_one_has_its_own(
    word: WordFile,
) -> None:
    keys = [s.find(f"{W}footerReference") for s in word.xpath("//w:sectPr")]
    assert [key is not None for key in keys] == [True, True, True, False, True, True, False]
    names = [key.get(f"{R}id") for key in keys if key is not None]
    assert len(set(names)) == 5


def test_page_numbers_begin_once_at_the_first_numbered_section(word: WordFile) -> None:
    starts = [s.find(f"{W}pgNumType") for s in word.xpath("//w:sectPr")]
    assert [start is not None for start in starts] == [
        False,
        False,
        True,
        False,
        False,
        False,
        False,
    ]
    assert starts[2].get(f"{W}start") == "1"
