"""Sums that other sheets show of the same money, compared with the entries that count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.catalogue.trees import funds
from generator.figures.budget_lines import yuan
from generator.importing.rounded import is_rest
from generator.importing.rows import Problem
from generator.importing.sheet import Entry
from generator.importing.values import SCALE

HUNDRED = 100
"""元 in 0.01 万元."""


def compare(shown: Sequence[Entry], counted: Sequence[Entry]) -> Iterator[Problem]:
    """A problem for each sum that differs; a sum without a kind or fund stands for all of them."""
    sums: dict[tuple[str, ...], list[Entry]] = {}
    for e in shown:
        sums.setdefault((e.sheet, e.function, e.economic, e.kind, e.fund), []).append(e)
    for same in sums.values():
        e = same[0]
        printed = _total(same)
        # A margin of basic expenditure knows one code only: function sums take those with a
        # function, and so on.
        known = [c for c in counted if _covers(e, c) and (c.function if e.function else c.economic)]
        if not agrees(printed, known):
            what = " ".join(filter(None, (e.function, e.economic, e.kind, e.fund)))
            read = (
                f"读入的是 {yuan(_total(known))}"
                if known
                else "没有读入：没有同时写明功能科目和经济科目的明细"
            )
            yield Problem(e.place, f"{what} {yuan(printed)}，{read}。")


def _covers(total: Entry, part: Entry) -> bool:
    return (
        part.function.startswith(total.function)
        and part.economic.startswith(total.economic)
        and total.kind in ("", part.kind)
        and (not total.fund or total.fund in funds().path(part.fund))
    )


def agrees(printed: Decimal, known: Sequence[Entry]) -> bool:
    """Whether what counts comes to a printed sum, but for the rest of rounding to 0.01 万元."""
    if not known:
        return printed == 0
    measure = "万元" if printed % HUNDRED == 0 else "元"
    parts = [e.amount / SCALE[measure] for e in known]
    rest = printed / SCALE[measure] - sum(parts, Decimal(0))
    return rest == 0 or is_rest(rest, parts, measure)


def _total(entries: Sequence[Entry]) -> Decimal:
    return sum((e.amount for e in entries), Decimal(0))
