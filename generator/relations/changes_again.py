"""All parts of an amount changed by as much, whichever way it is taken apart: by its sources and by
基本支出 and 项目支出."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from generator.relations.claims import MONEY, Claim, by_section
from generator.relations.facets import Facets
from generator.relations.ledger import plain_key
from generator.relations.parts import axis_of, lists
from generator.relations.reading import Reading
from generator.relations.said import ZERO, Said
from generator.relations.verdict import Allowance, Answer, Kind, Verdict, of_sum
from generator.relations.vocabulary import vocabulary

Changes = tuple[Said, ...]


def changes_again(reading: Reading, allowance: Allowance) -> Iterator[Verdict]:
    """Every amount whose change is told by parts twice."""
    first: dict[tuple[Facets, Decimal], tuple[Changes, bool]] = {}
    for section in by_section(reading.claims):
        for whole, listed in lists(section):
            changes = _changes(whole, listed)
            if not changes or whole.facets is None or whole.amount is None:
                continue
            key = plain_key(whole.facets), whole.amount.amount
            is_all = _names_all(whole, listed)
            if key in first:
                known, is_known = first[key]
                yield _judged(changes, known, allowance, is_sure=is_all and is_known)
            else:
                first[key] = changes, is_all


def changes_of_items(reading: Reading, allowance: Allowance) -> Iterator[Verdict]:
    """The change of an item is that of all that it is made up of, wherever a section tells them."""
    for section in by_section(reading.claims):
        told = _told(section)
        for facets, total in told.items():
            parts = _below(facets, told)
            is_elsewhere = any(one.at.block != total.at.block or not one.text for one in parts)
            if not is_elsewhere or len({one.unit for one in (total, *parts)}) > 1:
                continue  # what one paragraph lists is judged as a list
            if total.value or any(part.value for part in parts):
                yield of_sum(Kind.PARTS, total, parts, allowance, is_sure=True)


def _below(facets: Facets, told: Mapping[Facets, Said]) -> list[Said]:
    """The changes of all that an item is made up of; none where one of them is not told."""
    found: list[Said] = []
    for child in vocabulary().items.children(facets.item) if facets.item else ():
        key = facets._replace(item=child)
        terms = [told[key]] if key in told else _below(key, told)
        if not terms:
            return []
        found += terms
    return found


def _told(section: Sequence[Claim]) -> dict[Facets, Said]:
    """The changes of a section by what they are the changes of, where no change is said too."""
    found: dict[Facets, Said] = {}
    for claim in section:
        if claim.facets is None or claim.measure != MONEY:
            continue
        key = plain_key(claim.facets)
        if claim.change is not None and claim.change.said.is_money:
            found.setdefault(key, claim.change.signed)
        elif claim.still and claim.amount is not None:
            found.setdefault(key, claim.amount._replace(value=ZERO, text=""))
    return found


def _changes(whole: Claim, listed: Sequence[Claim]) -> Changes:
    """The changes of parts that make up the whole; none where one of them is not told."""
    total = whole.amount
    amounts = [part.amount for part in listed if part.amount is not None]
    told = [part.change.signed for part in listed if part.change is not None]
    if total is None or whole.measure != MONEY or whole.change is not None:
        return ()
    is_whole = sum((amount.value for amount in amounts), ZERO) == total.value
    return tuple(told) if is_whole and len(told) == len(listed) else ()


def _names_all(whole: Claim, listed: Sequence[Claim]) -> bool:
    """Whether a list leaves nothing out that there may have been last year."""
    axis = axis_of(whole, listed)
    if not axis or whole.facets is None:
        return False
    names = [getattr(part.facets, axis) for part in listed]
    return vocabulary().forest(axis).covers(getattr(whole.facets, axis), names)


def _judged(here: Changes, there: Changes, allowance: Allowance, *, is_sure: bool) -> Verdict:
    exact = sum((one.amount for one in there), ZERO)
    apart = abs(sum((one.amount for one in here), ZERO) - exact)
    off = sum(map(allowance.off, (*here, *there)), ZERO)
    target, *others = here
    parts = (*others, *there)
    if apart <= off:
        return Verdict(Kind.PARTS, Answer.HOLDS, target, parts=parts)
    answer = Answer.CONTRADICTED if is_sure else Answer.UNSURE
    both = " + ".join(one.text for one in there)
    why = f"各项增减额相加，和别处各项的（{both}）不相等"
    return Verdict(Kind.PARTS, answer, target, parts=parts, why=why)
