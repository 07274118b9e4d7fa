"""What the file says of itself, that it is the same every time, and that text stays text."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from generator import pipeline
from generator.cli import render
from generator.document.tree import (
    Aligned,
    Cell,
    Contents,
    Document,
    Heading,
    Row,
    Section,
    Table,
    Text,
)
from generator.fonts import Fonts, resolve
from generator.look import Look
from generator.output import pdf
from tests.following import rest
from tests.typst.readback import one_section, page_texts, paragraph, read, tagged_text, write

INPUT = Path(__file__).parents[2] / "inputs" / "2024-wuqia-gov.yaml"
ATTACKS = (
    "#panic()",
    '#read("/etc/passwd")',
    '"); panic("',
    "\\",
    "\\u{41}",
    "$x^2$",
    "*粗*",
    "_斜_",
    "<label>",
    "@label",
    "//注",
    "/*注*/",
    "=题",
    "-项",
    "+项",
    "`码`",
    "~",
    "---",
    "...",
    "'单'",
    "{}[]()",
    "]#[",
    "https://example.com/x",
    '{"text":1}',
)


def test_every_text_of_a_real_document_in_order() -> None:
    disclosure = pipeline.load(INPUT)
    document, look = pipeline.compose(disclosure), disclosure.form.look
    written = write(document, look, resolve(look))
    assert re.fullmatch(r"\d*", rest(document, tagged_text(written.content)))
    sheets = page_texts(written)
    unnumbered = next(number for number, text in enumerate(sheets) if text.endswith("—1—"))
    for heading in document.headings():
        title = "".join("".join(i.text for i in heading.inlines if isinstance(i, Text)).split())
        assert title in sheets[written.pages[heading.anchor] - 1 + unnumbered]


def test_title_author_language_dates_and_standards(
    document: Document, look: Look, fonts: Fonts
) -> None:
    reader = read(write(document, look, fonts))
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == (
        "乌恰县某办公室2024年预算公开",
        "乌恰县某办公室",
    )
    assert str(reader.metadata["/CreationDate"]).startswith("D:20240310")
    root = reader.trailer["/Root"].get_object()
    assert root["/Lang"] == "zh-CN"
    assert bool(root["/MarkInfo"]["/Marked"]) is True
    metadata = root["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1<" in metadata
    assert ("<pdfaid:part>3<" in metadata, "<pdfaid:conformance>A<" in metadata) == (True, True)


def test_same_document_same_bytes(document: Document, look: Look, fonts: Fonts) -> None:
    assert write(document, look, fonts) == write(document, look, fonts)


@pytest.mark.parametrize("attack", ATTACKS)
def test_text_is_never_read_as_markup(attack: str, look: Look, fonts: Fonts) -> None:
    text = (Text(attack),)
    blocks = (
        Contents(attack),
        Heading(1, text, attack, "部分标题"),
        paragraph(attack),
        Aligned(text, text),
        Table(attack, attack, (100,), (Row((Cell(text, scope="col"),)),), (Row((Cell(text),)),)),
    )
    document = Document(attack, attack, "2024-03-10", (Section("纵向", blocks),))
    written = write(document, look, fonts)
    assert (
        tagged_text(written.content)
        == "".join(attack.split()) * 2 + "1" + "".join(attack.split()) * 6
    )
    assert written.pages == {attack: 1}
    assert read(written).metadata.title == attack  # type: ignore[union-attr]


def test_look_is_data_too(look: Look, fonts: Fonts) -> None:
    number = look.page_number.model_copy(update={"before": '第"#', "after": "\\页"})
    written = write(
        one_section(paragraph("甲")), look.model_copy(update={"page_number": number}), fonts
    )
    assert page_texts(written) == ['甲第"#1\\页']


def test_white_space_and_shapeless_characters(look: Look, fonts: Fonts) -> None:
    written = write(one_section(paragraph(" 甲\t 乙\x00\x07\ufeff\n丙 ")), look, fonts)
    assert read(written).pages[0].extract_text().split("\n") == ["甲 乙", "丙", "— 1 —"]


def test_a_character_that_archives_forbid_costs_the_standard_and_not_the_file(
    look: Look, fonts: Fonts
) -> None:
    written = write(one_section(paragraph("甲\ue000乙")), look, fonts)
    assert page_texts(written)[0].startswith("甲")
    assert b"pdfaid" not in written.content
    assert written.lost == (
        "PDF 没有达到 PDF/A-3a（长期保存）、PDF/UA-1（无障碍）：字体里没有“U+E000”这个字。"
    )


def test_a_file_that_keeps_every_standard_says_nothing(
    document: Document, look: Look, fonts: Fonts
) -> None:
    assert write(document, look, fonts).lost == ""


def test_chinese_lines_reach_the_right_edge(look: Look, fonts: Fonts) -> None:
    written = write(
        one_section(paragraph("比上年预算增加，主要原因是“本年”人员增加2024人。" * 6)), look, fonts
    )
    edges: dict[float, float] = {}
    from io import BytesIO

    from pdfplumber import PDF

    for char in PDF(BytesIO(written.content)).pages[0].chars:
        if char["size"] > 15:
            edges[round(char["top"])] = max(edges.get(round(char["top"]), 0), char["x1"])
    *full, _last = [edge for _, edge in sorted(edges.items())]
    right = (210 - 26) / 25.4 * 72
    assert len(full) >= 4
    assert all(-9 < right - edge < 9 for edge in full)


def test_fonts_are_copied_once_and_a_cache_that_cannot_be_written_does_no_harm(
    fonts: Fonts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from generator.output.typst import fontfiles

    names = fontfiles.families(fonts)
    assert fontfiles.folder(names) == fontfiles.folder(names)
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    elsewhere = fontfiles.folder(names)
    assert sorted(file.name for file in elsewhere.iterdir()) == ["face0.otf", "face1.otf"]


def test_without_the_package_the_message_says_what_to_install(
    document: Document, look: Look, fonts: Fonts, monkeypatch: pytest.MonkeyPatch
) -> None:
    import generator.output.typst

    monkeypatch.setitem(sys.modules, "generator.output.typst.writer", None)
    monkeypatch.delattr(generator.output.typst, "writer", raising=False)
    lacking = "Typst 不能生成 PDF：缺少 软件包 typst。安装方法：pip install typst"
    with pytest.raises(pdf.PdfUnavailableError, match=lacking):
        write(document, look, fonts)


def test_the_command_line_knows_the_engines() -> None:
    assert render.ENGINES == pdf.ENGINES
