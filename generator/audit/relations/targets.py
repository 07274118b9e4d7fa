"""The indicators of a performance table against the project's amount, its goal and its allocation;
the rules are those of ``check``, and as there a finding is a warning: a remark."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.audit.case import Reread
from generator.audit.goals import Goal, Indicator
from generator.audit.readings import Reading
from generator.audit.verdict import Answer, Kind, Verdict
from generator.catalogue.terms import SCALE
from generator.rules.amounts import measures
from generator.rules.performance import UNIT_COUNTS, borne_out, fault_of_costs, fault_of_unit_costs

MOST = Decimal(100)  # %
WHOLE = {
    "人": ".人数",
    "名": ".人数",
    "个": ".个数",
}  # what an indicator of the whole unit may count
GROWING = ("增", "超", "提高")  # rates that may pass 100 %


def costs(case: Reread) -> Iterator[Verdict]:
    """Costs (T602), and unit costs times quantities (T603), come to the project's amount."""
    for goal in case.goals:
        whole = goal.amounts.get("总额")
        if goal.is_whole or whole is None:
            continue
        amount = whole.value * SCALE["万元"]
        for fault, covers in (
            (fault_of_costs(goal.indicators, amount), _costs(goal, each=False)),
            (
                fault_of_unit_costs(goal.indicators, amount),
                (*_costs(goal, each=True), *_quantities(goal)),
            ),
        ):
            if fault is not None:
                answer = Answer.REMARK if fault else Answer.HOLDS
                yield Verdict(
                    Kind.GOAL,
                    answer,
                    whole.place,
                    whole.text,
                    computation=fault,
                    covers=(whole, *covers),
                )


def _costs(goal: Goal, *, each: bool) -> tuple[Reading, ...]:
    """The amounts of cost indicators: prices of one thing, or whole ones."""
    found = (r for i in goal.indicators if i.is_cost for r in i.readings if r.name.endswith("金额"))
    return tuple(r for r in found if ("/" in r.place.label) is each)


def _quantities(goal: Goal) -> tuple[Reading, ...]:
    """The quantities of what unit costs are per."""
    units = {u for i in goal.indicators if i.is_cost for m in i.measures for u in m.per}
    found = (r for i in goal.indicators if not i.is_cost for r in i.readings)
    return tuple(r for r in found if _unit(r) in units)


def _unit(reading: Reading) -> str:
    return reading.place.label.removeprefix(reading.text)


def goals(case: Reread) -> Iterator[Verdict]:
    """Every number of a project's goal is in an indicator, the allocation, or an amount (T604)."""
    counted = {
        r.value
        for r in case.ledger
        if r.name.startswith(UNIT_COUNTS) and not r.name.endswith("金额")
    }
    for goal in (g for g in case.goals if not g.is_whole and g.aim):
        texts = [
            *(i.name for i in goal.indicators),
            *(v for i in goal.indicators for v in i.values),
        ]
        texts += [text for text, _ in _allocations(case, goal)]
        known = {m.value for text in texts for m in measures(text)} | counted
        known |= {r.value * SCALE["万元"] for r in goal.amounts.values()}
        own = [r for i in goal.indicators for r in i.readings]
        for reading, (stated, is_known) in zip(
            goal.stated, borne_out(goal.aim, known), strict=False
        ):
            answer = Answer.HOLDS if is_known else Answer.REMARK
            why = (
                "" if is_known else f"总体目标说“{stated.text}”，指标、资金分配和金额里都没有这个数"
            )
            same = [r for r in own if (r.value, _unit(r)) == (reading.value, _unit(reading))]
            yield Verdict(
                Kind.GOAL,
                answer,
                reading.place,
                stated.text,
                computation=why,
                covers=(reading, *same),
            )


def again(case: Reread) -> Iterator[Verdict]:
    """Quantities that the allocation states are among the indicators of that unit, if there are
    any; those of the whole unit's indicators are counts of the file."""
    for goal in case.goals:
        stated = [r for i in goal.indicators for r in i.readings if r.name.endswith("数量")]
        for _, found in _allocations(case, goal):
            for reading in (r for r in found if r.name.endswith("数量")):
                yield from _among(reading, [r for r in stated if _unit(r) == _unit(reading)])
        for reading in stated if goal.is_whole else ():
            ending = WHOLE.get(_unit(reading))
            yield from _among(
                reading, [r for r in case.ledger if ending and r.name.endswith(ending) and r.text]
            )


def _among(reading: Reading, others: list[Reading]) -> Iterator[Verdict]:
    """Holds where one of the others is the same; where there are none, nothing can be said."""
    same = [r for r in others if r.value == reading.value]
    if others:
        answer = Answer.HOLDS if same else Answer.REMARK
        known = "、".join(dict.fromkeys(r.text for r in others))
        why = f"别处同一单位的数是 {known}"
        yield Verdict(
            Kind.GOAL, answer, reading.place, reading.place.label, known, why, (reading, *same)
        )


def _allocations(case: Reread, goal: Goal) -> list[tuple[str, tuple[Reading, ...]]]:
    number = case.goal_projects.get(goal.place.block, 0)
    return [(a.text, a.readings) for a in case.allocations if number and a.project == number]


def rates(case: Reread) -> Iterator[Verdict]:
    """Rates are at most 100 %, unless they are of growth."""
    for goal in case.goals:
        for indicator in (
            i for i in goal.indicators if not any(word in i.name for word in GROWING)
        ):
            yield from _rates(indicator)


def _rates(indicator: Indicator) -> Iterator[Verdict]:
    for reading in (r for r in indicator.readings if r.name.endswith("比率")):
        answer = Answer.REMARK if reading.value > MOST else Answer.HOLDS
        yield Verdict(
            Kind.BOUND,
            answer,
            reading.place,
            reading.text,
            f"不超过 {MOST}",
            indicator.name,
            (reading,),
        )
