"""What Excel takes, and what is said where a document has more.

Rows (1,048,576), columns (16,384) and links (65,490) need no look: a document's markup and tables
are bounded far below (``generator.forms.render``, ``generator.document.build``), and text never
becomes a link.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import Final

from xlsxwriter.utility import xl_rowcol_to_cell

TEXT: Final = 32_767
"""UTF-16 units in a cell."""
BREAKS: Final = 253
"""Line ends in a cell."""
HEIGHT: Final = Decimal(409)
"""Points of a row."""
WIDTH: Final = 1790
"""Pixels of a column: 255 characters."""
DIGITS: Final = 15
"""Significant digits of a number."""
TITLE: Final = 255
"""Characters of a property of the file."""
_NAMED: Final = 3
_REST: Final = "……（略去 {count} 个字）"


def unheard(sentence: str) -> None:
    """For a caller that does not want to know."""
    del sentence


class Cut(Enum):
    """What was done to a cell or row, in words for the user."""

    TEXT = f"一格最多 {TEXT:,} 个字，后面的略去"
    BREAKS = f"一格最多换行 {BREAKS} 次，后面的不换行"
    HEIGHT = f"一行最高 {HEIGHT} 磅，文字都在，显示不全"
    DIGITS = f"数最多 {DIGITS} 位，写成文字，不能计算"
    FORMULA = "里各项有写成文字的，合计写成数，没有公式"


@dataclass(slots=True)
class Cuts:
    """Everything that was cut, by kind, with its cells."""

    places: dict[Cut, list[str]] = field(default_factory=dict)

    def add(self, cut: Cut, sheet: str, row: int, column: int) -> None:
        """Row and column count from 0."""
        cell = f"“{sheet}”{xl_rowcol_to_cell(row, column)}"
        self.places.setdefault(cut, []).append(cell)

    def said(self) -> Iterator[str]:
        """A sentence for each kind."""
        for cut, cells in self.places.items():
            more = f" 等 {len(cells)} 处" if len(cells) > _NAMED else ""
            where = "、".join(cells[:_NAMED]) + more
            yield f"Excel {cut.value}：{where}。Word、PDF 和网页里是全的。"


def within(text: str) -> tuple[str, tuple[Cut, ...]]:
    """``text`` as a cell takes it, and what was done to it."""
    cuts: list[Cut] = []
    if text.count("\n") > BREAKS:
        lines = text.split("\n")
        text = "\n".join([*lines[:BREAKS], " ".join(lines[BREAKS:])])
        cuts.append(Cut.BREAKS)
    if units(text) > TEXT:
        longest = _REST.format(count=len(text))
        kept = cut_off(text, TEXT - len(longest))
        text = kept + _REST.format(count=len(text) - len(kept))
        cuts.append(Cut.TEXT)
    return text, tuple(cuts)


def cut_off(text: str, most: int) -> str:
    """The beginning of ``text`` of at most so many UTF-16 units."""
    return text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", errors="ignore")


def units(text: str) -> int:
    """The length of ``text`` as Excel counts it."""
    return len(text.encode("utf-16-le", "replace")) // 2


def is_exact(value: Decimal) -> bool:
    """Whether Excel keeps every digit of ``value``."""
    return len(value.normalize().as_tuple().digits) <= DIGITS
