"""Figures of the facts that a form asks for on its own account (另填): ``另填.非税收入计划.金额``,
``另填.编制分类.行政.数量``, ``另填.新增资产.复印机.金额``.

What is money has the aspect 金额, a change 增减, any other number 数量. A column of that very name
is left out of the figure's name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from generator.budget.form_facts import GROUP, KEY, NUMBERS, ROWS, Facts, FormFact
from generator.budget.model import Budget
from generator.catalogue.terms import SCALE
from generator.figures.model import MONEY, Entry, Figures
from generator.figures.name import AMOUNT, FORM_FACT, TOTAL, identities, join, part

ASPECTS: Final = {"金额": AMOUNT, "增减": "增减", "个数": "数量", "数量": "数量"}
Fact = tuple[str, tuple[str, Entry]]


def add_form_facts(figures: Figures, budget: Budget, units: Sequence[Budget] = ()) -> None:
    """All figures of 另填; ``units`` are the files that the budget was added up from."""
    below = [dict(form_facts(unit)) for unit in units]
    for name, (unit, entry) in form_facts(budget):
        parts = [facts[name][1] for facts in below if name in facts]
        is_sum = parts and sum(one.value for one in parts) == entry.value
        figures.given(name, unit, *(parts if is_sum else (entry,)))
    _add_absent(figures, budget.form_facts, ())
    for key, fact, value in budget.form_facts.stated():
        if value is None:
            _add_absent_parts(figures, key, fact)
        elif fact.kind == ROWS:
            _add_rows(figures, fact, key, value)
        elif fact.kind == GROUP:
            _add_absent(figures, value, (key,))
            _add_total_of_group(figures, key, value)


def form_facts(budget: Budget, *, is_of_sums: bool = False) -> Iterator[Fact]:
    """Every number of 另填, or those that add up: a figure's name; its unit, and what the file
    states."""
    for fact, named in _form_facts(budget):
        if fact.adds_up or not is_of_sums:
            yield named


def _form_facts(budget: Budget) -> Iterator[tuple[FormFact, Fact]]:
    scale = SCALE[budget.measure]
    yield from _numbers(budget.form_facts, (), scale)
    for key, fact, value in budget.form_facts.stated():
        if fact.kind == GROUP and value is not None:
            yield from _numbers(value, (key,), scale)
        elif fact.kind == ROWS and value is not None:
            for row, called in zip(value, row_names(value), strict=True):
                yield from _numbers(row, (key, called), scale)


def row_names(rows: Sequence[Facts]) -> tuple[str, ...]:
    """What the rows of a list are called in names: by their first text, else by their place."""
    titles = [row.title() or f"第{place}行" for place, row in enumerate(rows, start=1)]
    return identities(titles)


def figure_of(fact: FormFact, above: Sequence[str], key: str) -> str:
    """The name of the figure of a number that a form declares under ``key``."""
    aspect = ASPECTS[fact.kind]
    parts = [part(one) for one in above]
    if not above or key != aspect:
        parts.append(part(key))
    return join(FORM_FACT, *parts, aspect)


def unit_of(fact: FormFact) -> str:
    """The unit of its figure."""
    return MONEY if fact.kind == "金额" else fact.unit


def _numbers(
    facts: Facts, above: tuple[str, ...], scale: Decimal
) -> Iterator[tuple[FormFact, Fact]]:
    for key, fact, value in facts.stated():
        if fact.kind in NUMBERS and value is not None:
            amount = Decimal(value) * (scale if fact.kind == "金额" else 1)
            entry = Entry(facts.at(key), amount)
            yield fact, (figure_of(fact, above, key), (unit_of(fact), entry))


def _add_absent(figures: Figures, facts: Facts, above: tuple[str, ...]) -> None:
    """What is left out is not zero: the figures say why there is no number."""
    for key, fact, value in facts.stated():
        if value is None and fact.kind in NUMBERS:
            figures.absent[figure_of(fact, above, key)] = _why(*above, key)


def _add_absent_parts(figures: Figures, key: str, fact: FormFact) -> None:
    """The same of a group or list that is left out as a whole."""
    above = (key,) if fact.kind == GROUP else (key, TOTAL)
    for column, below in fact.columns.items():
        if below.kind in NUMBERS:
            figures.absent[figure_of(below, above, column)] = _why(key)
            figures.absent[join(FORM_FACT, part(key), TOTAL, ASPECTS[below.kind])] = _why(key)


def _why(*path: str) -> str:
    return f"“{' › '.join((KEY, *path))}”没有填"


def _add_rows(figures: Figures, fact: FormFact, key: str, rows: Sequence[Facts]) -> None:
    """How many rows there are, and the sum of every column of numbers over them."""
    names = row_names(rows)
    for row, called in zip(rows, names, strict=True):
        _add_absent(figures, row, (key, called))
    figures.count(join(FORM_FACT, part(key), "个数"), tuple(row.at() for row in rows))
    for column in fact.numbers():
        below = fact.columns[column]
        total = figure_of(below, (key, TOTAL), column)
        if not below.adds_up:
            figures.absent[total] = f"“{KEY} › {key} › {column}”不相加"
        else:
            all_terms = [figure_of(below, (key, called), column) for called in names]
            terms = tuple(name for name in all_terms if name in figures)
            figures.sum(total, terms, unit_of(below))


def _add_total_of_group(figures: Figures, key: str, group: Facts) -> None:
    """The sums of what is of one aspect and unit."""
    terms: dict[tuple[str, str], list[str]] = {}
    for column, fact, value in group.stated():
        if fact.adds_up and value is not None:
            same = terms.setdefault((ASPECTS[fact.kind], unit_of(fact)), [])
            same.append(figure_of(fact, (key,), column))
    aspects = [aspect for aspect, _ in terms]
    for (aspect, unit), names in terms.items():
        if aspects.count(aspect) == 1:
            figures.sum(join(FORM_FACT, part(key), TOTAL, aspect), tuple(names), unit)
