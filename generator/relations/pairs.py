"""What is counted or measured and the money beside it: nothing has no money, and one piece does not
cost more than such things do."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from generator.relations.claims import MONEY, Claim
from generator.relations.facets import core
from generator.relations.reading import Reading
from generator.relations.said import SCALES, Said
from generator.relations.verdict import Allowance, Kind, Verdict, bounded, contradicted, holds
from generator.relations.vocabulary import vocabulary


def pairs(reading: Reading, allowance: Allowance) -> Iterator[Verdict]:
    """Every number of pieces with the money that is said of them."""
    for counted, money in pairwise(reading.claims):
        is_same = money.block == counted.block and money.sentence == counted.sentence
        is_same = is_same and counted.measure != MONEY and money.measure == MONEY
        is_beside = money.label == counted.label or not core(money.label)
        if not is_same or not is_beside:
            continue
        if counted.amount is not None and money.amount is not None:
            yield from _nothing(counted.amount, money.amount)
            yield from _price(counted, counted.amount, money.amount, allowance)


def _nothing(number: Said, money: Said) -> Iterator[Verdict]:
    """None of them has no money; of some, money is not always told."""
    if not number.value and money.value:
        yield contradicted(Kind.WORDS, number, f"金额却是 {money.shown}", money)
    elif not number.value:
        yield holds(Kind.WORDS, number, money)
    elif money.value > 0:
        yield holds(Kind.WORDS, number)


def _price(counted: Claim, number: Said, money: Said, allowance: Allowance) -> Iterator[Verdict]:
    """The money against the most that so many can have cost."""
    most = vocabulary().lists["单价上限"].get(core(counted.label))
    if most is not None and number.value > 0 and money.value > 0:
        least = Decimal(most) * SCALES["万元"] * number.value
        why = f"{number.shown}，一{number.unit}就多于 {most} 万元，是不是单位写错了"
        yield bounded(money, least, allowance, why)
