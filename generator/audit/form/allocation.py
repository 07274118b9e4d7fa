"""How the money of a project is divided: parts, and prices times quantities, come to its amount;
the rules are those of ``check``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import chain
from typing import Final

from generator.audit.form.case import Case
from generator.audit.form.check import Check, right, shown, wrong
from generator.audit.form.goals import whole_words
from generator.audit.form.projects import Told
from generator.audit.form.statistics import or_other_money
from generator.audit.free.finding import Finding, contradiction, remark
from generator.published.model import At
from generator.relations.said import Said
from generator.rules.allocation import fault_of_parts, fault_of_prices, fault_of_total, per
from generator.rules.amounts import measures

KIND: Final = "文表"
Fault = Callable[[str, Decimal], str | None]
Make = Callable[[str, At, str, str, str], Finding]


def allocations(case: Case) -> Iterator[Check]:
    """Parts (T505), prices times quantities (T506) and the total stated (T507) against the
    appropriation or, with other money, the project's whole amount."""
    for one in case.told:
        wholes = _wholes(one)
        if not one.allocation or not wholes:
            continue
        text = whole_words(one.allocation)
        money = [stating.said for stating in one.stated if stating.measure.is_money]
        units = set(chain.from_iterable(per(one) for one in measures(text) if one.is_money))
        counts = [stating.said for stating in one.stated if stating.unit in units]
        prices = [*money, *counts]
        for fault, numbers, make in (
            (fault_of_parts, money, contradiction),
            (fault_of_prices, prices, remark),
            (fault_of_total, money[-1:], contradiction),
        ):
            for check in _judged(one, text, wholes, fault, numbers, make):
                yield or_other_money(case, check)


def _wholes(one: Told) -> list[Said]:
    """The amounts that an allocation may be of."""
    project = one.project
    if project is None or project.amount is None:
        return []
    whole = project.goal.whole if project.goal is not None else None
    return [project.amount] if whole is None else [project.amount, whole]


def _judged(
    one: Told,
    text: str,
    wholes: list[Said],
    fault: Fault,
    numbers: list[Said],
    make: Make,
) -> Iterator[Check]:
    """Right if it is so for one of the amounts that the allocation may be of."""
    faults = [fault(text, whole.amount) for whole in wholes]
    first = faults[0]
    if first is None or one.allocation_at is None:
        return
    if "" in faults:
        yield right(wholes[0], *numbers)
        return
    printed = "、".join(stating.measure.text for stating in one.stated)
    yield wrong(
        make(KIND, one.allocation_at, printed, first, shown(wholes[0])), wholes[0], *numbers
    )


CHECKS: Final = (allocations,)
