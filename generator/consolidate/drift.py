"""Whether a consolidated file still says what its units' files say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.budget.model import Budget
from generator.diagnostics import Diagnostic, Severity
from generator.figures.lines import SCALE, spending_lines
from generator.figures.units import differing

MEND = "单位改了数就重新汇总（disclosure consolidate）；部门改的数，请改到单位的文件里。"


def drift(budget: Budget, units: Sequence[Budget]) -> Iterator[Diagnostic]:
    """A warning for every amount that differs."""
    if not units:
        return
    for line, own, below in differing(spending_lines(budget), units):
        at = line.origin if line else budget.at("汇总自")
        what = f"这里是 {own / SCALE['万元']:,.2f}万元" if line else "这里没有的一笔"
        message = f"{what}，各单位文件相加是 {below / SCALE['万元']:,.2f}万元。"
        yield Diagnostic("H107", Severity.WARNING, at, message, MEND)
