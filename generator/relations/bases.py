"""Amounts of another time in the same paragraph: 年初预算 that so much is done of, last year's
执行数 that this year is compared with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import groupby

from generator.published.model import Paragraph
from generator.relations.changes import is_item
from generator.relations.claims import MONEY, Claim
from generator.relations.facets import YEAR, core
from generator.relations.ledger import Ledger, plain_key
from generator.relations.ratios import HUNDRED, Range
from generator.relations.reading import BUDGET, FINAL, Reading
from generator.relations.said import SCALES, Said
from generator.relations.verdict import HALF, Allowance, Kind, Verdict, contradicted, holds
from generator.relations.vocabulary import are_final, vocabulary


def bases(reading: Reading, book: Ledger, allowance: Allowance) -> Iterator[Verdict]:
    """Every percentage and comparison whose base the paragraph names, or a table prints."""
    for block, found in groupby(reading.claims, key=lambda claim: claim.block):
        claims = list(found)
        for place, claim in enumerate(claims):
            yield from _done(claim, claims, book, allowance)
            yield from _moved(claim, claims[:place], allowance)
            yield from _apart(claim, claims[:place], allowance)
            yield from _from_table(claim, book, allowance)
        yield from _repeated(claims, str(reading.paper.year))
        paragraph = reading.paper.blocks[block]
        if isinstance(paragraph, Paragraph):
            yield from _compared(paragraph.text, claims)


def _done(
    claim: Claim, claims: Sequence[Claim], book: Ledger, allowance: Allowance
) -> Iterator[Verdict]:
    """完成年初预算的95%: the amount over that one."""
    if not claim.done_of or claim.amount is None or claim.done is None:
        return
    before = [
        other
        for other in claims
        if other is not claim and other.at < claim.done.at and _may_be_same(other, claim)
    ]
    base = claim.budget or _named(claim.done_of, before) or _printed(claim, book)
    if base is not None:
        yield from _percent(claim.done, claim.amount, base, Decimal(0), allowance)


def _may_be_same(one: Claim, other: Claim) -> bool:
    """Whether two amounts may be of one thing at two times."""
    if one.topic is None or other.facets is None:
        return True
    return plain_key(one.topic) == plain_key(other.facets)


def _printed(claim: Claim, book: Ledger) -> Said | None:
    """The budget of the same that a table prints, of the time that the words name; none where
    tables have several."""
    if claim.facets is None or claim.measure != MONEY:
        return None
    time = _time(claim.done_of)
    found = book.earlier.get(plain_key(claim.facets), ())
    amounts = {said.amount: said for title, said in found if _time(title) in (time, BUDGET)}
    return next(iter(amounts.values())) if len(amounts) == 1 else None


def _moved(claim: Claim, before: Sequence[Claim], allowance: Allowance) -> Iterator[Verdict]:
    """比2025年执行数增加5%, where no change is printed: what this year is more than that one."""
    if claim.rate is None or claim.change is not None or claim.amount is None:
        return
    base = _named(claim.against, before) if claim.against else None
    if base is not None:
        rate = claim.rate.signed
        yield from _percent(rate, claim.amount, base, HUNDRED, allowance)


def _apart(claim: Claim, before: Sequence[Claim], allowance: Allowance) -> Iterator[Verdict]:
    """比年初预算减少5万元: this amount less that one, where the paragraph prints it."""
    if claim.change is None or claim.amount is None or not claim.against:
        return
    earlier = [one for one in before if one.meaning.is_apart and _may_be_same(one, claim)]
    base = _named(claim.against, earlier) if _time(claim.against) else None
    moved = claim.change.signed
    if base is None or not (base.is_money and moved.is_money and claim.amount.is_money):
        return
    exact = claim.amount.amount - base.amount
    off = sum(map(allowance.off, (claim.amount, base, moved)), Decimal(0))
    if abs(exact - moved.amount) <= off:
        yield holds(Kind.RATIO, moved, claim.amount, base)
    else:
        expected = f"{exact / SCALES[moved.unit]:,f}{moved.unit}"
        why = f"{claim.amount.shown} − {base.shown}"
        yield contradicted(Kind.RATIO, moved, why, claim.amount, base, expected=expected)


def _from_table(claim: Claim, book: Ledger, allowance: Allowance) -> Iterator[Verdict]:
    """比上年减少1万元, where a table prints last year's: this amount less that one. One that
    compares with another time than the table's is of no use."""
    now, change = claim.amount, claim.change
    if now is None or change is None or claim.base is not None or claim.facets is None:
        return
    if are_final():  # their tables have the budget beside, not last year
        return
    time = _time(claim.against)
    is_last = bool(time) or any(word in claim.against for word in vocabulary().lists["早先"])
    found = book.earlier.get(plain_key(claim.facets), ()) if is_last else ()
    amounts = {said.amount: said for title, said in found if _time(title) in (time, time or BUDGET)}
    if len(amounts) != 1 or not (now.is_money and change.said.is_money):
        return
    base = next(iter(amounts.values()))
    moved, exact = change.signed, now.amount - base.amount
    off = sum(map(allowance.off, (now, base, moved)), Decimal(0))
    if abs(exact - moved.amount) <= off:
        yield holds(Kind.RATIO, moved, now, base)
    else:
        expected = f"{exact / SCALES[moved.unit]:,f}{moved.unit}"
        why = f"{now.shown} − 表里上年的 {base.shown}"
        yield contradicted(Kind.RATIO, moved, why, now, base, expected=expected)


