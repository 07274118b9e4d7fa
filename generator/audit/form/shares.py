"""Shares of one whole: rounded each by itself, or all made to come to 100 as the program's forms
do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from generator.audit.form.case import Case
from generator.audit.form.check import Check, right, wrong
from generator.audit.free.finding import contradiction
from generator.audit.free.numbers import ROUNDED
from generator.forms.shares import HUNDRED, to_hundred
from generator.relations.claims import Claim, by_section
from generator.relations.ratios import Range, off_of_part
from generator.relations.said import Said
from generator.relations.shares import whole_of
from generator.relations.verdict import HALF

KIND: Final = "占比"
SOME: Final = Decimal("0.01")
"""How far shares may be from 100 in all and still be those of everything."""


class Share(NamedTuple):
    """A share as printed, its part and its whole."""

    said: Said
    part: Said
    whole: Said

    @property
    def exact(self) -> Decimal:
        """What the amounts make of it."""
        return self.part.amount * HUNDRED / self.whole.amount

    @property
    def is_rounded(self) -> bool:
        """Whether it is what the amounts, each rounded by itself, may make of it."""
        over = _around(self.whole)
        if over.low <= 0:
            return True
        part, slack = self.part, HALF * self.said.step
        within = Range.around(part.amount, off_of_part(part, ROUNDED)).over(over)
        return within.low - slack <= self.said.value <= within.high + slack


def shares(case: Case) -> Iterator[Check]:
    """Every group of shares of one whole that a section prints."""
    for section in by_section(case.reading.claims):
        groups: dict[Said, list[Share]] = {}
        for claim in section:
            share = _share(case, claim, section)
            if share is not None:
                groups.setdefault(share.whole, []).append(share)
        for group in groups.values():
            yield from _judged(group)


def _share(case: Case, claim: Claim, section: Sequence[Claim]) -> Share | None:
    if claim.share is None:
        return None
    whole = whole_of(claim, section, case.reading.names, case.book)
    if claim.amount is None or whole is None:
        return None
    is_money = claim.amount.is_money and whole.is_money and whole.amount > 0
    return Share(claim.share, claim.amount, whole) if is_money else None


def _judged(group: Sequence[Share]) -> Iterator[Check]:
    exact = [share.exact for share in group]
    places = -int(group[0].said.step.as_tuple().exponent)
    is_all = abs(sum(exact) - HUNDRED) < SOME
    levelled = to_hundred(exact, places) if is_all else []
    is_levelled = levelled == [share.said.value for share in group]
    for share, value in zip(group, exact, strict=True):
        said, part, whole = share
        if is_levelled or share.is_rounded:
            yield right(said, part, whole)
            continue
        why = f"{part.text} ÷ {whole.text}"
        expected = f"{value.quantize(said.step)}%"
        yield wrong(contradiction(KIND, said.at, said.shown, why, expected), said, part, whole)


def _around(number: Said) -> Range:
    return Range.around(number.amount, HALF * number.amount_step)


CHECKS: Final = (shares,)
