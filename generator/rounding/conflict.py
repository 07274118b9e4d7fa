"""Why an amount had to be freed: a smallest set of amounts that cannot all be one of their two
neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from generator.rounding.balance import Linear
from generator.rounding.problem import Grid, Row
from generator.rounding.solve import is_possible

Fact = frozenset[tuple[int, int]]


def conflict(system: Linear, step: Decimal, fact: Fact, freed: frozenset[Fact]) -> tuple[Fact, ...]:
    """The amounts with which ``fact`` does not go together, none of them ``freed`` too; leaving out
    any one of them would let it be a neighbour. Empty where it goes together with all."""
    grid = Grid.of(system.values, step)
    facts = dict.fromkeys(frozenset(e.items()) for e in system.amounts.values())
    rows = {key: grid.amount(dict(key)) for key in facts if key and key not in freed}
    given = [
        *map(grid.identity, system.identities),
        *map(grid.at_least_zero, system.parts),
        grid.amount(dict(fact)),
    ]
    found = (
        _least(given, [], list(rows.values())) if not is_possible([*given, *rows.values()]) else []
    )
    return tuple(key for key, row in rows.items() if any(row is one for one in found))


def _least(given: Sequence[Row], added: Sequence[Row], rest: Sequence[Row]) -> list[Row]:
    """A smallest part of ``rest`` that is impossible together with ``given``, by halving
    (QuickXplain, Junker 2004);
    ``added`` are those of ``given`` that were not there before."""
    if added and not is_possible(given):
        return []
    if len(rest) == 1:
        return list(rest)
    one, other = rest[: len(rest) // 2], rest[len(rest) // 2 :]
    second = _least([*given, *one], one, other)
    first = _least([*given, *second], second, one)
    return [*first, *second]
