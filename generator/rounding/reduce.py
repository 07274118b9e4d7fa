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
    uses: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for number, expression in enumerate(expressions):
        for i, times in expression.items():
            uses[i].append((number, times))
    groups: defaultdict[tuple[tuple[int, int], ...], list[int]] = defaultdict(list)
    for i in range(typed):
        if i in uses:
            groups[tuple(uses[i])].append(i)
    return [tuple(members) for members in groups.values()]


def without_exact(rows: Iterable[Row]) -> list[Row]:
    """The rows without the atoms that exact amounts hold fast, and without rows that have become
    alike or empty."""
    kept = list(rows)
    while fast := {row.terms[0][0] for row in kept if row.is_single and row.low == row.high}:
        kept = _without(fast, kept)
    together: defaultdict[Row, list[Row]] = defaultdict(list)
    for row in kept:
        shape = replace(row, terms=tuple(sorted(row.terms)), weight=min(row.weight, 1), hold=0)
        together[shape].append(row)
    merged = []
    for shape, alike in together.items():
        weight = sum(row.weight for row in alike)
        hold = sum(row.hold for row in alike)
        merged.append(replace(shape, weight=weight, hold=hold))
    return merged


def _without(fast: set[int], rows: Iterable[Row]) -> list[Row]:
    kept = []
    for row in rows:
        terms = tuple(term for term in row.terms if term[0] not in fast)
        if terms:
            kept.append(replace(row, terms=terms))
    return kept
