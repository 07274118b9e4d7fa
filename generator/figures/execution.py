"""What was carried out of last year's budget (上年执行数): a second basis of comparison. What is
not stated of it is not known, and not zero."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.budget.model import Budget
from generator.budget.spending import LastYear
from generator.catalogue.terms import KINDS, SCALE
from generator.catalogue.trees import three_public
from generator.figures.budget_lines import BudgetLine
from generator.figures.model import MONEY, Entry, Figure, Figures, Given
from generator.figures.name import AMOUNT, CARRIED_OUT, aspect_of, join, stem
from generator.figures.spending import add_income, add_spending

BELOW_ZERO = "上年执行数是负数，没有增减率"
FROM_ZERO = "上年执行数为零，表样没有写“从零增长”，没有增减率"
BEFORE = CARRIED_OUT.before


def add_execution(figures: Figures, budget: Budget, from_zero: Decimal | None) -> None:
    """上年 › 执行数, and the changes against it; ``from_zero`` is the form's rate from nothing."""
    said = budget.prior.execution
    if said is None:
        return
    scale = SCALE[budget.measure]
    if said.lines:
        add_spending(figures, tuple(_lines(said, scale)), BEFORE)
        add_income(figures, {}, BEFORE)
    if said.three_public:
        _add_three_public(figures, said, scale)
    if said.operating is not None:
        entry = Entry(said.at("机关运行经费"), said.operating * scale)
        figures.given(join("机关运行经费", BEFORE), MONEY, entry)
    given = []
    for name, amount in said.figures.items():
        entry = Entry(said.at("数值", name), amount * scale)
        given.append(Figure(join(name, BEFORE), entry.value, MONEY, Given((entry,))))
    figures.replace(tuple(given))
    _add_changes(figures, from_zero)


def _lines(said: LastYear, scale: Decimal) -> Iterator[BudgetLine]:
    for place, line in enumerate(said.lines):
        for kind, amount in zip(KINDS, (line.basic, line.project), strict=True):
            if amount is not None:
                at = said.at("支出", place, kind)
                yield BudgetLine(amount * scale, at, line.fund, kind, line.function)


def _add_three_public(figures: Figures, said: LastYear, scale: Decimal) -> None:
    """The “三公” items: what is left out of those that are stated is nothing."""
    tree = three_public()
    for item in reversed(list(tree.parents)):
        name, parts = join("三公", item, BEFORE), tree.children(item)
        if parts:
            figures.sum(name, tuple(join("三公", one, BEFORE) for one in parts))
        else:
            entry = Entry(
                said.at("三公经费", item), said.three_public.get(item, Decimal(0)) * scale
            )
            figures.given(name, MONEY, entry)
    figures.sum(
        join("三公", "合计", BEFORE), tuple(join("三公", one, BEFORE) for one in tree.children(""))
    )


def _add_changes(figures: Figures, from_zero: Decimal | None) -> None:
    now = [stem(one.name) for one in figures if aspect_of(one.name) == AMOUNT]
    before = [stem(one.name) for one in figures if aspect_of(one.name) == BEFORE]
    for prefix in dict.fromkeys((*now, *before)):
        names = [join(prefix, aspect) for aspect in (AMOUNT, BEFORE)]
        if all(map(figures.knows, names)):
            for name in names:
                if name not in figures:
                    figures.sum(name, ())
            figures.difference(join(prefix, CARRIED_OUT.change), *names)
            _add_rate(figures, prefix, from_zero)


def _add_rate(figures: Figures, prefix: str, from_zero: Decimal | None) -> None:
    change, rate = join(prefix, CARRIED_OUT.change), join(prefix, CARRIED_OUT.rate)
    before = figures[join(prefix, BEFORE)].value
    if before < 0:
        figures.absent[rate] = BELOW_ZERO
    elif not before and from_zero is None:
        figures.absent[rate] = FROM_ZERO
    else:
        otherwise = from_zero if figures[change].value else Decimal(0)
        figures.ratio(rate, change, join(prefix, BEFORE), otherwise)
