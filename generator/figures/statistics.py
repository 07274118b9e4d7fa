"""Counts and amounts of projects (项目统计): by the money that they have, and by what is disclosed
of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from generator.budget.model import Budget
from generator.budget.projects import Project
from generator.catalogue.terms import FISCAL
from generator.catalogue.trees import funds
from generator.figures.model import Figures
from generator.figures.name import AMOUNT, PROJECT, join
from generator.figures.spending import OTHER_MONEY

Numbers = frozenset[int]
"""Places of projects in their list, from 1."""
OTHERS = "非财政拨款"


@dataclass(frozen=True, slots=True)
class _Group:
    """Projects that are counted together, by their places in the list; ``money``: only what they
    have of one kind of money is added up."""

    name: str
    projects: Numbers
    money: str = ""


def add_statistics(figures: Figures, budget: Budget) -> None:
    """All of 项目统计 and 整体绩效."""
    sources = (FISCAL, *funds().children(FISCAL), OTHERS)
    paid = {fund: _paid(figures, budget, fund) for fund in sources}
    for group in (*_by_money(paid), *_by_disclosure(budget, paid)):
        _add(figures, budget, group)
    whole = (budget.performance.at(),) if budget.performance else ()
    figures.count("整体绩效.个数", whole)
    figures.sum("整体绩效.金额", ("支出.合计.金额",) if whole else ())


def _by_money(paid: Mapping[str, Numbers]) -> Iterator[_Group]:
    kinds_of_money: Counter[int] = Counter()
    for fund, projects in paid.items():
        yield _Group(fund, projects, OTHER_MONEY if fund == OTHERS else fund)
        if fund != FISCAL:
            kinds_of_money.update(projects)
    yield _Group("兼有", paid[FISCAL] & paid[OTHERS])
    several = frozenset(place for place, kinds in kinds_of_money.items() if kinds > 1)
    yield _Group("几种资金", several)


def _by_disclosure(budget: Budget, paid: Mapping[str, Numbers]) -> Iterator[_Group]:
    every = _those(budget, lambda _: True)
    told = _those(budget, lambda project: project.performance)
    classified = _those(budget, lambda project: project.classified)
    withheld = _those(budget, lambda project: project.withheld)
    yield _Group("全部", every)
    yield _Group("涉密", classified)
    yield _Group("不予公开", withheld | classified)
    yield _Group("填绩效表", told)
    yield _Group("未填绩效表", every - told)
    yield _Group("财政拨款填绩效表", told & paid[FISCAL], FISCAL)
    yield _Group("非财政拨款填绩效表", told & paid[OTHERS], OTHER_MONEY)


def _those(budget: Budget, is_one: Callable[[Project], object]) -> Numbers:
    """The places, from 1, of the projects of which something holds."""
    numbered = enumerate(budget.projects, start=1)
    return frozenset(place for place, project in numbered if is_one(project))


def _add(figures: Figures, budget: Budget, group: _Group) -> None:
    """Count and amount of a group of projects."""
    members = sorted(group.projects)
    places = tuple(budget.at("项目", member - 1) for member in members)
    figures.count(join("项目统计", group.name, "个数"), places)
    terms = tuple(figures.name_of(PROJECT, member, group.money, AMOUNT) for member in members)
    figures.sum(join("项目统计", group.name, AMOUNT), terms)


def _paid(figures: Figures, budget: Budget, fund: str) -> Numbers:
    """The projects that are paid from a fund, or from none of the fiscal ones (非财政拨款), alone
    or beside others."""
    found: list[int] = []
    for place, project in enumerate(budget.projects, start=1):
        sources = _sources(figures, place, project)
        if any(_is_of(source, fund) for source in sources):
            found.append(place)
    return frozenset(found)


def _is_of(source: str, fund: str) -> bool:
    path = funds().path(source)
    return FISCAL not in path if fund == OTHERS else fund in path


def _sources(figures: Figures, place: int, project: Project) -> tuple[str, ...]:
    """The sources (leaves) that a project has money of; of one without any money, those that it
    names."""

    def has_money(fund: str) -> bool:
        return figures.is_budgeted(figures.name_of(PROJECT, place, fund, AMOUNT))

    return tuple(filter(has_money, project.sources)) or project.sources
