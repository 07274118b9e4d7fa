"""The list of all 项 in a section adds up to what the section says of all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from generator.relations.changes import is_item
from generator.relations.claims import MONEY, Claim, by_section
from generator.relations.facets import Facets
from generator.relations.reading import Reading
from generator.relations.said import Said
from generator.relations.verdict import Allowance, Answer, Kind, Verdict, of_sum

SEVERAL: Final = 3


def items(reading: Reading, allowance: Allowance) -> Iterator[Verdict]:
    """Every list of 项 that adds up, but for its last digit, to an amount of its section. One that
    does not may leave some out; what is wrong in it differs from the tables."""
    for section in by_section(reading.claims):
        listed: dict[Facets, Said] = {}
        for claim in section:
            if claim.facets is not None and claim.amount is not None and is_item(claim.facets):
                listed.setdefault(claim.facets, claim.amount)
        if len(listed) >= SEVERAL:
            yield from _of_list(list(listed.values()), section, allowance)


def _of_list(
    terms: Sequence[Said], section: Sequence[Claim], allowance: Allowance
) -> Iterator[Verdict]:
    found = []
    for claim in section:
        total, facets = claim.amount, claim.facets
        is_whole = facets is not None and facets == Facets(side=facets.side, fund=facets.fund)
        if total is not None and is_whole and claim.measure == MONEY:
            found.append(of_sum(Kind.PARTS, total, terms, allowance, is_sure=False))
    for answer in (Answer.HOLDS, Answer.ROUNDING):
        best = next((verdict for verdict in found if verdict.answer is answer), None)
        if best is not None:
            yield best
            return
