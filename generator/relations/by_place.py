"""Lists whose words are not understood: what stands behind a whole, in the order it stands there,
adds up to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.relations.claims import Claim
from generator.relations.facets import core
from generator.relations.said import ZERO, Said
from generator.relations.verdict import Allowance, Answer, Kind, Verdict, holds, of_sum
from generator.relations.vocabulary import vocabulary

SEVERAL = 2
REST = "其他"
HUNDRED = Decimal(100)
STEP = Decimal("0.01")
"""What each share of a list may be rounded by."""


def by_place(whole: Claim, listed: Sequence[Claim], allowance: Allowance) -> Iterator[Verdict]:
    """A list against its whole: all of it, or its beginning, as another list may follow. One that
    does not add up is wrong where it names everything that there can be."""
    total = whole.amount
    listed = [part for part in listed if part.sentence == listed[0].sentence]
    terms = [part.amount for part in listed if part.amount is not None]
    if total is not None and len(terms) == 1 and terms[0].value == total.value:
        yield holds(Kind.PARTS, total, *terms)
    if total is None or len(terms) < SEVERAL or total.at in {term.at for term in terms}:
        return
    fewest = SEVERAL if total.value else len(terms)  # the beginning of nothing is nothing too
    for length in range(len(terms), fewest - 1, -1):
        verdict = of_sum(Kind.PARTS, total, terms[:length], allowance, is_sure=False)
        if verdict.answer is not Answer.UNSURE:
            yield verdict
            return
    is_all = _is_all(listed, terms, total) or _ends_with_rest(listed) or _shares_all(listed)
    is_sure = is_all or _is_too_much(terms, total)
    yield of_sum(Kind.PARTS, total, terms, allowance, is_sure=is_sure)


def _is_too_much(terms: Sequence[Said], total: Said) -> bool:
    """Whether an amount of the list alone is more than the whole."""
    is_money = total.is_money and all(term.is_money for term in terms)
    return is_money and any(term.value > total.value for term in terms)


def _ends_with_rest(listed: Sequence[Claim]) -> bool:
    """Whether a list of several ends with 其他, which leaves nothing out."""
    return len(listed) >= SEVERAL and core(listed[-1].label).startswith(REST)


def _shares_all(listed: Sequence[Claim]) -> bool:
    """Whether the shares that a list tells come to a hundred."""
    shares = [part.share.value for part in listed if part.share is not None]
    return len(shares) == len(listed) and abs(sum(shares) - HUNDRED) <= len(shares) * STEP


def _is_all(listed: Sequence[Claim], terms: Sequence[Said], total: Said) -> bool:
    """Whether a list names all items or kinds of a group, each once."""
    if total.value < ZERO or any(term.value < ZERO for term in terms):
        return False
    for axis in ("item", "kind"):
        forest = vocabulary().forest(axis)
        names = [getattr(part.meaning.facets, axis) for part in listed]
        is_list = all(names) and forest.are_apart(names)
        if is_list and any(forest.covers(group, names) for group in ("", *forest.parents)):
            return True
    return False
