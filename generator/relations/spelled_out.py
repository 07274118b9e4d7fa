"""What a sentence goes on to spell out: the changes that a reason names add up to the change, what
money is used for adds up to the money."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.published.model import At, Paragraph
from generator.relations.claims import Claim, Moved
from generator.relations.grammar import Grammar, grammar
from generator.relations.reading import Reading
from generator.relations.said import Said, said_of
from generator.relations.verdict import Allowance, Kind, Verdict, of_sum

SEVERAL: Final = 2
BETWEEN: Final = re.compile(r"[，、：:；]")


def spelled_out(reading: Reading, allowance: Allowance) -> Iterator[Verdict]:
    """Every reason and use with several amounts. They may be the main ones only."""
    rules = grammar()
    by_block: dict[int, list[Claim]] = {}
    for claim in reading.claims:
        by_block.setdefault(claim.block, []).append(claim)
    for index, claims in by_block.items():
        block = reading.paper.blocks[index]
        if not isinstance(block, Paragraph):
            continue
        for found in rules.reason.finditer(block.text):
            spelled = list(_amounts(block, index, found.span(), rules))
            if len(spelled) >= SEVERAL:
                yield from _judged(spelled, claims, found.start(), allowance)


def _amounts(
    block: Paragraph, index: int, span: tuple[int, int], rules: Grammar
) -> Iterator[Moved]:
    """The amounts of a stretch of the paragraph, each with its direction."""
    start, stop = span
    after = start
    for spot in block.spots:
        if not start <= spot.start < stop:
            continue
        number = said_of(spot.number, At(index, start=spot.start))
        words = BETWEEN.split(block.text[after : spot.start])[-1]
        after = spot.stop + len(spot.number.unit)
        direction = rules.direction.search(words)
        if number.is_money:
            yield Moved(number, rules.is_up(direction[1]) if direction else None)


def _judged(
    spelled: Sequence[Moved],
    claims: Sequence[Claim],
    start: int,
    allowance: Allowance,
) -> Iterator[Verdict]:
    """Against the last amount or change before the words, whichever they are of."""
    terms = [one.signed for one in spelled]
    are_changes = all(one.is_up is not None for one in spelled)
    for claim in reversed(claims):
        total = _total(claim, are_changes=are_changes)
        if total is None or total.at.start > start or total.unit != terms[0].unit:
            continue
        yield of_sum(Kind.PARTS, total, terms, allowance, is_sure=False)
        return


def _total(claim: Claim, *, are_changes: bool) -> Said | None:
    if are_changes:
        return claim.change.signed if claim.change else None
    return claim.amount
