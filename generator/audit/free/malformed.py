"""Amounts that are no number as they are printed: ``9,5,773.91``, ``1,2345.00``, ``12.3.4万元``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.audit.free.finding import Finding, contradiction
from generator.published.model import At, Paragraph
from generator.published.numbers import alone
from generator.relations.reading import Reading
from generator.relations.sheets import Sheet

KIND: Final = "数字"
WHY: Final = "不是一个数：千分位、小数点或位数写错了"
DIGITS: Final = re.compile(r"-?\d[\d,.，．]*[,.，．][\d,.，．]*")
IN_TEXT: Final = re.compile(rf"(?<![\d,.]){DIGITS.pattern}(?=[亿万千百]?元|[%％])")
"""In a sentence, where a unit says that it is an amount: others may be dates or versions."""


def malformed(reading: Reading) -> Iterator[Finding]:
    """Every such amount of the sentences, and of the columns of amounts."""
    for index, block in enumerate(reading.paper.blocks):
        if isinstance(block, Paragraph):
            for found in IN_TEXT.finditer(block.text):
                if alone(found[0]) is None:
                    yield contradiction(KIND, At(index, start=found.start()), found[0], WHY)
    for sheet in reading.sheets:
        if not sheet.table.is_guessed:  # there, amounts of two columns may be stuck together
            yield from _in_table(sheet)


def _in_table(sheet: Sheet) -> Iterator[Finding]:
    for part in sheet.parts:
        for column in (*part.block.amounts, *part.block.rates):
            for row, cells in enumerate(sheet.table.rows):
                text = cells[column.at].text.strip().rstrip("%％")
                if DIGITS.fullmatch(text) and alone(text) is None:
                    yield contradiction(KIND, At(sheet.index, row, column.at), text, WHY)
