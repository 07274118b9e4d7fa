"""The same amount in several places: a code, total, source or item with the same kind and fund is
one number in every table and every sentence, whatever unit it is printed in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.catalogue.terms import CARRIED_OVER
from generator.relations.facets import NOTHING
from generator.relations.ledger import Ledger, Stated
from generator.relations.verdict import Allowance, Answer, Kind, Verdict
from generator.relations.vocabulary import are_final, vocabulary

INCOME, SPENDING = "收入", "支出"


def ties(book: Ledger, allowance: Allowance) -> Iterator[Verdict]:
    """Every amount that is printed more than once."""
    are_equal = _do_sides_agree(book, allowance)
    is_carried = _is_carried(book)
    for key, printed in book.entries.items():
        do_sides_agree = are_equal and not (key.fund and is_carried)
        found = [*printed, *book.blanks.get(key, ())]
        groups = [found] if do_sides_agree else list(_by_side(found, allowance))
        for group in groups:
            if len(group) > 1:
                yield from _judged(group, allowance, do_sides_agree=do_sides_agree)


def _is_carried(book: Ledger) -> bool:
    """Whether a fund may spend more than it receives, out of what was left over."""
    funds = vocabulary().funds
    for key, found in book.entries.items():
        is_left = key.fund == CARRIED_OVER or funds.is_below(key.fund, CARRIED_OVER)
        if is_left and any(one.amount for one in found):
            return True
    return False


def _by_side(found: Sequence[Stated], allowance: Allowance) -> Iterator[Sequence[Stated]]:
    """Income apart from expenditure; what says neither is of the side that it agrees with."""
    income = [one for one in found if one.side == INCOME]
    spending = [one for one in found if one.side == SPENDING]
    plain = [one for one in found if one.side not in (INCOME, SPENDING)]
    agreeing = [one for one in plain if any(_agree(one, other, allowance) for other in spending)]
    rest = [one for one in plain if one not in agreeing]
    if not income:
        yield found
        return
    yield [*spending, *agreeing]
    yield [*income, *rest]


def _judged(
    found: Sequence[Stated],
    allowance: Allowance,
    *,
    do_sides_agree: bool,
) -> Iterator[Verdict]:
    """Each statement against the one that most others bear out; the first of them, in tables
    before sentences."""
    votes = [sum(_agree(one, other, allowance) for other in found) for one in found]
    best = found[votes.index(max(votes))]
    others = {amount for one in found for amount in one.others}
    for one in found:
        if one is best:
            continue
        parts = (best.said, *one.more, *best.more)
        if _agree(one, best, allowance):
            yield Verdict(Kind.TIE, Answer.HOLDS, one.said, parts=parts)
            continue
        is_another = one.amount in others or best.amount in others
        is_across = not do_sides_agree and {one.side, best.side} == {INCOME, SPENDING}
        is_sure = _are_sure(one, best) and not is_another and not is_across
        answer = Answer.CONTRADICTED if is_sure else Answer.UNSURE
        yield Verdict(Kind.TIE, answer, one.said, best.shown, parts)


def _are_sure(one: Stated, other: Stated) -> bool:
    """Whether both are surely numbers of the same thing, and at least one of them a table's."""
    are_numbers = one.said.is_number and other.said.is_number
    return one.is_sure and other.is_sure and are_numbers and (one.is_table or other.is_table)


def _agree(one: Stated, other: Stated, allowance: Allowance) -> bool:
    """The same amount; where it is printed to different places, up to the rounding of both."""
    gap = abs(one.amount - other.amount)
    if not gap:
        return True
    if one.said.amount_step != other.said.amount_step:
        return gap <= allowance.off(one.said) + allowance.off(other.said)
    added = len(one.more) + len(other.more)
    rounded = allowance.per_part * (added + 1) * one.said.amount_step
    return bool(added) and gap <= rounded


def _do_sides_agree(book: Ledger, allowance: Allowance) -> bool:
    """Whether all income is all expenditure, as far as both are printed; in final accounts it is
    not, as some is left over."""
    if are_final():
        return False
    whole = [one for one in book.of(NOTHING) if one.is_table]
    income = [one for one in whole if one.side == INCOME]
    spending = [one for one in whole if one.side == SPENDING]
    return all(_agree(a, b, allowance) for a in income for b in spending)
