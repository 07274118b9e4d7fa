"""Last year's amounts, as this year's and their changes imply them: they add up as this year's
do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from typing import Final, NamedTuple

from generator.audit.form.case import GENERAL, PROJECTS, Case
from generator.audit.form.check import Check, not_checked, right, wrong
from generator.audit.free.finding import contradiction, remark
from generator.relations.changes import is_item
from generator.relations.claims import Claim
from generator.relations.facets import NOTHING, Facets
from generator.relations.said import SCALES, ZERO, Said
from generator.relations.verdict import HALF
from generator.relations.vocabulary import vocabulary

KIND: Final = "增减额"
KINDS: Final = ("基本支出", PROJECTS)
THREE_PUBLIC: Final = "三公"


class Prior(NamedTuple):
    """Last year's amount of what a claim is of, in 元, and how far rounding may set it off."""

    key: Facets
    change: Said
    current: Said

    @property
    def value(self) -> Decimal:
        """The amount."""
        return self.current.amount - self.change.amount

    @property
    def off(self) -> Decimal:
        """Half a step of each of the two."""
        return HALF * (self.current.amount_step + self.change.amount_step)


def sources(case: Case) -> Iterator[Check]:
    """Last year's sources of income come to last year's kinds of expenditure: of all money, and of
    the general budget."""
    known = priors(case)
    every = [known[key] for key in known if key.fund and key == Facets(fund=key.fund)]
    spending = _kinds(known, "")
    if spending and every:
        these, those = "收入各来源的上年数", "基本支出、项目支出的上年数"
        yield _compared(every, spending, these, those)
    own = [one for one in every if one.key.fund in _of_fund(GENERAL)]
    general = _kinds(known, GENERAL)
    if general and own:
        these, those = "一般公共预算基本支出、项目支出的上年数", "一般公共预算收入的上年数"
        yield _compared(general, own, these, those)


def items(case: Case) -> Iterator[Check]:
    """Last year's 项 of the general budget come to its kinds."""
    known = priors(case)
    general = _kinds(known, GENERAL)
    parts = [prior for key, prior in known.items() if key.fund == GENERAL and is_item(key)]
    if general and parts and not _unread(case, known):
        those = "一般公共预算基本支出、项目支出的上年数"
        yield _compared(parts, general, "各项的上年数", those)
        yield from _by_kind(case, parts, general)


def _kinds(known: Mapping[Facets, Prior], fund: str) -> list[Prior]:
    """Both kinds of expenditure of a fund; nothing where one is not known."""
    found = [known.get(Facets(fund=fund, kind=kind)) for kind in KINDS]
    printed = [one for one in found if one is not None]
    return printed if len(printed) == len(KINDS) else []


def three_public(case: Case) -> Iterator[Check]:
    """Last year's 三公 items add up."""
    known = priors(case)
    whole = next((one for key, one in known.items() if key.item == THREE_PUBLIC), None)
    leaves = _leaves(THREE_PUBLIC, {key.item for key in known})
    parts = [one for key, one in known.items() if key.item in leaves]
    if whole is not None and parts:
        these, those = "“三公”各项的上年数", "“三公”合计的上年数"
        yield _compared(parts, [whole], these, those)


def priors(case: Case) -> dict[Facets, Prior]:
    """Last year's amount of everything whose change a sentence prints, the first of each."""
    found: dict[Facets, Prior] = {}
    for claim in case.reading.claims:
        prior = _prior(case, claim)
        if prior is not None:
            found.setdefault(prior.key, prior)
    return found


def _prior(case: Case, claim: Claim) -> Prior | None:
    if claim.facets is None or claim.change is None or claim.is_guess:
        return None
    key, change = claim.facets._replace(side=""), claim.change.signed
    current = claim.amount or case.book.amount(key)
    if key == NOTHING or current is None or not (current.is_money and change.is_money):
        return None
    return Prior(key, change, current)


