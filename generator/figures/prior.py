"""Last year's amounts (上年): from last year's file, or as the department gives them inline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.budget.model import Budget
from generator.catalogue.terms import SCALE
from generator.catalogue.trees import three_public
from generator.figures.budget_lines import prior_lines
from generator.figures.families import THREE_PUBLIC
from generator.figures.model import MONEY, Entry, Figure, Figures, Given, Sum
from generator.figures.name import AMOUNT, FORM_FACT, LAST, beside, join, parse, stems
from generator.figures.spending import add_income, add_spending
from generator.figures.units import reach_down_prior

FAMILIES = ("收入", "支出", "三公", "机关运行经费", FORM_FACT)


def add_prior_from_file(figures: Figures, prior: Figures) -> None:
    """Every amount of last year's own figures becomes a 上年, resting on last year's lines."""
    for names in prior.allowed(AMOUNT):
        if names.startswith(("支出", "三公")):
            figures.allow(names, LAST)
    for name, why in prior.absent.items():
        figures.absent[beside(name, LAST)] = why
    for figure in prior:
        said = parse(figure.name)
        if said.family in FAMILIES and said.aspect == AMOUNT:
            entries = tuple(prior.entries(figure.name))
            formula = Given(entries) if entries else Sum()
            figures.add(Figure(beside(figure.name, LAST), figure.value, MONEY, formula))


def add_prior_inline(figures: Figures, budget: Budget, units: Sequence[Budget]) -> None:
    """上年 › 支出, 三公经费 and 机关运行经费 of the same file; ``units`` are the files it was added
    up from."""
    add_spending(figures, reach_down_prior(prior_lines(budget), units), LAST)
    add_income(figures, {}, LAST)
    _add_three_public(figures, budget)
    scale, prior = SCALE[budget.measure], budget.prior
    if prior.operating is None:
        figures.sum("机关运行经费.上年", ())
    else:
        entry = Entry(prior.at("机关运行经费"), prior.operating * scale)
        figures.given("机关运行经费.上年", MONEY, entry)


def _add_three_public(figures: Figures, budget: Budget) -> None:
    figures.allow(stems("三公", [(THREE_PUBLIC.node, True)]), LAST)
    given, tree = budget.prior.three_public, three_public()
    for item in reversed(list(tree.parents)):
        name = join("三公", item, LAST)
        if children := tree.children(item):
            figures.sum(name, tuple(join("三公", child, LAST) for child in children))
        elif item in given:
            amount = given[item] * SCALE[budget.measure]
            figures.given(name, MONEY, Entry(budget.prior.at("三公经费", item), amount))
    figures.sum("三公.合计.上年", tuple(join("三公", one, LAST) for one in tree.children("")))


def override(figures: Figures, budget: Budget) -> None:
    """上年 › 数值: an amount given for a figure itself stands, whatever its parts add up to; sums
    above it follow."""
    if given := tuple(_given(budget)):
        figures.replace(given)


def _given(budget: Budget) -> Iterator[Figure]:
    for start, value in budget.prior.figures.items():
        entry = Entry(budget.prior.at("数值", start), value * SCALE[budget.measure])
        yield Figure(join(start, LAST), entry.value, MONEY, Given((entry,)))
