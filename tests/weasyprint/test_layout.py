"""The PDF, read back with pypdf. Drawn with the fonts that every installation has, so that pages
fall alike."""

from __future__ import annotations

import logging
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import page
import pylopdf_fonts_zh_cn as wheel
import pytest
from pypdf import PdfReader

from generator import system
from generator.document.tree import (
    Aligned,
    Block,
    Cell,
    Document,
    Heading,
    Paragraph,
    Row,
    Section,
    Table,
    Text,
)
from generator.fonts import Fonts, choose
from generator.fonts.index import read_all
from generator.look import Look
from generator.output import pdf
from tests.machine import needs_weasyprint

pytestmark = needs_weasyprint


def write(document: Document, look: Look, fonts: Fonts) -> pdf.Pdf:
    return pdf.write(document, look, fonts=fonts, engine="weasyprint")


@pytest.fixture(scope="session")
def fonts(look: Look, tmp_path_factory: pytest.TempPathFactory) -> Fonts:
    memory = tmp_path_factory.mktemp("cache") / "fonts.json"
    return choose(look.fonts, read_all((wheel.serif_path(), wheel.sans_path()), memory))


@pytest.fixture(scope="session")
def written(document: Document, look: Look, fonts: Fonts) -> pdf.Pdf:
    return write(document, look, fonts)


def read(written: pdf.Pdf) -> PdfReader:
    return PdfReader(BytesIO(written.content))


def page_texts(written: pdf.Pdf) -> list[str]:
    return ["".join(page.extract_text().split()) for page in read(written).pages]


def font_names(written: pdf.Pdf) -> set[str]:
    return {
        str(font.get_object()["/BaseFont"]).split("+")[1]
        for page in read(written).pages
        for font in page["/Resources"]["/Font"].values()
    }


def one_section(*blocks: Block) -> Document:
    return Document("甲", "乙", "2024-03-10", (Section("纵向", blocks),))


def test_numbered_pages_start_at_one_after_cover_and_contents(written: pdf.Pdf) -> None:
    assert written.count == 8
    assert written.pages == {"p1": 1, "p1-1": 1, "p2": 2, "t1": 2, "t2": 3, "p3": 6}
    texts = page_texts(written)
    assert "—1—" not in texts[0] + texts[1]
    assert [f"—{number + 1}—" in page for number, page in enumerate(texts[2:])] == [True] * 6


def test_contents_print_the_same_numbers(written: pdf.Pdf) -> None:
    contents = page_texts(written)[1].replace(".", "")
    assert (
        contents
        == "目录第一部分概况1第二部分预算公开表2收入总体情况表2支出明细表3第三部分情况说明6"
    )


def test_wide_sections_lie_on_their_side(written: pdf.Pdf) -> None:
    pages = read(written).pages
    assert [round(page.mediabox.width) > round(page.mediabox.height) for page in pages] == [
        False, False, False, True, True, True, True, False,
    ]  # fmt: skip


def test_header_rows_repeat_and_no_row_is_lost(written: pdf.Pdf) -> None:
    table = page_texts(written)[4:7]
    assert [page.count("编码名称金额") for page in table] == [1, 1, 1]
    assert all("".join(table).count(f"第{number}项支出") == 1 for number in range(1, 81))


def test_title_author_language_dates_and_tags(written: pdf.Pdf) -> None:
    reader = read(written)
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == (
        "乌恰县某办公室2024年预算公开",
        "乌恰县某办公室",
    )
    assert (reader.metadata["/CreationDate"], reader.metadata["/ModDate"]) == (
        "D:20240310",
        "D:20240310",
    )
    root = reader.trailer["/Root"].get_object()
    assert root["/Lang"] == "zh-CN"
    assert bool(root["/MarkInfo"]["/Marked"]) is True
    assert b'pdfuaid:part="1"' in root["/Metadata"].get_data()


def test_every_rule_of_pdf_ua_that_a_program_can_check_holds(written: pdf.Pdf) -> None:
    """Of the library alone, links of the contents and heads of merged columns break two."""
    report = page.validate_pdf_bytes(written.content, profile="ua1")
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    assert report.rules.total > 100


def test_outline_nests_as_the_headings_do(written: pdf.Pdf) -> None:
    outline = read(written).outline
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


def test_fonts_are_embedded_in_part(written: pdf.Pdf) -> None:
    assert font_names(written) == {"NotoSerifSC-Regular-0", "NotoSansSC-Regular-1"}
    assert len(written.content) < 300_000


def test_total_is_bold_and_nothing_else_is(look: Look, fonts: Fonts) -> None:
    """The wheel has no bold: its heavy face stands in."""
    rows = Row((Cell((Text("一"),)),)), Row((Cell((Text("合计"),)),), role="合计")
    unnumbered = [
        Document(
            "甲",
            "乙",
            "2024-03-10",
            (Section("纵向", (Table("表", "表", (100,), (), part),), numbered=False),),
        )
        for part in (rows[:1], rows)
    ]
    plain, bold = (font_names(write(document, look, fonts)) for document in unnumbered)
    assert plain == {"NotoSerifSC-Regular-0"}
    assert bold == {"NotoSerifSC-Regular-0", "NotoSansSC-Regular-1"}


