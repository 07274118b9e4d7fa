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
    further away the other neighbour is; ``hold`` is how dearly the bounds may be broken. A row
    without weight is an identity, which never is."""

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

    @property
    def is_single(self) -> bool:
        """Whether it is one atom, once, with either sign."""
        return len(self.terms) == 1 and abs(self.terms[0][1]) == 1


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
        places = 0
        for amount in (*amounts, step):
            places = max(places, -int(amount.normalize().as_tuple().exponent))
        values = tuple(int(amount.scaleb(places)) for amount in amounts)
        return cls(values, int(step.scaleb(places)))

    def exact(self, expression: Expression) -> int:
        """The exact value of an expression in fine units."""
        return sum(self.values[atom] * times for atom, times in expression.items())

    def floors(self, expression: Expression) -> int:
        """An expression over the atoms rounded down, in steps."""
        return sum(self.values[atom] // self.step * times for atom, times in expression.items())

    def steps(self, expression: Expression, rises: Mapping[int, int]) -> int:
        """An expression in steps, the atoms printed so far above their floors (0 where not
        told)."""
        steps = self.floors(expression)
        for atom, times in expression.items():
            steps += rises.get(atom, 0) * times
        return steps

    def amount(self, expression: Expression, hold: int = 1) -> Row:
        """The row of an amount that is printed: one of its two neighbours, or itself where it is
        exact."""
        whole, rest = divmod(self.exact(expression), self.step)
        base = whole - self.floors(expression)
        is_nearer_above = 2 * rest > self.step
        is_half_of_positive = 2 * rest == self.step and whole >= 0
        return Row(
            terms=tuple(expression.items()),
            low=base,
            high=base + bool(rest),
            weight=1,
            hold=hold,
            rises=bool(rest) and (is_nearer_above or is_half_of_positive),
            loss=abs(self.step - 2 * rest) / self.step,
        )

    def identity(self, expression: Expression) -> Row:
        """The row of an expression that is zero, exactly and in print."""
        base = -self.floors(expression)
        return Row(terms=tuple(expression.items()), low=base, high=base)

    def at_least_zero(self, expression: Expression) -> Row:
        """The row of a part's whole less the part: never negative in print, and zero where it
        is."""
        base, exact = -self.floors(expression), self.exact(expression)
        steps_up = -(-exact // self.step)
        above = steps_up + 1 if exact else 0
        return Row(terms=tuple(expression.items()), low=base, high=base + above)


def components(rows: Iterable[Row]) -> list[list[Row]]:
    """Rows that share atoms, together."""
    parent: dict[int, int] = {}

    def root(atom: int) -> int:
        while parent.setdefault(atom, atom) != atom:
            parent[atom] = parent[parent[atom]]
            atom = parent[atom]
        return atom

    kept = [row for row in rows if row.terms]
    for row in kept:
        first = root(row.terms[0][0])
        for atom, _ in row.terms[1:]:
            parent[root(atom)] = first
    groups: dict[int, list[Row]] = {}
    for row in kept:
        first, _ = row.terms[0]
        groups.setdefault(root(first), []).append(row)
    return list(groups.values())


def rise(row: Row, rises: Mapping[int, int]) -> int:
    """What a row comes to with given rises of its atoms."""
    return sum(rises[atom] * times for atom, times in row.terms)
