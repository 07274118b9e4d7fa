"""What is no more than a whole that is printed elsewhere: 机关运行经费 and 公用经费, the money of
some projects and 项目支出, an increase and this year's amount, cars in use and all cars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.relations.claims import MONEY, Claim
from generator.relations.facets import Facets, core
from generator.relations.ledger import Ledger
from generator.relations.reading import Reading
from generator.relations.said import Said
from generator.relations.verdict import Allowance, Answer, Kind, Verdict, bounded, holds
from generator.relations.vocabulary import vocabulary


def bounds(reading: Reading, book: Ledger, allowance: Allowance) -> Iterator[Verdict]:
    """Every amount of a sentence whose whole is known by its words."""
    yield from _kept(reading.claims)
    for claim in reading.claims:
        if (found := increase_of(claim, book)) is not None and found.is_possible:
            yield holds(Kind.BOUND, found.change, found.now)
        if claim.amount is None or claim.measure != MONEY or claim.amount.value < 0:
            continue
        for rule in vocabulary().lists["不超过"]:
            if _is_of(claim, rule["数"]):
                yield from _within(claim.amount, rule["总数"], book, allowance)
                break


def _kept(claims: Sequence[Claim]) -> Iterator[Verdict]:
    """Cars that are paid by appropriation are among those that the unit has."""
    rule = vocabulary().lists["保有"]
    cars = [one for one in claims if one.measure == rule["单位"] and one.amount is not None]
    every = [one.amount for one in cars if one.facets and one.facets.item == rule["总数"]]
    for claim in cars:
        if every and claim.amount is not every[0] and _is_of(claim, rule["数"]):
            yield from _among(claim.amount, every[0])


def _among(number: Said | None, whole: Said | None) -> Iterator[Verdict]:
    """So many among all of them."""
    if number is None or whole is None:
        return
    if number.value <= whole.value:
        yield holds(Kind.COUNT, number, whole)
    else:
        why = f"国有资产里的是 {whole.shown}"
        yield Verdict(Kind.COUNT, Answer.UNSURE, number, f"不超过 {whole.text}", (whole,), why)


class Increase(NamedTuple):
    """An increase, and how much or how many there are this year."""

    change: Said
    now: Said

    @property
    def is_possible(self) -> bool:
        """Whether last year's amount would not have been less than nothing."""
        change, now = self.change, self.now
        if not change.is_money:
            return change.value <= now.value
        return change.amount - now.amount <= now.amount_step + change.amount_step


def increase_of(claim: Claim, book: Ledger) -> Increase | None:
    """The increase that a claim tells, of an amount that it or the paper prints."""
    change, now = claim.change, claim.amount
    if change is None or not change.is_up or claim.base is not None:
        return None
    if now is None and claim.facets is not None:
        now = book.amount(claim.facets)
    if now is None or now.value < 0:
        return None
    is_alike = change.said.unit == now.unit or (change.said.is_money and now.is_money)
    return Increase(change.said, now) if is_alike else None


def _is_of(claim: Claim, words: list[str]) -> bool:
    label = core(claim.label)
    return any(word in label for word in words)


def _within(
    part: Said, wholes: list[dict[str, str]], book: Ledger, allowance: Allowance
) -> Iterator[Verdict]:
    """Against the first of the wholes that the paper prints."""
    for words in wholes:
        key = Facets(fund=words.get("来源", ""), kind=words.get("性质", ""))
        whole = book.amount(key)
        if whole is not None and whole.at != part.at:
            why = f"比{''.join(words.values())} {whole.shown} 还多"
            yield bounded(part, whole.amount, allowance, why, whole)
            return
