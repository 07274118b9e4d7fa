"""Printed sums taken apart: how much of every 项 each source of money pays, as basic and as project
expenditure.

Tables print sums over sources, over kinds, over codes. Whatever these leave only one answer for is
derived; where several are possible one is chosen and named, and any of them prints the same tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from generator.catalogue.terms import ITEM, KINDS, NATURES
from generator.catalogue.trees import funds
from generator.figures.name import AMOUNT, Name, parse
from generator.importing.own.puzzle import Atom, Puzzle, Sum
from generator.importing.own.rows import Printed, Readings


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
    functions = {parse(one.name).function for one in readings.printed}
    codes = sorted(code for code in functions if len(code) == ITEM)
    puzzle = Puzzle(_sums(_without_odd_income(readings), codes, _sources(readings)))
    puzzle.settle()
    chosen = puzzle.choose()
    return Split(puzzle.amounts, {atom for atom in chosen if puzzle.amounts[atom]})


def _sources(readings: Readings) -> list[str]:
    """The sources that the form tells apart; of a group that it does not divide, the first."""
    named = {parse(one.name).fund for one in readings.printed} & set(funds().leaves())
    found = []
    for leaf in funds().leaves():
        siblings = funds().children(funds().parents[leaf])
        if leaf in named or (leaf == siblings[0] and not named & set(siblings)):
            found.append(leaf)
    return found


def _without_odd_income(readings: Readings) -> list[Printed]:
    """The readings, those of income only where income is what is spent (总计 alike)."""
    same = readings.of("收入.合计.金额") == readings.of("支出.合计.金额")
    return [p for p in readings.printed if same or parse(p.name).family != "收入"]


def _sums(
    printed: Iterable[Printed], codes: Sequence[str], sources: Sequence[str]
) -> Iterator[Sum]:
    """Every printed sum with the atoms that it is over."""
    for one in {p.name: p for p in printed}.values():
        wanted = _wanted(parse(one.name))
        if wanted is not None:
            code, fund, kind = wanted
            mine = [s for s in sources if fund in funds().path(s)]
            kinds = [k for k in KINDS if k.startswith(kind)]
            yield Sum(
                one.amount,
                {(c, s, k) for c in codes if c.startswith(code) for s in mine for k in kinds},
            )


def _wanted(name: Name) -> Atom | None:
    """Code, source and kind that a figure sums over, ``""`` for all; ``None`` for one by other
    things too."""
    by_others = name.others or name.economic or name.kind in NATURES
    is_income = name.family == "收入" and not (name.function or name.kind)
    is_sum = is_income or name.family == "支出"
    return (
        (name.function, name.fund, name.kind)
        if is_sum and name.aspect == AMOUNT and not by_others
        else None
    )
