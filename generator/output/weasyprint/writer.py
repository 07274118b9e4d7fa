"""WeasyPrint at work. Importing this module needs Pango: ``generator.output.pdf`` does so only when
asked for PDF."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from weasyprint import HTML
from weasyprint.document import Document as Layout

from generator.document.tree import Document
from generator.fonts import Fonts
from generator.look import Look
from generator.output.body import section_id
from generator.output.weasyprint.bounds import bounded
from generator.output.weasyprint.fontfaces import FontFaces
from generator.output.weasyprint.justify import justify_chinese
from generator.output.weasyprint.print_page import page
from generator.output.weasyprint.table_heads import scope_heads

_VARIANT = "pdf/ua-1"

justify_chinese()
scope_heads()


def write(
    document: Document, look: Look, fonts: Fonts, extra_css: str
) -> tuple[bytes, dict[str, int], int]:
    """The PDF's bytes, the printed page number of each numbered heading by anchor, and the number
    of sheets. Raises
    ``LayoutError`` beyond the limits."""
    faces = FontFaces(fonts)
    with _no_collection(), bounded():
        layout = HTML(string=page(document, look, faces, extra_css), url_fetcher=faces).render(
            pdf_variant=_VARIANT
        )
        content: bytes = layout.write_pdf(pdf_variant=_VARIANT)
        return content, _printed_numbers(document, layout), len(layout.pages)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Without garbage collection: a layout is millions of objects that all live to its end, and
    looking through them again and again is a tenth of the time and more. What an earlier one left
    is collected first, so that memory does not grow over many documents."""
    enabled = gc.isenabled()
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _printed_numbers(document: Document, layout: Layout) -> dict[str, int]:
    """Sheets of unnumbered sections are not counted."""
    starts = {section_id(index): section for index, section in enumerate(document.sections)}
    headings = {heading.anchor for heading in document.headings()}
    numbers: dict[str, int] = {}
    numbered, printed = True, 0
    for sheet in layout.pages:
        for anchor in sheet.anchors:
            if anchor in starts:
                numbered = starts[anchor].numbered
                break
        printed += numbered
        if numbered:
            numbers |= {anchor: printed for anchor in sheet.anchors if anchor in headings}
    return numbers
