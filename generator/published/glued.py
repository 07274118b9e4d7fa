"""Amounts that a file without rules leaves stuck together: several in one cell, in a line that was
a row of a table, or against other words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.published.model import At, Paper, Paragraph, Table

AMOUNT: Final = re.compile(
    r"(?<![\d.,])-?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d\d)(?![\d.,])(?!\s*(?:[亿万千百]?元|[%％]))"
)
"""An amount with neither a unit nor a percent sign."""
UNRULED: Final = ("PDF", "文本")
"""Kinds of files whose tables may have no rules."""
NEAR: Final = 3
"""Lines that may stand between two rows of one table."""


def glued(paper: Paper) -> Iterator[At]:
    """Every such amount. Word files, web pages and workbooks have none."""
    if paper.source is None or paper.source.kind not in UNRULED:
        return
    for index, block in enumerate(paper.blocks):
        match block:
            case Paragraph():
                counted = {spot.start for spot in block.spots if spot.number.unit}
                loose = _in_text(block.text, At(index))
                yield from (at for at in loose if at.start not in counted)
            case Table():
                yield from in_table(block, index)


def in_table(table: Table, index: int) -> Iterator[At]:
    """Those of a table whose columns are a guess."""
    if not table.is_guessed:
        return
    for row, cells in enumerate(table.rows):
        for column, cell in enumerate(cells):
            if cell.number is None:
                yield from _in_text(cell.text, At(index, row, column))


def _in_text(text: str, at: At) -> Iterator[At]:
    for found in AMOUNT.finditer(text):
        yield at._replace(start=found.start())


def lost_tables(found: Iterator[At]) -> int:
    """How many tables the amounts outside tables are of: those near each other are of one."""
    lines = sorted({at.block for at in found if at.row < 0})
    number = 0
    last = -NEAR
    for line in lines:
        number += line - last > NEAR
        last = line
    return number
