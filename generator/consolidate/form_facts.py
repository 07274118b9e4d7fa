"""另填 of a department: numbers are added up, lists put together, and what units say in different
words is left to the department."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain
from typing import Any

from generator.authoring.emit import Flow, Tree, written
from generator.budget.form_facts import GROUP, KEY, ROWS, Facts, FormFact
from generator.budget.model import Budget
from generator.source.nodes import Node, descend


def added_facts(units: Sequence[Budget], existing: Node) -> dict[str, Tree]:
    """The section 另填; what cannot be added up stays as ``existing``, the department's file, has
    it."""
    sums = _added([unit.form_facts for unit in units])
    for *above, key in unsummed(units):
        kept = descend(existing, (KEY, *above, key))
        if kept is not None:
            holder = sums[above[0]] if above else sums
            holder[key] = kept
    return sums


def unsummed(units: Sequence[Budget]) -> tuple[tuple[str, ...], ...]:
    """The keys, each with that of its group, of facts that are no sums and that the units state
    differently."""
    return tuple(_differing([unit.form_facts for unit in units]))


def _differing(facts: Sequence[Facts]) -> Iterator[tuple[str, ...]]:
    for key, fact, values in _side_by_side(facts):
        if fact.kind == GROUP:
            yield from ((key, *below) for below in _differing(values))
        elif fact.kind != ROWS and not fact.adds_up and _differ(values):
            yield (key,)


def _added(facts: Sequence[Facts]) -> dict[str, Any]:
    """The sum of each fact; of one that is no sum what all units say, nothing where they
    differ."""
    found: dict[str, Any] = {}
    for key, fact, values in _side_by_side(facts):
        if fact.kind == GROUP:
            found[key] = Flow(_added(values))
        elif fact.kind == ROWS:
            every = list(chain.from_iterable(values))
            found[key] = [Flow(_added(same)) for same in _alike(every)]
        elif fact.adds_up:
            found[key] = _sum(values)
        elif not _differ(values):
            found[key] = values[0]
    return found


def _side_by_side(facts: Sequence[Facts]) -> Iterator[tuple[str, FormFact, list[Any]]]:
    """Each fact that any unit states, with what they state."""
    for stated in zip(*(one.stated() for one in facts), strict=True):
        key, fact, _ = stated[0]
        values = [value for _, _, value in stated if value is not None]
        if values:
            yield key, fact, values


def _alike(rows: Sequence[Facts]) -> list[list[Facts]]:
    """Rows together that differ in nothing but what adds up."""
    found: dict[tuple[object, ...], list[Facts]] = {}
    for row in rows:
        said = tuple(value for _, fact, value in row.stated() if not fact.adds_up)
        found.setdefault(said, []).append(row)
    return list(found.values())


def _differ(values: Sequence[object]) -> bool:
    return any(value != values[0] for value in values)


def _sum(values: Sequence[Decimal | int]) -> Decimal | int:
    total = sum(values)
    return written(total) if isinstance(total, Decimal) else total
