"""Amounts and measures: as messages print them, and as staff's sentences state them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.catalogue.terms import SCALE
from generator.figures.lines import yuan

NUMBER = r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
UNIT = r"(?:亿|百万|万|千)?元|平方米|公里|个月|季度|半年|批次|场次|人次|[^\W\d_]|%|％"
# A number with what follows it: 0.83万元/人, 200（元/人/天）, 800余辆, 5万页.
MEASURED = re.compile(
    rf"(?P<number>{NUMBER})\s*[余多]?(?P<many>[万亿](?!元))?[余多]?[（(]?(?P<unit>(?:{UNIT})(?:[/·](?:{UNIT}))*)?"
)
MANY = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}
MONEY = {"千元": Decimal(1_000), "百万元": Decimal(1_000_000), "亿元": MANY["亿"], **SCALE}
MOST_DIGITS = 30  # a longer number is no amount; Decimal cannot scale one of a million digits
WORDS = 60  # characters before a number that may tell what it is
PRECISION = Decimal(100)  # 元: an amount in 万元 is stated to two decimals


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with its unit: ``0.83万元/人`` is 8300 元, per 人, stated to 100 元; ``text`` is
    what stands there, ``before`` the words before it."""

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


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount (元), and how sentences print it: where rounding is balanced that may be neither
    the amount nor its nearest. ``step`` is the smallest difference of two prints; ``print`` is
    asked only for a text that states a rounded amount, because it may take a solver."""

    exact: Decimal
    step: Decimal
    print: Callable[[], Decimal]

    def against(self, text: str) -> Decimal:
        """What a text's amounts are compared with: what is printed, or the exact amount where the
        text goes into such detail."""
        stated = [m.value for m in measures(text) if m.is_money]
        return (
            self.print()
            if stated and not any(value % self.step for value in stated)
            else self.exact
        )

    @property
    def note(self) -> str:
        """What a message adds where the print differs from the amount."""
        printed = self.print()
        return (
            f"正文印作 {yuan(printed)}（准确数 {yuan(self.exact)}）。"
            if printed != self.exact
            else ""
        )


def measures(text: str) -> Iterator[Measure]:
    """Every number of a text with its unit, money in 元."""
    for found in MEASURED.finditer(text):
        if len(found["number"]) > MOST_DIGITS:
            continue
        name, *per = re.split("[/·]", found["unit"] or "")
        value = Decimal(found["number"].replace(",", ""))
        scale = MANY.get(found["many"] or "", Decimal(1)) * MONEY.get(name, Decimal(1))
        step = Decimal(1).scaleb(int(value.as_tuple().exponent)) * scale
        unit = "元" if name in MONEY else name
        closing = "）" if "（" in found[0] and text.startswith("）", found.end()) else ""
        before = text[max(0, found.start() - WORDS) : found.start()]
        yield Measure(
            value * scale, unit, tuple(per), min(step, PRECISION), found[0] + closing, before
        )
