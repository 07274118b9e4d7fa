"""Amounts and measures: as messages print them, and as staff's sentences state them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.figures.lines import SCALE

NUMBER = r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
UNIT = r"万元|元|平方米|个月|批次|场次|人次|[^\W\d_]|%|％"
# A number with what follows it: 0.83万元/人, 200（元/人/天）, 800余辆.
MEASURED = re.compile(rf"(?P<number>{NUMBER})\s*[余多]?[（(]?(?P<unit>(?:{UNIT})(?:/(?:{UNIT}))*)?")
PRECISION = Decimal(100)  # 元: an amount in 万元 is stated to two decimals


def yuan(value: Decimal) -> str:
    """An amount (元) in 万元 for a message; as many places as it needs, at least two."""
    ten_thousands = value / SCALE["万元"]
    places = max(2, -int(ten_thousands.normalize().as_tuple().exponent))
    return f"{ten_thousands:,.{places}f}万元"


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with its unit: ``0.83万元/人`` is 8300 元, per 人, stated to 100 元; ``text`` is what
    stands there, ``before`` what stands before it."""

    value: Decimal
    unit: str
    per: tuple[str, ...]
    step: Decimal
    text: str
    before: str

    @property
    def is_money(self) -> bool:
        """Whether the value is in 元."""
        return self.unit == "元"


def measures(text: str) -> Iterator[Measure]:
    """Every number of a text with its unit, money in 元."""
    for found in MEASURED.finditer(text):
        value = Decimal(found["number"].replace(",", ""))
        name, *per = (found["unit"] or "").split("/")
        scale = SCALE.get(name, Decimal(1))
        step = Decimal(1).scaleb(int(value.as_tuple().exponent)) * scale
        unit = "元" if name in SCALE else name
        yield Measure(value * scale, unit, tuple(per), min(step, PRECISION), found[0], text[: found.start()])
