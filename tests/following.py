"""Whether a file holds the texts of its document, all of them and in order."""

from __future__ import annotations

import io
import re

from pypdf import PdfReader

from generator.document.tree import Aligned, Contents, Document, Heading, Paragraph, Table, plain

PAGE_NUMBER = re.compile(r"—\d+—")


def squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)


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


def text_of_pdf(content: bytes) -> str:
    """The text as it stands on the pages, without white space and page numbers."""
    pages = [squeeze(p.extract_text()) for p in PdfReader(io.BytesIO(content)).pages]
    return "".join(PAGE_NUMBER.sub("", p) for p in pages)


def rest(document: Document, text: str) -> str:
    """What ``text`` has beside the texts of ``document``, head rows that repeat and entries of the
    contents."""
    tables = [block for block in document.blocks() if isinstance(block, Table)]
    heads = [
        squeeze(plain(cell.inlines)) for table in tables for row in table.head for cell in row.cells
    ]
    entries = [squeeze(plain(heading.inlines)) for heading in document.headings() if heading.listed]
    left = "".join(follow(expected(document), text))
    for known in sorted([*heads, *entries], key=len, reverse=True):
        left = left.replace(known, "")
    return left