def _of_fund(fund: str) -> tuple[str, ...]:
    """A fund and its parts."""
    return (fund, *vocabulary().funds.children(fund))


def _leaves(item: str, known: AbstractSet[str]) -> set[str]:
    """The known parts of an item that have no known ones below them."""
    forest = vocabulary().items
    below = {one for one in known if forest.is_below(one, item)}
    return {one for one in below if not any(forest.is_below(other, one) for other in below)}


def _unread(case: Case, known: Mapping[Facets, Prior]) -> bool:
    """Whether an item has an amount, and no change was read."""
    for key, found in case.book.entries.items():
        is_paid = any(one.amount for one in found)
        if key.fund == GENERAL and is_item(key) and is_paid and key not in known:
            return True
    return False


def _compared(
    parts: Sequence[Prior], wholes: Sequence[Prior], these: str, those: str, *, is_sure: bool = True
) -> Check:
    """Two sums of last year's amounts, where this year's are the same; what is wrong stands at the
    whole's change."""
    every = (*parts, *wholes)
    covers = [*(one.change for one in every), *(one.current for one in every)]
    off = sum((one.off for one in (*parts, *wholes)), ZERO)
    now = sum((one.current.amount for one in parts), ZERO)
    if abs(now - sum((one.current.amount for one in wholes), ZERO)) > off:
        return right()  # something was not read, or is wrong by itself
    before, other = _total(parts), _total(wholes)
    gap = before - other
    if not gap:
        return right(*covers)
    target = wholes[-1].change
    unit = SCALES[target.unit]
    why = (
        f"{these}合计 {before / unit:,}，{those}合计 {other / unit:,}，"
        f"相差 {gap / unit:,}（上年数 = 本年数 ∓ 增减额）"
    )
    expected = sum((one.change.amount for one in parts), ZERO) / unit
    printed = sum((one.change.amount for one in wholes), ZERO) / unit
    is_contradiction = is_sure and abs(gap) > off
    make = contradiction if is_contradiction else remark
    finding = make(KIND, target.at, f"{printed:,}{target.unit}", why, f"{expected:,}")
    return wrong(finding._replace(is_rounding=abs(gap) <= off), *covers)


def _by_kind(case: Case, items: Sequence[Prior], of_general: Sequence[Prior]) -> Iterator[Check]:
    """Items that are wholly 基本 or wholly 项目 this year, if all are and none fell to nothing:
    last year by kind. Where one may have been of the other kind then, what differs is only worth a
    look."""
    sides: dict[str, list[Prior]] = {kind: [] for kind in KINDS}
    for item in items:
        kind = _kind(case, item)
        if not kind:
            yield not_checked("该项的上年数分不出基本支出和项目支出")
            return
        sides[kind].append(item)
    may_have_moved = _meets(items, of_general)
    for whole in of_general:
        members = sides[whole.key.kind]
        if members:
            kind = whole.key.kind
            these, those = f"今年全是{kind}的各项上年数", f"一般公共预算{kind}的上年数"
            yield _compared(members, [whole], these, those, is_sure=not may_have_moved)


def _kind(case: Case, item: Prior) -> str:
    """The kind that all of an item is of; empty where it has both or is nothing."""
    paid = []
    for kind in KINDS:
        amount = case.book.amount(item.key._replace(kind=kind))
        if amount is not None and amount.value:
            paid.append(kind)
    return paid[0] if len(paid) == 1 and item.current.value else ""


def _meets(parts: Sequence[Prior], wholes: Sequence[Prior]) -> bool:
    """Whether two sums are the same, rounding apart."""
    off = sum((one.off for one in (*parts, *wholes)), ZERO)
    return abs(_total(parts) - _total(wholes)) <= off


def _total(priors: Sequence[Prior]) -> Decimal:
    """Last year's amounts added up, in 元."""
    return sum((one.value for one in priors), ZERO)


CHECKS: Final = (sources, items, three_public)
