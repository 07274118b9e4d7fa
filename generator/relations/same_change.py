"""The change of one amount is one number wherever it is said; so are those of all income and all
expenditure where both are as much this year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.relations.claims import MONEY, Claim
from generator.relations.facets import Facets
from generator.relations.ledger import plain_key
from generator.relations.reading import Reading
from generator.relations.verdict import Allowance, Answer, Kind, Verdict


def same_change(reading: Reading, allowance: Allowance) -> Iterator[Verdict]:
    """Every change that is said more than once."""
    found: dict[Facets, list[Claim]] = {}
    for claim in reading.claims:
        if claim.facets is not None and claim.change is not None and claim.measure == MONEY:
            found.setdefault(plain_key(claim.facets), []).append(claim)
    for said in found.values():
        yield from _judged(said, allowance)


def _judged(said: Sequence[Claim], allowance: Allowance) -> Iterator[Verdict]:
    """Each against the first."""
    first, *others = said
    for one in others:
        if first.change is None or one.change is None:
            continue
        here, there = one.change.signed, first.change.signed
        if not here.is_money or not there.is_money:
            continue
        apart = abs(here.amount - there.amount)
        if apart <= allowance.off(here) + allowance.off(there):
            yield Verdict(Kind.TIE, Answer.HOLDS, here, parts=(there,))
            continue
        answer = Answer.CONTRADICTED if _are_one(one, first) else Answer.UNSURE
        yield Verdict(Kind.TIE, answer, here, first.change.shown, (there,), _bases(one, first))


def _are_one(one: Claim, other: Claim) -> bool:
    """Whether both are surely the change of the same amount, which is printed as the same."""
    if one.is_guess or other.is_guess or one.amount is None or other.amount is None:
        return False
    is_same = one.facets == other.facets and one.against == other.against
    is_beside = one.section == other.section
    return one.amount.amount == other.amount.amount and (is_same or is_beside)


def _bases(one: Claim, other: Claim) -> str:
    """The bases, where the two name different ones."""
    if one.against == other.against:
        return ""
    return f"比较的基数也不同：“{other.against}”和“{one.against}”"
