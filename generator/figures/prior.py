"""Last year's amounts (上年): from last year's file, or as the department gives them inline."""

from __future__ import annotations

from collections.abc import Sequence

from generator.budget.model import Budget
from generator.catalogue.terms import SCALE
from generator.catalogue.trees import three_public
from generator.figures.families import THREE_PUBLIC
from generator.figures.lines import prior_lines
from generator.figures.model import (
    MONEY,
    Count,
    Difference,
    Entry,
    Figure,
    Figures,
    Given,
    Ratio,
    Sum,
)
from generator.figures.name import AMOUNT, FORM_FACT, aspect_of, beside, join, parse, stems
from generator.figures.spending import add_income, add_spending
from generator.figures.units import reach_down_prior

FAMILIES = ("收入", "支出", "三公", "机关运行经费", FORM_FACT)


def add_prior_from_file(figures: Figures, prior: Figures) -> None:
    """Every amount of last year's own figures becomes a 上年, resting on last year's lines."""
    for names in prior.allowed(AMOUNT):
        if names.startswith(("支出", "三公")):
            figures.allow(names, "上年")
    for name, why in prior.absent.items():
        figures.absent[beside(name, "上年")] = why
    for figure in prior:
        if parse(figure.name).family in FAMILIES and aspect_of(figure.name) == AMOUNT:
            entries = tuple(_entries(prior, figure.name))
            figures.add(
                Figure(
                    beside(figure.name, "上年"),
                    figure.value,
                    MONEY,
                    Given(entries) if entries else Sum(),
                )
            )


def _entries(figures: Figures, name: str) -> list[Entry]:
    match figures[name].formula:
        case Given(entries):
            return list(entries)
        case Sum(terms):
            return [e for term in terms for e in _entries(figures, term)]
        case Difference() | Ratio() | Count():
            raise AssertionError(f"not an amount: {name}")


def add_prior_inline(figures: Figures, budget: Budget, units: Sequence[Budget]) -> None:
    """上年 › 支出, 三公经费 and 机关运行经费 of the same file; ``units`` are the files it was added
    up from."""
    add_spending(figures, reach_down_prior(prior_lines(budget), units), "上年")
    add_income(figures, {}, "上年")
    scale, prior = SCALE[budget.measure], budget.prior
    figures.allow(stems("三公", [(THREE_PUBLIC.node, True)]), "上年")
    tree = three_public()
    for item in reversed(list(tree.parents)):
        children = tree.children(item)
        if children:
            figures.sum(
                join("三公", item, "上年"), tuple(join("三公", c, "上年") for c in children)
            )
        elif item in prior.three_public:
            entry = Entry(prior.at("三公经费", item), prior.three_public[item] * scale)
            figures.given(join("三公", item, "上年"), MONEY, entry)
    figures.sum("三公.合计.上年", tuple(join("三公", c, "上年") for c in tree.children("")))
    if prior.operating is not None:
        figures.given(
            "机关运行经费.上年", MONEY, Entry(prior.at("机关运行经费"), prior.operating * scale)
        )
    else:
        figures.sum("机关运行经费.上年", ())


def override(figures: Figures, budget: Budget) -> None:
    """上年 › 数值: an amount given for a figure itself stands, whatever its parts add up to; sums
    above it follow."""
    scale = SCALE[budget.measure]
    given = {
        n: Entry(budget.prior.at("数值", n), a * scale) for n, a in budget.prior.figures.items()
    }
    if given:
        figures.replace(
            tuple(Figure(join(n, "上年"), e.value, MONEY, Given((e,))) for n, e in given.items())
        )
