"""Projects and their performance tables: amounts, weights, names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from generator.audit.case import Reread
from generator.audit.goals import Goal
from generator.audit.interval import ZERO
from generator.audit.model import Place
from generator.audit.relations.statistics import has_other_funds, paid_otherwise
from generator.audit.relations.sums import of_terms
from generator.audit.verdict import Answer, Kind, Verdict
from generator.audit.words import bare, near
from generator.rules.data import load

ALIKE = 0.9
OTHERS = 3  # tables that must agree before one is the odd one out
FULL = (Decimal(90), Decimal(100))  # 10 points may be kept for 预算执行率


def funds(case: Reread) -> Iterator[Verdict]:
    """年度预算总额 = 财政拨款 + 其他资金 = the project's amount."""
    for goal in case.goals:
        whole, fiscal, other = (goal.amounts.get(k) for k in ("总额", "财政拨款", "其他资金"))
        if whole and fiscal:
            yield of_terms(Kind.GOAL, whole, [fiscal, *([other] if other else [])])
        if number := case.goal_projects.get(goal.place.block, 0):
            printed = case.ledger.best(f"项目.{number}.一般公共预算拨款.金额")
            if fiscal and printed and not (fiscal.value > printed.value and has_other_funds(case)):
                yield of_terms(Kind.GOAL, fiscal, [printed])


def weights(case: Reread) -> Iterator[Verdict]:
    """The weights of a table come to 90 or 100, and to the same in every table."""
    points_of = {id(g): sum((w.value for w in g.weights), ZERO) for g in case.goals if g.weights}
    usual, times = Counter(points_of.values()).most_common(1)[0] if points_of else (FULL[0], 0)
    for goal in (g for g in case.goals if g.weights):
        points = points_of[id(goal)]
        is_odd = points != usual and times == len(points_of) - 1 >= OTHERS
        answer = Answer.HOLDS if points in FULL and not is_odd else Answer.CONTRADICTED
        why = " + ".join(w.text for w in goal.weights) + (
            f"；其余 {times} 张表都是 {usual} 分" if is_odd else ""
        )
        yield Verdict(
            Kind.GOAL, answer, goal.place, str(points), "90 或 100", why, tuple(goal.weights)
        )


def names(case: Reread) -> Iterator[Verdict]:
    """A performance table bears the project's name."""
    for goal in case.goals:
        number = case.goal_projects.get(goal.place.block, 0)
        if number and bare(case.tables.projects[number - 1]) != bare(goal.name):
            why = "同一项目的名称不一致"
            yield Verdict(
                Kind.NAME,
                Answer.CONTRADICTED,
                goal.place,
                goal.name,
                case.tables.projects[number - 1],
                why,
            )


def lacking(case: Reread) -> Iterator[Verdict]:
    """Every project of section seven that is not withheld has a performance table, if any has
    (T806)."""
    withheld = {number for number, text in case.withheld if "不予公开" in text}
    known = withheld | set(case.goal_projects.values())
    without = {number: place for number, _, place in case.spoken.projects if number not in known}
    if without and case.goal_projects and not any(s.columns_lost for s in case.outline.goals):
        listed = "、".join(case.tables.projects[number - 1] for number in without)
        place = next(iter(without.values()))
        yield Verdict(
            Kind.GOAL,
            Answer.REMARK,
            place,
            listed,
            computation=f"{len(without)} 个项目没有绩效目标表",
        )


def whole(case: Reread) -> Iterator[Verdict]:
    """整体绩效目标: of all the unit's money; its table: money by source, and the number of projects
    its goals name."""
    count, money, every = (
        case.ledger.best(n) for n in ("整体绩效.个数", "整体绩效.金额", "支出.合计.金额")
    )
    if count and money and every:
        yield of_terms(Kind.NARRATIVE, money, [every if count.value else count])
    for goal in (g for g in case.goals if g.is_whole):
        fiscal = [goal.amounts[k] for k in ("上级安排", "本级安排") if k in goal.amounts]
        printed = case.ledger.best("收入.财政拨款.金额")
        if fiscal and printed:
            yield of_terms(Kind.GOAL, printed, fiscal)
        total = case.ledger.best("支出.合计.金额") or case.ledger.best("收入.合计.金额")
        if fiscal and total and "其他" in goal.amounts:
            yield of_terms(Kind.GOAL, total, [*fiscal, goal.amounts["其他"]])
        yield from _counted(case, goal)


def _counted(case: Reread, goal: Goal) -> Iterator[Verdict]:
    """Counts that the goals state are those of the file (T610)."""
    for pattern, names in load("counts").items():
        known = {r.value for name in names if (r := case.ledger.best(name))}
        otherwise = Answer.CONTRADICTED
        if case.tables.projects and any(name.startswith("项目统计") for name in names):
            known |= _project_counts(case)
            otherwise = Answer.UNCHECKED if paid_otherwise(case) else Answer.CONTRADICTED
        for match in re.finditer(pattern, goal.text) if known else ():
            stated = Decimal(next(group for group in match.groups() if group))
            answer = Answer.HOLDS if stated in known else otherwise
            place = Place(goal.place.block, "", goal.place.page, "整体绩效目标表", label=match[0])
            listed = "、".join(map(str, sorted(known)))
            yield Verdict(
                Kind.NARRATIVE, answer, place, match[0], f"{listed}", "公开表、名单和说明里的个数"
            )


def _project_counts(case: Reread) -> set[Decimal]:
    """How many projects there are, with and without those of other money."""
    fiscal = Decimal(len(case.tables.project_codes) or len({n for n, _, _ in case.spoken.projects}))
    other = case.ledger.best("绩效.非财政拨款.个数")
    return {fiscal, fiscal + other.value if other else fiscal}


def project_of(
    goal: Goal, case_projects: list[str], amounts: dict[int, Decimal], taken: set[int]
) -> int:
    """The project a performance table is of."""
    free = [n for n in amounts if n not in taken]
    value = goal.amounts["总额"].value if "总额" in goal.amounts else ZERO
    alike = sorted(
        free, key=lambda n: (-near(case_projects[n - 1], goal.name), amounts[n] != value)
    )
    exact = [
        n for n in free if bare(case_projects[n - 1]) == bare(goal.name) and amounts[n] == value
    ]
    good = [n for n in alike if near(case_projects[n - 1], goal.name) >= ALIKE]
    money = [
        n for n in alike if amounts[n] == value and near(case_projects[n - 1], goal.name) >= 0.3
    ]
    return (exact or good or money or [0])[0]
