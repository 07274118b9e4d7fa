"""The text of the document: every block of the tree as WordprocessingML, section by section."""

from __future__ import annotations

from collections.abc import Mapping

from generator.document.tree import (
    Aligned,
    Block,
    Contents,
    Document,
    Heading,
    Paragraph,
    Section,
    Table,
)
from generator.look import Look
from generator.output.docx import contents
from generator.output.docx.inlines import run, runs
from generator.output.docx.marks import FIGURE_STYLE, Marks
from generator.output.docx.paragraphs import gap, paragraph
from generator.output.docx.roles import Roles
from generator.output.docx.sections import text_width
from generator.output.docx.tables import TableWriter
from generator.output.docx.units import twips


class BodyWriter:
    """Writes the body as text; ``ids``: style id of this program → style id in the file."""

    def __init__(
        self,
        document: Document,
        look: Look,
        roles: Roles,
        ids: Mapping[str, str],
        pages: Mapping[str, int],
    ) -> None:
        self._document = document
        self._look = look
        self._roles = roles
        self._ids = ids
        self._pages = pages
        self._headings = contents.bookmarks(document)
        self._is_worded = contents.is_worded(document)
        self._marks = Marks(ids[FIGURE_STYLE])

    def write(self, properties: list[str]) -> str:
        """The content of ``w:body``; ``properties`` is the ``w:sectPr`` of each section, which its
        last paragraph carries; that of the last section stands behind all."""
        endings = [*properties[:-1], ""]
        sections = map(self._section, self._document.sections, endings)
        return "".join(sections) + "".join(properties[-1:])

    def _section(self, section: Section, ending: str) -> str:
        width = text_width(self._look.pages[section.page])
        written = ""
        before: Block | None = None
        for block in section.blocks:
            if isinstance(block, Table):
                if isinstance(before, Table):
                    written += gap()  # else Word makes one table of two
                written += self._table(block, width)
            elif isinstance(block, Contents):
                written += self._contents(block)
            else:
                is_last = block is section.blocks[-1]
                written += self._paragraph(block, width, ending if is_last else "")
            before = block
        if before is None or isinstance(before, Table | Contents):
            written += gap(ending=ending)
        return written

    def _paragraph(self, block: Heading | Paragraph | Aligned, width: int, ending: str) -> str:
        if isinstance(block, Aligned):
            return self._aligned(block, width, ending)
        content = runs(block.inlines, self._marks)
        ending = self._free(block) + ending
        if isinstance(block, Paragraph):
            return paragraph(self._style(block.role), content, ending)
        if mark := self._headings.get(block.anchor):
            content = self._marks.named(mark, content)
            if self._is_worded:
                content = contents.marks_of(block) + content
        return paragraph(self._ids[self._roles.of(block).id], content, ending)

    def _free(self, block: Heading | Paragraph) -> str:
        """What a title leaves free at its sides, so that its lines break between words."""
        size = self._look.styles[block.role].size
        left, right = (twips(side * size) for side in block.free)
        return f'<w:ind w:left="{left}" w:right="{right}"/>' if left or right else ""

    def _aligned(self, block: Aligned, width: int, ending: str) -> str:
        """Left text, a tab to the right margin, right text."""
        tab = f'<w:keepNext/><w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>'
        left = runs(block.left, self._marks)
        right = runs(block.right, self._marks)
        return paragraph(self._style(block.role), left + run("\t") + right, tab + ending)

    def _table(self, table: Table, width: int) -> str:
        style = self._style(table.role)
        return TableWriter(table, self._look, style, width, self._marks).write()

    def _contents(self, block: Contents) -> str:
        styles = [self._style(role) for role in contents.entry_roles(block.depth)]
        lines = contents.entries(block, self._document, styles, self._headings, self._pages)
        return paragraph(self._style(contents.TITLE_ROLE), run(block.title)) + lines

    def _style(self, role: str) -> str:
        """The id of the paragraph style of a role."""
        return self._ids[self._roles.paragraphs[role].id]
