"""Equipment from so much money on: what costs more is among what costs less, and what is there and
what is bought are counted from the same amount on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from generator.published.model import At, Paragraph
from generator.relations.facets import core
from generator.relations.reading import Reading
from generator.relations.said import Said, said_of
from generator.relations.verdict import Kind, Verdict, contradicted, holds
from generator.relations.vocabulary import vocabulary


class Level(NamedTuple):
    """How many pieces (``number``) of ``what`` cost at least ``least``."""

    least: Said
    what: str
    number: Said


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(vocabulary().lists["设备起点"])


def equipment(reading: Reading) -> Iterator[Verdict]:
    """Every such count."""
    first: list[Level] = []
    for index, block in enumerate(reading.paper.blocks):
        levels = list(_levels(block, index)) if isinstance(block, Paragraph) else []
        for lower, upper in pairwise(levels):
            yield from _ordered(lower, upper)
        if first and levels:
            yield from _same(first, levels)
        first = first or levels


def _levels(block: Paragraph, index: int) -> Iterator[Level]:
    said = {spot.start: said_of(spot.number, At(index, start=spot.start)) for spot in block.spots}
    for found in _pattern().finditer(block.text):
        least, number = said.get(found.start("起点")), said.get(found.start("数"))
        if least is not None and number is not None and least.is_money:
            yield Level(least, core(found["什么"]), number)


def _ordered(lower: Level, upper: Level) -> Iterator[Verdict]:
    """Of the same equipment, no more pieces cost more."""
    if lower.what != upper.what or lower.least.amount >= upper.least.amount:
        return
    if upper.number.value <= lower.number.value:
        yield holds(Kind.WORDS, upper.number, lower.number)
    else:
        why = f"比{lower.least.shown}以上的 {lower.number.shown} 还多"
        yield contradicted(Kind.WORDS, upper.number, why, lower.number)


def _same(first: Sequence[Level], others: Sequence[Level]) -> Iterator[Verdict]:
    """Two lists of the same equipment begin at the same amounts."""
    if [one.what for one in first] != [one.what for one in others]:
        return
    for one, other in zip(first, others, strict=True):
        if one.least.amount == other.least.amount:
            yield holds(Kind.TIE, other.least, one.least)
        elif len(first) > 1:  # one alone may be the second of a list that a text has broken
            expected = one.least.shown
            yield contradicted(Kind.TIE, other.least, "", one.least, expected=expected)
