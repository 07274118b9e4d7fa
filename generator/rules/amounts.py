"""Amounts and measures: as messages print them, and as staff's sentences state them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.catalogue.terms import SCALE
from generator.figures.budget_lines import gap, yuan

NUMBER = r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
UNIT = r"(?:亿|百万|万|千)?元|平方米|公里|个月|季度|半年|批次|场次|人次|[^\W\d_]|%|％"
# A number with what follows it: 0.83万元/人, 200（元/人/天）, 800余辆, 5万页.
MEASURED = re.compile(
    rf"(?P<number>{NUMBER})"
    r"\s*[余多]?(?P<many>[万亿](?!元))?[余多]?"
    rf"[（(]?(?P<unit>(?:{UNIT})(?:[/·](?:{UNIT}))*)?"
)
MANY = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}
MONEY = {"千元": Decimal(1_000), "百万元": Decimal(1_000_000), "亿元": MANY["亿"], **SCALE}
ONE = Decimal(1)
MOST_DIGITS = 30
"""A longer number is no amount; Decimal cannot scale one of a million digits."""
WORDS = 60
"""Characters before a number that may tell what it is."""
PRECISION = Decimal(100)
"""元: an amount in 万元 is stated to two decimals."""


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

    @property
    def is_sum(self) -> bool:
        """Whether it is money, and not a price per unit."""
        return self.is_money and not self.per


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
        stated = [measure.value for measure in measures(text) if measure.is_money]
        if not stated or any(value % self.step for value in stated):
            return self.exact
        return self.print()

    @property
    def note(self) -> str:
        """What a message adds where the print differs from the amount."""
        printed = self.print()
        if printed == self.exact:
            return ""
        return f"正文印作 {yuan(printed)}（准确数 {yuan(self.exact)}）。"


def measures(text: str) -> Iterator[Measure]:
    """Every number of a text with its unit, money in 元."""
    for found in MEASURED.finditer(text):
        if len(found["number"]) <= MOST_DIGITS:
            yield _measure(text, found)


def _measure(text: str, found: re.Match[str]) -> Measure:
    name, *per = re.split("[/·]", found["unit"] or "")
    scale = MANY.get(found["many"] or "", ONE) * MONEY.get(name, ONE)
    value = Decimal(found["number"].replace(",", ""))
    last_digit = ONE.scaleb(int(value.as_tuple().exponent))
    is_closed = "（" in found[0] and text.startswith("）", found.end())
    first_word = max(0, found.start() - WORDS)
    return Measure(
        value=value * scale,
        unit="元" if name in MONEY else name,
        per=tuple(per),
        step=min(last_digit * scale, PRECISION),
        text=found[0] + ("）" if is_closed else ""),
        before=text[first_word : found.start()],
    )


def first_of(unit: str, stated: Iterable[Measure]) -> Measure | None:
    """The first of the measures that is in a unit."""
    for measure in stated:
        if measure.unit == unit:
            return measure
    return None


def unlike_project(what: str, stated: Decimal, amount: Decimal, remark: str = "") -> str:
    """What a message says of an amount (元) that a text states and that is not the project's."""
    difference = f"项目金额 {yuan(amount)}，相差 {gap(stated, amount)}。"
    return f"{what} {yuan(stated)}{remark}，{difference}"
