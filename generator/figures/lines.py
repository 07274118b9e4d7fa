"""Budget lines in one shape, whatever way the department wrote them; amounts in 元."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.budget.model import Budget
from generator.budget.projects import Project
from generator.catalogue.terms import KINDS, SCALE
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
class Line:
    """One amount of the budget with all that is known of it; ``""`` where a dimension is not known.

    ``project`` and ``carry_over`` count from 1; 0 is none.
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
    local_item: str = ""


def spending_lines(budget: Budget) -> tuple[Line, ...]:
    """All lines of expenditure, the two margins of basic expenditure included."""
    return (*_basic(budget), *_projects(budget), *_carry_over(budget))


def prior_lines(budget: Budget) -> tuple[Line, ...]:
    """Last year's lines as given inline (上年 › 支出)."""
    return tuple(line for i, _ in enumerate(budget.prior.lines) for line in prior_line(budget, i))


def prior_line(budget: Budget, index: int) -> Iterator[Line]:
    """What one entry of 上年 › 支出 states, by kind."""
    prior = budget.prior.lines[index]
    for kind, amount in zip(KINDS, (prior.basic, prior.project), strict=True):
        if amount is not None:
            origin = budget.at("上年", "支出", index, kind)
            yield Line(amount * SCALE[budget.measure], origin, prior.fund, kind, prior.function)


def _basic(budget: Budget) -> Iterator[Line]:
    basic, scale, general = budget.basic, SCALE[budget.measure], "一般公共预算"
    for code, amount in basic.by_function.items():
        yield Line(
            amount * scale, budget.at("基本支出", "按功能科目", code), general, "基本支出", code
        )
    for code, amount in basic.by_economic.items():
        origin = budget.at("基本支出", "按经济科目", code)
        yield _economic(amount * scale, origin, general, code)
    for code, items in basic.local_items.items():
        for name, amount in items.items():
            origin = budget.at("基本支出", "经济科目细目", code, name)
            yield _economic(amount * scale, origin, general, code, local_item=name)
    for i, line in enumerate(basic.lines):
        origin = budget.at("基本支出", "明细", i, "金额")
        yield _economic(
            line.amount * scale, origin, line.fund, line.economic, function=line.function
        )


def _economic(
    amount: Decimal,
    origin: Position,
    fund: str,
    code: str,
    *,
    function: str = "",
    local_item: str = "",
) -> Line:
    public = three_public_of(code)
    return Line(
        amount,
        origin,
        fund,
        "基本支出",
        function,
        code,
        nature(code),
        public,
        local_item=local_item,
    )


def _projects(budget: Budget) -> Iterator[Line]:
    for number, project in enumerate(budget.projects, start=1):
        for fund, function, economic, amount, origin in _project_amounts(budget, number, project):
            public = project.three_public or three_public_of(economic)
            scaled = amount * SCALE[budget.measure]
            yield Line(scaled, origin, fund, "项目支出", function, economic, "", public, number)


def _project_amounts(
    budget: Budget, number: int, project: Project
) -> Iterator[tuple[str, str, str, Decimal, Position]]:
    for code, amount in project.spending.items():
        yield (
            project.fund,
            project.function,
            code,
            amount,
            budget.at("项目", number - 1, "支出", code),
        )
    for i, line in enumerate(project.lines):
        origin = budget.at("项目", number - 1, "明细", i, "金额")
        yield (
            line.fund or project.fund,
            line.function or project.function,
            line.economic,
            line.amount,
            origin,
        )


def _carry_over(budget: Budget) -> Iterator[Line]:
    for number, item in enumerate(budget.carry_over, start=1):
        kind = "项目支出" if item.kind == "项目支出" else "基本支出"
        kept = "" if kind == "项目支出" else item.kind
        origin = budget.at("上年结转结余", number - 1, "金额")
        amount = item.amount * SCALE[budget.measure]
        yield Line(amount, origin, item.source, kind, item.function, nature=kept, carry_over=number)
