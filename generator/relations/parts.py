"""What sentences list as parts adds up to the whole: amounts, and changes since last year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.relations.by_place import by_place
from generator.relations.claims import Claim, by_section
from generator.relations.facets import NOTHING, Facets
from generator.relations.reading import Reading
from generator.relations.said import ZERO, Said
from generator.relations.verdict import (
    Allowance,
    Answer,
    Kind,
    Verdict,
    contradicted,
    holds,
    of_sum,
)
from generator.relations.vocabulary import vocabulary

AXES = ("fund", "kind", "item")
SEVERAL = 2


def parts(reading: Reading, allowance: Allowance) -> Iterator[Verdict]:
    """Every list that a whole stands before."""
    for section in by_section(reading.claims):
        for whole, listed in lists(section):
            yield from _bounds(whole, listed)
            if axis := axis_of(whole, listed):
                for verdict in _list(whole, _tops(axis, listed), axis, allowance):
                    yield _of_any(verdict, whole, section)
            else:
                yield from by_place(whole, listed, allowance)


def lists(section: Sequence[Claim]) -> Iterator[tuple[Claim, list[Claim]]]:
    """Every whole with the parts that are listed of it, in each measure apart."""
    found: dict[tuple[int, str], list[Claim]] = {}
    for claim in section:
        if claim.whole is not None:
            found.setdefault((id(claim.whole), claim.measure), []).append(claim)
    for listed in found.values():
        whole = _in_measure(listed[0].whole, listed[0].measure, section)
        if whole is not None:
            yield whole, listed


def _in_measure(claim: Claim | None, measure: str, section: Sequence[Claim]) -> Claim | None:
    """The claim itself, or what is said beside it in another measure (3辆，价值45万元)."""
    if claim is None or claim.measure == measure:
        return claim
    for one in section:
        is_beside = one.block == claim.block and one.label == claim.label
        if is_beside and one.facets == claim.facets and one.measure == measure:
            return one
    return None


def _bounds(whole: Claim, listed: Sequence[Claim]) -> Iterator[Verdict]:
    """No part is more than its whole."""
    most = whole.amount
    for part in listed:
        if most is not None and part.amount is not None and part.amount.value >= 0:
            yield from _bound(part, part.amount, whole, most)


def _bound(part: Claim, amount: Said, whole: Claim, most: Said) -> Iterator[Verdict]:
    """One of them; what is not understood may be a part of something else, unless it stands in the
    same sentence, and even then."""
    is_known = part.facets is not None and part.facets != whole.facets
    is_beside = part.block == whole.block and part.sentence == whole.sentence
    why = f"比它所在的总数 {most.shown} 还大"
    if not (is_known or is_beside):
        return
    if amount.value <= most.value:
        yield holds(Kind.PARTS if is_known else Kind.BOUND, amount, most)
    elif is_known:
        yield contradicted(Kind.PARTS, amount, why, most)
    else:
        yield Verdict(Kind.BOUND, Answer.UNSURE, amount, f"不超过 {most.shown}", (most,), why)


def axis_of(whole: Claim, listed: Sequence[Claim]) -> str:
    """The one axis on which all parts are parts of the whole, empty where there is none."""
    if whole.facets is None or any(part.facets is None for part in listed):
        return ""
    axes = {_differing(whole.facets, part.facets or NOTHING) for part in listed}
    axis = axes.pop() if len(axes) == 1 else ""
    return axis if axis in AXES else ""


def _differing(whole: Facets, part: Facets) -> str:
    """The one axis on which two differ, side apart."""
    fields = [name for name in Facets._fields if getattr(whole, name) != getattr(part, name)]
    differing = [name for name in fields if name != "side"]
    return differing[0] if len(differing) == 1 else ""


def _tops(axis: str, listed: Sequence[Claim]) -> list[Claim]:
    """The parts that lie in no other, those left out that make up nothing."""
    forest = vocabulary().forest(axis)
    kept: list[Claim] = []
    for part in listed:
        is_again = any(_are_same(part, other) for other in kept)
        if not is_again and not forest.is_aside(getattr(part.facets, axis)):
            kept.append(part)
    names = [getattr(part.facets, axis) for part in kept]
    tops = []
    for part, name in zip(kept, names, strict=True):
        if not any(forest.is_below(name, other) for other in names if other):
            tops.append(part)
    return tops


def _are_same(part: Claim, other: Claim) -> bool:
    """Whether the same amount is said of the same thing twice."""
    if part.amount is None or other.amount is None:
        return False
    return part.facets == other.facets and part.amount.value == other.amount.value


def _list(
    whole: Claim,
    listed: Sequence[Claim],
    axis: str,
    allowance: Allowance,
) -> Iterator[Verdict]:
    """A list against its whole. It is surely all of it where it names all that there can be, or
    says the share of each; of items, where it names several."""
    names = [getattr(part.facets, axis) for part in listed]
    if not listed or len(set(names)) != len(names):
        return
    covers = vocabulary().forest(axis).covers(getattr(whole.facets, axis), names)
    is_list = axis == "item" or all(part.share for part in listed)
    is_sure = covers or (len(listed) >= SEVERAL and is_list)
    amounts = [part.amount for part in listed if part.amount is not None]
    if whole.amount is not None and len(amounts) == len(listed):
        yield of_sum(Kind.PARTS, whole.amount, amounts, allowance, is_sure=is_sure)
    if whole.change is not None:
        yield from _of_changes(whole.change.signed, listed, allowance, is_sure=is_sure)


def _of_changes(
    total: Said,
    listed: Sequence[Claim],
    allowance: Allowance,
    *,
    is_sure: bool,
) -> Iterator[Verdict]:
    """The changes of a list against that of its whole. What has no money now and no change beside
    it most likely had none before."""
    terms = []
    for part in listed:
        if part.change is not None:
            terms.append(part.change.signed)
        elif part.amount is None or part.amount.value:
            return
    if terms:
        is_told = is_sure and len(terms) == len(listed)
        yield of_sum(Kind.PARTS, total, terms, allowance, is_sure=is_told)


def _of_any(verdict: Verdict, whole: Claim, section: Sequence[Claim]) -> Verdict:
    """A list whose parts make up another amount of the whole's paragraph is of that one."""
    if verdict.answer is not Answer.CONTRADICTED:
        return verdict
    exact = sum((part.value for part in verdict.parts), ZERO)
    for other in section:
        total = other.amount
        is_like = other.block == whole.block and other.measure == whole.measure
        if not is_like or total is None or total in verdict.parts:
            continue
        if total.value == exact:
            if not exact:  # one nothing is like another
                return verdict._replace(answer=Answer.UNSURE)
            return holds(Kind.PARTS, total, *verdict.parts)
    return verdict
