"""The workbook file. Amounts are written as printed; a file of the same document has the same bytes
every time."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable

from xlsxwriter import Workbook

from generator.document.tree import Document
from generator.figures.model import Figures
from generator.forms.spec import FormSpec
from generator.look import Look
from generator.output.xlsx import index
from generator.output.xlsx.formats import NumberFormats
from generator.output.xlsx.limits import TITLE, Cuts, unheard
from generator.output.xlsx.page import Layout
from generator.output.xlsx.sheets import sheets
from generator.output.xlsx.table import TableWriter
from generator.output.xlsx.totals import Totals

_OPTIONS = {
    "in_memory": True,
    "strings_to_numbers": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
}


def write(
    document: Document,
    look: Look,
    spec: FormSpec,
    figures: Figures,
    tell: Callable[[str], None] = unheard,
) -> bytes:
    """Every table of ``document`` as a sheet, in the form's order, after an index of them; ``tell``
    hears a sentence about everything that Excel does not take."""
    content = io.BytesIO()
    workbook = Workbook(content, _OPTIONS)
    made = dt.datetime.combine(dt.date.fromisoformat(document.date), dt.time(), dt.UTC)
    title, author = document.title[:TITLE], document.author[:TITLE]
    workbook.set_properties({"title": title, "author": author, "created": made})
    totals, cuts = Totals(figures), Cuts()
    every = list(sheets(document))
    index.write(workbook, document.title, every, look)
    for sheet in every:
        layout = Layout(workbook, workbook.add_worksheet(sheet.name), sheet, look, cuts)
        layout.write_lines(sheet.above)
        numbers = NumberFormats(spec, figures, sheet.table)
        TableWriter(layout, numbers, totals).write()
        layout.write_lines(sheet.below)
        layout.set_up_page()
    workbook.close()
    for sentence in cuts.said():
        tell(sentence)
    return content.getvalue()
