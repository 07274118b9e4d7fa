"""A PDF of the second engine, written and read back with pypdf."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PageObject, PdfReader

from generator.document.tree import Block, Document, Paragraph, Section, Text
from generator.fonts import Fonts
from generator.look import Look
from generator.output import pdf


def write(document: Document, look: Look, fonts: Fonts) -> pdf.Pdf:
    return pdf.write(document, look, fonts=fonts, engine="typst")


def read(written: pdf.Pdf) -> PdfReader:
    return PdfReader(BytesIO(written.content))


def page_texts(written: pdf.Pdf) -> list[str]:
    return ["".join(page.extract_text().split()) for page in read(written).pages]


def one_section(*blocks: Block) -> Document:
    return Document("甲", "乙", "2024-03-10", (Section("纵向", blocks),))


def paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def tags(written: pdf.Pdf, *names: str) -> Iterator[dict[str, Any]]:
    """The elements of the tag tree with these names, in reading order: ``tag`` and the
    attributes."""
    for element in _elements(read(written).trailer["/Root"]["/StructTreeRoot"]):
        if element.get("/S") in names:
            attributes = element.get("/A", [])
            listed = attributes if isinstance(attributes, list) else [attributes]
            yield {"tag": element["/S"]} | {
                k: v for one in listed for k, v in one.get_object().items()
            }


def tagged_text(content: bytes) -> str:
    """The text in the order of the tags, as a screen reader reads it: no page numbers, dots or
    repeated head rows."""
    reader = PdfReader(BytesIO(content))
    marked = {page.indirect_reference: _marked(page) for page in reader.pages}
    text = []
    for element in _elements(reader.trailer["/Root"]["/StructTreeRoot"]):
        for child in _children(element):
            if isinstance(child, int):
                text.append(marked[element.raw_get("/Pg")].get(child, ""))
            elif child.get("/Type") == "/MCR":
                page = child.raw_get("/Pg") if "/Pg" in child else element.raw_get("/Pg")
                text.append(marked[page].get(child["/MCID"], ""))
    return "".join("".join(text).split())


def _marked(page: PageObject) -> dict[int, str]:
    """The text of each marked piece of the page by its number."""
    found: dict[int, str] = {}
    current = -1

    def before(operator: bytes, operands: list[Any], *_: Any) -> None:
        nonlocal current
        if operator in {b"BDC", b"BMC"}:
            current = operands[1].get("/MCID", -1) if operator == b"BDC" else -1

    def text(piece: str, *_: Any) -> None:
        found[current] = found.get(current, "") + piece

    page.extract_text(visitor_operand_before=before, visitor_text=text)
    return found


def _children(element: Any) -> list[Any]:
    children = element.get("/K", [])
    children = children.get_object() if hasattr(children, "get_object") else children
    return [
        child.get_object() for child in (children if isinstance(children, list) else [children])
    ]


def _elements(element: Any) -> Iterator[Any]:
    yield element
    for child in _children(element):
        if not isinstance(child, int):
            yield from _elements(child)
