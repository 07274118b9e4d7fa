"""A notice as a Word document, laid out like an official letter (GB/T 9704)."""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt

from generator.audit.notice.content import Notice
from generator.output.docx.xml import clean

TITLE_FONT, BODY_FONT, TABLE_HEAD_FONT, PAGE_FONT = "方正小标宋简体", "仿宋_GB2312", "黑体", "宋体"
LATIN: Final = "Times New Roman"
TITLE_SIZE, BODY_SIZE, TABLE_SIZE, PAGE_SIZE = Pt(22), Pt(16), Pt(10.5), Pt(14)
LINE: Final = Pt(28)
PAGE: Final = (Mm(210), Mm(297))
MARGINS: Final = (Mm(37), Mm(35), Mm(28), Mm(26))
"""Top, bottom, left, right: the text is 156 mm by 225 mm."""
WIDTHS: Final = (Mm(11), Mm(38), Mm(21), Mm(21), Mm(31), Mm(34))
"""Of the table's columns, together the width of the text."""


def write(notice: Notice) -> bytes:
    """The document."""
    document = Document()
    _page(document)
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _say(title, notice.title, TITLE_FONT, TITLE_SIZE)
    _paragraph(document)
    _say(_paragraph(document), notice.address)
    for text in notice.paragraphs:
        _say(_paragraph(document, is_indented=True), text)
    _table(document, notice)
    for text in notice.after:
        _say(_paragraph(document, is_indented=True), text)
    _paragraph(document)
    for text in notice.signature:
        last = _paragraph(document)
        last.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        last.paragraph_format.right_indent = BODY_SIZE * 2
        _say(last, text)
    properties = document.core_properties
    properties.title, properties.author = clean(notice.title), ""
    properties.comments = ""
    found = BytesIO()
    document.save(found)
    return found.getvalue()


def _page(document: Any) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = PAGE
    top, bottom, left, right = MARGINS
    section.top_margin, section.bottom_margin = top, bottom
    section.left_margin, section.right_margin = left, right
    section.footer_distance = Mm(25)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _say(footer, "— ", PAGE_FONT, PAGE_SIZE)
    run = _say(footer, "", PAGE_FONT, PAGE_SIZE)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run._r.addprevious(field)  # noqa: SLF001 - python-docx has no fields
    field.append(run._r)  # noqa: SLF001
    _say(footer, " —", PAGE_FONT, PAGE_SIZE)


def _paragraph(document: Any, *, is_indented: bool = False) -> Any:
    found = document.add_paragraph()
    shape = found.paragraph_format
    shape.space_before = shape.space_after = Pt(0)
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, LINE
    if is_indented:
        shape.first_line_indent = BODY_SIZE * 2
    return found


def _table(document: Any, notice: Notice) -> None:
    table = document.add_table(rows=1 + len(notice.rows), cols=len(notice.head))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = width
    _row(table.rows[0], notice.head, TABLE_HEAD_FONT)
    _repeat(table.rows[0])
    for row, texts in zip(list(table.rows)[1:], notice.rows, strict=True):
        _row(row, texts, BODY_FONT)


def _row(row: Any, texts: tuple[str, ...], font: str) -> None:
    for cell, text, width in zip(row.cells, texts, WIDTHS, strict=True):
        cell.width = width
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(0)
        if font == TABLE_HEAD_FONT:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _say(paragraph, text, font, TABLE_SIZE)
    whole = OxmlElement("w:cantSplit")
    row._tr.get_or_add_trPr().append(whole)  # noqa: SLF001 - python-docx cannot say it


def _repeat(row: Any) -> None:
    """The head stands again on every page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001


def _say(paragraph: Any, text: str, font: str = BODY_FONT, size: Length = BODY_SIZE) -> Any:
    """Text in a font for Chinese and one for the rest."""
    run = paragraph.add_run(clean(text))
    run.font.name, run.font.size = LATIN, size
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)  # noqa: SLF001
    return run
