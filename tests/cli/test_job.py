"""One rendering: what is written, what is said, and what happens where a format cannot be made."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pylopdf_fonts_zh_cn as wheel
import pytest

from generator import pipeline
from generator.diagnostics import DisclosureError
from generator.document.tree import Document, Heading, Paragraph, Section, Text
from generator.fonts import choice
from generator.fonts.index import read_all
from generator.forms.library import Form
from generator.output import formats, pdf
from generator.output.job import Job, size
from generator.output.weasyprint import limits
from tests.machine import needs_weasyprint

ENDLESS = (
    "@counter-style a{system:symbolic;symbols:'A'}"
    "p{counter-reset:b 1000000000}p::before{content:counter(b,a)}"
)
LACKING = "WeasyPrint 不能生成 PDF：缺少 Pango。安装方法：apt"
OWN_CSS = "提示：表样有 style.css，PDF 用 WeasyPrint 排版；加 --engine typst 则不采用它。"
NO_CSS = "警告：用 Typst 生成的 PDF 没有采用表样的 style.css。要采用，请用 --engine weasyprint。"


SAMPLE = Path(__file__).parents[2] / "inputs" / "2024-wuqia-gov.yaml"


@cache
def sample() -> pipeline.Disclosure:
    return pipeline.load(SAMPLE)


@pytest.fixture(scope="module")
def form() -> Form:
    return sample().form


def document(text: str = "正文。") -> Document:
    blocks = (Heading(1, (Text("第一部分"),), "part-1", "部分标题"), Paragraph((Text(text),)))
    return Document("某单位 2024 年部门预算", "某单位", "2024-03-10", (Section("纵向", blocks),))


def job(form: Form, folder: Path, *formats: str, asked: bool = True, text: str = "正文。") -> Job:
    source = folder / "单位.yaml"
    source.write_text(f"单位:\n  名称: {text}\n", "utf-8")
    return Job(
        disclosure=replace(sample(), form=form),
        document=document(text),
        source=source,
        base=folder / "成稿" / "2024-某单位",
        formats=formats,
        asked=asked,
    )


def written(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.glob("成稿/*"))


@pytest.fixture
def no_pango(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_: object) -> None:
        raise pdf.PdfUnavailableError(LACKING)

    monkeypatch.setattr(pdf, "_weasyprint", fail)


def test_all_formats(form: Form, tmp_path: Path) -> None:
    all_three = job(form, tmp_path, "docx", "pdf", "html")
    assert all_three.run() == 0
    assert written(tmp_path) == ["2024-某单位.docx", "2024-某单位.html", "2024-某单位.pdf"]
    assert [line.partition("（")[0] for line in all_three.done] == [
        f"PDF：{tmp_path}/成稿/2024-某单位.pdf",
        f"Word：{tmp_path}/成稿/2024-某单位.docx",
        f"网页：{tmp_path}/成稿/2024-某单位.html",
    ]
    assert all_three.complaints == []


def test_what_a_pdf_lacks_is_said(
    form: Form, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the fonts of the set-up in its home, and with a standard that is not kept."""
    monkeypatch.setattr(
        choice, "machine_faces", lambda: read_all((wheel.serif_path(), wheel.sans_path()), tmp_path)
    )
    made = pdf.Pdf(b"%PDF", {}, 1, "PDF 没有达到 PDF/A-3a（长期保存）：有的字体不许嵌入。")
    monkeypatch.setattr(pdf, "write", lambda *_, **__: made)
    paper = job(form, tmp_path, "pdf")
    assert paper.run() == 0
    missing, lost = paper.complaints
    assert missing.startswith("警告：本机没有这些字体：方正小标宋简体（小标宋）、")
    assert lost == "警告：PDF 没有达到 PDF/A-3a（长期保存）：有的字体不许嵌入。"


def test_word_alone_says_that_page_numbers_are_estimated(form: Form, tmp_path: Path) -> None:
    word = job(form, tmp_path, "docx")
    assert word.run() == 0
    assert written(tmp_path) == ["2024-某单位.docx"]
    assert word.done[-1] == (
        "提示：这次没有排出 PDF，Word 的目录页码为估算。连同 PDF 一起生成，目录页码就是准的。"
    )


@pytest.fixture
def styled(form: Form, tmp_path: Path) -> Form:
    """The form with a style sheet of its own."""
    (tmp_path / "表样").mkdir()
    (tmp_path / "表样" / "style.css").write_text("p{color:#333}", "utf-8")
    return Form("2024", (tmp_path / "表样", *form.folders))


