"""Making a rounding problem small before it is solved; nothing is lost by it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.rounding.expressions import Expression
from generator.rounding.problem import Row


def atoms(expressions: Sequence[Expression], typed: int) -> list[tuple[int, ...]]:
    """Typed amounts (0 … ``typed`` - 1) that are always counted together, as groups: an atom
    each."""
    signs: list[list[tuple[int, int]]] = [[] for _ in range(typed)]
    for number, expression in enumerate(expressions):
        for i, n in expression.items():
            signs[i].append((number, n))
    groups: dict[tuple[tuple[int, int], ...], list[int]] = defaultdict(list)
    for i, sign in enumerate(signs):
        if sign:
            groups[tuple(sign)].append(i)
    return [tuple(members) for members in groups.values()]


def over_atoms(expression: Expression, atom_of: dict[int, int]) -> Expression:
    """An expression over typed amounts as one over atoms."""
    return {atom_of[i]: n for i, n in expression.items()}


def without_exact(rows: Iterable[Row]) -> list[Row]:
    """The rows without the atoms that exact amounts hold fast, and without rows that have become
    alike or empty."""
    kept = list(rows)
    while held := {
        row.terms[0][0]
        for row in kept
        if len(row.terms) == 1 and abs(row.terms[0][1]) == 1 and row.low == row.high
    }:
        left = (replace(row, terms=tuple(t for t in row.terms if t[0] not in held)) for row in kept)
        kept = [row for row in left if row.terms]
    together: dict[Row, list[Row]] = defaultdict(list)
    for row in kept:
        same = replace(row, terms=tuple(sorted(row.terms)), weight=min(row.weight, 1), hold=0)
        together[same].append(row)
    return [
        replace(same, weight=sum(r.weight for r in alike), hold=sum(r.hold for r in alike))
        for same, alike in together.items()
    ]
