"""Amounts that look as if they were typed in the other unit: in 元 where the file has 万元, or the
other way. It is asked about, not corrected: nobody can tell but who typed it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from statistics import median
from typing import Final

from generator.diagnostics import Diagnostic, Severity
from generator.workbook.tree import OTHER_UNIT, Amount, Tree

FEWEST: Final = 5
"""Amounts from which the usual size of a file can be told."""
TIMES: Final = 1000
"""How many times the usual an amount must be to be odd."""
LARGE: Final = Decimal(10_000)
"""Of 万元: a hundred million, more than one line of a unit usually has."""
SMALL: Final = Decimal(100)
"""Of 元: less than any line of a budget usually has."""
SMALL_USUAL: Final = Decimal(1000)
"""Of 元: less than the lines of a budget usually have."""
OTHER: Final = {"万元": "元", "元": "万元"}


def other_units(tree: Tree) -> Iterator[Diagnostic]:
    """A question about each amount that may be in the other unit."""
    sizes = [abs(one.value) for one in tree.amounts if one.value]
    if len(sizes) < FEWEST:
        return
    usual = median(sizes)
    if _is_odd_usual(usual, tree.measure):
        yield _asked_of_all(tree.amounts[0], usual, tree.measure)
        return
    for one in tree.amounts:
        if _is_odd(abs(one.value), usual, tree.measure):
            yield _asked(one, tree.measure)


def _is_odd_usual(usual: Decimal, measure: str) -> bool:
    return usual < SMALL_USUAL if measure == "元" else usual >= LARGE


def _is_odd(size: Decimal, usual: Decimal, measure: str) -> bool:
    if not size:
        return False
    if measure == "元":
        return size < SMALL and usual > size * TIMES
    return size >= LARGE and size > usual * TIMES


def _asked_of_all(first: Amount, usual: Decimal, measure: str) -> Diagnostic:
    """A question about all amounts, told at the first."""
    message = f"各笔金额多在 {usual:f}{measure}上下，是不是都按{OTHER[measure]}填的？"
    mend = f"本簿的金额按{measure}填，在“单位”表里选；没有填错的，不用改"
    return Diagnostic(OTHER_UNIT, Severity.WARNING, first.at, message, mend)


def _asked(one: Amount, measure: str) -> Diagnostic:
    other = OTHER[measure]
    message = f"金额 {one.value:f}（{measure}）和别的金额相差上千倍，是不是按{other}填的？"
    mend = f"本簿的金额按{measure}填；没有填错的，不用改"
    return Diagnostic(OTHER_UNIT, Severity.WARNING, one.at, message, mend)
