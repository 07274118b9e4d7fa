"""A document tree as a Word file that its staff can go on editing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.document.tree import Contents, Document
from generator.look import Look
from generator.output.docx.attached import attach
from generator.output.docx.base import open_base, take_header
from generator.output.docx.body import BodyWriter
from generator.output.docx.fonts import write_font_table
from generator.output.docx.package import pack, set_properties
from generator.output.docx.roles import assign
from generator.output.docx.sections import section_properties, text_width
from generator.output.docx.styles import write_styles
from generator.output.docx.stylesheet import StyleSheet
from generator.output.docx.theme import add_theme
from generator.output.docx.xml import parse


def write(
    document: Document,
    look: Look,
    *,
    pages: Mapping[str, int],
    reference: Path | None = None,
    base: bytes = b"",
) -> bytes:
    """The Word file of ``document``: the same input gives the same bytes.

    ``pages``: heading anchor → page number for the contents; a heading that is not in it gets none.
    ``reference``: a Word file whose styles and header are taken; the look's styles are written over
    them. ``base`` is what edits are told by (``generator.roundtrip``); without one
    the file carries none.
    """
    word = open_base(reference)
    add_theme(word)
    header = take_header(word)
    roles = assign(document, look)
    sheet = StyleSheet(word.styles.element)
    write_styles(sheet, document, look, roles, _contents_width(document, look))
    write_font_table(word, look)
    footer_style = sheet.ids[roles.paragraphs[look.page_number.style].id]
    properties = section_properties(word, document.sections, look, footer_style, header)
    body = BodyWriter(document, look, roles, sheet.ids, pages).write(properties)
    # The part's root is exchanged whole: moved below the old one, every node of a long document is
    # visited again.
    word.part._element = parse("document", f"<w:body>{body}</w:body>")  # noqa: SLF001 - the library has no word for it
    set_properties(word, document)
    if base:
        attach(word, base)
    return pack(word)


def _contents_width(document: Document, look: Look) -> int:
    """The text width in twips of the page with the contents, else of the first page."""
    page = document.sections[0].page
    for section in document.sections:
        if any(isinstance(block, Contents) for block in section.blocks):
            page = section.page
            break
    return text_width(look.pages[page])
