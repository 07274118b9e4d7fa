"""The number of amounts that are not nearest is the least possible: against trying everything."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.rounding.balance import Linear, balanced

STEP = 10


@st.composite
def systems(draw: st.DrawFn) -> Linear:
    """Up to five amounts (each printed) and up to six sums of some of them, in whole units, printed
    in tens."""
    values = draw(st.lists(st.integers(0, 99), min_size=2, max_size=5))
    subsets = draw(st.lists(st.sets(st.integers(0, len(values) - 1), min_size=2), max_size=6))
    named = {f"数{i}": {i: 1} for i in range(len(values))}
    named |= {f"和{n}": dict.fromkeys(subset, 1) for n, subset in enumerate(subsets)}
    return Linear(named, (), (), tuple(map(Decimal, values)))


def half_up(value: int) -> int:
    return (value + STEP // 2) // STEP


def least(system: Linear) -> int | None:
    """How many distinct amounts cannot be nearest; None where there is no way between the
    neighbours at all."""
    facts = {frozenset(e): sum(int(system.values[i]) for i in e) for e in system.amounts.values()}
    choices = [sorted({int(v) // STEP, -(-int(v) // STEP)}) for v in system.values]
    counts = []
    for chosen in product(*choices):
        sums = {key: sum(chosen[i] for i in key) for key in facts}
        if all(sums[key] in (value // STEP, -(-value // STEP)) for key, value in facts.items()):
            counts.append(sum(sums[key] != half_up(value) for key, value in facts.items()))
    return min(counts, default=None)


@settings(max_examples=300, deadline=None)
@given(systems())
def test_as_few_as_possible_are_not_nearest(system: Linear) -> None:
    steps, freed = balanced(system, Decimal(STEP))
    expected = least(system)
    assert bool(freed) == (expected is None)
    if expected is not None:
        facts = {
            frozenset(e): (name, sum(int(system.values[i]) for i in e))
            for name, e in system.amounts.items()
        }
        assert sum(steps[name] != half_up(value) for name, value in facts.values()) == expected
    assert all(steps[name] == sum(steps[f"数{i}"] for i in e) for name, e in system.amounts.items())
