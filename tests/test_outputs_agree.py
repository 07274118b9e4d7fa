"""What a reader sees in Word, PDF and web page is the same text and the same numbers, and the same every time."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from docx import Document as WordDocument
from docx.oxml.ns import qn
from lxml import etree
from lxml import html as lxml_html
from pypdf import PdfReader

from generator import pipeline
from generator.document.tree import Aligned, Contents, Document, Heading, Paragraph, Table, plain
from generator.fonts import resolve
from generator.output import docx, html, pdf

INPUTS = sorted((Path(__file__).parents[1] / "inputs").glob("20*.yaml"))
PAGE_NUMBER = re.compile(r"—\d+—")


def squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.fixture(scope="module", params=INPUTS, ids=lambda p: p.stem)
def rendered(request: pytest.FixtureRequest) -> tuple[Document, bytes, pdf.Pdf, bytes]:
    disclosure = pipeline.load(request.param)
    look, css = disclosure.form.look, disclosure.form.css
    document = pipeline.compose(disclosure)
    made = pdf.write(document, look, extra_css=css, fonts=resolve(look))
    word = docx.write(document, look, pages=made.pages, reference=disclosure.form.reference)
    return document, word, made, html.write(document, look, extra_css=css)


def expected(document: Document) -> list[str]:
    """Every paragraph and cell of the tree, in reading order, without white space."""
    texts: list[str] = []
    for block in document.blocks():
        match block:
            case Heading() | Paragraph():
                texts.append(plain(block.inlines))
            case Aligned():
                texts += [plain(block.left), plain(block.right)]
            case Table():
                texts += [plain(c.inlines) for row in (*block.head, *block.body) for c in row.cells]
            case Contents():
                texts.append(block.title)
    return [s for t in texts if (s := squeeze(t))]


def follow(texts: list[str], read: str) -> list[str]:
    """What stands in ``read`` between the expected texts, which must all be there in order."""
    at, between = 0, []
    for text in texts:
        found = read.find(text, at)
        assert found >= 0, f"{text!r} is missing after {read[max(0, at - 40) : at]!r}"
        between.append(read[at:found])
        at = found + len(text)
    return [b for b in [*between, read[at:]] if b]


def numbers_of(texts: list[str]) -> list[str]:
    return [n for t in texts for n in re.findall(r"\d[\d,]*\.?\d*", t)]


def body_of_word(content: bytes) -> list[str]:
    body = WordDocument(io.BytesIO(content)).element.body
    paragraphs = (p for p in body.iter(qn("w:p")) if "PAGE" not in "".join(p.itertext()))
    lines = (squeeze("".join(t.text or "" for t in p.iter(qn("w:t")))) for p in paragraphs)
    return [line for line in lines if line]


def test_word_has_every_text_in_order(rendered: tuple[Document, bytes, pdf.Pdf, bytes]) -> None:
    document, word, _, _ = rendered
    rest = follow(expected(document), "".join(body_of_word(word)))
    contents = {squeeze(plain(h.inlines)) for h in document.headings() if h.listed}
    left = "".join(rest)
    for entry in sorted(contents, key=len, reverse=True):
        left = left.replace(entry, "")
    assert re.fullmatch(r"\d*", left), f"Word has more than the document: {left[:80]!r}"


def test_page_has_every_text_in_order(rendered: tuple[Document, bytes, pdf.Pdf, bytes]) -> None:
    document, _, _, page = rendered
    tree = lxml_html.fromstring(page.decode())
    main = tree.find(".//main")
    assert main is not None
    text = squeeze("".join(etree.tostring(main, method="text", encoding="unicode")))
    follow([t for t in expected(document) if t != "目录"], text)


def test_pdf_has_every_text_in_order(rendered: tuple[Document, bytes, pdf.Pdf, bytes]) -> None:
    document, _, made, _ = rendered
    pages = [squeeze(p.extract_text()) for p in PdfReader(io.BytesIO(made.content)).pages]
    text = "".join(PAGE_NUMBER.sub("", p) for p in pages)
    heads = [
        squeeze(plain(c.inlines)) for b in document.blocks() if isinstance(b, Table) for r in b.head for c in r.cells
    ]
    entries = [squeeze(plain(h.inlines)) for h in document.headings() if h.listed]
    left = "".join(follow(expected(document), text))
    for known in sorted([*heads, *entries], key=len, reverse=True):
        left = left.replace(known, "")
    assert re.fullmatch(r"[\d.…·]*", left), f"the PDF has more than the document: {left[:80]!r}"


def test_figures_of_word_and_page_are_the_same(rendered: tuple[Document, bytes, pdf.Pdf, bytes]) -> None:
    _, word, _, page = rendered
    controls = WordDocument(io.BytesIO(word)).element.body.iter(qn("w:sdt"))
    figures = [c for c in controls if c.find(f"{qn('w:sdtPr')}/{qn('w:tag')}") is not None]
    in_word = ["".join(t.text or "" for t in c.iter(qn("w:t"))) for c in figures]
    tree = lxml_html.fromstring(page.decode())
    in_page = [t for d in tree.iter("data") if (t := d.text_content())]
    assert len(in_word) > 100
    assert in_word == in_page


@pytest.mark.parametrize("source", INPUTS[:1], ids=lambda p: p.stem)
def test_same_input_same_bytes(source: Path) -> None:
    def once() -> tuple[bytes, bytes, bytes]:
        disclosure = pipeline.load(source)
        look, css = disclosure.form.look, disclosure.form.css
        document = pipeline.compose(disclosure)
        made = pdf.write(document, look, extra_css=css, fonts=resolve(look))
        word = docx.write(document, look, pages=made.pages, reference=None)
        return word, made.content, html.write(document, look, extra_css=css)

    assert once() == once()
