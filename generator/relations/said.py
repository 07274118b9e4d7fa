"""A number in its place, as relations compute with it."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, NamedTuple

from generator.published.model import At, Printed

ZERO: Final = Decimal(0)
SCALES: Final = {
    "元": Decimal(1),
    "百元": Decimal(100),
    "千元": Decimal(1000),
    "万": Decimal(10_000),
    "万元": Decimal(10_000),
    "亿元": Decimal(100_000_000),
}
"""Units of money, in 元."""


class Said(NamedTuple):
    """``value`` as printed, in ``unit``, rounded to ``step``; ``text`` is empty where a cell is
    blank, which is nothing at all. ``mark`` is the paper's mark of the number."""

    value: Decimal
    unit: str
    step: Decimal
    at: At
    text: str
    mark: str = ""

    @property
    def is_money(self) -> bool:
        """Whether the unit is one of money."""
        return self.unit in SCALES

    @property
    def is_number(self) -> bool:
        """Whether a number is printed, or the paper marks the blank as one."""
        return bool(self.text or self.mark)

    @property
    def amount(self) -> Decimal:
        """Money in 元."""
        return self.value * SCALES[self.unit]

    @property
    def amount_step(self) -> Decimal:
        """What money is rounded to, in 元."""
        return self.step * SCALES[self.unit]

    @property
    def shown(self) -> str:
        """The number with its unit; a blank as what it stands for."""
        return f"{self.text}{self.unit}" if self.text else "空格"


def said_of(number: Printed, at: At) -> Said:
    """A number of a sentence in its place."""
    step = Decimal(1).scaleb(-number.decimals)
    return Said(number.value, number.unit, step, at, number.text, number.mark)
