"""Which part of a department's money each unit below it spends, and what is left to the department
itself (本级): for tables that list units."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.budget.model import Budget
from generator.budget.unit import Subordinate
from generator.catalogue.terms import KINDS, SCALE
from generator.figures.budget_lines import BudgetLine, Lines
from generator.figures.counted import STAFF
from generator.figures.families import (
    FUNCTION,
    FUND,
    KIND,
    THREE_PUBLIC,
    Axis,
    Family,
    add_family,
    itemized,
)
from generator.figures.model import Figures
from generator.figures.name import (
    AMOUNT,
    OWN_BODY,
    TOTAL,
    UNIT_BELOW,
    UNITS_TOGETHER,
    Name,
    join,
    parse,
    part,
)
from generator.figures.spending import BY_FUNCTION, THREE_PUBLIC_ITEMS
from generator.figures.units import pool

SPENDING: Final = "支出"
OF_ITEMS: Final = "三公"


@dataclass(frozen=True, slots=True)
class UnitMoney:
    """The lines of one unit below: of its expenditure, and of “三公” items."""

    spending: Lines
    three_public: Lines


def add_units(figures: Figures, budget: Budget, units: Sequence[Budget]) -> None:
    """下属单位.<单位>.支出… and 三公…, 下属单位合计… and 本级…, which is the department's less what
    the units spend. None of them where some unit's money is not told, or there are no units."""
    money = money_of_units(budget, units)
    if not money:
        return
    spending, three_public = [], []
    for place, one in enumerate(money, start=1):
        spending += [replace(line, unit=place) for line in one.spending]
        three_public += [replace(line, unit=place) for line in one.three_public]
    names = {place: part(item) for place, item in enumerate(figures.items[UNIT_BELOW], start=1)}
    unit = itemized(lambda line: line.unit, names)
    for head, above in ((UNIT_BELOW, (unit,)), (UNITS_TOGETHER, ())):
        add_family(figures, _by_function(head, above), spending, AMOUNT)
        add_family(figures, _by_item(head, above), three_public, AMOUNT)
    _add_own_body(figures)


def money_of_units(budget: Budget, units: Sequence[Budget]) -> list[UnitMoney]:
    """What every unit below spends: as its file tells, or as the department's file states it. Empty
    where it is not told of each."""
    below = _in_files(units)
    found = []
    for unit in budget.subordinates:
        told = below.get(unit.name, _stated(unit, budget.measure))
        if unit.name not in below and not told.spending:
            return []
        found.append(told)
    return found


def _in_files(units: Sequence[Budget]) -> dict[str, UnitMoney]:
    """By their names, the money of units that have files."""
    if not units:
        return {}
    found = {}
    for unit, lines in zip(units, pool(units).by_unit, strict=True):
        three_public = tuple(line for line in lines if THREE_PUBLIC_ITEMS.holds(line))
        found[unit.unit.name] = UnitMoney(spending=lines, three_public=three_public)
    return found


def _stated(unit: Subordinate, measure: str) -> UnitMoney:
    """The money that the department's file states of a unit."""
    scale = SCALE[measure]
    three_public = []
    for item, amount in unit.three_public.items():
        at = unit.at("三公经费", item)
        line = BudgetLine(amount * scale, at, fund="", kind="", three_public=item)
        three_public.append(line)
    return UnitMoney(spending=tuple(_lines(unit, measure)), three_public=tuple(three_public))


def _lines(unit: Subordinate, measure: str) -> Iterator[BudgetLine]:
    for line in unit.lines:
        for kind, amount in zip(KINDS, (line.basic, line.project), strict=True):
            if amount is not None:
                yield BudgetLine(
                    amount=amount * SCALE[measure],
                    origin=line.at(kind),
                    fund=line.fund,
                    kind=kind,
                    function=line.function,
                )


def _by_function(head: str, above: tuple[Axis, ...]) -> Family:
    return Family(
        head=head,
        holds=BY_FUNCTION.holds,
        axes=(*above, *BY_FUNCTION.axes),
        parts=(*above, SPENDING, FUND, FUNCTION, KIND),
    )


def _by_item(head: str, above: tuple[Axis, ...]) -> Family:
    """“三公” items of a unit, whatever pays them: all of it is fiscal appropriation."""
    return Family(
        head=head,
        holds=lambda line: line.three_public,
        axes=(*above, THREE_PUBLIC),
        parts=(*above, OF_ITEMS, THREE_PUBLIC),
    )


def _add_own_body(figures: Figures) -> None:
    """The department's own part of every amount by fund, function and kind, and of every “三公”
    item."""
    families = [_by_function(OWN_BODY, ()), _by_item(OWN_BODY, ())]
    for family in families:
        figures.allow(family.stem(), AMOUNT)
    for name in list(figures.names):
        said = parse(name)
        if said.aspect == AMOUNT and _is_taken_apart(said):
            below = _of(UNITS_TOGETHER, said)
            figures.difference(_of(OWN_BODY, said), name, below)


def _is_taken_apart(said: Name) -> bool:
    """Whether units tell their part of a figure."""
    if said.family == OF_ITEMS:
        return not said.fund
    is_by_kind = not said.kind or said.kind in KINDS
    says_more = said.economic or said.local_item or said.others
    return said.family == SPENDING and is_by_kind and not says_more


def _of(head: str, said: Name) -> str:
    """The name of the same amount of units together, or of the department's own body."""
    if said.family == OF_ITEMS:
        return join(head, OF_ITEMS, *(said.others or (TOTAL,)), AMOUNT)
    return join(head, SPENDING, said.fund, said.function, said.kind, AMOUNT)


def add_own_staff(figures: Figures, budget: Budget) -> None:
    """本级.人员.…, where there are units below and all of them state theirs: 人员, which counts
    everybody, less theirs."""
    staff = [one for one in figures if budget.subordinates and parse(one.name).family == STAFF]
    places = range(1, len(budget.subordinates) + 1)
    for figure in staff:
        below = tuple(figures.name_of(UNIT_BELOW, place, figure.name) for place in places)
        if all(map(figures.knows, below)):
            together = join(UNITS_TOGETHER, figure.name)
            figures.sum(together, below, figure.unit)
            figures.difference(join(OWN_BODY, figure.name), figure.name, together)
