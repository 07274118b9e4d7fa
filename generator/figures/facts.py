"""Figures of the unit itself: staff, offices, procurement, assets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.budget.model import Budget
from generator.budget.other import Assets, Procurement
from generator.budget.unit import Staff
from generator.catalogue.terms import SCALE
from generator.figures.counted import (
    EQUIPMENT,
    FLEET,
    OVER_HALF,
    OVER_MILLION,
    PROCURED,
    RESERVED,
    STATES,
    SUMS,
    staff_sum,
)
from generator.figures.form_facts import form_facts
from generator.figures.model import MONEY, Entry, Figures
from generator.figures.name import UNIT_BELOW, join
from generator.source.model import SourceModel

Fact = tuple[str, tuple[str, Entry]]
"""A figure's name; its unit, and what the file states."""


def add_facts(figures: Figures, budget: Budget, units: Sequence[Budget] = ()) -> None:
    """All figures that do not come from budget lines; ``units`` are the files the budget was added
    up from."""
    below = [dict(_facts(unit)) for unit in units]
    for name, (unit, entry) in _facts(budget):
        parts = [e for facts in below if (e := facts[name][1]).value]
        is_sum = parts and sum((e.value for e in parts), Decimal(0)) == entry.value
        figures.given(name, unit, *(parts if is_sum else (entry,)))
    for number, subordinate in enumerate(budget.subordinates, start=1):
        if subordinate.staff:
            staff = figures.name_of(UNIT_BELOW, number, "人员")
            for name, (unit, entry) in _staff(staff, subordinate.staff):
                figures.given(name, unit, entry)
            _sum_of_staff(figures, staff)
    _sum_of_staff(figures, "人员")
    for name, terms in SUMS.items():
        figures.sum(name, terms, figures[terms[0]].unit)
    _add_counts(figures, budget)


def differing_facts(
    budget: Budget, units: Sequence[Budget]
) -> Iterator[tuple[str, str, Entry, Decimal]]:
    """Facts that ``units`` state and that do not add up to the department's: name, unit, the
    department's, the sum."""
    below = [dict(_that_add_up(unit)) for unit in units]
    for name, (unit, entry) in _that_add_up(budget):
        parts = [facts[name][1].value for facts in below if name in facts]
        total = sum(parts, Decimal(0))
        if total and total != entry.value:
            yield name, unit, entry, total


def _that_add_up(budget: Budget) -> Iterator[Fact]:
    yield from _facts(budget)
    yield from form_facts(budget, is_of_sums=True)


def _facts(budget: Budget) -> Iterator[Fact]:
    """What a file states of staff, procurement and assets."""
    yield from _staff("人员", budget.staff)
    scale = SCALE[budget.measure]
    yield from _procurement(budget.procurement, scale)
    yield from _assets(budget.assets, scale)


def _given(name: str, model: SourceModel, key: str, value: Decimal | int, unit: str) -> Fact:
    return name, (unit, Entry(model.at(key), Decimal(value)))


def _staff(prefix: str, staff: Staff) -> Iterator[Fact]:
    yield _given(join(prefix, "编制"), staff, "编制", staff.establishment, "人")
    for state, count in zip(STATES, (staff.active, staff.retired, staff.veteran), strict=True):
        yield _given(join(prefix, state, "人数"), count, "人数", count.number, "人")
        yield _given(join(prefix, state, "增减"), count, "增减", count.change, "人")


def _sum_of_staff(figures: Figures, prefix: str) -> None:
    name, terms = staff_sum(prefix)
    figures.sum(name, terms, "人")


def _add_counts(figures: Figures, budget: Budget) -> None:
    offices = tuple(budget.at("内设机构", "名单", i) for i, _ in enumerate(budget.offices.names))
    figures.count("内设机构.个数", offices)
    for nature, names in (("行政单位", ("行政单位",)), ("事业单位", ("参公事业单位", "事业单位"))):
        places = tuple(
            budget.at("下属单位", i) for i, s in enumerate(budget.subordinates) if s.nature in names
        )
        figures.count(join("下属单位", nature, "个数"), places, "家")
    figures.count("下属单位.个数", tuple(s.at() for s in budget.subordinates), "家")


def _procurement(p: Procurement, scale: Decimal) -> Iterator[Fact]:
    amounts = (p.goods, p.works, p.services, p.small, p.micro)
    for key, value in zip((*PROCURED, *RESERVED), amounts, strict=True):
        yield _given(join("政府采购", key, "金额"), p, key, value * scale, MONEY)


def _assets(a: Assets, scale: Decimal) -> Iterator[Fact]:
    yield _given("资产.房屋.面积", a.buildings, "面积", a.buildings.area, "平方米")
    yield _given("资产.房屋.价值", a.buildings, "价值", a.buildings.value * scale, MONEY)
    for name, vehicles in zip(
        FLEET, (a.fleet.general, a.fleet.enforcement, a.fleet.others), strict=True
    ):
        yield _given(join("资产", name, "数量"), vehicles, "数量", vehicles.number, "辆")
        yield _given(join("资产", name, "价值"), vehicles, "价值", vehicles.value * scale, MONEY)
    yield _given("资产.办公家具.价值", a, "办公家具", a.furniture * scale, MONEY)
    yield _given("资产.其他资产.价值", a, "其他资产", a.others * scale, MONEY)
    for name, equipment in zip(EQUIPMENT, (a.held, a.planned), strict=True):
        for key, number in ((OVER_HALF, equipment.over_500k), (OVER_MILLION, equipment.over_1m)):
            yield _given(join("资产", name, key), equipment, key, number, "台")
