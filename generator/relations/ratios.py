"""Percentages against the amounts they are of: rates of change, and shares of a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from generator.relations.claims import Claim, Moved, by_section
from generator.relations.ledger import Ledger
from generator.relations.reading import Reading
from generator.relations.said import ZERO, Said
from generator.relations.shares import whole_of
from generator.relations.verdict import (
    HALF,
    Allowance,
    Answer,
    Kind,
    Verdict,
    contradicted,
    holds,
)

HUNDRED: Final = Decimal(100)
FROM_NOTHING: Final = (Decimal(0), HUNDRED)
"""Rates that forms print where there was nothing last year."""
FAR: Final = 10
"""Times its rounding that a change is no rounding of nothing."""
FEW: Final = 10
"""Steps of an amount so small that its share tells how it was rounded: where amounts are made to
add up, by one step instead of half of one."""
LEVELLED: Final = Decimal(1)
"""Steps that a share may be off where those of one whole are made to come to 100."""


class Range(NamedTuple):
    """What an exact value may be: from ``low`` to ``high``."""

    low: Decimal
    high: Decimal

    @classmethod
    def around(cls, value: Decimal, off: Decimal) -> Range:
        """Up to ``off`` on both sides."""
        return cls(value - off, value + off)

    def over(self, divisor: Range) -> Range:
        """The quotient in percent; the divisor is above zero."""
        quotients = [
            self.low * HUNDRED / divisor.low,
            self.low * HUNDRED / divisor.high,
            self.high * HUNDRED / divisor.low,
            self.high * HUNDRED / divisor.high,
        ]
        return Range(min(quotients), max(quotients))


def ratios(reading: Reading, book: Ledger, allowance: Allowance) -> Iterator[Verdict]:
    """Every rate and share of the paper's sentences."""
    for section in by_section(reading.claims):
        for claim in section:
            yield from _difference(claim, allowance)
            if claim.rate and claim.change:
                yield from _of_change(claim, section, book, allowance)
            if claim.share and claim.amount:
                whole = whole_of(claim, section, reading.names, book)
                yield from _share(claim.share, claim.amount, whole, allowance)


# -- changes


def _difference(claim: Claim, allowance: Allowance) -> Iterator[Verdict]:
    """“X万元，比上年Y万元增加Z万元”: X − Y = Z."""
    if claim.amount is None or claim.base is None or claim.change is None:
        return
    now, base, moved = claim.amount, claim.base, claim.change.signed
    if len({now.unit, base.unit, moved.unit}) > 1:
        return
    difference = now.value - base.value
    off = sum((allowance.reach * said.step for said in (now, base, moved)), ZERO)
    if abs(difference - moved.value) <= off:
        yield holds(Kind.RATIO, moved, now, base)
        return
    expected = f"{difference:,f}"
    yield contradicted(Kind.RATIO, moved, f"{now.text} − {base.text}", now, base, expected=expected)


# -- rates


def _of_change(
    claim: Claim,
    section: Sequence[Claim],
    book: Ledger,
    allowance: Allowance,
) -> Iterator[Verdict]:
    """The rate of a claim. Where its subject is not understood, any amount of the paragraph may
    be the one that changed."""
    if claim.rate is None or claim.change is None:
        return
    now = _now(claim, section, book)
    whole = claim.whole.amount if claim.whole else None
    fits = _fits_any(claim, (now,) if now else (), allowance)
    if whole and (_fits_any(claim, (whole,), allowance) or (not fits and _is_of_whole(claim))):
        now = whole  # 收入100万元，其中：拨款90万元。比上年增加10万元，增长11.1%
    beside = [other.amount for other in section if other.block == claim.block and other.amount]
    for verdict in _rate(claim.rate, claim.change, now, allowance):
        is_wrong = verdict.answer is Answer.CONTRADICTED
        if is_wrong and claim.facets is None and _fits_any(claim, beside, allowance):
            yield verdict._replace(answer=Answer.UNSURE)
        else:
            yield verdict


