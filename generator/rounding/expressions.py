"""Every amount as a linear sum of the amounts that the department typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
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
    total_of,
)

Expression = Mapping[int, int]
"""Typed amounts by index → how often each is counted; never zero."""
Fact = frozenset[tuple[int, int]]
"""An expression that can be looked up: which amount of money it is."""


def fact(expression: Expression) -> Fact:
    """Which amount an expression is."""
    return frozenset(expression.items())


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
            self._known[name] = combined(self._terms(self.figures[name].formula))
        return self._known[name]

    def _terms(self, formula: Formula) -> Iterator[tuple[int, Expression]]:
        """What a formula over amounts adds and takes away."""
        match formula:
            case Given(entries):
                for entry in entries:
                    yield 1, {self._variable(entry): 1}
            case Sum(terms):
                for term in terms:
                    yield 1, self.of(term)
            case Difference(minuend, subtrahend):
                yield 1, self.of(minuend)
                yield -1, self.of(subtrahend)
            case Ratio() | Count():
                raise ValueError("no amount")

    def value(self, expression: Expression) -> Decimal:
        """The exact value (元)."""
        return total_of(self.typed[i] * times for i, times in expression.items())

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
        for i, counted in part.items():
            total[i] = total.get(i, 0) + times * counted
    return {i: counted for i, counted in total.items() if counted}


def amounts(figures: Figures) -> tuple[Figure, ...]:
    """The figures that are money."""
    return tuple(figure for figure in figures if figure.unit == MONEY)
