"""Budget lines in one shape, whatever way the department wrote them; amounts in 元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from generator.budget.model import Budget
from generator.budget.projects import Project
from generator.catalogue.terms import BASIC, GENERAL, KINDS, PROJECTS, SCALE
from generator.catalogue.trees import nature, three_public_of
from generator.diagnostics import Position


def yuan(value: Decimal) -> str:
    """An amount (元) in 万元 for a message; as many places as it needs, at least two."""
    ten_thousands = value / SCALE["万元"]
    places = max(2, -int(ten_thousands.normalize().as_tuple().exponent))
    return f"{ten_thousands:,.{places}f}万元"


def gap(one: Decimal, other: Decimal) -> str:
    """How far two amounts (元) are apart, in 万元 for a message."""
    return yuan(abs(one - other))


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One amount of the budget with all that is known of it; ``""`` where a dimension is not known.

    ``project``, ``carry_over`` and ``unit`` (below the department) count from 1; 0 is none.
    """

    amount: Decimal
    origin: Position
    fund: str
    kind: str
    function: str = ""
    economic: str = ""
    nature: str = ""
    three_public: str = ""
    project: int = 0
    carry_over: int = 0
    unit: int = 0
    local_item: str = ""


Lines = Sequence[BudgetLine]


def spending_lines(budget: Budget) -> Lines:
    """All lines of expenditure, the two margins of basic expenditure included."""
    return (*_basic(budget), *_projects(budget), *_carry_over(budget))


def prior_lines(budget: Budget) -> Lines:
    """Last year's lines as given inline (上年 › 支出)."""
    entries = range(len(budget.prior.lines))
    return tuple(chain.from_iterable(prior_line(budget, index) for index in entries))


def prior_line(budget: Budget, index: int) -> Iterator[BudgetLine]:
    """What one entry of 上年 › 支出 states, by kind."""
    prior = budget.prior.lines[index]
    for kind, amount in zip(KINDS, (prior.basic, prior.project), strict=True):
        if amount is not None:
            yield BudgetLine(
                amount=amount * SCALE[budget.measure],
                origin=budget.at("上年", "支出", index, kind),
                fund=prior.fund,
                kind=kind,
                function=prior.function,
            )


def _basic(budget: Budget) -> Iterator[BudgetLine]:
    basic, scale = budget.basic, SCALE[budget.measure]
    for function, amount in basic.by_function.items():
        at = budget.at(BASIC, "按功能科目", function)
        yield BudgetLine(amount * scale, at, GENERAL, BASIC, function)
    for economic, amount in basic.by_economic.items():
        at = budget.at(BASIC, "按经济科目", economic)
        yield _by_code(amount * scale, at, GENERAL, economic)
    for economic, items in basic.local_items.items():
        for name, amount in items.items():
            at = budget.at(BASIC, "经济科目细目", economic, name)
            yield _by_code(amount * scale, at, GENERAL, economic, local_item=name)
    for index, line in enumerate(basic.lines):
        at = budget.at(BASIC, "明细", index, "金额")
        yield _by_code(line.amount * scale, at, line.fund, line.economic, line.function)


def _by_code(
    amount: Decimal,
    at: Position,
    fund: str,
    economic: str,
    function: str = "",
    *,
    local_item: str = "",
) -> BudgetLine:
    """A line of basic expenditure of which the economic code is known."""
    return BudgetLine(
        amount=amount,
        origin=at,
        fund=fund,
        kind=BASIC,
        function=function,
        economic=economic,
        nature=nature(economic),
        three_public=three_public_of(economic),
        local_item=local_item,
    )


def _projects(budget: Budget) -> Iterator[BudgetLine]:
    for number, project in enumerate(budget.projects, start=1):
        for fund, function, economic, amount, at in _amounts(project):
            yield BudgetLine(
                amount=amount * SCALE[budget.measure],
                origin=at,
                fund=fund,
                kind=PROJECTS,
                function=function,
                economic=economic,
                three_public=project.three_public or three_public_of(economic),
                project=number,
            )


def _amounts(project: Project) -> Iterator[tuple[str, str, str, Decimal, Position]]:
    """The amounts of a project, each with its fund, function, economic code and place."""
    for economic, amount in project.spending.items():
        yield project.fund, project.function, economic, amount, project.at("支出", economic)
    for index, line in enumerate(project.lines):
        fund, function = line.fund or project.fund, line.function or project.function
        yield fund, function, line.economic, line.amount, project.at("明细", index, "金额")


def _carry_over(budget: Budget) -> Iterator[BudgetLine]:
    for number, item in enumerate(budget.carry_over, start=1):
        is_project = item.kind == PROJECTS
        yield BudgetLine(
            amount=item.amount * SCALE[budget.measure],
            origin=item.at("金额"),
            fund=item.source,
            kind=PROJECTS if is_project else BASIC,
            function=item.function,
            nature="" if is_project else item.kind,
            carry_over=number,
        )
