"""What a reader sees in Word, PDF and web page is the same text and the same numbers."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from docx import Document as WordDocument
from docx.oxml.ns import qn
from lxml import etree
from lxml import html as lxml_html

from generator import pipeline
from generator.document.tree import Document, plain
from generator.fonts import resolve
from generator.output import docx, html, pdf
from generator.output.estimate import estimate
from tests.following import expected, follow, rest, squeeze, text_of_pdf
from tests.machine import needs_weasyprint

INPUTS = sorted((Path(__file__).parents[1] / "inputs").glob("20*.yaml"))


@pytest.fixture(scope="module", params=INPUTS, ids=lambda p: p.stem)
def rendered(request: pytest.FixtureRequest) -> tuple[Document, bytes, bytes]:
    disclosure = pipeline.load(request.param)
    look, css = disclosure.form.look, disclosure.form.css
    document = pipeline.compose(disclosure)
    pages = estimate(document, look)
    word = docx.write(document, look, pages=pages, reference=disclosure.form.reference)
    return document, word, html.write(document, look, extra_css=css)


def numbers_of(texts: list[str]) -> list[str]:
    return [n for t in texts for n in re.findall(r"\d[\d,]*\.?\d*", t)]


def body_of_word(content: bytes) -> list[str]:
    body = WordDocument(io.BytesIO(content)).element.body
    paragraphs = (p for p in body.iter(qn("w:p")) if "PAGE" not in "".join(p.itertext()))
    lines = (squeeze("".join(t.text or "" for t in p.iter(qn("w:t")))) for p in paragraphs)
    return [line for line in lines if line]


def test_word_has_every_text_in_order(rendered: tuple[Document, bytes, bytes]) -> None:
    document, word, _ = rendered
    between = follow(expected(document), "".join(body_of_word(word)))
    contents = {squeeze(plain(h.inlines)) for h in document.headings() if h.listed}
    left = "".join(between)
    for entry in sorted(contents, key=len, reverse=True):
        left = left.replace(entry, "")
    assert re.fullmatch(r"\d*", left), f"Word has more than the document: {left[:80]!r}"


def test_page_has_every_text_in_order(rendered: tuple[Document, bytes, bytes]) -> None:
    document, _, page = rendered
    tree = lxml_html.fromstring(page.decode())
    main = tree.find(".//main")
    assert main is not None
    text = squeeze("".join(etree.tostring(main, method="text", encoding="unicode")))
    follow([t for t in expected(document) if t != "目录"], text)


@needs_weasyprint
def test_pdf_has_every_text_in_order() -> None:
    """Of WeasyPrint; ``tests/typst`` has the same of Typst, whose order is that of the tags."""
    disclosure = pipeline.load(Path(__file__).with_name("small.yaml"))
    document, look = pipeline.compose(disclosure), disclosure.form.look
    made = pdf.write(document, look, fonts=resolve(look), engine="weasyprint")
    assert re.fullmatch(r"[\d.…·]*", rest(document, text_of_pdf(made.content)))


def test_figures_of_word_and_page_are_the_same(rendered: tuple[Document, bytes, bytes]) -> None:
    _, word, page = rendered
    runs = WordDocument(io.BytesIO(word)).element.body.iter(qn("w:r"))
    figures = [run for run in runs if run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}") is not None]
    in_word = ["".join(t.text or "" for t in run.iter(qn("w:t"))) for run in figures]
    tree = lxml_html.fromstring(page.decode())
    in_page = [t for d in tree.iter("data") if (t := d.text_content())]
    assert len(in_word) > 100
    assert in_word == in_page
