"""Last year by the changes that the paper states, and the reasons and uses that it gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from generator.figures.name import AMOUNT, join
from generator.importing.paper.draft import Draft
from generator.importing.paper.own import Own
from generator.importing.paper.told import Told
from generator.importing.paper.words import pattern, words
from generator.published.model import At, Paragraph
from generator.relations.claims import MONEY, Claim
from generator.relations.facets import Facets, understood

CHANGE: Final = "增减额"
REST: Final = re.compile(r"^[，。；：:\s]*")
ENDS: Final = re.compile(r"[。\n]")
CLAUSES: Final = "。；;"


@dataclass(frozen=True, slots=True)
class Base:
    """Last year's amount in 元, of what, and where the change is stated from which it follows."""

    facets: Facets
    amount: Decimal
    at: At
    against: str


def bases(told: Told) -> list[Base]:
    """Last year's amounts, each once."""
    found: dict[Facets, Base] = {}
    for claim in told.reading.claims:
        base = _base(told, claim)
        if base is not None:
            found.setdefault(base.facets, base)
    return list(found.values())


def _base(told: Told, claim: Claim) -> Base | None:
    if claim.facets is None or claim.measure != MONEY:
        return None
    now = claim.amount.amount if claim.amount else told.amount(claim.facets)
    if now is None:
        return None
    if claim.base is not None:
        return Base(claim.facets, claim.base.amount, claim.base.at, claim.against)
    if claim.change is not None:
        before = now - claim.change.signed.amount
        return Base(claim.facets, before, claim.change.said.at, claim.against)
    return Base(claim.facets, now, claim.at, claim.against) if claim.still else None


def reasons(draft: Draft, told: Told, own: Own) -> None:
    """Fill in 原因 and 用途."""
    given: dict[str, str] = {}
    uses: dict[str, str] = {}
    for claim, text in _after_claims(told):
        stem = own.stem(claim.facets) if claim.facets is not None else ""
        if not stem:
            continue
        if reason := _reason(text):
            given.setdefault(join(stem, CHANGE), reason)
        use = _after(pattern("用途"), text)
        if use and claim.amount is not None:
            uses.setdefault(join(stem, AMOUNT), use)
    for facets, reason in _told_apart(told):
        if stem := own.stem(facets):
            given.setdefault(join(stem, CHANGE), reason)
    draft.sections["原因"] = given
    draft.sections["用途"] = uses


def _reason(text: str) -> str:
    """The reason that is called one, else what follows 持平 in the same clause; empty where the
    words are only those of a template."""
    reason = _after(pattern("原因"), text) or _after(pattern("持平的原因"), text)
    is_none = any(re.search(one, reason) for one in words("没有原因"))
    return "" if is_none else reason


def _after(lead: re.Pattern[str], text: str) -> str:
    """What follows the first of the lead words, to the end of its sentence."""
    found = lead.search(text)
    if found is None:
        return ""
    return ENDS.split(REST.sub("", text[found.end() :]))[0].strip("；; ")


def _after_claims(told: Told) -> Iterator[tuple[Claim, str]]:
    """Every claim about money with the words that follow it: up to the next, without the clause
    that this one begins with."""
    claims = told.reading.claims
    for number, claim in enumerate(claims):
        block = told.paper.blocks[claim.block]
        if claim.measure != MONEY or not isinstance(block, Paragraph):
            continue
        following = claims[number + 1 :]
        stop = next((_start(one) for one in following if one.block == claim.block), None)
        text = block.text[_start(claim) : stop]
        yield claim, text if stop is None else _whole_clauses(text)


def _whole_clauses(text: str) -> str:
    last = max(text.rfind(sign) for sign in CLAUSES)
    return text[:last] if last >= 0 else text


def _start(claim: Claim) -> int:
    """Where the first number of a claim stands."""
    said = claim.amount or (claim.change.said if claim.change else None)
    return said.at.start if said else 0


def _told_apart(told: Told) -> Iterator[tuple[Facets, str]]:
    """The reasons that a paragraph of their own gives: 财政拨款支出增加的主要原因是…."""
    for block in told.paper.blocks:
        if not isinstance(block, Paragraph) or block.spots:
            continue
        lead = pattern("原因").search(block.text)
        meaning = understood(block.text[: lead.start()]) if lead else None
        if lead and meaning and meaning.facets != Facets():
            yield meaning.facets, _after(pattern("原因"), block.text)
