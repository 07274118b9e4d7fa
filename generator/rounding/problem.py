"""The rounding of one step as integers: which amounts hang together, and between what bounds each
may be printed.

All amounts are whole numbers of a fine unit in which every typed amount and the step are whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.rounding.expressions import Expression


@dataclass(frozen=True, slots=True)
class Row:
    """A sum of atoms' rises over their floors, ``low`` to ``high`` steps; ``weight`` amounts are
    printed by it, nearest at ``low`` (``rises`` False) or ``high``; ``loss`` (0–1) is how much
    further away the other neighbour is;
    ``hold`` is how dearly the bounds may be broken. A row without weight is an identity, which
    never is."""

    terms: tuple[tuple[int, int], ...]
    low: int
    high: int
    weight: int = 0
    hold: int = 0
    rises: bool = False
    loss: float = 0.0

    @property
    def nearest(self) -> int:
        """The rise that is nearest."""
        return self.high if self.rises else self.low


@dataclass(frozen=True, slots=True)
class Grid:
    """Amounts in whole fine units: ``values`` by atom, ``step`` the unit in which they are
    printed."""

    values: tuple[int, ...]
    step: int

    @classmethod
    def of(cls, typed: Iterable[Decimal], step: Decimal) -> Grid:
        """The grid of typed amounts and a step, both in 元."""
        amounts = tuple(typed)
        places = max(0, *(-int(v.normalize().as_tuple().exponent) for v in (*amounts, step)))
        return cls(tuple(int(v.scaleb(places)) for v in amounts), int(step.scaleb(places)))

    def exact(self, expression: Expression) -> int:
        """The exact value of an expression in fine units."""
        return sum(self.values[i] * n for i, n in expression.items())

    def floors(self, expression: Expression) -> int:
        """An expression over the atoms rounded down, in steps."""
        return sum(self.values[i] // self.step * n for i, n in expression.items())

    def steps(self, expression: Expression, rises: Mapping[int, int]) -> int:
        """An expression in steps, the atoms printed so far above their floors (0 where not
        told)."""
        return self.floors(expression) + sum(rises.get(i, 0) * n for i, n in expression.items())

    def amount(self, expression: Expression, hold: int = 1) -> Row:
        """The row of an amount that is printed: one of its two neighbours, or itself where it is
        exact."""
        whole, rest = divmod(self.exact(expression), self.step)
        base = whole - self.floors(expression)
        rises = 2 * rest > self.step or (2 * rest == self.step and whole >= 0)
        loss = abs(self.step - 2 * rest) / self.step
        return Row(
            tuple(expression.items()), base, base + bool(rest), 1, hold, rises and bool(rest), loss
        )

    def identity(self, expression: Expression) -> Row:
        """The row of an expression that is zero, exactly and in print."""
        base = -self.floors(expression)
        return Row(tuple(expression.items()), base, base)

    def at_least_zero(self, expression: Expression) -> Row:
        """The row of a part's whole less the part: never negative in print, and zero where it
        is."""
        base, exact = -self.floors(expression), self.exact(expression)
        above = -(-exact // self.step) + 1 if exact else 0
        return Row(tuple(expression.items()), base, base + above)


def components(rows: Iterable[Row]) -> list[list[Row]]:
    """Rows that share atoms, together."""
    parent: dict[int, int] = {}

    def root(i: int) -> int:
        while parent.setdefault(i, i) != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    kept = [row for row in rows if row.terms]
    for row in kept:
        first = root(row.terms[0][0])
        for atom, _ in row.terms[1:]:
            parent[root(atom)] = first
    groups: dict[int, list[Row]] = {}
    for row in kept:
        groups.setdefault(root(row.terms[0][0]), []).append(row)
    return list(groups.values())


def rise(row: Row, rises: Mapping[int, int]) -> int:
    """What a row comes to with given rises of its atoms."""
    return sum(rises[i] * n for i, n in row.terms)
