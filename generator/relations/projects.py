"""Projects that sentences count and price: “财政拨款项目6个，涉及预算金额150万元”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from generator.published.model import Paragraph
from generator.relations.claims import MONEY, Claim, by_section
from generator.relations.facets import Facets, core, words_of
from generator.relations.ledger import Ledger
from generator.relations.listed_projects import against, listed
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

COUNTED: Final = "个"
KIND: Final = "项目支出"
FISCAL: Final = "财政拨款"
OTHER: Final = "非财政拨款"
SEVERAL: Final = 2


class Counted(NamedTuple):
    """So many projects with so much money (``None``: not said) under one heading; ``fund`` is
    whose (empty: all); ``is_all``: they are called all of them, ``is_both``: those among them that
    two funds pay, ``is_some``: only some of them, such as those kept secret."""

    fund: str
    number: Said
    money: Said | None
    is_all: bool = False
    is_both: bool = False
    is_some: bool = False


def projects(reading: Reading, book: Ledger, allowance: Allowance) -> Iterator[Verdict]:
    """Every count of projects, and the money beside it."""
    everywhere: list[Counted] = []
    tables = listed(reading)
    for section in by_section(reading.claims):
        found = list(_counted(section, reading))
        everywhere += found
        for one in found:
            yield from _against_tables(one, book, allowance)
            if one.is_some or one.is_both:
                continue
            yield from against(one.number, one.money, one.fund, tables, allowance)
        yield from _all(found, allowance)
    yield from _again(everywhere)


def _counted(section: Sequence[Claim], reading: Reading) -> Iterator[Counted]:
    """The counts of a section, each with the amount that follows it in its paragraph."""
    for place, claim in enumerate(section):
        number = claim.amount
        if claim.measure != COUNTED or number is None:
            continue
        own = core(claim.label)
        is_both = not own and claim.whole is not None
        label = f"{own}{_behind(number, reading)}"
        if not is_both and not _is_of_projects(label):
            continue
        after = section[place + 1] if place + 1 < len(section) else None
        money = _money(claim, after)
        is_all = any(word in label for word in vocabulary().lists["全部项目"])
        is_some = any(word in label for word in vocabulary().lists["部分项目"])
        fund = "" if is_all else _fund(label)
        yield Counted(fund, number, money, is_all, is_both, is_some)


def _behind(number: Said, reading: Reading) -> str:
    """The word for projects that follows a count (对4个项目实行绩效管理)."""
    block = reading.paper.blocks[number.at.block]
    text = block.text if isinstance(block, Paragraph) else ""
    rest = text[number.at.start + len(number.text) :].removeprefix(number.unit)
    return next((word for word in vocabulary().lists["项目个数"] if rest.startswith(word)), "")


def _is_of_projects(label: str) -> bool:
    return label.endswith(tuple(vocabulary().lists["项目个数"]))


def _money(claim: Claim, after: Claim | None) -> Said | None:
    """The amount behind a count, with words that mean the same projects, or none."""
    if after is None or after.block != claim.block or after.measure != MONEY:
        return None
    is_beside = after.label == claim.label or not core(after.label)
    return after.amount if is_beside else None


def _fund(label: str) -> str:
    """The last fund that a label names."""
    named = [word.value for word in words_of(label) if word is not None and word.axis == "fund"]
    return named[-1] if named else ""


def _against_tables(one: Counted, book: Ledger, allowance: Allowance) -> Iterator[Verdict]:
    """The money of all projects of a fund is its 项目支出; 非财政拨款 is what all projects have
    beyond 财政拨款. A paper may speak of some projects only."""
    money = one.money
    if money is None or not money.is_money or one.is_both:
        return
    for terms in _wholes(one.fund, book):
        others = [term for term in terms if term.at != money.at]
        exact = sum((term.amount for term in others), ZERO)
        off = sum(map(allowance.off, (money, *others)), ZERO)
        if others and abs(exact - money.amount) <= off:
            yield holds(Kind.TIE, money, *others)
            return


def _wholes(fund: str, book: Ledger) -> Iterator[list[Said]]:
    """The 项目支出 of a fund as the paper prints it: itself, or by the funds that make it up."""
    if fund == OTHER:
        everything = book.amount(Facets(kind=KIND))
        if everything is not None:
            for fiscal in _wholes(FISCAL, book):
                yield [everything, *(term._replace(value=-term.value) for term in fiscal)]
        return
    for stated in book.of(Facets(fund=fund, kind=KIND)):
        yield [stated.said, *stated.more]
    below = [
        book.amount(Facets(fund=part, kind=KIND)) for part in vocabulary().funds.children(fund)
    ]
    yield [said for said in below if said is not None]


def _all(found: Sequence[Counted], allowance: Allowance) -> Iterator[Verdict]:
    """All projects are those of each fund, the ones of two funds counted once."""
    wholes = [one for one in found if one.is_all]
    parts = [one for one in found if not one.is_all and not one.is_both]
    both = [one for one in found if one.is_both]
    if len(wholes) != 1 or len(parts) < SEVERAL or len(both) > 1:
        return
    whole = wholes[0]
    amounts = [one.money for one in parts if one.money is not None]
    if whole.money is not None and len(amounts) == len(parts):
        yield of_sum(Kind.PARTS, whole.money, amounts, allowance, is_sure=True)
    numbers = [one.number for one in parts]
    twice = [one.number._replace(value=-one.number.value) for one in both]
    yield of_sum(Kind.PARTS, whole.number, [*numbers, *twice], allowance, is_sure=True)


def _again(found: Sequence[Counted]) -> Iterator[Verdict]:
    """The same money of one fund, or of all, is that of as many projects; some of them, such as the
    classified ones, may have the money of all."""
    known: dict[tuple[str, bool, Decimal], Counted] = {}
    for one in found:
        if one.money is None or not one.money.is_money or not one.money.value:
            continue
        if not one.fund and not one.is_all:
            continue
        first = known.setdefault((one.fund, one.is_all, one.money.amount), one)
        if first is one or first.money is None:
            continue
        yield Verdict(Kind.TIE, Answer.HOLDS, one.money, parts=(first.money,))
        if first.number.value == one.number.value:
            yield holds(Kind.TIE, one.number, first.number)
        else:
            expected = first.number.shown
            yield contradicted(Kind.TIE, one.number, "", first.number, expected=expected)
