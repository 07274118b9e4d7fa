"""The first sheet: what the workbook holds, each line a link to its sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from xlsxwriter import Workbook

from generator.document.tree import Heading, Paragraph, plain
from generator.look import Look
from generator.output.xlsx.formats import text_format
from generator.output.xlsx.limits import TEXT
from generator.output.xlsx.sheets import INDEX, Sheet

TITLE_ROLE: Final = "目录标题"
TEXT_ROLE: Final = "表格"
WIDTHS: Final = (18, 70)
TITLE_HEIGHT: Final = 36
A4: Final = 9
BACK: Final = f"internal:'{INDEX}'!A1"
"""Where the first line of every sheet leads."""
BACK_TIP: Final = "回到目录"


def write(workbook: Workbook, title: str, sheets: Sequence[Sheet], look: Look) -> None:
    """Add the sheet; ``title`` is the document's."""
    paper = workbook.add_worksheet(INDEX)
    for column, width in enumerate(WIDTHS):
        paper.set_column(column, column, width)
    head, text = look.styles[TITLE_ROLE], look.styles[TEXT_ROLE]
    large = workbook.add_format(text_format(look.fonts[head.font].name, head.size, "左"))
    small = text_format(look.fonts[text.font].name, text.size, "左")
    link = workbook.add_format({**small, "font_color": "#0b57a4", "underline": 1})
    paper.set_row(0, TITLE_HEIGHT)
    paper.merge_range(0, 0, 0, 1, title[:TEXT], large)
    for row, sheet in enumerate(sheets, start=1):
        paper.write_url(row, 0, f"internal:'{sheet.name}'!A1", link, sheet.name)
        paper.write_string(row, 1, _full(sheet)[:TEXT], workbook.add_format(small))
    paper.freeze_panes(1, 0)
    paper.set_paper(A4)
    paper.fit_to_pages(1, 0)


def _full(sheet: Sheet) -> str:
    """The whole title: that of the table, or the heading above it where the table has none."""
    headings = [line for line in sheet.above if isinstance(line, Heading | Paragraph)]
    above = plain(headings[-1].inlines) if headings else ""
    return sheet.table.caption or above or sheet.table.name
