"""A paper against the figures that were approved for its unit, which no inner consistency can
replace."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import chain
from typing import Final

from generator.audit.approved.book import Approved, Line
from generator.audit.approved.sums import Key, Sum, Sums, sums
from generator.audit.free.audit import Audit, in_order
from generator.audit.free.finding import Finding, contradiction, remark
from generator.published.model import At
from generator.relations.facets import Facets, understood
from generator.relations.ledger import Ledger, Stated, ledger, plain_key
from generator.relations.said import SCALES
from generator.relations.vocabulary import vocabulary

KIND: Final = "批复数"
APPROPRIATIONS: Final = "财政拨款"
HALF: Final = Decimal("0.5")
WHOLE: Final = 7
"""Digits of a 项."""


@dataclass(slots=True)
class Comparison:
    """What came of it: the findings, the places of the list that the paper has, and how many
    amounts agree."""

    findings: list[Finding] = field(default_factory=list)
    compared: set[str] = field(default_factory=set)
    agreed: int = 0


@dataclass(frozen=True, slots=True)
class Differing:
    """An approved amount, and the prints of it."""

    key: Key
    amount: Sum
    printed: Sequence[Stated]

    @property
    def wrong(self) -> list[Stated]:
        """The prints that differ."""
        return [one for one in self.printed if not _agrees(one, self.amount.amount)]

    @property
    def apart(self) -> Decimal:
        """How much more is printed, in 元."""
        return self.wrong[0].amount - self.amount.amount

    def is_part_of(self, other: Differing) -> bool:
        """Whether the other is a sum that this one is in, and is wrong by as much."""
        mine, its = self.key, other.key
        pairs = zip(mine[1:-1], its[1:-1], strict=True)
        is_in = mine.function.startswith(its.function)
        is_in = is_in and all(not wider or wider == own for own, wider in pairs)
        is_wider = mine[:-1] != its[:-1] or (its.is_open and not mine.is_open)
        return is_in and is_wider and self.apart == other.apart


def compared(audit: Audit, approved: Approved) -> tuple[Audit, frozenset[str]]:
    """The audit with what differs from the approved figures, and the places of the list that were
    compared."""
    lines = approved.of(audit.paper.unit)
    if why := _is_other(audit, approved, lines):
        return replace(audit, notes=(*audit.notes, f"没有和批复数比：{why}")), frozenset()
    kinds = {line.kind for line in approved.lines if line.kind}
    approved_sums = sums(lines, has_all_kinds=len(kinds) != 1)
    covers_all = any(line.fund and not _is_appropriation(line.fund) for line in approved.lines)
    found = _compare(audit, approved_sums, covers_all=covers_all)
    places = frozenset(_settled(lines, approved_sums, found.compared))
    note = (
        f"和批复数比：“{lines[0].unit}”的 {len(lines)} 个数比到 {len(places)} 个；"
        f"逐项和相加的数相符 {found.agreed} 个，不符或没有的 {len(found.findings)} 个。"
    )
    findings = in_order([*audit.findings, *found.findings])
    return replace(audit, findings=findings, notes=(*audit.notes, note)), places


def _is_other(audit: Audit, approved: Approved, lines: Sequence[Line]) -> str:
    """Why a list is not one for the paper; empty where it is."""
    unit, year = audit.paper.unit or "（没有读到单位名称）", audit.paper.year
    if not lines:
        return f"批复数里没有“{unit}”，或者不止一个。"
    if approved.year and year and approved.year != year:
        return f"批复数是 {approved.year} 年的，公开稿是 {year} 年的。"
    return ""


def _is_appropriation(fund: str) -> bool:
    """Whether a fund of the list is the treasury's; a list of such alone may not be all money."""
    forest = vocabulary().funds
    return any(
        name == APPROPRIATIONS or forest.is_below(name, APPROPRIATIONS) for name in _names(fund)
    )


def _settled(lines: Sequence[Line], approved: Sums, found: set[str]) -> Iterator[str]:
    """The places of lines of which the narrowest amount was compared; nought needs no place."""
    for line in lines:
        keys = approved.narrowest[line.place]
        if not line.amount or any(str(key) in found for key in keys):
            yield line.place


def _compare(audit: Audit, approved: Sums, *, covers_all: bool) -> Comparison:
    found = Comparison()
    book = ledger(audit.judgement.reading)
    is_all = covers_all or not _has_other_money(book, approved)
    functions = {key.fund for key in approved.amounts if len(key.function) == WHOLE}
    differing: list[Differing] = []
    for key, amount in approved.amounts.items():
        meant = list(_printed(book, key))
        if not meant:
            _lacking(found, book, key, amount)
        elif _is_borne_out(meant, amount):
            found.agreed += 1
            found.compared.add(str(key))
        elif is_all or not key.is_open:
            differing.append(Differing(key, amount, meant[0]))
            found.compared.add(str(key))
    found.findings += _by_cause(differing)
    for fund in functions:
        found.findings += _not_approved(book, approved, fund)
    return found


