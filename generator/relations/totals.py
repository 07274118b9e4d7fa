"""A sentence that counts up and ends with 合计: amounts, or how many at how much each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from generator.published.model import At, Paragraph, Spot
from generator.relations.facets import core
from generator.relations.grammar import CLAUSE, SENTENCE
from generator.relations.reading import Reading
from generator.relations.said import ZERO, Said, said_of
from generator.relations.verdict import Allowance, Answer, Kind, Verdict, holds, of_sum
from generator.relations.vocabulary import vocabulary

SEVERAL: Final = 2
ENOUGH: Final = 3
"""Amounts from which a list that does not add up is wrong, and not read wrongly."""


def totals(reading: Reading, allowance: Allowance) -> Iterator[Verdict]:
    """Every total that ends a list in a sentence."""
    for index, block in enumerate(reading.paper.blocks):
        if isinstance(block, Paragraph):
            yield from _of_paragraph(block, index, allowance)


def _of_paragraph(block: Paragraph, index: int, allowance: Allowance) -> Iterator[Verdict]:
    before: list[Said] = []
    after = 0
    for spot in block.spots:
        if not spot.number.unit:
            continue
        words = block.text[after : spot.start]
        number = said_of(spot.number, At(index, start=spot.start))
        if SENTENCE.search(words):
            before = []
        if number.is_money and _is_total(words):
            yield from _judged(number, before, allowance)
            before = []
        else:
            before.append(number)
        after = _end(spot)


def _end(spot: Spot) -> int:
    return spot.stop + len(spot.number.unit)


def _is_total(words: str) -> bool:
    """Whether the words right before a number are 合计 and nothing else."""
    last = CLAUSE.split(words)[-1].replace("，", "、").split("、")[-1]
    label = core(last).removesuffix("为")
    return label in vocabulary().lists["句中合计"]


def _judged(total: Said, before: Sequence[Said], allowance: Allowance) -> Iterator[Verdict]:
    amounts = [one for one in before if one.is_money]
    counts = [one for one in before if not one.is_money]
    if counts:
        yield from _counted(total, before, allowance)
        return
    if amounts and amounts[0].amount == total.amount:  # what the list is of stands before it
        yield holds(Kind.TIE, amounts[0], total)
        amounts = amounts[1:]
    if len(amounts) >= SEVERAL and len({one.unit.rstrip("元") for one in (total, *amounts)}) == 1:
        is_sure = len(amounts) >= ENOUGH
        yield of_sum(Kind.PARTS, total, amounts, allowance, is_sure=is_sure)


def _counted(total: Said, before: Sequence[Said], allowance: Allowance) -> Iterator[Verdict]:
    """How many at how much each, one after the other; a price is rounded too."""
    worth, off = ZERO, allowance.off(total)
    number = ZERO
    for one in before:
        if one.is_money:
            worth += (number or 1) * one.amount
            off += (number or 1) * allowance.off(one)
            number = ZERO
        else:
            number = (number or 1) * one.value
    if worth and abs(worth - total.amount) <= off:
        yield Verdict(Kind.PARTS, Answer.HOLDS, total, parts=tuple(before))
