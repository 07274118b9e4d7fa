"""What the paper says of its projects as a whole: how many, with how much money, with how many
performance tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.audit.form.case import GENERAL, Case
from generator.audit.form.check import Check, added, in_unit, right, shown, wrong
from generator.audit.form.figures import worth
from generator.audit.free.finding import Weight, contradiction, remark
from generator.relations.facets import Facets
from generator.relations.said import SCALES, ZERO, Said

KIND: Final = "文表"
COUNT: Final = "个数"
CARRIED: Final = "上年结转结余"

Amounts = list[Said]


def projects(case: Case) -> Iterator[Check]:
    """Counts and amounts of the projects of the table, of those told of, and of the performance
    tables; projects of other funds, which no table lists, may be counted too."""
    rows = _printed([project.amount for project in case.rows])
    told = _printed([one.project.amount if one.project else None for one in case.told])
    goals = _printed([goal.fiscal for goal in case.goals if not goal.is_whole])
    filled = [one for one in goals if one.value]
    listed = [one for one in (rows or told, told) if one]
    every = listed if case.has_other_funds or not filled else [*listed, filled]
    yield from _one_of(case, "绩效.一般公共预算", every)
    if not case.has_other_funds:
        yield from _one_of(case, "绩效.财政拨款", every)
    yield from _one_of(case, "项目统计.全部", listed[:1])


def secret(case: Case) -> Iterator[Check]:
    """Projects that are kept secret, by what the lines on them say."""
    expression = case.sentences.projects.secret
    told = [one for one in case.told if expression and re.search(expression, one.basis)]
    amounts = _printed([one.project.amount if one.project else None for one in told])
    if amounts:
        for check in _one_of(case, "项目统计.涉密", [amounts]):
            yield or_other_money(case, check)


def goals(case: Case) -> Iterator[Check]:
    """How many performance tables there are."""
    tables = sum(not goal.is_whole for goal in case.goals)
    every = case.figures.of("项目统计.全部.个数")
    rest = int(every.value) - tables if every is not None else 0
    why = f"文中有 {tables} 张项目绩效目标表"
    for name, expected in (("填绩效表", tables), ("未填绩效表", rest)):
        count = case.figures.of(f"项目统计.{name}.个数")
        if tables and count is not None:
            yield _count(count, expected, why)
    count = case.figures.of("整体绩效.个数")
    if count is not None and case.goals:
        yield _count(count, len(case.goals) - tables, "整体绩效目标表的张数")


def _printed(amounts: Sequence[Said | None]) -> Amounts:
    return [one for one in amounts if one is not None]


def _one_of(case: Case, name: str, groups: Sequence[Amounts]) -> Iterator[Check]:
    """A count and an amount that belong to one of several groups of projects."""
    count, money = case.figures.of(f"{name}.个数"), case.figures.of(f"{name}.金额")
    if count is None or not groups:
        return
    group = next((one for one in groups if len(one) == count.value), groups[0])
    yield _count(count, len(group), f"共 {len(group)} 个项目")
    if money is not None:
        yield added(KIND, money, group)


def or_other_money(case: Case, check: Check) -> Check:
    """A finding against the appropriation of a project, that other money may explain: to be looked
    at where there is any."""
    is_wrong = check.finding is not None and check.finding.weight is Weight.CONTRADICTION
    if check.finding is None or not is_wrong or not case.may_be_other_money:
        return check
    why = f"{check.finding.why}（项目可能另有其他资金）"
    return check._replace(finding=check.finding._replace(weight=Weight.REMARK, why=why))


def _count(count: Said, expected: int, why: str) -> Check:
    if count.value == expected:
        return right(count)
    return wrong(contradiction(COUNT, count.at, shown(count), why, str(expected)), count)


# -- money that is no appropriation


def not_fiscal(case: Case) -> Iterator[Check]:
    """Project money outside the appropriation: all of it less that of the general budget and the
    funds. What projects paid from both have of it, and what is carried over, may be counted with
    neither."""
    money, count = case.figures.of("绩效.非财政拨款.金额"), case.figures.of("绩效.非财政拨款.个数")
    every, general = case.of_projects(), case.of_projects(GENERAL)
    if money is None or count is None or every is None or general is None:
        return
    covers = (money, count, every, general)
    rest = worth(every) - worth(general) - sum(map(worth, case.pays_otherwise), ZERO)
    off = sum((one.amount_step for one in (money, every, general)), ZERO)
    apart = sum(map(worth, _counted_apart(case)), ZERO)
    is_mixed = case.figures.of("绩效.重计.个数") is not None
    is_explained = not money.value and (is_mixed or rest - apart <= off)
    if worth(money) == rest or is_explained:
        yield right(*covers)
        return
    unit = SCALES[money.unit]
    why = (
        f"项目支出 {every.shown} − 一般公共预算项目支出 {general.shown} = "
        f"{rest / unit:,}{money.unit}"
    )
    is_wrong = not money.value or worth(money) > rest + off
    make = contradiction if is_wrong else remark
    note = "" if is_wrong else "；按填了绩效表的项目统计时可以不同"
    printed, expected = f"{shown(count)}，{shown(money)}", f"{rest / unit:,}{money.unit}"
    yield wrong(make("表间", money.at, printed, f"{why}{note}", expected), *covers)


def _counted_apart(case: Case) -> Amounts:
    """Other money of projects that have an appropriation too, and what is carried over."""
    found = [in_unit(goal.other, "元") for goal in case.goals if goal.other is not None]
    carried = case.book.amount(Facets(fund=CARRIED))
    return [*found, carried] if carried is not None else found


CHECKS: Final = (projects, secret, goals, not_fiscal)
