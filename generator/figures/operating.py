"""机关运行经费: the basic 公用经费 from the general public budget's appropriation, of
administrative units and of institutions managed like them (参公) alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.budget.model import Budget
from generator.catalogue.terms import RUNNING, SCALE
from generator.catalogue.trees import funds
from generator.figures.budget_lines import BudgetLine
from generator.figures.counted import OPERATING
from generator.figures.model import MONEY, Entry, Figures, total
from generator.figures.units import pool

NAME, WHOLE = OPERATING
INSTITUTION = "事业单位"


def add_operating(figures: Figures, budget: Budget, units: Sequence[Budget] = ()) -> None:
    """The figure: as the department gives it, as its units' files tell, or all of its own 公用经费
    if any of it counts (a warning says where some does not, T216)."""
    below = tuple(operating_of(units)) if units else ()
    entry = given(budget)
    if entry is not None:
        is_sum = below and total(below) == entry.value
        figures.given(NAME, MONEY, *(below if is_sum else (entry,)))
    elif units:
        figures.given(NAME, MONEY, *below)
    else:
        figures.sum(NAME, (WHOLE,) if is_applicable(budget) else ())


def given(budget: Budget) -> Entry | None:
    """The amount (元) that a file gives by hand."""
    stated = budget.operating
    if stated is None or stated.amount is None:
        return None
    return Entry(stated.at("金额"), stated.amount * SCALE[budget.measure])


def operating_of(units: Sequence[Budget]) -> Iterator[Entry]:
    """The amounts (元) of the units that count, as their own files tell."""
    for unit, lines in zip(units, pool(units).by_unit, strict=True):
        entry = given(unit)
        if entry is not None:
            yield entry
        elif is_applicable(unit):
            for line in filter(is_operating, lines):
                yield Entry(line.origin, line.amount)


def is_operating(line: BudgetLine) -> bool:
    """Whether a line is 公用经费 from the general public budget's appropriation."""
    return line.nature == RUNNING and "一般公共预算拨款" in funds().path(line.fund)


def is_applicable(budget: Budget) -> bool:
    """Whether the department has any unit of which there is such money, or gives an amount. A unit
    whose nature is not stated counts."""
    only_institutions = set(all_natures(budget)) == {INSTITUTION}
    return budget.operating is not None or not only_institutions


def all_natures(budget: Budget) -> tuple[str | None, ...]:
    """The natures of the unit itself and of those below it."""
    return (budget.unit.nature, *(unit.nature for unit in budget.subordinates))
