"""Counts and amounts of projects (项目统计): by the money that they have, and by what is disclosed
of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.budget.model import Budget
from generator.budget.projects import Project
from generator.catalogue.terms import FISCAL
from generator.catalogue.trees import funds
from generator.figures.model import Figures
from generator.figures.name import PROJECT, join
from generator.figures.spending import OTHER_MONEY

OTHERS = "非财政拨款"


def add_statistics(figures: Figures, budget: Budget) -> None:
    """All of 项目统计 and 整体绩效."""
    numbered = list(enumerate(budget.projects, start=1))
    paid = {
        fund: list(_paid(figures, budget, fund))
        for fund in (FISCAL, *funds().children(FISCAL), OTHERS)
    }
    for fund, members in paid.items():
        money = OTHER_MONEY if fund == OTHERS else fund
        _add(figures, budget, fund, members, money)
    _add(figures, budget, "兼有", [n for n in paid[FISCAL] if n in paid[OTHERS]])
    single = [members for fund, members in paid.items() if fund != FISCAL]
    _add(
        figures,
        budget,
        "几种资金",
        [n for n, _ in numbered if sum(n in members for members in single) > 1],
    )
    told = [n for n, p in numbered if p.performance]
    _add(figures, budget, "全部", [n for n, _ in numbered])
    _add(figures, budget, "涉密", [n for n, p in numbered if p.classified])
    _add(figures, budget, "不予公开", [n for n, p in numbered if p.withheld or p.classified])
    _add(figures, budget, "填绩效表", told)
    _add(figures, budget, "未填绩效表", [n for n, p in numbered if not p.performance])
    _add(figures, budget, "财政拨款填绩效表", [n for n in told if n in paid[FISCAL]], FISCAL)
    _add(figures, budget, "非财政拨款填绩效表", [n for n in told if n in paid[OTHERS]], OTHER_MONEY)
    whole = (budget.performance.at(),) if budget.performance else ()
    figures.count("整体绩效.个数", whole)
    figures.sum("整体绩效.金额", ("支出.合计.金额",) if whole else ())


def _add(
    figures: Figures, budget: Budget, name: str, members: Iterable[int], money: str = ""
) -> None:
    """Count and amount of a group of projects, ``money``: only what they have of one kind of
    money."""
    kept = tuple(members)
    figures.count(join("项目统计", name, "个数"), tuple(budget.at("项目", n - 1) for n in kept))
    terms = tuple(figures.name_of(PROJECT, n, money, "金额") for n in kept)
    figures.sum(join("项目统计", name, "金额"), terms)


def _paid(figures: Figures, budget: Budget, fund: str) -> Iterator[int]:
    """The projects that are paid from a fund, or from none of the fiscal ones (非财政拨款), alone
    or beside others."""
    for number, project in enumerate(budget.projects, start=1):
        if any(_is_of(source, fund) for source in _sources(figures, number, project)):
            yield number


def _is_of(source: str, fund: str) -> bool:
    path = funds().path(source)
    return FISCAL not in path if fund == OTHERS else fund in path


def _sources(figures: Figures, number: int, project: Project) -> tuple[str, ...]:
    """The sources (leaves) that a project has money of; of one without any money, those that it
    names."""
    named = {line.fund or project.fund: None for line in project.lines} or {project.fund: None}
    with_money = tuple(
        fund
        for fund in named
        if figures.is_budgeted(figures.name_of(PROJECT, number, fund, "金额"))
    )
    return with_money or tuple(named)
