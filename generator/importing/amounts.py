"""What a column holds, and which of the columns of a table hold the amounts that count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

AMOUNT, TOTAL = "金额", "合计"
AMOUNTS = (AMOUNT, TOTAL)
MOST_YEARS = 2
"""Years side by side of which the last is this one: last year's and this year's."""
CARRIED = "上年结转结余"
CARRIED_OF = {
    "一般公共预算": "一般公共预算结转",
    "政府性基金预算": "政府性基金预算结转",
    "国有资本经营预算": "国有资本经营预算结转",
    "财政专户管理资金": "财政专户结转",
    "单位资金": "单位资金结转",
    "事业收入": "单位资金结转",
    "其他收入": "单位资金结转",
}
"""What is carried over of a fund."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its titles from top to bottom, what it holds, and the fund or kind that it stands
    for."""

    index: int
    title: str
    field: str
    fund: str = ""
    kind: str = ""
    economic: str = ""
    piece: int = 0
    """1 to 3 for 类, 款, 项 of a code that is spread over columns."""
    year: int = 0
    """The year that its titles name; 0 for none."""
    measure: str = ""
    """万元, 千元 or 元 where its titles say so."""

    @property
    def tells(self) -> tuple[str, ...]:
        """What an amount in it is besides an amount; nothing for a plain one."""
        said = (self.fund, self.kind, self.economic)
        return said if any(said) else ()


def fund_of(named: Sequence[str]) -> str:
    """The innermost fund of a column's titles; under 上年结转 it is what was carried of it."""
    fund = named[-1] if named else ""
    return CARRIED_OF.get(fund, fund) if CARRIED in named[:-1] else fund


def settled(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Which columns hold the amounts: of several years those of the last; beside amounts by fund or
    kind none that only sums them up; 合计 where there is no other."""
    return _with_amount(_without_sums(_of_last_year(columns)))


def _of_last_year(columns: Sequence[Column]) -> list[Column]:
    """Of two years the last is meant. Of more it is not known: they may be years to come."""
    years = {c.year for c in columns if c.field in AMOUNTS and c.year}
    if len(years) > MOST_YEARS:
        return list(columns)
    found = []
    for c in columns:
        is_before = c.field in AMOUNTS and c.year and c.year < max(years)
        found.append(replace(c, field="") if is_before else c)
    return found


def _without_sums(columns: Sequence[Column]) -> list[Column]:
    is_told = any(c.field == AMOUNT and c.tells for c in columns)
    found = []
    for c in columns:
        is_sum = is_told and c.field == AMOUNT and not c.tells
        found.append(replace(c, field=TOTAL) if is_sum else c)
    return found


def _with_amount(columns: Sequence[Column]) -> tuple[Column, ...]:
    first = next((c for c in columns if c.field == TOTAL), None)
    if first is None or any(c.field == AMOUNT for c in columns):
        return tuple(columns)
    return tuple(replace(c, field=AMOUNT) if c is first else c for c in columns)


def unclear(columns: Sequence[Column]) -> str:
    """Why it is not known which columns add up; ``""`` where it is."""
    amounts = [c for c in columns if c.field == AMOUNT]
    if twice := _alike(amounts):
        return f"有几栏金额：{'、'.join(twice)}，不知道取哪一栏"
    by_kind = [c.title for c in amounts if c.kind and not c.fund]
    by_fund = [c.title for c in amounts if c.fund and not c.kind]
    if by_kind and by_fund:
        return f"{'、'.join(by_kind)}与{'、'.join(by_fund)}像是同一笔钱的两种分法"
    return ""


def _alike(amounts: Sequence[Column]) -> list[str]:
    """The titles of amounts that nothing tells from each other."""
    found: dict[tuple[str, ...], list[str]] = {}
    for c in amounts:
        name = c.title.rpartition(" › ")[2] if c.tells else ""
        found.setdefault((*c.tells, name), []).append(c.title)
    return next((titles for titles in found.values() if len(titles) > 1), [])
