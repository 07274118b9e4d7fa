"""The whole that a share in a sentence is of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from generator.relations.claims import Claim
from generator.relations.facets import NOTHING, Facets, combined, core
from generator.relations.labels import Names, meaning_of
from generator.relations.ledger import Ledger
from generator.relations.said import Said
from generator.relations.vocabulary import vocabulary

NARROWING: Final = ("function", "item", "kind", "fund")
"""Axes from the narrowest on: without it, an amount is that of the whole it is a part of."""
SEVERAL: Final = 2
SHORTEST: Final = 4
"""Characters from which words are a label of their own."""


def whole_of(claim: Claim, section: Sequence[Claim], names: Names, book: Ledger) -> Said | None:
    """The amount that a share is of: what it says itself, that of the list, or of the same with
    one thing less said of it."""
    if claim.share_of:
        return _named(claim, section, names, book)
    if claim.facets is None and not _is_like_others(claim, section):
        return None
    if claim.whole is not None and claim.whole.measure == claim.measure:
        return claim.whole.amount
    found = (_amount(key, section, book) for key in _wider(claim))
    return next((amount for amount in found if amount is not None), None)


def _is_like_others(claim: Claim, section: Sequence[Claim]) -> bool:
    """Whether something not understood stands in a list of several that tells a share of each:
    those are of the list's whole."""
    whole = claim.whole
    if whole is None:
        return False
    listed = [one for one in section if one.whole is whole and one.measure == claim.measure]
    return len(listed) > SEVERAL and all(one.share is not None for one in listed)


def _named(claim: Claim, section: Sequence[Claim], names: Names, book: Ledger) -> Said | None:
    """The amount that the words behind 占 name: by the same words before it, else by what they
    mean. Not the amount itself."""
    words = core(claim.share_of)
    for other in reversed(section):
        is_before = other.amount is not None and other.at < claim.at
        if is_before and len(words) >= SHORTEST and core(other.label).endswith(words):
            return other.amount
    return _by_meaning(claim, section, names, book)


def _by_meaning(claim: Claim, section: Sequence[Claim], names: Names, book: Ledger) -> Said | None:
    """The amount that the words mean, of the same fund first; 总支出 is that of the list."""
    meaning = meaning_of(claim.share_of, names)
    key = meaning.facets
    if not meaning.is_whole or meaning.is_apart or (key == NOTHING and not meaning.total):
        return None
    if key._replace(side="") == NOTHING and claim.whole is not None and claim.whole.amount:
        return claim.whole.amount  # “三公”经费决算8万元，其中：接待费2万元，占总支出的25%
    around = None if claim.facets is None else combined(_around(claim.facets), key)
    for wanted in (around, key):
        found = _amount(wanted, section, book) if wanted is not None else None
        if found is not None and (claim.amount is None or found.at != claim.amount.at):
            return found
    return None


def _around(facets: Facets) -> Facets:
    """The side and the fund that an amount is of."""
    return Facets(side=facets.side, fund=facets.fund)


def _wider(claim: Claim) -> Iterator[Facets]:
    """What an amount is likely a part of, the likeliest first."""
    facets = claim.facets or NOTHING
    if claim.within is not None and claim.within != facets:
        yield claim.within
    axis = next((name for name in NARROWING if getattr(facets, name)), "")
    if axis:
        above = vocabulary().items.parents.get(facets.item, "") if axis == "item" else ""
        yield facets._replace(**{axis: above})


def _amount(key: Facets, section: Sequence[Claim], book: Ledger) -> Said | None:
    spoken = (other.amount for other in section if other.amount and other.is_of(key))
    return next(spoken, None) or book.amount(key)
