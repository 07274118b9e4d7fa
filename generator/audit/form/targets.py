"""The indicators of a performance table against the project's amount, its goal and its allocation;
the rules are those of ``check``, and as there a finding is a warning: a remark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain
from typing import Final

from generator.audit.form.case import Case
from generator.audit.form.check import Check, right, shown, wrong
from generator.audit.form.goals import Goal, Stating
from generator.audit.form.projects import Told
from generator.audit.free.finding import remark
from generator.relations.said import Said
from generator.rules.amounts import measures
from generator.rules.performance import (
    UNIT_COUNTS,
    borne_out,
    fault_of_costs,
    fault_of_unit_costs,
)

KIND: Final = "绩效"
MOST: Final = Decimal(100)
"""Per cent."""
PERCENT: Final = ("%", "％")
WHOLE: Final = {"人": ".人数", "名": ".人数", "个": ".个数"}
"""What an indicator of the whole unit may count."""
GROWING: Final = ("增", "超", "提高")
"""In names of rates that may pass 100 %."""


def costs(case: Case) -> Iterator[Check]:
    """Costs (T602), and unit costs times quantities (T603), come to the project's amount."""
    for goal in case.goals:
        if goal.is_whole or goal.whole is None:
            continue
        for rule in (fault_of_costs, fault_of_unit_costs):
            fault = rule(goal.indicators, goal.whole.amount)
            if fault:
                why = f"{goal.title}：{fault}"
                yield wrong(remark(KIND, goal.whole.at, shown(goal.whole), why), goal.whole)
            elif fault is not None:
                yield right(goal.whole)


def _stated(goal: Goal) -> list[Stating]:
    """The numbers of a table's indicators."""
    return list(chain.from_iterable(indicator.numbers for indicator in goal.indicators))


# -- the goal


def goals(case: Case) -> Iterator[Check]:
    """Every number of a project's goal is in an indicator, the allocation, or an amount (T604)."""
    counted = _unit_counts(case)
    for goal in case.goals:
        if goal.is_whole or not goal.aim:
            continue
        known = counted | _known(case, goal)
        borne = borne_out(goal.aim, known)
        for number, (stated, is_known) in zip(goal.stated, borne, strict=False):
            if not is_known:
                why = f"{goal.title}：总体目标说“{stated.text}”，指标、资金分配和金额里都没有这个数"
                yield wrong(remark(KIND, number.said.at, stated.text, why))


def _unit_counts(case: Case) -> set[Decimal]:
    """What the unit counts of itself."""
    found = set()
    for name, numbers in case.figures.spoken.items():
        if name.startswith(UNIT_COUNTS) and not numbers[0].is_money:
            found |= {number.value for number in numbers}
    return found


def _known(case: Case, goal: Goal) -> set[Decimal]:
    """What a table's indicators, its amounts and the allocation of its project state."""
    texts = [one.allocation for one in _told(case, goal)]
    for indicator in goal.indicators:
        texts += [indicator.name, *indicator.values]
    found = {measure.value for measure in chain.from_iterable(map(measures, texts))}
    amounts = (goal.whole, goal.fiscal, goal.other)
    return found | {one.amount for one in amounts if one is not None}


def _told(case: Case, goal: Goal) -> list[Told]:
    """What is told of a table's project."""
    return [one for one in case.told if one.project is not None and one.project.goal is goal]


# -- quantities and rates


def again(case: Case) -> Iterator[Check]:
    """Quantities that an allocation states are among the indicators of that unit, if there are
    any; those of the whole unit's indicators are counts of the paper."""
    for goal in case.goals:
        stated = [number for number in _stated(goal) if _is_quantity(number)]
        for one in _told(case, goal):
            for number in filter(_is_quantity, one.stated):
                others = [other.said for other in stated if other.unit == number.unit]
                yield from _among(number, others)
        for number in stated if goal.is_whole else ():
            yield from _among(number, _counts(case, number.unit))


def _is_quantity(number: Stating) -> bool:
    return not number.measure.is_money and number.unit not in PERCENT


def _counts(case: Case, unit: str) -> list[Said]:
    """What the paper counts of a unit."""
    ending = WHOLE.get(unit, "")
    found: list[Said] = []
    for name, numbers in case.figures.spoken.items():
        if ending and name.endswith(ending):
            found += numbers
    return found


def _among(number: Stating, others: Sequence[Said]) -> Iterator[Check]:
    """Right where one of the others is the same; where there are none, nothing can be said."""
    same = [one for one in others if one.value == number.said.value]
    if same:
        yield right(number.said, *same)
    elif others:
        known = "、".join(dict.fromkeys(one.text for one in others))
        why = f"别处同一单位的数是 {known}"
        yield wrong(remark(KIND, number.said.at, number.measure.text, why, known), number.said)


def rates(case: Case) -> Iterator[Check]:
    """Rates are at most 100 %, unless they are of growth."""
    for goal in case.goals:
        for indicator in goal.indicators:
            may_grow = any(word in indicator.name for word in GROWING)
            for number in () if may_grow else indicator.numbers:
                rate = number.said
                if number.unit in PERCENT and rate.value > MOST:
                    what = f"{goal.title}：{indicator.name}"
                    yield wrong(remark("界限", rate.at, shown(rate), what, f"不超过 {MOST}"))


CHECKS: Final = (costs, goals, again, rates)
