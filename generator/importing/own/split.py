"""Printed sums taken apart: how much of every 项 each source of money pays, as basic and as project expenditure.

Tables print sums over sources, over kinds, over codes. Whatever these leave only one answer for is derived; where
several are possible one is chosen and named, and any of them prints the same tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from generator.catalogue.trees import funds
from generator.importing.own.puzzle import Atom, Puzzle, Sum
from generator.importing.own.rows import Printed, Readings

KINDS = ("基本支出", "项目支出")
ITEM = 7
NAME = re.compile(r"(收入|支出)\.(.+)\.金额")
CODE = re.compile(r"2\d{2,6}")
TOTAL = "合计"


@dataclass(slots=True)
class Split:
    """Amounts in 元; ``chosen`` are those that the tables do not settle."""

    amounts: dict[Atom, Decimal] = field(default_factory=dict)
    chosen: set[Atom] = field(default_factory=set)

    def of(self, kind: str) -> Iterator[tuple[str, str, Decimal]]:
        """Code, source and amount of every atom of a kind, by code."""
        return ((c, f, v) for (c, f, k), v in sorted(self.amounts.items()) if k == kind and v)


def split(readings: Readings) -> Split:
    """Settle all atoms that have money."""
    codes = sorted({p for one in readings.printed for p in one.name.split(".") if len(p) == ITEM and CODE.fullmatch(p)})
    puzzle = Puzzle(_sums(_without_odd_income(readings), codes, _sources(readings)))
    puzzle.settle()
    chosen = puzzle.choose()
    return Split(puzzle.amounts, {atom for atom in chosen if puzzle.amounts[atom]})


def _sources(readings: Readings) -> list[str]:
    """The sources that the form tells apart; of a group that it does not divide, the first."""
    named = {part for one in readings.printed for part in one.name.split(".")} & set(funds().leaves())
    found = []
    for leaf in funds().leaves():
        siblings = funds().children(funds().parents[leaf])
        if leaf in named or (leaf == siblings[0] and not named & set(siblings)):
            found.append(leaf)
    return found


def _without_odd_income(readings: Readings) -> list[Printed]:
    """The readings, those of income only where income is what is spent (总计 alike)."""
    same = readings.of("收入.合计.金额") == readings.of("支出.合计.金额")
    return [p for p in readings.printed if same or not p.name.startswith("收入.")]


def _sums(printed: Iterable[Printed], codes: Sequence[str], sources: Sequence[str]) -> Iterator[Sum]:
    """Every printed sum with the atoms that it is over."""
    for one in {p.name: p for p in printed}.values():
        match = NAME.fullmatch(one.name)
        wanted = _wanted(match[1], match[2].split(".")) if match else None
        if wanted is not None:
            code, fund, kind = wanted
            mine = [s for s in sources if fund in funds().path(s)]
            kinds = [k for k in KINDS if k.startswith(kind)]
            yield Sum(one.amount, {(c, s, k) for c in codes if c.startswith(code) for s in mine for k in kinds})


def _wanted(family: str, parts: list[str]) -> Atom | None:
    """Code, source and kind that a figure sums over, ``""`` for all; ``None`` for one by other things too."""
    fund = code = kind = ""
    for part in parts:
        if part in funds().parents:
            fund = part
        elif part in KINDS and family == "支出":
            kind = part
        elif CODE.fullmatch(part) and family == "支出":
            code = part
        elif part != TOTAL:
            return None
    return code, fund, kind
