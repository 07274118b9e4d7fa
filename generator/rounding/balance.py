"""Balanced rounding (舍位平衡) of all amounts of a disclosure to one step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.figures.counted import OPERATING, SMALL_FIRMS, SMALLEST_FIRMS
from generator.figures.model import Figures
from generator.rounding.equations import same_money
from generator.rounding.expressions import Expression, Expressions, Fact, amounts, combined, fact
from generator.rounding.problem import Grid, components
from generator.rounding.reduce import atoms, without_exact
from generator.rounding.solve import solve

PARTS = (SMALL_FIRMS, SMALLEST_FIRMS, OPERATING)
"""Amounts typed by themselves of which the first is a part of the second."""
HOLD = 1000
"""How many amounts that the document does not print are freed before one that it prints."""


@dataclass(frozen=True, slots=True)
class Linear:
    """A disclosure's amounts as expressions over atoms, which are typed amounts always counted
    together; what must be zero (the same money seen two ways), and what must not be negative."""

    amounts: Mapping[str, Expression]
    identities: tuple[Expression, ...]
    parts: tuple[Expression, ...]
    values: tuple[Decimal, ...]

    def facts(self) -> dict[str, Fact]:
        """By name, which amount it is: names with the same expression are one."""
        return {name: fact(expression) for name, expression in self.amounts.items()}


def linear(figures: Figures) -> Linear:
    """The amounts of ``figures`` as a linear system."""
    over = Expressions(figures)
    named = {figure.name: over.of(figure.name) for figure in amounts(figures)}
    zero = [one for one in _differences(figures, over) if one and not over.value(one)]
    parts = [one for one in _margins(figures, over) if over.value(one) >= 0]
    distinct = {fact(one): one for one in (*named.values(), *zero, *parts)}
    groups = atoms(list(distinct.values()), len(over.typed))
    atom_of = {members[0]: atom for atom, members in enumerate(groups)}

    def reduced(expression: Expression) -> Expression:
        return {atom_of[i]: times for i, times in expression.items() if i in atom_of}

    return Linear(
        amounts={name: reduced(one) for name, one in named.items()},
        identities=tuple(map(reduced, zero)),
        parts=tuple(map(reduced, parts)),
        values=tuple(over.value(dict.fromkeys(members, 1)) for members in groups),
    )


def _differences(figures: Figures, over: Expressions) -> Iterator[Expression]:
    """Each total of the same money less its parts."""
    for equation in same_money(figures):
        terms = [(1, over.of(equation.total))]
        terms += [(-1, over.of(name)) for name in equation.plus]
        terms += [(1, over.of(name)) for name in equation.minus]
        yield combined(terms)


def _margins(figures: Figures, over: Expressions) -> Iterator[Expression]:
    """Each whole less its part."""
    for part, whole in PARTS:
        if part in figures:
            yield combined([(1, over.of(whole)), (-1, over.of(part))])


def balanced(
    system: Linear, step: Decimal, shown: frozenset[str] = frozenset()
) -> tuple[dict[str, int], frozenset[str]]:
    """What every amount comes to in steps, and the names of those freed from their two neighbours;
    amounts ``shown`` are freed only where freeing all others does not help."""
    grid = Grid.of(system.values, step)
    held = {fact(one) for name, one in system.amounts.items() if name in shown}
    rows = {}
    for expression in system.amounts.values():
        key = fact(expression)
        rows[key] = grid.amount(expression, hold=HOLD if key in held else 1)
    identities = map(grid.identity, system.identities)
    parts = map(grid.at_least_zero, system.parts)
    rises: dict[int, int] = {}
    for group in components(without_exact([*rows.values(), *identities, *parts])):
        found, _ = solve(group)
        rises |= found
    steps = {}
    freed = set()
    for name, expression in system.amounts.items():
        steps[name] = grid.steps(expression, rises)
        if abs(steps[name] * grid.step - grid.exact(expression)) >= grid.step:
            freed.add(name)
    return steps, frozenset(freed)
