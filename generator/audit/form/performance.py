"""Performance tables against their projects and the unit: amounts, weights, counts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain
from typing import Final

from generator.audit.form.case import Case
from generator.audit.form.check import Check, added, not_checked, right, wrong
from generator.audit.form.goals import Goal
from generator.audit.free.finding import contradiction, remark
from generator.relations.facets import Facets
from generator.relations.said import ZERO, Said
from generator.rules.data import load

KIND: Final = "绩效"
APPROPRIATION: Final = "财政拨款"
OTHERS: Final = 3
"""Tables that must agree before one is the odd one out."""
FULL: Final = (Decimal(90), Decimal(100))
"""What weights come to: 10 points may be kept for 预算执行率."""
OF_PROJECTS: Final = "项目统计"


def funds(case: Case) -> Iterator[Check]:
    """The appropriation of a performance table is the project's."""
    for project in case.projects:
        fiscal = project.goal.fiscal if project.goal is not None else None
        if fiscal is None or project.amount is None:
            continue
        is_more = fiscal.amount > project.amount.amount
        if not (is_more and case.has_other_funds):
            why = f"项目“{project.name}”{project.amount.shown}"
            yield added(KIND, fiscal, [project.amount], why)


def weights(case: Case) -> Iterator[Check]:
    """The weights of a table come to 90 or 100, and to the same in every table."""
    goals = [goal for goal in case.goals if goal.weights]
    points = [sum((weight.value for weight in goal.weights), ZERO) for goal in goals]
    usual, times = Counter(points).most_common(1)[0] if points else (FULL[0], 0)
    is_usual = times == len(points) - 1 >= OTHERS
    for goal, own in zip(goals, points, strict=True):
        is_odd = own != usual and is_usual
        if own in FULL and not is_odd:
            yield right(*goal.weights)
            continue
        why = " + ".join(weight.text for weight in goal.weights)
        if is_odd:
            why = f"{why}；其余 {times} 张表都是 {usual} 分"
        why = f"{goal.title}：{why}"
        finding = contradiction(KIND, goal.weights[0].at, f"权重合计 {own}", why, "90 或 100")
        yield wrong(finding, *goal.weights)


def lacking(case: Case) -> Iterator[Check]:
    """Every project that is told of and not withheld has a performance table, if any has (T806)."""
    withheld = case.sentences.projects.withheld
    if not any(project.goal for project in case.projects):
        return
    without = []
    for one in case.told:
        is_withheld = bool(withheld and re.search(withheld, one.basis))
        if one.project is not None and one.project.goal is None and not is_withheld:
            without.append(one)
    if without:
        names = "、".join(one.project.name for one in without if one.project is not None)
        why = f"{len(without)} 个项目没有绩效目标表"
        yield wrong(remark(KIND, without[0].at, names, why))


def whole(case: Case) -> Iterator[Check]:
    """The goal of the whole unit: of all its money, and how many projects it names."""
    every = case.book.amount(Facets())
    count, money = case.figures.of("整体绩效.个数"), case.figures.of("整体绩效.金额")
    if count is not None and money is not None and every is not None and count.value:
        yield added("文表", money, [every])
    for goal in case.goals:
        if goal.is_whole:
            yield from _sources(case, goal, every)
            yield from _counts(case, goal)


def _sources(case: Case, goal: Goal, every: Said | None) -> Iterator[Check]:
    """What comes from the treasury is the appropriation; with the rest it is all money."""
    *fiscal, rest = [goal.sources.get(label) for label in case.sentences.goals.sources] or [None]
    known = [one for one in fiscal if one is not None]
    appropriation = case.book.amount(Facets(fund=APPROPRIATION))
    if known and appropriation is not None:
        yield added(KIND, appropriation, known)
    if known and every is not None and rest is not None:
        yield added(KIND, every, [*known, rest])


def _counts(case: Case, goal: Goal) -> Iterator[Check]:
    """Counts that the goals state are those of the paper (T610)."""
    for pattern, names in load("counts").items():
        spoken = chain.from_iterable(case.figures.spoken.get(name, ()) for name in names)
        known = {number.value for number in spoken}
        is_of_projects = any(name.startswith(OF_PROJECTS) for name in names)
        if is_of_projects and case.projects:
            known |= _project_counts(case)
        for found in re.finditer(pattern, goal.text) if known else ():
            stated = Decimal(next(group for group in found.groups() if group))
            if stated in known:
                yield right()
            elif is_of_projects and case.pays_otherwise:
                yield not_checked("另有政府性基金、国有资本经营预算的项目，个数无从核对")
            else:
                listed = "、".join(map(str, sorted(known)))
                why = "公开表、名单和说明里的个数"
                yield wrong(contradiction("文表", goal.at, found[0], why, listed))


def _project_counts(case: Case) -> set[Decimal]:
    """How many projects there are, with and without those of other money."""
    fiscal = Decimal(len(case.rows) or len(case.told))
    other = case.figures.of("绩效.非财政拨款.个数")
    return {fiscal, fiscal + (other.value if other is not None else 0)}


CHECKS: Final = (funds, weights, lacking, whole)
