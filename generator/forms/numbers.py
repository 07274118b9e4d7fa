"""From an exact figure to the characters a form prints."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, Protocol

from generator.budget.settings import NumberFormat
from generator.document.tree import Number
from generator.figures.model import MONEY, Figure
from generator.rounding.result import NEAREST

NUMERALS = "〇一二三四五六七八九十"
LARGEST_NUMERAL = 9999
MOST_DECIMALS: Final = 6


class Prints(Protocol):
    """Whatever says what a figure is printed as: a rounding, or a disclosure's ``Printed``."""

    def printed(self, figure: Figure, measure: str, places: int) -> Decimal:
        """Money in ``measure``, with so many places."""


def spell(value: Decimal, style: NumberFormat) -> str:
    """An already rounded number in the form's spelling."""
    if not value and style.zero is not None:
        return style.zero
    text = f"{value:,f}" if style.grouped == "是" else f"{value:f}"
    return text.rstrip("0").rstrip(".") if style.trimmed == "是" and "." in text else text


def number(
    figure: Figure,
    styles: dict[str, NumberFormat],
    *,
    measure: str = "万元",
    absolute: bool = False,
    prints: Prints = NEAREST,
) -> Number:
    """A figure as printed. Money (元 inside) is printed in ``measure``; ``absolute`` drops the
    sign, which a direction word carries; ``prints`` says what numbers come to in print."""
    unit = measure if figure.unit == MONEY else figure.unit
    style = styles.get(unit) or as_written(figure)
    printed = prints.printed(figure, measure, style.places)
    printed = abs(printed) if absolute else printed
    return Number(figure.name, spell(printed, style), f"{printed:f}")


def as_written(figure: Figure) -> NumberFormat:
    """How a number is printed whose unit the form does not state: to its last digit."""
    exponent = figure.value.normalize().as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) else 0
    return NumberFormat.model_validate({"小数": min(max(decimals, 0), MOST_DECIMALS)})


def chinese_numeral(value: int) -> str:
    """1–9999 as Chinese numerals: 11 → 十一, 105 → 一百零五; what is larger in digits."""
    if value > LARGEST_NUMERAL:
        return str(value)
    written = ""
    for place, unit in enumerate(("千", "百", "十", "")):
        digit = value // 10 ** (3 - place) % 10
        if digit:
            written += NUMERALS[digit] + unit
        elif written and not written.endswith("零"):
            written += "零"
    written = written.removesuffix("零")
    return written.removeprefix("一") if written.startswith("一十") else written
