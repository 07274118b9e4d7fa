"""Why an amount had to be freed: a smallest set of amounts that cannot all be one of their two
neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from generator.rounding.balance import Linear
from generator.rounding.expressions import Fact
from generator.rounding.problem import Grid, Row
from generator.rounding.solve import is_possible


def conflict(system: Linear, step: Decimal, fact: Fact, freed: frozenset[Fact]) -> tuple[Fact, ...]:
    """The amounts with which ``fact`` does not go together, none of them ``freed`` too; leaving out
    any one of them would let it be a neighbour. Empty where it goes together with all."""
    grid = Grid.of(system.values, step)
    rows = {}
    for one in system.facts().values():
        if one and one not in freed:
            rows[one] = grid.amount(dict(one))
    identities = map(grid.identity, system.identities)
    parts = map(grid.at_least_zero, system.parts)
    given = [*identities, *parts, grid.amount(dict(fact))]
    if is_possible([*given, *rows.values()]):
        return ()
    found = {id(row) for row in _least(given, [], list(rows.values()))}
    return tuple(one for one, row in rows.items() if id(row) in found)


def _least(given: Sequence[Row], added: Sequence[Row], rest: Sequence[Row]) -> list[Row]:
    """A smallest part of ``rest`` that is impossible together with ``given``, by halving
    (QuickXplain, Junker 2004); ``added`` are those of ``given`` that were not there before."""
    if added and not is_possible(given):
        return []
    if len(rest) == 1:
        return list(rest)
    half = len(rest) // 2
    one, other = rest[:half], rest[half:]
    second = _least([*given, *one], one, other)
    first = _least([*given, *second], second, one)
    return [*first, *second]
