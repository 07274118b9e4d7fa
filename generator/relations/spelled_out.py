"""What a sentence goes on to spell out: the changes that a reason names add up to the change, what
money is used for adds up to the money; either may name the main ones only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from generator.published.model import At, Paragraph
from generator.relations.claims import MONEY, Claim, Moved
from generator.relations.grammar import Grammar, grammar
from generator.relations.ledger import Ledger
from generator.relations.reading import Reading
from generator.relations.said import ZERO, Said, said_of
from generator.relations.verdict import Allowance, Answer, Kind, Verdict, bounded, of_sum
from generator.relations.vocabulary import vocabulary

SEVERAL: Final = 2
BETWEEN: Final = re.compile(r"[，、：:；]")


class Spelled(NamedTuple):
    """An amount that is spelled out; ``is_earlier``: it is called last year's."""

    moved: Moved
    is_earlier: bool

    @property
    def said(self) -> Said:
        """The number with the sign that its word gives it."""
        return self.moved.signed


class Told(NamedTuple):
    """What the reason or use is of: this year's amount and the change to it, as far as printed."""

    now: Said | None
    change: Said | None

    @property
    def printed(self) -> tuple[Said, ...]:
        """The numbers that are printed."""
        return tuple(one for one in (self.now, self.change) if one is not None)


def spelled_out(reading: Reading, book: Ledger, allowance: Allowance) -> Iterator[Verdict]:
    """Every reason and use with amounts."""
    rules = grammar()
    by_block: dict[int, list[Claim]] = {}
    for claim in reading.claims:
        by_block.setdefault(claim.block, []).append(claim)
    for index, claims in by_block.items():
        block = reading.paper.blocks[index]
        if not isinstance(block, Paragraph):
            continue
        for found in rules.reason.finditer(block.text):
            spelled = list(_amounts(block, index, found.span(), rules))
            told = _told(claims, found.start(), book) if spelled else None
            if told is not None:
                yield from _judged(spelled, told, allowance)


def _amounts(
    block: Paragraph, index: int, span: tuple[int, int], rules: Grammar
) -> Iterator[Spelled]:
    """The amounts of a stretch of the paragraph, each with its direction."""
    start, stop = span
    after = start
    for spot in block.spots:
        if not start <= spot.start < stop:
            continue
        number = said_of(spot.number, At(index, start=spot.start))
        words = BETWEEN.split(block.text[after : spot.start])[-1]
        after = spot.stop + len(spot.number.unit)
        direction = rules.direction.search(words)
        is_up = rules.is_up(direction[1]) if direction else None
        is_earlier = any(word in words for word in vocabulary().lists["早先"])
        if number.is_money:
            yield Spelled(Moved(number, is_up), is_earlier)


def _told(claims: Sequence[Claim], start: int, book: Ledger) -> Told | None:
    """The amount and the change that stand last before a place."""
    for claim in reversed(claims):
        change = claim.change.signed if claim.change else None
        first = claim.amount or change
        if claim.measure == MONEY and first is not None and first.at.start < start:
            is_after = change is not None and change.at.start > start
            return Told(_now(claim, book), None if is_after else change)
    return None


def _now(claim: Claim, book: Ledger) -> Said | None:
    """This year's amount, which the paper may print elsewhere."""
    if claim.amount is not None or claim.facets is None:
        return claim.amount
    return book.amount(claim.facets)


def _judged(spelled: Sequence[Spelled], told: Told, allowance: Allowance) -> Iterator[Verdict]:
    """All of it, or each amount as a part."""
    terms = [one.said for one in spelled]
    are_changes = all(one.moved.is_up is not None for one in spelled)
    total = told.change if are_changes else told.now
    if total is not None and len({term.unit for term in (total, *terms)}) == 1:
        whole = of_sum(Kind.PARTS, total, terms, allowance, is_sure=False)
        is_whole = whole.answer in (Answer.HOLDS, Answer.ROUNDING)
        if is_whole:
            yield whole
            return
    for one in spelled:
        yield from _part(one, told, allowance)


def _part(one: Spelled, told: Told, allowance: Allowance) -> Iterator[Verdict]:
    """What there is more of is there now; what there is less of, or was last year's, was there
    then; anything else was there at one of the two times."""
    number = one.moved.said
    now = told.now.amount if told.now is not None else None
    change = told.change.amount if told.change is not None else ZERO
    if now is None or number.value < 0:
        return
    then = now - change
    if one.is_earlier or one.moved.is_up is False:
        most, when = then, "上年的数"
    elif one.moved.is_up:
        most, when = now, "本年的数"
    else:
        most, when = max(now, then), "本年和上年的数"
    why = f"比{when}还多（{_shown(told)}）"
    yield bounded(number, max(most, ZERO), allowance, why, *told.printed)


def _shown(told: Told) -> str:
    now, change = told.now, told.change
    words = [f"本年 {now.shown}"] if now is not None else []
    if change is not None:
        words.append(f"增减 {change.value:,f}{change.unit}")
    return "，".join(words)
