"""Whether a consolidated file still says what its units' files say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.budget.model import Budget
from generator.diagnostics import Diagnostic, Position, Severity
from generator.figures.budget_lines import spending_lines, yuan
from generator.figures.model import MONEY, total
from generator.figures.operating import given, operating_of
from generator.figures.stated import differing_facts
from generator.figures.units import differing
from generator.source.nodes import NOWHERE

MEND = "单位改了数就重新汇总（disclosure consolidate）；部门改的数，请改到单位的文件里。"


def drift(budget: Budget, units: Sequence[Budget]) -> Iterator[Diagnostic]:
    """A warning for every amount, and every count of staff, procurement and assets, that
    differs."""
    if not units:
        return
    listed = budget.at("汇总自")
    for line, own, below in differing(spending_lines(budget), units):
        at, what = (line.origin, f"这里是 {yuan(own)}") if line else (listed, "这里没有的一笔")
        yield _warning(at, f"{what}，各单位文件相加是 {yuan(below)}。")
    yield from _operating(budget, units)
    for name, unit, entry, sum_of_units in differing_facts(budget, units):
        mine, theirs = (
            yuan(v) if unit == MONEY else f"{v:f}{unit}" for v in (entry.value, sum_of_units)
        )
        at = listed if entry.position == NOWHERE else entry.position
        yield _warning(at, f"{name} 这里是 {mine}，各单位文件相加是 {theirs}。")


def _operating(budget: Budget, units: Sequence[Budget]) -> Iterator[Diagnostic]:
    """What the department gives as 机关运行经费 is what its units have of it."""
    below, entry = total(tuple(operating_of(units))), given(budget)
    if entry is not None and entry.value != below:
        message = f"机关运行经费 这里是 {yuan(entry.value)}，各单位文件相加是 {yuan(below)}。"
        yield _warning(entry.position, message)


def _warning(at: Position, message: str) -> Diagnostic:
    return Diagnostic("H107", Severity.WARNING, at, message, MEND)
