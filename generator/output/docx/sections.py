"""Sections: page geometry, and footers with running page numbers or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.parts.hdrftr import FooterPart

from generator.document.tree import Section
from generator.look import Look, Page
from generator.output.docx.inlines import run
from generator.output.docx.paragraphs import FIELD_END, field, paragraph
from generator.output.docx.units import twips_of_mm
from generator.output.docx.xml import escape, parse

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_HEADER_DISTANCE = 15  # mm from the edge of the page, as Word does


def text_width(page: Page) -> int:
    """The width between the margins in twips, exactly what Word computes from the rounded parts."""
    return twips_of_mm(page.size[0]) - twips_of_mm(page.left) - twips_of_mm(page.right)


def section_properties(
    base: WordDocument, sections: tuple[Section, ...], look: Look, footer_style: str, header: str
) -> list[str]:
    """``w:sectPr`` of every section. A section with the page and numbering of the one before shares
    its footer; numbers begin at 1 with the first numbered section; ``header`` is the id of the
    base's header or empty."""
    written = []
    before: tuple[str, bool] | None = None
    is_counting = False
    for section in sections:
        references = ""
        if header and before is None:
            references = f'<w:headerReference w:type="default" r:id="{escape(header)}"/>'
        if before != (section.page, section.numbered):
            footer = _add_footer(base, _footer(section, look, footer_style))
            references += f'<w:footerReference w:type="default" r:id="{footer}"/>'
        properties = references + _geometry(look.pages[section.page])
        if section.numbered and not is_counting:
            properties += '<w:pgNumType w:start="1"/>'
            is_counting = True
        written.append(f"<w:sectPr>{properties}</w:sectPr>")
        before = section.page, section.numbered
    return written


def _add_footer(base: WordDocument, content: str) -> str:
    """The relationship id of a new footer."""
    package = base.part.package
    part = FooterPart(
        package.next_partname("/word/footer%d.xml"), CT.WML_FOOTER, parse("ftr", content), package
    )
    return base.part.relate_to(part, RT.FOOTER)


def _footer(section: Section, look: Look, style: str) -> str:
    """The paragraph in a footer: the page number between the look's characters, or nothing."""
    around = look.page_number
    number = run(around.before) + field("PAGE") + run("1") + FIELD_END + run(around.after)
    return paragraph(style, number if section.numbered else "")


def _geometry(page: Page) -> str:
    """Kind of break, size and margins of a page."""
    width, height = page.size
    size = f'w:w="{twips_of_mm(width)}" w:h="{twips_of_mm(height)}"'
    if page.orientation == "横向":
        size += ' w:orient="landscape"'
    margins = (
        f'w:top="{twips_of_mm(page.top)}" w:right="{twips_of_mm(page.right)}"'
        f' w:bottom="{twips_of_mm(page.bottom)}" w:left="{twips_of_mm(page.left)}"'
        f' w:header="{twips_of_mm(_HEADER_DISTANCE)}" w:footer="{twips_of_mm(page.footer)}"'
    )
    return f'<w:type w:val="nextPage"/><w:pgSz {size}/><w:pgMar {margins} w:gutter="0"/>'
