"""上年 by recomputation: what the paper says of this year less what it says has changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from generator.authoring.emit import Flow
from generator.catalogue.terms import GENERAL, ITEM, KINDS, PROJECTS
from generator.catalogue.trees import funds
from generator.importing.paper.changes import Base
from generator.importing.paper.draft import Draft
from generator.importing.paper.solve import Part, Solution
from generator.importing.paper.subset import making_up
from generator.importing.paper.told import ZERO, Told
from generator.importing.paper.words import words
from generator.relations.facets import Facets
from generator.relations.labels import OF_ITEM

SECTION: Final = "上年"
THREE_PUBLIC: Final = "三公"
OF_GENERAL: Final = "一般公共预算拨款"


def last_year(draft: Draft, told: Told, listed: Sequence[Base], solution: Solution) -> None:
    """Fill in 上年 › 支出, 三公经费 and 机关运行经费."""
    found: dict[str, Any] = {}
    spent = _spent(draft, told, listed, solution)
    if spent:
        found["支出"] = spent
    items = _three_public(draft, told, listed)
    if items:
        found["三公经费"] = items
    for base in listed:
        if base.facets.item == "机关运行经费":
            found["机关运行经费"] = draft.money(base.amount)
            draft.origin(told.where(base.at), SECTION, "机关运行经费")
    draft.sections[SECTION] = found


def _three_public(draft: Draft, told: Told, listed: Sequence[Base]) -> dict[str, Decimal]:
    """The four items; the only one that no sentence compares is what the total leaves for it."""
    found: dict[str, Decimal] = {}
    total: Base | None = None
    for base in listed:
        said = words("三公").get(base.facets.item)
        if said is not None:
            found.setdefault(said["项"], draft.money(base.amount))
            draft.origin(told.where(base.at), SECTION, "三公经费", said["项"])
        elif base.facets.item == THREE_PUBLIC:
            total = base
    lacking = [said["项"] for key, said in words("三公").items() if _is_left(told, key, found)]
    if total is not None and len(lacking) == 1:
        item = lacking[0]
        found[item] = draft.money(total.amount) - sum(found.values(), ZERO)
        draft.origin(told.where(total.at), SECTION, "三公经费", item)
        draft.doubt(f"上年{item}：文件里没有写，由合计推出", SECTION, "三公经费", item)
    return found


def _is_left(told: Told, key: str, found: Mapping[str, Decimal]) -> bool:
    """Whether an item has money this year, and no sentence compares it with last year."""
    funds_of = ("", "财政拨款", OF_GENERAL)
    amounts = [told.amount(Facets(item=key, fund=fund)) for fund in funds_of]
    return words("三公")[key]["项"] not in found and any(amounts)


def _spent(draft: Draft, told: Told, listed: Sequence[Base], solution: Solution) -> list[Flow]:
    """Last year's spending by 项: of the general public budget as the sentences tell it, of any
    other source where this year has it under one 项 only."""
    codes: dict[str, Base] = {}
    for base in listed:
        code = base.facets.function
        if len(code) == ITEM and base.facets.fund == OF_GENERAL:
            codes.setdefault(code, base)
        elif base.facets.name.endswith(OF_ITEM):
            what = base.facets.name.removesuffix(OF_ITEM)
            draft.problem(told.where(base.at), f"科目“{what}”没有找到编码，上年数没有写入。")
    shares = _shares(codes, listed, solution)
    found: list[Flow] = []
    for code, base in sorted(codes.items()):
        if not base.amount:
            continue
        mine = shares.get(code, {PROJECTS: base.amount})
        if code not in shares:
            draft.doubt(f"{code} 上年是基本支出还是项目支出", SECTION, "支出", len(found))
        draft.origin(told.where(base.at), SECTION, "支出", len(found))
        money = {kind: draft.money(amount) for kind, amount in mine.items()}
        found.append(Flow({"功能科目": code, **money}))
    if found:
        _of_other_sources(draft, told, listed, solution, found)
    return found


def _of_other_sources(
    draft: Draft,
    told: Told,
    listed: Sequence[Base],
    solution: Solution,
    found: list[Flow],
) -> None:
    taken: set[str] = set()
    for base in listed:
        fund = base.facets.fund
        is_of_source = base.facets._replace(side="") == Facets(fund=fund)
        part = _only_part(solution, fund) if fund and is_of_source else None
        if part is None or not base.amount or fund in taken:
            continue
        taken.update(funds().path(part.fund))
        draft.doubt(f"上年{fund}的功能科目和支出性质", SECTION, "支出", len(found))
        draft.origin(told.where(base.at), SECTION, "支出", len(found))
        head = {"功能科目": part.function, "资金来源": part.fund}
        found.append(Flow({**head, part.kind: draft.money(base.amount)}))


def _only_part(solution: Solution, fund: str) -> Part | None:
    """What a source other than the usual one pays this year, where that is one part only."""
    paid = [part for part, amount in solution.amounts.items() if amount]
    mine = [part for part in paid if part.fund != GENERAL and fund in funds().path(part.fund)]
    return mine[0] if len(mine) == 1 else None


Shares = dict[str, dict[str, Decimal]]
"""Amounts in 元 by code and by kind of expenditure."""


def _shares(codes: Mapping[str, Base], listed: Sequence[Base], solution: Solution) -> Shares:
    """Basic and project expenditure of each code: what it is this year; else what makes up the
    totals of both."""
    found: Shares = {}
    for code, base in codes.items():
        paid = {p.kind for p, amount in solution.amounts.items() if amount and p.function == code}
        if len(paid) == 1:
            found[code] = {paid.pop(): base.amount}
    open_ = {code: base.amount for code, base in codes.items() if code not in found}
    rests = {kind: total - _sum_of(found, kind) for kind, total in _totals(listed).items()}
    is_consistent = len(rests) < len(KINDS) or sum(rests.values()) == sum(open_.values())
    for kind, other in (KINDS, KINDS[::-1]):
        if kind in rests and open_ and is_consistent:
            more = _divided(open_, rests[kind], kind, other)
            if more:
                return found | more
    return found


def _sum_of(shares: Shares, kind: str) -> Decimal:
    return sum((share.get(kind, ZERO) for share in shares.values()), ZERO)


def _divided(open_: Mapping[str, Decimal], rest: Decimal, kind: str, other: str) -> Shares:
    """The codes of which ``rest`` is of one kind: some whole, or one in part; none where neither
    comes out."""
    mine = making_up(open_, rest)
    if mine or not rest:
        kinds = {code: kind if code in mine else other for code in open_}
        return {code: {kinds[code]: amount} for code, amount in open_.items()}
    code, amount = next(iter(open_.items()))
    if len(open_) == 1 and ZERO < rest < amount:
        return {code: {kind: rest, other: amount - rest}}
    return {}


def _totals(listed: Sequence[Base]) -> dict[str, Decimal]:
    """Last year's basic and project expenditure of the general public budget."""
    found = {}
    for kind in KINDS:
        for base in listed:
            if base.facets._replace(side="") == Facets(fund=OF_GENERAL, kind=kind):
                found[kind] = base.amount
    return found