def _is_borne_out(meant: Sequence[list[Stated]], amount: Sum) -> bool:
    """Whether all prints of one of the things that an amount may be meant to be agree with it."""
    return any(all(_agrees(one, amount.amount) for one in group) for group in meant)


def _has_other_money(book: Ledger, approved: Sums) -> bool:
    """Whether the paper has money of funds that the list does not speak of, so that the sum of the
    list is not all of it."""
    known = vocabulary().funds
    named: set[str] = set()
    for key in approved.amounts:
        named |= set(filter(None, _names(key.fund)))
    for facets, printed in book.entries.items():
        fund = facets.fund
        is_near = any(
            fund == name or known.is_below(fund, name) or known.is_below(name, fund)
            for name in named
        )
        if fund and not is_near and any(stated.amount for stated in printed):
            return True
    return False


def _printed(book: Ledger, key: Key) -> Iterator[list[Stated]]:
    """The prints in tables of all that an amount may be meant to be: a fund goes by several names,
    and where the list says none it may be any."""
    rest = Facets(kind=key.kind, function=key.function, economic=key.economic)
    keys = [rest._replace(fund=name) for name in _names(key.fund)]
    if not key.fund and not key.is_open:
        keys += [one for one in book.entries if one._replace(fund="") == rest]
    for one in dict.fromkeys(map(plain_key, keys)):
        tables = [stated for stated in book.of(one) if stated.is_table]
        if tables:
            yield tables


def _names(fund: str) -> tuple[str, ...]:
    """What a paper calls a fund of the list."""
    if not fund:
        return ("",)
    said = understood(fund).facets.fund
    own = vocabulary().own.get(said, said)
    return tuple(dict.fromkeys((said or fund, own, fund)))


def _agrees(stated: Stated, amount: Decimal) -> bool:
    """The same, up to the rounding of what is printed."""
    parts = 1 + len(stated.more)
    return abs(stated.amount - amount) <= HALF * parts * stated.said.amount_step


def _by_cause(found: Sequence[Differing]) -> Iterator[Finding]:
    """One finding for what is wrong by the same amount in a figure and in the sums that it is
    part of: of the narrowest."""
    for one in found:
        sums_of_it = [other for other in found if one.is_part_of(other)]
        if not any(other.is_part_of(one) for other in found):
            yield _differing(one, sums_of_it)


def _differing(one: Differing, sums_of_it: Sequence[Differing]) -> Finding:
    """The first print that differs, how many others do, and the sums that differ by as much."""
    first, others = one.wrong[0], len(one.wrong) - 1
    expected = _shown(one.amount.amount, first)
    more = f"；公开稿另有 {others} 处印作同样不符的数" if others else ""
    if sums_of_it:
        names = "、".join(_words(other.key) for other in sums_of_it)
        more = f"{more}；相加的数也差这么多：{names}"
    why = f"批复的{_words(one.key)}在 {_places(one.amount)}{more}"
    return contradiction(KIND, first.said.at, first.shown, why, expected)


def _shown(amount: Decimal, like: Stated) -> str:
    """An amount in the unit of a printed one, with as many decimals where they hold it."""
    unit, step = like.said.unit, like.said.step
    value = amount / SCALES[unit]
    rounded = value.quantize(step)
    return f"{rounded if rounded == value else value:,f}{unit}"


def _lacking(found: Comparison, book: Ledger, key: Key, amount: Sum) -> None:
    """An approved 项 that the paper leaves out, where it lists 项 of that fund."""
    is_item = len(key.function) == WHOLE and not key.kind and not key.is_open
    names = _names(key.fund) if is_item and amount.amount else ()
    listed = [one for one in book.entries if one.fund in names and len(one.function) == WHOLE]
    printed = chain.from_iterable(map(book.of, listed))
    tables = [stated for stated in printed if stated.is_table]
    if tables:
        at = At(tables[0].said.at.block)
        why = f"批复的{_words(key)}在 {_places(amount)}，公开稿的表里没有"
        expected = _shown(amount.amount, tables[0])
        found.findings.append(contradiction(KIND, at, "没有这一项", why, expected))
        found.compared.add(str(key))


def _not_approved(book: Ledger, approved: Sums, fund: str) -> Iterator[Finding]:
    """An item of the paper that the list does not have."""
    known = {key.function for key in approved.amounts if key.fund == fund}
    for name in _names(fund):
        for facets, printed in book.entries.items():
            is_item = len(facets.function) == WHOLE and facets == Facets(
                fund=name, function=facets.function
            )
            tables = [one for one in printed if one.is_table and one.amount]
            if is_item and tables and facets.function not in known:
                first = tables[0]
                why = f"批复数里没有 {facets.function}{fund}"
                yield remark(KIND, first.said.at, first.shown, why)


def _words(key: Key) -> str:
    parts = (key.function, key.economic, key.kind, key.fund)
    return " ".join(filter(None, parts)) or "合计"


def _places(amount: Sum) -> str:
    places = dict.fromkeys(amount.places)
    first = next(iter(places))
    return first if len(places) == 1 else f"{first} 等 {len(places)} 格（相加）"