@pytest.mark.usefixtures("no_pango")
def test_without_pango_every_format_is_written(form: Form, tmp_path: Path) -> None:
    all_three = job(form, tmp_path, "docx", "pdf", "html")
    assert all_three.run() == 0
    assert written(tmp_path) == ["2024-某单位.docx", "2024-某单位.html", "2024-某单位.pdf"]


@pytest.mark.parametrize(
    ("named", "used", "said"),
    [
        (None, "weasyprint", [OWN_CSS]),
        ("weasyprint", "weasyprint", []),
        ("typst", "typst", [NO_CSS]),
    ],
)
def test_a_style_sheet_of_the_form_decides_the_engine_and_it_is_said_once(
    styled: Form,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    named: pdf.EngineName | None,
    used: str,
    said: list[str],
) -> None:
    made = pdf.Pdf(b"%PDF", {}, 1)
    asked: list[str] = []

    def write(*_: object, engine: str, **__: object) -> pdf.Pdf:
        asked.append(engine)
        return made

    monkeypatch.setattr(pdf, "write", write)
    paper = job(styled, tmp_path, "pdf")
    paper.engine = named
    assert paper.run() == 0
    assert (asked, [line for line in paper.complaints if "style.css" in line]) == ([used], said)


@pytest.mark.usefixtures("no_pango")
def test_where_the_style_sheet_cannot_be_followed_word_and_web_page_are_still_written(
    styled: Form, tmp_path: Path
) -> None:
    unasked = job(styled, tmp_path, "docx", "pdf", "html", asked=False)
    assert unasked.run() == 0
    assert written(tmp_path) == ["2024-某单位.docx", "2024-某单位.html"]
    assert unasked.complaints == [OWN_CSS, f"警告：{LACKING}"]


@pytest.mark.usefixtures("no_pango")
def test_a_pdf_that_was_asked_for_and_cannot_be_made_is_a_failure(
    form: Form, tmp_path: Path
) -> None:
    asked = job(form, tmp_path, "pdf", "html")
    asked.engine = "weasyprint"
    assert asked.run() == 2
    assert written(tmp_path) == ["2024-某单位.html"]
    assert asked.complaints == [f"错误：{LACKING}"]


def test_a_character_that_no_font_has_is_named_before_anything_is_written(
    form: Form, tmp_path: Path
) -> None:
    with pytest.raises(DisclosureError) as raised:
        job(form, tmp_path, "docx", "pdf", text="办公\U000f1234室").run()
    (found,) = raised.value.diagnostics
    assert (found.code, str(found.position)) == ("Z101", f"{tmp_path}/单位.yaml:2:9")
    assert found.message == "本机没有一种字体有“\U000f1234”（U+F1234）这个字，在 PDF 里会印成空框。"
    assert written(tmp_path) == []


@needs_weasyprint
@pytest.mark.parametrize(
    ("sheet", "seconds", "file", "said", "mend"),
    [
        (ENDLESS, 1, "表样/style.css", "PDF 排版过了 1 秒还没有做完", "多半是 style.css 写错了"),
        (None, 0, "单位.yaml", "PDF 排了 0 秒还没有排完", "多半是有一段文字特别长"),
    ],
)
def test_a_layout_beyond_its_limits_is_blamed_and_nothing_is_written(
    form: Form,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    sheet: str | None,
    seconds: int,
    file: str,
    said: str,
    mend: str,
) -> None:
    monkeypatch.setattr(limits, "SECONDS", seconds)
    (tmp_path / "表样").mkdir()
    if sheet:
        (tmp_path / "表样" / "style.css").write_text(sheet, "utf-8")
    paper = job(Form("2024", (tmp_path / "表样", *form.folders)), tmp_path, "docx", "pdf")
    paper.engine = "weasyprint"
    with pytest.raises(DisclosureError) as raised:
        paper.run()
    (found,) = raised.value.diagnostics
    assert (found.code, str(found.position)) == ("F108", f"{tmp_path}/{file}:1:1")
    assert found.message.startswith(said)
    assert found.mend.startswith(mend)
    assert written(tmp_path) == []


def test_rare_characters_of_names_are_drawn(form: Form, tmp_path: Path) -> None:
    assert job(form, tmp_path, "pdf", text="镕喆堃玥昇").run() == 0


@pytest.mark.parametrize(
    ("count", "text"), [(0, "0 KB"), (1, "1 KB"), (1025, "2 KB"), (1_572_864, "1.5 MB")]
)
def test_size(count: int, text: str) -> None:
    assert size(count) == text


def test_a_base_with_dots_keeps_them() -> None:
    (paper,) = formats.chosen(["pdf"])
    assert paper.target(Path("成稿/2024-甲.乙")) == Path("成稿/2024-甲.乙.pdf")
