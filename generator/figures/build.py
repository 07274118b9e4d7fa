"""From a budget to all its figures, in one visible order."""

from __future__ import annotations

from decimal import Decimal

from generator.budget.model import Budget
from generator.catalogue.terms import SCALE
from generator.figures.budget_lines import spending_lines
from generator.figures.comparison import add_changes, add_shares
from generator.figures.execution import add_execution
from generator.figures.form_facts import add_form_facts
from generator.figures.model import Entry, Figures
from generator.figures.name import CARRIED, PROJECT, UNIT_BELOW, identities
from generator.figures.operating import add_operating
from generator.figures.prior import add_prior_from_file, add_prior_inline, override
from generator.figures.shares_of_units import add_own_staff, add_units
from generator.figures.spending import (
    add_carry_over,
    add_income,
    add_projects,
    add_spending,
    add_spending_by_code,
    add_three_public,
)
from generator.figures.stated import add_stated
from generator.figures.statistics import add_statistics
from generator.figures.units import reach_down
from generator.withheld.public import PublicBudget, public


def build(
    budget: Budget,
    prior: Budget | None,
    from_zero: Decimal | None,
    units: tuple[Budget, ...] = (),
    *,
    lists_units: bool = False,
) -> Figures:
    """All figures of what is public of ``budget``.

    ``prior`` is last year's file where one is named, ``from_zero`` the form's rate of change from
    nothing (%), ``units`` the files it was added up from, ``lists_units`` whether the form tells
    what each of them spends. The budget must have passed the rules on facts (known sources, whole
    codes).
    """
    budget = public(budget)
    figures = _amounts(budget, units)
    add_units(figures, budget, units if lists_units else ())
    if prior is None:
        add_prior_inline(figures, budget, units)
    else:
        add_prior_from_file(figures, _amounts(public(prior)))
    override(figures, budget)
    add_changes(figures, from_zero)
    add_execution(figures, budget, from_zero)
    add_shares(figures)
    add_stated(figures, budget, units)
    add_own_staff(figures, budget)
    add_statistics(figures, budget)
    return figures


def _amounts(budget: PublicBudget, units: tuple[Budget, ...] = ()) -> Figures:
    figures = Figures(items=_items(budget))
    lines = reach_down(spending_lines(budget), units)
    add_spending(figures, lines, "金额")
    add_spending_by_code(figures, lines)
    add_projects(figures, lines)
    add_carry_over(figures, lines)
    add_three_public(figures, lines)
    add_income(figures, _given_income(budget), "金额")
    add_operating(figures, budget, units)
    add_form_facts(figures, budget, units)
    return figures


def _items(budget: PublicBudget) -> dict[str, tuple[str, ...]]:
    """What the projects, carry-over and units below are called in names."""
    return {
        PROJECT: identities(budget.project_names),
        CARRIED: identities(budget.carry_over_names),
        UNIT_BELOW: identities(unit.name for unit in budget.subordinates),
    }


def _given_income(budget: Budget) -> dict[str, Entry]:
    scale, income = SCALE[budget.measure], budget.income
    return {
        source: Entry(budget.at("收入", source), amount * scale)
        for source, amount in income.items()
    }
