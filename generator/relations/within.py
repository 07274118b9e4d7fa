"""What words mean beside those around them, and which claim before them they speak of."""

from __future__ import annotations

from collections.abc import Sequence

from generator.relations.claims import Claim
from generator.relations.facets import NOTHING, Facets, Meaning, combined, core
from generator.relations.grammar import BASE
from generator.relations.vocabulary import CARRIED, GRAND, are_final, vocabulary


def grand(meaning: Meaning) -> str:
    """总计, where final accounts tell it from this year's total and it is that of all or a fund."""
    rest = meaning.facets._replace(side="", fund="")
    return GRAND if are_final() and meaning.total == GRAND and rest == NOTHING else ""


def is_bare(meaning: Meaning) -> bool:
    """Whether words tell a time or a side, and no amount of their own."""
    is_own = meaning.total or meaning.is_now
    return meaning.facets._replace(side="") == NOTHING and not is_own


def inside_of(over: Facets, meaning: Meaning) -> Facets | None:
    """What words mean within a whole: money of this year is no part of what was carried over."""
    is_carried = over.fund == CARRIED or vocabulary().funds.is_below(over.fund, CARRIED)
    if meaning.is_now and is_carried:
        return None
    return combined(over._replace(name=over.name.removeprefix(GRAND)), meaning.facets)


def compared_with(words: str) -> str:
    """What a change is said to be against, empty where that is not said."""
    found = BASE.search(words)
    return core(found["year"]) if found else ""


# -- claims before


def with_amount(claims: Sequence[Claim], claim: Claim) -> Claim:
    """The claim of the same thing in the paragraph that prints its amount, where there is one."""
    if claim.amount is not None or not claim.facets:
        return claim
    for other in reversed(claims):
        is_same = other.block == claim.block and other.facets == claim.facets
        if is_same and other.amount is not None:
            return other
    return claim


def named(claims: Sequence[Claim], section: int, meaning: Meaning) -> Claim | None:
    """The last claim of the section that words name (“财政拨款支出预算中，”), or none."""
    if not meaning.is_whole or meaning.says_nothing:
        return None
    for claim in reversed(claims):
        is_here = claim.section == section and claim.amount is not None
        if is_here and claim.meaning.facets == meaning.facets:
            return claim
    return None


def done_of(claims: Sequence[Claim], current: Claim | None) -> Claim | None:
    """What was done so far of a budget: where that stands last, what is spoken of before it."""
    if current is None or not current.meaning.is_apart:
        return current
    for other in reversed(claims):
        if other.block != current.block:
            break
        if not other.meaning.is_apart and other.amount is not None and other.facets:
            return other
    return current
