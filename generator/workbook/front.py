"""The first sheet: how the workbook is filled in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from xlsxwriter import Workbook

from generator import own_data
from generator.source.nodes import Node
from generator.withheld.tree import secrets
from generator.workbook.encode import Filled
from generator.workbook.marks import of_own
from generator.workbook.styles import Styles

SHEET: Final = "说明"
WORDS: Final[Any] = own_data.load(Path(__file__).with_name("front.yaml"))


def write_front(book: Workbook, styles: Styles, filled: Sequence[Filled], root: Node) -> None:
    """What a clerk reads first: how cells look, what each sheet is for."""
    paper = book.add_worksheet(SHEET)
    paper.write_string(0, 0, of_own(SHEET))
    paper.set_column(0, 0, None, None, {"hidden": True})
    paper.set_column(1, 1, 18)
    paper.set_column(2, 2, 96)
    paper.hide_gridlines(2)
    paper.write_string(0, 1, WORDS["title"], styles.title())
    row = 2
    if secrets(root):
        paper.write_string(1, 1, WORDS["withheld"], styles.label(is_required=True))
    for head, text in WORDS["about"].items():
        paper.write_string(row, 1, head, styles.label(is_required=False))
        paper.write_string(row, 2, text, styles.text())
        row += 1
    row += 1
    paper.write_string(row, 1, WORDS["sheets"], styles.block())
    for one in filled:
        row += 1
        link = f"internal:'{one.sheet.name}'!A1"
        paper.write_url(row, 1, link, styles.label(is_required=False), one.sheet.name)
        paper.write_string(row, 2, one.sheet.about, styles.text())
    paper.protect("", {"format_columns": True})
