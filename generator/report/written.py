"""The sheet as a file of one page: lists are shortened until it fits."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from generator.fonts import resolve
from generator.output import docx, pdf
from generator.report.sheet import sheet
from generator.report.state import State

WORD: Final = ".docx"
MOST: Final = 10
"""Rows of a list where there is room."""


def written(state: State, target: Path) -> bytes:
    """The file, PDF or Word by the suffix of ``target``. Raises ``PdfUnavailableError`` and
    ``FontsMissingError``."""
    fonts = resolve(state.look)
    most = MOST
    while True:
        made = pdf.write(sheet(state, most), state.look, fonts=fonts, engine="typst")
        if made.count == 1 or most == 0:
            break
        most -= 1
    if target.suffix.lower() == WORD:
        # Word sets lines a little wider than Typst.
        return docx.write(sheet(state, max(0, most - 1)), state.look, pages={})
    return made.content
