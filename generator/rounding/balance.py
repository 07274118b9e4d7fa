"""Balanced rounding (舍位平衡) of all amounts of a disclosure to one step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.figures.model import Figures
from generator.rounding.equations import same_money
from generator.rounding.expressions import Expression, Expressions, amounts, combined
from generator.rounding.problem import Grid, components
from generator.rounding.reduce import atoms, over_atoms, without_exact
from generator.rounding.solve import solve

# (smaller, larger): amounts typed by themselves of which one is a part of the other.
PARTS = (
    ("政府采购.面向中小企业.金额", "政府采购.合计.金额"),
    ("政府采购.面向小微企业.金额", "政府采购.面向中小企业.金额"),
    ("机关运行经费.金额", "支出.一般公共预算拨款.公用经费.金额"),
)

# How many amounts that the document does not print are freed before one that it prints.
HOLD = 1000


@dataclass(frozen=True, slots=True)
class Linear:
    """A disclosure's amounts as expressions over atoms, which are typed amounts always counted
    together."""

    amounts: Mapping[str, Expression]
    identities: tuple[Expression, ...]
    parts: tuple[Expression, ...]
    values: tuple[Decimal, ...]


def linear(figures: Figures) -> Linear:
    """The amounts of ``figures``, what must be zero (the same money seen two ways) and what must
    not be negative."""
    over = Expressions(figures)
    named = {f.name: over.of(f.name) for f in amounts(figures)}
    zero = tuple(e for e in _differences(figures, over) if e and not over.value(e))
    parts = tuple(
        combined(((1, over.of(large)), (-1, over.of(small))))
        for small, large in PARTS
        if small in figures
    )
    parts = tuple(e for e in parts if over.value(e) >= 0)
    distinct = list({frozenset(e.items()): e for e in (*named.values(), *zero, *parts)}.values())
    groups = atoms(distinct, len(over.typed))
    atom_of = {i: number for number, members in enumerate(groups) for i in members}
    first = {members[0] for members in groups}

    def reduced(expression: Expression) -> Expression:
        return over_atoms({i: n for i, n in expression.items() if i in first}, atom_of)

    values = tuple(sum((over.typed[i] for i in members), Decimal(0)) for members in groups)
    return Linear(
        {name: reduced(e) for name, e in named.items()},
        tuple(map(reduced, zero)),
        tuple(map(reduced, parts)),
        values,
    )


def _differences(figures: Figures, over: Expressions) -> Iterator[Expression]:
    for equation in same_money(figures):
        yield combined(
            [(1, over.of(equation.total))]
            + [(-1, over.of(n)) for n in equation.plus]
            + [(1, over.of(n)) for n in equation.minus]
        )


def balanced(
    system: Linear, step: Decimal, shown: frozenset[str] = frozenset()
) -> tuple[dict[str, int], frozenset[str]]:
    """What every amount comes to in steps, and the names of those freed from their two neighbours;
    amounts ``shown`` are freed only where freeing all others does not help."""
    grid = Grid.of(system.values, step)
    held = {frozenset(system.amounts[n].items()) for n in shown if n in system.amounts}
    facts = {frozenset(e.items()): e for e in system.amounts.values()}
    rows = {key: grid.amount(e, hold=HOLD if key in held else 1) for key, e in facts.items()}
    others = [grid.identity(e) for e in system.identities] + [
        grid.at_least_zero(e) for e in system.parts
    ]
    rises: dict[int, int] = {}
    for group in components(without_exact([*rows.values(), *others])):
        found, _ = solve(group)
        rises |= found
    steps = {name: grid.steps(e, rises) for name, e in system.amounts.items()}
    freed = frozenset(
        name
        for name, e in system.amounts.items()
        if abs(steps[name] * grid.step - grid.exact(e)) >= grid.step
    )
    return steps, freed
