"""Every amount as a linear sum of the amounts that the department typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from generator.diagnostics import Position
from generator.figures.model import (
    MONEY,
    Count,
    Difference,
    Entry,
    Figure,
    Figures,
    Formula,
    Given,
    Ratio,
    Sum,
)

Expression = Mapping[int, int]
"""Typed amounts by index → how often each is counted; never zero."""


@dataclass(slots=True)
class Expressions:
    """The expressions of one disclosure's amounts; ``typed`` are the typed amounts (元) by
    index."""

    figures: Figures
    typed: list[Decimal] = field(default_factory=list)
    _index: dict[tuple[Position, Decimal], int] = field(default_factory=dict)
    _known: dict[str, Expression] = field(default_factory=dict)

    def of(self, name: str) -> Expression:
        """The expression of an amount by name; empty for one that is zero because nothing of the
        kind exists."""
        if name not in self._known:
            self._known[name] = self.of_formula(self.figures[name].formula)
        return self._known[name]

    def of_formula(self, formula: Formula) -> Expression:
        """The expression of a formula over amounts."""
        match formula:
            case Given(entries):
                return combined((1, {self._variable(e): 1}) for e in entries)
            case Sum(terms):
                return combined((1, self.of(t)) for t in terms)
            case Difference(minuend, subtrahend):
                return combined(((1, self.of(minuend)), (-1, self.of(subtrahend))))
            case Ratio() | Count():
                raise ValueError("no amount")

    def value(self, expression: Expression) -> Decimal:
        """The exact value (元)."""
        return sum((self.typed[i] * n for i, n in expression.items()), Decimal(0))

    def _variable(self, entry: Entry) -> int:
        key = (entry.position, entry.value)
        if key not in self._index:
            self._index[key] = len(self.typed)
            self.typed.append(entry.value)
        return self._index[key]


def combined(parts: Iterable[tuple[int, Expression]]) -> Expression:
    """The sum of expressions, each taken so many times."""
    total: dict[int, int] = {}
    for times, part in parts:
        for i, n in part.items():
            total[i] = total.get(i, 0) + times * n
    return {i: n for i, n in total.items() if n}


def amounts(figures: Figures) -> tuple[Figure, ...]:
    """The figures that are money."""
    return tuple(f for f in figures if f.unit == MONEY)
