"""Projects and their performance tables: amounts, weights, names, counts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from generator.audit.case import Reread
from generator.audit.goals import Goal
from generator.audit.interval import ZERO
from generator.audit.model import Place
from generator.audit.readings import Reading
from generator.audit.relations.sums import of_terms
from generator.audit.verdict import Answer, Kind, Verdict, plain
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
            if fiscal and printed:
                yield of_terms(Kind.GOAL, fiscal, [printed])


def weights(case: Reread) -> Iterator[Verdict]:
    """The weights of a table come to 90 or 100, and to the same in every table."""
    points_of = {id(g): sum((w.value for w in g.weights), ZERO) for g in case.goals if g.weights}
    usual, times = Counter(points_of.values()).most_common(1)[0] if points_of else (FULL[0], 0)
    for goal in (g for g in case.goals if g.weights):
        points = points_of[id(goal)]
        is_odd = points != usual and times == len(points_of) - 1 >= OTHERS
        answer = Answer.HOLDS if points in FULL and not is_odd else Answer.CONTRADICTED
        why = " + ".join(w.text for w in goal.weights) + (f"；其余 {times} 张表都是 {usual} 分" if is_odd else "")
        yield Verdict(Kind.GOAL, answer, goal.place, str(points), "90 或 100", why, tuple(goal.weights))


def names(case: Reread) -> Iterator[Verdict]:
    """A performance table bears the project's name."""
    for goal in case.goals:
        number = case.goal_projects.get(goal.place.block, 0)
        if number and bare(case.tables.projects[number - 1]) != bare(goal.name):
            why = "同一项目的名称不一致"
            yield Verdict(Kind.NAME, Answer.CONTRADICTED, goal.place, goal.name, case.tables.projects[number - 1], why)


def whole(case: Reread) -> Iterator[Verdict]:
    """整体绩效目标表: the unit's money by source, and the number of projects its goals name."""
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
        if any(name.startswith("项目统计") for name in names):
            known |= _project_counts(case)
        for match in re.finditer(pattern, goal.text) if known else ():
            stated = Decimal(next(group for group in match.groups() if group))
            answer = Answer.HOLDS if stated in known else Answer.CONTRADICTED
            place = Place(goal.place.block, "", goal.place.page, "整体绩效目标表", label=match[0])
            listed = "、".join(map(str, sorted(known)))
            yield Verdict(Kind.NARRATIVE, answer, place, match[0], f"{listed}", "公开表、名单和说明里的个数")


def _project_counts(case: Reread) -> set[Decimal]:
    """How many projects there are, with and without those of other money."""
    fiscal = Decimal(len(case.tables.project_codes) or len({n for n, _, _ in case.spoken.projects}))
    other = case.ledger.best("绩效.非财政拨款.个数")
    return {fiscal, fiscal + other.value if other else fiscal}


def statistics(case: Reread) -> Iterator[Verdict]:
    """Counts and amounts of projects in 预算绩效情况 and 其他需说明的事项."""
    own = [r for n in case.tables.project_codes if (r := case.ledger.best(f"项目.{n}.一般公共预算拨款.金额"))]
    spoken = [r for n, _, _ in case.spoken.projects if (r := case.ledger.best(f"项目.{n}.一般公共预算拨款.金额"))]
    projects = own or spoken
    filled_in = [
        a["财政拨款"] for g in case.goals if not g.is_whole and (a := g.amounts).get("财政拨款") and a["财政拨款"].value
    ]
    groups = [projects, spoken, filled_in]
    yield from _one_of(case, "绩效.财政拨款", [g for g in groups if g])
    if projects:
        yield from _one_of(case, "项目统计.全部", [projects])
    secret = [n for n, text in case.withheld if "完全不予公开" in text]
    amounts = [r for n in secret if (r := case.ledger.best(f"项目.{n}.一般公共预算拨款.金额"))]
    if amounts:
        yield from _one_of(case, "项目统计.涉密", [amounts])
    tables = len([g for g in case.goals if not g.is_whole])
    total = case.ledger.best("项目统计.全部.个数")
    for name, expected in (("填绩效表", tables), ("未填绩效表", int(total.value) - tables if total else 0)):
        if tables and (count := case.ledger.best(f"项目统计.{name}.个数")):
            yield _count(count, expected, f"文中有 {tables} 张项目绩效目标表")
    whole_tables = len([g for g in case.goals if g.is_whole])
    is_whole_lost = not whole_tables and any(s.columns_lost for s in case.outline.goals)
    if (count := case.ledger.best("整体绩效.个数")) and case.goals and not is_whole_lost:
        yield _count(count, whole_tables, "整体绩效目标表的张数")
    yield from _not_fiscal(case)


def _one_of(case: Reread, name: str, groups: list[list[Reading]]) -> Iterator[Verdict]:
    """A count and an amount that belong to one of several groups of projects."""
    count, money = case.ledger.best(f"{name}.个数"), case.ledger.best(f"{name}.金额")
    if count is None or not groups:
        return
    fitting = [g for g in groups if len(g) == count.value]
    group = (fitting or groups)[0]
    yield _count(count, len(group), f"共 {len(group)} 个项目")
    if money:
        yield of_terms(Kind.NARRATIVE, money, group)


def _count(count: Reading, expected: int, why: str) -> Verdict:
    answer = Answer.HOLDS if count.value == expected else Answer.CONTRADICTED
    return Verdict(Kind.COUNT, answer, count.place, count.text, str(expected), why, (count,))


def _not_fiscal(case: Reread) -> Iterator[Verdict]:
    """Project money outside the appropriation: all of it less that of the general budget and the funds."""
    money, count = case.ledger.best("绩效.非财政拨款.金额"), case.ledger.best("绩效.非财政拨款.个数")
    every, general = case.ledger.best("支出.项目支出.金额"), case.ledger.best("支出.一般公共预算拨款.项目支出.金额")
    if not (money and count and every and general):
        return
    others = [case.ledger.best(f"支出.{f}.项目支出.金额") for f in ("政府性基金预算拨款", "国有资本经营预算拨款")]
    rest = every.value - general.value - sum((o.value for o in others if o), ZERO)
    why = f"项目支出 {every.text} − 一般公共预算项目支出 {general.text} = {plain(rest)}"
    if bool(money.value) != bool(rest) or bool(count.value) != bool(rest):
        answer = Answer.CONTRADICTED
    elif money.value != rest:
        answer, why = Answer.REMARK, f"{why}；按填了绩效表的项目统计时可以不同"
    else:
        answer = Answer.HOLDS
    yield Verdict(
        Kind.CROSS,
        answer,
        money.place,
        f"{count.text}个，{money.text}",
        plain(rest),
        why,
        (money, count, every, general),
    )


def project_of(goal: Goal, case_projects: list[str], amounts: dict[int, Decimal], taken: set[int]) -> int:
    """The project a performance table is of."""
    free = [n for n in amounts if n not in taken]
    value = goal.amounts["总额"].value if "总额" in goal.amounts else ZERO
    alike = sorted(free, key=lambda n: (-near(case_projects[n - 1], goal.name), amounts[n] != value))
    exact = [n for n in free if bare(case_projects[n - 1]) == bare(goal.name) and amounts[n] == value]
    good = [n for n in alike if near(case_projects[n - 1], goal.name) >= ALIKE]
    money = [n for n in alike if amounts[n] == value and near(case_projects[n - 1], goal.name) >= 0.3]
    return (exact or good or money or [0])[0]