def test_same_document_same_bytes(
    written: pdf.Pdf, document: Document, look: Look, fonts: Fonts
) -> None:
    assert write(document, look, fonts) == written


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:9/x.css",
        "https://example.com/x.png",
        Path(__file__).as_uri(),
        wheel.serif_path().as_uri(),
        "data:text/css,p%7B%7D",
        "font:",
        "font:../../etc/passwd",
    ],
)
def test_nothing_but_the_fonts_is_opened(address: str, fonts: Fonts) -> None:
    from generator.output.weasyprint.fontfaces import FontFaces

    with pytest.raises(ValueError, match="refused"):
        FontFaces(fonts).fetch(address)


def test_form_css_loads_nothing(
    look: Look, fonts: Fonts, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    from generator.output.weasyprint import writer

    picture = tmp_path / "x.svg"
    picture.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', encoding="utf-8"
    )
    css = f".正文{{background:url({picture.as_uri()})}}"
    with caplog.at_level(logging.ERROR, logger="weasyprint"):
        writer.write(one_section(Paragraph((Text("甲"),))), look, fonts, css)
    assert [message for message in caplog.messages if "refused" in message] != []


def test_own_css_is_free_of_complaints(
    document: Document, look: Look, fonts: Fonts, caplog: pytest.LogCaptureFixture
) -> None:
    logging.getLogger("weasyprint").propagate = True
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        write(document, look, fonts)
    assert caplog.messages == []


def test_title_and_table_stay_together(look: Look, fonts: Fonts) -> None:
    filler = tuple(Paragraph((Text(f"第{number}段"),)) for number in range(20))
    rows = tuple(Row((Cell((Text(f"第{number}行"),)),)) for number in range(4))
    title = Heading(1, (Text("表题在此"),), "t", "表题")
    table = Table("表", "表", (100,), (Row((Cell((Text("表头"),), scope="col"),)),), rows)
    line = Aligned((Text("编制单位"),), (Text("万元"),))
    pages = page_texts(write(one_section(*filler, title, line, table), look, fonts))
    assert [("表题在此" in page, "表头" in page) for page in pages] == [
        (False, False),
        (True, True),
    ]


def test_the_measure_beside_a_long_name_stays_on_one_line(look: Look, fonts: Fonts) -> None:
    line = Aligned((Text("编制单位：" + "很长的名称" * 14),), (Text("单位：万元"),))
    written = write(one_section(line), look, fonts)
    assert "单位：万元" in read(written).pages[0].extract_text()


def test_last_row_is_not_alone_on_its_page(look: Look, fonts: Fonts) -> None:
    rows = tuple(Row((Cell((Text(f"第{number}行"),)),)) for number in range(1, 44))
    pages = page_texts(write(one_section(Table("表", "表", (100,), (), rows)), look, fonts))
    assert [page.count("行") for page in pages] == [41, 2]


def test_chinese_lines_reach_the_right_edge(document: Document, look: Look, fonts: Fonts) -> None:
    from generator.output.weasyprint.fontfaces import FontFaces
    from generator.output.weasyprint.print_page import page
    from generator.output.weasyprint.writer import HTML

    faces = FontFaces(fonts)
    layout = HTML(string=page(document, look, faces, ""), url_fetcher=faces).render()
    boxes = layout.pages[2]._page_box.descendants()  # noqa: SLF001
    paragraph = next(box for box in boxes if box.element_tag == "p")
    first, *_, last = paragraph.children
    edges = [
        line.children[-1].position_x + line.children[-1].width - paragraph.content_box_x()
        for line in (first, last)
    ]
    assert paragraph.width - edges[0] < 1
    assert paragraph.width - edges[1] > 20


def test_page_number_is_written_as_the_look_says(look: Look, fonts: Fonts) -> None:
    plain = look.model_copy(
        update={
            "page_number": look.page_number.model_copy(update={"before": '第"', "after": "\\页"})
        }
    )
    written = write(one_section(Paragraph((Text("甲"),))), plain, fonts)
    assert page_texts(written) == ['甲第"1\\页']


def test_section_without_number_in_the_middle_is_not_counted(
    document: Document, look: Look, fonts: Fonts
) -> None:
    sections = list(document.sections)
    sections[3] = replace(sections[3], numbered=False)
    written = write(replace(document, sections=tuple(sections)), look, fonts)
    assert written.pages == {"p1": 1, "p1-1": 1, "t2": 2, "p3": 5}


def test_machine_without_pango_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    document: Document,
    look: Look,
    fonts: Fonts,
) -> None:
    """And says nothing else: WeasyPrint would print its own banner, in English."""
    monkeypatch.setattr(system, "_loads", lambda name: "pango" not in name)
    monkeypatch.delitem(sys.modules, "generator.output.weasyprint.writer", raising=False)
    with pytest.raises(
        pdf.PdfUnavailableError, match="WeasyPrint 不能生成 PDF：缺少 Pango、PangoFT2。安装方法："
    ):
        write(document, look, fonts)
    assert pdf.write(document, look, fonts=fonts, engine="typst").content.startswith(b"%PDF")
    assert capfd.readouterr() == ("", "")


def test_importing_loads_no_layout_engine() -> None:
    code = "import sys, generator.output.pdf; print({'weasyprint', 'fontTools'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
