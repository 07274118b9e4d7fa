"""Published files that ask for more than any machine has."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
INTRODUCTION = "某局2024年部门预算公开。一般公共预算支出合计100.00万元。"
LINE = b"BT /F1 1 Tf 10 %.4f Td (Budget of 2024, line %d) Tj ET\n"
DEFLATED = b"/Filter/FlateDecode"


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def word(body: str) -> bytes:
    """A Word file with enough text to be taken for a disclosure, and ``body``."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        text = paragraph(INTRODUCTION) * 20 + body
        package.writestr(
            "word/document.xml", f"<w:document {W}><w:body>{text}</w:body></w:document>"
        )
    return stream.getvalue()


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def table(row: str) -> str:
    return f"<w:tbl><w:tr>{row}</w:tr></w:tbl>"


def page(body: str) -> bytes:
    """A web page with enough text to be taken for a disclosure, and ``body``."""
    return f"<html><body>{f'<p>{INTRODUCTION}</p>' * 20}{body}</body></html>".encode()


def lines(number: int) -> bytes:
    """The content of a page with so many lines of text, deflated."""
    return zlib.compress(b"".join(LINE % (840 - n * 800 / number, n) for n in range(number)))


def bomb(megabytes: int) -> bytes:
    """The content of a page that unpacks to so many megabytes of nothing."""
    packer, block = zlib.compressobj(9), b"q Q " * (1 << 18)
    return b"".join(packer.compress(block) for _ in range(megabytes)) + packer.flush()


def paper(content: bytes, pages: int = 1, box: bytes = b"[0 0 595 842]") -> bytes:
    """A PDF file whose pages all have the deflated ``content``."""
    kids = b" ".join(b"%d 0 R" % (n + 5) for n in range(pages))
    leaf = b"<</Type/Page/Parent 2 0 R/MediaBox%b/Resources<</Font<</F1 3 0 R>>>>/Contents 4 0 R>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%b]>>" % (pages, kids),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Length %d%b>>stream\n%b\nendstream" % (len(content), DEFLATED, content),
        *[leaf % box for _ in range(pages)],
    ]
    written, places = b"%PDF-1.5\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%b\nendobj\n" % (number, one)
    table_of_places = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        len(written),
    )
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return written + head + table_of_places + end