def _is_of_whole(claim: Claim) -> bool:
    """Whether a change stands in a sentence of its own behind a list: it is that of the whole."""
    is_here = claim.whole is not None and claim.whole.block == claim.block
    return is_here and claim.changed_in > claim.sentence


def _fits_any(claim: Claim, amounts: Sequence[Said], allowance: Allowance) -> bool:
    """Whether the rate is right for one of the amounts."""
    for amount in amounts:
        if claim.rate and claim.change:
            found = _rate(claim.rate, claim.change, amount, allowance)
            if any(verdict.answer is Answer.HOLDS for verdict in found):
                return True
    return False


def _now(claim: Claim, section: Sequence[Claim], book: Ledger) -> Said | None:
    """This year's amount of a claim: said with it, elsewhere in the section, or in a table."""
    if claim.amount or claim.facets is None:
        return claim.amount
    for other in section:
        is_same = other.facets == claim.facets and other.measure == claim.measure
        if is_same and other.amount:
            return other.amount
    return book.amount(claim.facets)


def _rate(rate: Moved, change: Moved, now: Said | None, allowance: Allowance) -> Iterator[Verdict]:
    """Rate = change ÷ last year's amount, which is this year's less the change. From nothing it is
    the form's, which is nothing or all of it; from below nothing there is none."""
    moved = change.signed
    if now is None or not now.is_money or not moved.is_money:
        return
    off = allowance.off(moved)
    base = now.amount - moved.amount
    before = Range.around(base, off + allowance.off(now))
    if before.high < 0:
        why = f"上年数 {now.text} − {change.shown} 小于零，没有增减率"
        yield contradicted(Kind.RATIO, rate.said, why, change.said, now)
    elif before.low > 0:
        exact = moved.amount * HUNDRED / base
        within = Range.around(moved.amount, off).over(before)
        parts = (change.said, now)
        why = f"{change.shown} ÷ 上年数"
        yield _judged(rate.signed, exact, within, HALF, parts, why)
    elif not base:
        yield from _from_nothing(rate.said, change, now, off)


def _from_nothing(rate: Said, change: Moved, now: Said, off: Decimal) -> Iterator[Verdict]:
    """Where there was nothing last year, all that there is is the change."""
    if abs(rate.value) in FROM_NOTHING:
        if now.value:
            yield holds(Kind.RATIO, rate, change.said, now)
    elif abs(now.amount) > FAR * off:
        why = f"上年数 {now.text} − {change.shown} 是零"
        yield contradicted(Kind.RATIO, rate, why, change.said, now)


# -- shares


def _share(share: Said, part: Said, whole: Said | None, allowance: Allowance) -> Iterator[Verdict]:
    """Share = part ÷ whole."""
    if whole is None or not part.is_money or not whole.is_money:
        return
    over = Range.around(whole.amount, allowance.off(whole))
    if over.low > 0:
        exact = part.amount * HUNDRED / whole.amount
        within = Range.around(part.amount, off_of_part(part, allowance)).over(over)
        why = f"{part.text} ÷ {whole.text}"
        yield _judged(share, exact, within, LEVELLED, (part, whole), why)


def off_of_part(part: Said, allowance: Allowance) -> Decimal:
    """How far (元) an amount may be off the one that its share is of."""
    is_small = abs(part.value) <= FEW * part.step
    return part.amount_step if allowance.reach and is_small else allowance.off(part)


def _judged(
    target: Said,
    exact: Decimal,
    within: Range,
    own: Decimal,
    parts: tuple[Said, ...],
    why: str,
) -> Verdict:
    """A percentage against what it may be; ``own``: the steps that its print may be off."""
    slack = own * target.step
    if within.low - slack <= target.value <= within.high + slack:
        return holds(Kind.RATIO, target, *parts)
    expected = f"{abs(exact).quantize(target.step)}%"
    return contradicted(Kind.RATIO, target, why, *parts, expected=expected)
