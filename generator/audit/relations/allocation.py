"""资金分配情况: parts, and prices times quantities, come to the project's amount; the rules are
those of ``check``."""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.case import Allocation, Reread
from generator.audit.goals import whole_words
from generator.audit.readings import Reading
from generator.audit.relations.statistics import or_of_all_funds
from generator.audit.verdict import Answer, Kind, Verdict
from generator.catalogue.terms import SCALE
from generator.rules.allocation import fault_of_parts, fault_of_prices, fault_of_total, per
from generator.rules.amounts import measures


def allocations(case: Reread) -> Iterator[Verdict]:
    """Parts (T505), prices times quantities (T506) and the total stated (T507) against the
    appropriation or, with other money, the project's whole amount."""
    for allocation in case.allocations:
        appropriation = case.ledger.best(f"项目.{allocation.project}.一般公共预算拨款.金额")
        if appropriation is None:
            continue
        wholes = [appropriation, *_whole(case, allocation.project)]
        text = whole_words(allocation.text)
        parts, prices, totals = (
            [fault(text, whole.value * SCALE["万元"]) for whole in wholes]
            for fault in (fault_of_parts, fault_of_prices, fault_of_total)
        )
        units = {unit for m in measures(text) if m.is_money for unit in per(m)}
        money = [r for r in allocation.readings if r.name.endswith("金额")]
        counted = [r for r in allocation.readings if r.place.label.removeprefix(r.text) in units]
        of_parts = _judged(allocation, parts, appropriation, money, Answer.CONTRADICTED)
        yield from (or_of_all_funds(case, verdict) for verdict in of_parts)
        yield from _judged(allocation, prices, appropriation, [*money, *counted], Answer.REMARK)
        of_totals = _judged(allocation, totals, appropriation, money[-1:], Answer.CONTRADICTED)
        yield from (or_of_all_funds(case, verdict) for verdict in of_totals)


def _whole(case: Reread, project: int) -> list[Reading]:
    blocks = [block for block, number in case.goal_projects.items() if number == project]
    return [
        g.amounts["总额"] for g in case.goals if g.place.block in blocks and "总额" in g.amounts
    ]


def _judged(
    allocation: Allocation,
    faults: list[str | None],
    whole: Reading,
    terms: list[Reading],
    otherwise: Answer,
) -> Iterator[Verdict]:
    """Holds if it does for one of the amounts that the allocation may be of."""
    if faults[0] is None:
        return
    holds = "" in faults
    printed = "、".join(r.place.label for r in allocation.readings)
    answer = Answer.HOLDS if holds else otherwise
    why = "" if holds else faults[0]
    yield Verdict(
        Kind.NARRATIVE, answer, allocation.place, printed, whole.text, why, (whole, *terms)
    )
