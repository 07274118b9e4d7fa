"""Amounts that are known by their sums: what follows from these, and one answer for what does
not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, NamedTuple

ZERO: Final = Decimal(0)
OFTEN: Final = 1000
"""How many times the rest of a sum is in it, where it is rounding."""


class Part(NamedTuple):
    """A 项 by its code, the lowest source that pays it, and the kind of expenditure."""

    function: str
    fund: str
    kind: str


Rank = Callable[[Part], tuple[int, ...]]
"""How soon a part is chosen where several would do."""


@dataclass(slots=True, eq=False)
class Sum:
    """A printed sum: what is left of it over the parts that are not settled, and how far rounding
    may set it off (both in 元)."""

    left: Decimal
    parts: set[Part]
    slack: Decimal = ZERO
    whole: Decimal = field(init=False)

    def __post_init__(self) -> None:
        self.whole = self.left

    @property
    def is_nothing(self) -> bool:
        """Whether nothing but rounding is left of it: little, and very little of the whole."""
        is_little = abs(self.left) <= self.slack
        return self.left == 0 or (is_little and abs(self.left) * OFTEN <= abs(self.whole))


@dataclass(slots=True)
class Solution:
    """``amounts`` in 元; ``chosen`` are those that the sums leave open."""

    amounts: dict[Part, Decimal] = field(default_factory=dict)
    chosen: set[Part] = field(default_factory=set)


def solve(sums: Iterable[Sum], rank: Rank) -> Solution:
    """Every part that a sum is over: first what follows, the narrowest sums first; then, one at a
    time, what does not, the part of the lowest ``rank`` first."""
    solver = _Solver(sorted(sums, key=lambda one: len(one.parts)))
    solver.settle()
    while (part := solver.open_part(rank)) is not None:
        solver.choose(part)
        solver.settle()
    return solver.solution


class _Solver:
    def __init__(self, sums: Sequence[Sum]) -> None:
        self.sums = list(sums)
        self.solution = Solution()
        self._of: dict[Part, list[Sum]] = {}
        for one in self.sums:
            for part in one.parts:
                self._of.setdefault(part, []).append(one)

    def settle(self) -> None:
        """Settle until nothing more follows."""
        while self._settle_once():
            pass

    def _settle_once(self) -> bool:
        for one in self.sums:
            if one.parts and one.is_nothing:
                for part in sorted(one.parts):
                    self._enter(part, ZERO)
                return True
            if len(one.parts) == 1:
                self._enter(next(iter(one.parts)), one.left)
                return True
        return self._narrow()

    def _narrow(self) -> bool:
        """Take a sum out of one that holds it whole: the rest is a sum over fewer parts."""
        for inner in self.sums:
            for outer in self._around(inner):
                rest = outer.parts - inner.parts
                for part in inner.parts & outer.parts:
                    self._of[part].remove(outer)
                outer.parts = rest
                outer.left -= inner.left
                outer.slack = max(outer.slack, inner.slack)
                return True
        return False

    def _around(self, inner: Sum) -> list[Sum]:
        if not inner.parts:
            return []
        over = self._of[next(iter(inner.parts))]
        return [one for one in over if one is not inner and inner.parts < one.parts]

    def open_part(self, rank: Rank) -> Part | None:
        """The next part that nothing settles."""
        smallest = min((s for s in self.sums if s.parts), key=lambda s: len(s.parts), default=None)
        if smallest is None:
            return None
        return min(smallest.parts, key=lambda part: (rank(part), part))

    def choose(self, part: Part) -> None:
        """Give a part as much as every sum over it has left."""
        most = min(one.left for one in self._of[part])
        amount = max(most, ZERO)
        if amount:
            self.solution.chosen.add(part)
        self._enter(part, amount)

    def _enter(self, part: Part, amount: Decimal) -> None:
        self.solution.amounts[part] = amount
        for one in self._of.pop(part):
            one.parts.discard(part)
            one.left -= amount