def _repeated(claims: Sequence[Claim], year: str) -> Iterator[Verdict]:
    """The amount at the head of an item is the one that its paragraph says to be this year's."""
    head = claims[0]
    if head.amount is None or head.facets is None or not is_item(head.facets):
        return
    for claim in claims[1:]:
        label = core(claim.label)
        is_again = (
            claim.facets is None
            and year in _years(label)
            and label.endswith(tuple(vocabulary().lists["再说"]))
        )
        amount = claim.amount
        if not is_again or amount is None or not amount.is_money:
            continue
        if amount.amount == head.amount.amount:
            yield holds(Kind.TIE, amount, head.amount)
        elif amount.amount_step == head.amount.amount_step:
            shown = head.amount.shown
            yield contradicted(Kind.TIE, amount, "", head.amount, expected=shown)


def _percent(
    printed: Said, now: Said, base: Said, less: Decimal, allowance: Allowance
) -> Iterator[Verdict]:
    """A percentage against now ÷ base, ``less`` a hundred where it is a rate of change."""
    if not now.is_money or not base.is_money or base.amount <= allowance.off(base):
        return
    exact = now.amount * HUNDRED / base.amount - less
    whole = Range.around(base.amount, allowance.off(base))
    within = Range.around(now.amount, allowance.off(now)).over(whole)
    slack = HALF * printed.step
    if within.low - less - slack <= printed.value <= within.high - less + slack:
        yield holds(Kind.RATIO, printed, now, base)
        return
    why = f"{now.text} ÷ {base.text}{' − 100%' if less else ''}"
    expected = f"{exact.quantize(printed.step)}%"
    yield contradicted(Kind.RATIO, printed, why, now, base, expected=expected)


def _named(words: str, before: Sequence[Claim]) -> Said | None:
    """The last amount whose label names the same year and time."""
    years, time = _years(words), _time(words)
    for claim in reversed(before):
        label = core(claim.label)
        is_same = not years or years <= _years(label)
        if claim.amount is not None and time and time in label and is_same:
            return claim.amount
    return None


def _years(text: str) -> set[str]:
    return {year[:4] for year in YEAR.findall(text)}


def _time(words: str) -> str:
    times: list[str] = vocabulary().lists["时点"]
    return next((time for time in times if time in words), "")


# -- 决算数小于预算数


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(vocabulary().lists["比较"])


def _compared(text: str, claims: Sequence[Claim]) -> Iterator[Verdict]:
    """A word that says which of the two is more, of what was done last before it."""
    for found in _pattern().finditer(text):
        before = [one for one in claims if one.amount and one.amount.at.start < found.start()]
        done = [one for one in before if one.done is not None or FINAL in one.label]
        now = done[-1].amount if done else None
        if now is None:
            continue
        base = done[-1].budget or _budget([one for one in before if one is not done[-1]])
        percent = done[-1].done
        if base is not None and now.is_money and base.is_money:
            apart = now.amount - base.amount
            yield _worded(found["词"], now, base, apart, f"预算是 {base.shown}")
        elif percent is not None:
            apart = percent.value - HUNDRED
            yield _worded(found["词"], percent, percent, apart, "照完成的百分数")


def _budget(claims: Sequence[Claim]) -> Said | None:
    """The budget that the paragraph prints, the likeliest time first."""
    others = [one for one in claims if FINAL not in one.label]
    found = (_named(time, others) for time in vocabulary().lists["预算时点"])
    return next((said for said in found if said is not None), None)


def _worded(word: str, target: Said, base: Said, apart: Decimal, why: str) -> Verdict:
    """A word against how much more was done than planned."""
    lists = vocabulary().lists
    is_right = not apart
    if word in lists["比较大"]:
        is_right = apart > 0
    elif word in lists["比较小"]:
        is_right = apart < 0
    if is_right:
        return holds(Kind.WORDS, target, base)
    return contradicted(Kind.WORDS, target, f"{why}，却说决算数{word}预算数", base)
