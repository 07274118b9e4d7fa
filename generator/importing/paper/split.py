"""The paper's sums taken apart: how much of every 项 each source pays, as basic and as project
expenditure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product
from typing import Final

from generator.catalogue.classification import Catalogue
from generator.catalogue.terms import CARRIED_OVER, ITEM, KINDS, THIS_YEAR
from generator.catalogue.trees import funds
from generator.importing.paper.solve import Part, Solution, Sum, solve
from generator.importing.paper.told import Told
from generator.relations.facets import Facets
from generator.relations.ledger import Stated

BUDGETS: Final = ("一般公共预算", "政府性基金预算", "国有资本经营预算")
INCOME: Final = "收入"
HALF: Final = Decimal("0.5")
"""Of the last digit printed: what rounding may set a number off."""


def split(told: Told, catalogue: Catalogue) -> Solution:
    """Every part that has money, and those that the paper has a blank for. Where several sources
    would do, that of the budget in whose list the 项 is."""
    codes = functions(told)
    sources = _sources(told)
    sums = [made for key, one in _spent(told) if (made := _sum(key, one, codes, sources))]
    sums += _not_listed(told, codes, sources)
    order = funds().leaves()
    spent = _named_with_money(told)

    def rank(part: Part) -> tuple[int, ...]:
        budget = catalogue.budget_of(part.function)
        is_of_another = bool(budget) and part.fund in BUDGETS and part.fund != budget
        return int(is_of_another), -spent.get(part.fund, 0), order.index(part.fund)

    return solve(sums, rank)


def _named_with_money(told: Told) -> dict[str, int]:
    """The sources that a row is called after: 1 where any of these rows has money, -1 where none
    has, whatever the row stands below."""
    found: dict[str, int] = {}
    for sheet in told.reading.sheets:
        for part in sheet.parts:
            for row in part.rows:
                columns = part.block.amounts
                has_money = any(sheet.said(row.at, column.at).value for column in columns)
                fund = row.meaning.facets.fund if row.meaning.is_whole else ""
                found[fund] = max(found.get(fund, -1), 1 if has_money else -1)
    return found


def functions(told: Told) -> list[str]:
    """The 项 that any table has a row for."""
    return sorted({key.function for key, _ in told.tables() if len(key.function) == ITEM})


def _spent(told: Told) -> Iterator[tuple[Facets, Stated]]:
    """The sums by code, source and kind; those of income only where income is what is spent."""
    is_same = _is_income_spent(told)
    for key, one in (*told.tables(), *told.totals_in_words()):
        is_spent = one.side != INCOME or key.function or is_same
        if is_spent and _is_plain(key):
            yield key, one


def _is_income_spent(told: Told) -> bool:
    """Whether the totals of both sides are the same."""
    totals = [one for key, one in told.tables() if key == Facets() and one.side]
    return len({one.amount for one in totals}) <= 1


def _is_plain(key: Facets) -> bool:
    """Whether an amount is of codes, sources and kinds only."""
    is_of_others = key.economic or key.item or key.name
    return not is_of_others and key.kind in ("", *KINDS)


def _sum(key: Facets, one: Stated, codes: Sequence[str], sources: Sequence[str]) -> Sum | None:
    """A printed sum with the parts that it is over; ``None`` where it is over none."""
    below = [code for code in codes if code.startswith(key.function)]
    parts = _parts(below, key.fund, key.kind, sources)
    if not parts:
        return None
    slack = HALF * one.said.amount_step * len(below) if one.amount else Decimal(0)
    return Sum(one.amount, parts, slack)


def _parts(codes: Sequence[str], fund: str, kind: str, sources: Sequence[str]) -> set[Part]:
    """The parts of some codes that a source pays, of one kind or of both."""
    paying = [source for source in sources if _pays(fund, source)]
    kinds = [kind] if kind else KINDS
    return {Part(*one) for one in product(codes, paying, kinds)}


def _not_listed(told: Told, codes: Sequence[str], sources: Sequence[str]) -> Iterator[Sum]:
    """Nothing of a source is for a 项 that its own table does not list."""
    listed: dict[tuple[str, str], set[str]] = {}
    for key, _ in told.tables():
        if key.fund and len(key.function) == ITEM and _is_plain(key):
            listed.setdefault((key.fund, key.kind), set()).add(key.function)
    for (fund, kind), mine in listed.items():
        for code in set(codes) - mine:
            yield Sum(Decimal(0), _parts([code], fund, kind, sources))


def _pays(fund: str, source: str) -> bool:
    path = funds().path(source)
    if fund == THIS_YEAR:
        return CARRIED_OVER not in path
    return fund in path


def _sources(told: Told) -> list[str]:
    """The sources that the paper tells apart; of a group that it does not divide, the first."""
    named = {key.fund for key, _ in told.tables()} & set(funds().leaves())
    found = []
    for leaf in funds().leaves():
        siblings = funds().children(funds().parents[leaf])
        if leaf in named or (leaf == siblings[0] and not named & set(siblings)):
            found.append(leaf)
    return found
