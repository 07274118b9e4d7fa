"""Figures of what a unit states of itself and what is no budget line: staff, offices, procurement,
assets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import Final

from generator.budget.model import Budget
from generator.catalogue.terms import SCALE
from generator.figures.counted import (
    EQUIPMENT,
    FLEET,
    OVER_HALF,
    OVER_MILLION,
    PROCURED,
    RESERVED,
    STAFF,
    STATES,
    SUMS,
    staff_sum,
)
from generator.figures.form_facts import form_facts
from generator.figures.model import MONEY, Entry, Figures, total
from generator.figures.name import AMOUNT, UNIT_BELOW, join
from generator.source.model import SourceModel

OF_STAFF: Final = (("编制",), *product(STATES, ("人数", "增减")))
"""Where 人员 states its counts: the keys below it, which are the name of the figure too."""
OF_ASSETS: Final = (
    ("房屋", "面积"),
    ("房屋", "价值"),
    *product(("车辆",), FLEET, ("数量", "价值")),
    ("办公家具",),
    ("其他资产",),
    *product(EQUIPMENT, (OVER_HALF, OVER_MILLION)),
)
"""Where 国有资产 states its counts and values."""
UNITS: Final = {
    "编制": "人",
    "人数": "人",
    "增减": "人",
    "面积": "平方米",
    "数量": "辆",
    OVER_HALF: "台",
    OVER_MILLION: "台",
}
"""The unit of what stands under a key; anything else is money."""
BY_NATURE: Final = {"行政单位": ("行政单位",), "事业单位": ("参公事业单位", "事业单位")}
"""The natures of units below that are counted together."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What a file states: the figure's name, the keys it stands under in its section, its unit, the
    amount and its place."""

    name: str
    keys: Sequence[str]
    unit: str
    entry: Entry


def add_stated(figures: Figures, budget: Budget, units: Sequence[Budget] = ()) -> None:
    """All figures that do not come from budget lines; ``units`` are the files the budget was added
    up from."""
    below = [_entries(unit) for unit in units]
    for stated in all_stated(budget):
        parts = [entries[stated.name] for entries in below if entries[stated.name].value]
        is_sum = parts and total(parts) == stated.entry.value
        figures.given(stated.name, stated.unit, *(parts if is_sum else [stated.entry]))
    _add_staff_below(figures, budget)
    _add_sum_of_staff(figures, STAFF)
    for name, terms in SUMS.items():
        figures.sum(name, terms, figures[terms[0]].unit)
    _add_counts(figures, budget)


def differing_facts(
    budget: Budget, units: Sequence[Budget]
) -> Iterator[tuple[str, str, Entry, Decimal]]:
    """Facts that ``units`` state and that do not add up to the department's: name, unit, the
    department's, the sum."""
    below = [{name: entry for name, _, entry in _that_add_up(unit)} for unit in units]
    for name, unit, entry in _that_add_up(budget):
        added = total(entries[name] for entries in below if name in entries)
        if added and added != entry.value:
            yield name, unit, entry, added


def _that_add_up(budget: Budget) -> Iterator[tuple[str, str, Entry]]:
    for stated in all_stated(budget):
        yield stated.name, stated.unit, stated.entry
    for name, (unit, entry) in form_facts(budget, is_of_sums=True):
        yield name, unit, entry


def all_stated(budget: Budget) -> Iterator[Stated]:
    """What a file states of staff, procurement and assets."""
    scale = SCALE[budget.measure]
    for keys in OF_STAFF:
        yield _under(join(STAFF, *keys), budget.staff, keys)
    for kind in (*PROCURED, *RESERVED):
        yield _under(join("政府采购", kind, AMOUNT), budget.procurement, (kind,), scale)
    for keys in OF_ASSETS:
        *what, counted = keys if len(keys) > 1 else (*keys, "价值")
        yield _under(join("资产", what[-1], counted), budget.assets, keys, scale)


def _under(
    name: str, section: SourceModel, keys: Sequence[str], scale: Decimal = Decimal(1)
) -> Stated:
    """What stands at the end of ``keys`` in a section; ``scale`` is that of its money."""
    *above, last = keys
    model = section
    for key in above:
        model = model.under(key)
    value = Decimal(model.under(last))
    unit = UNITS.get(last, MONEY)
    amount = value * scale if unit == MONEY else value
    return Stated(name=name, keys=keys, unit=unit, entry=Entry(model.at(last), amount))


def _entries(budget: Budget) -> Mapping[str, Entry]:
    return {stated.name: stated.entry for stated in all_stated(budget)}


def _add_staff_below(figures: Figures, budget: Budget) -> None:
    """The staff of each unit below that states its own."""
    for number, unit in enumerate(budget.subordinates, start=1):
        if unit.staff is None:
            continue
        prefix = figures.name_of(UNIT_BELOW, number, STAFF)
        for keys in OF_STAFF:
            stated = _under(join(prefix, *keys), unit.staff, keys)
            figures.given(stated.name, stated.unit, stated.entry)
        _add_sum_of_staff(figures, prefix)


def _add_sum_of_staff(figures: Figures, prefix: str) -> None:
    name, terms = staff_sum(prefix)
    figures.sum(name, terms, "人")


def _add_counts(figures: Figures, budget: Budget) -> None:
    """How many offices and units below the department has."""
    offices = range(len(budget.offices.names))
    places = tuple(budget.at("内设机构", "名单", place) for place in offices)
    figures.count("内设机构.个数", places)
    for nature, natures in BY_NATURE.items():
        mine = tuple(unit.at() for unit in budget.subordinates if unit.nature in natures)
        figures.count(join(UNIT_BELOW, nature, "个数"), mine, "家")
    every = tuple(unit.at() for unit in budget.subordinates)
    figures.count("下属单位.个数", every, "家")
