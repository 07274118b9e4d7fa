"""The certificate of a rounding: every amount that is not at its nearest, and the sums that needed
it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.catalogue.terms import SCALE
from generator.figures.model import Figures
from generator.figures.name import parse
from generator.rounding.balance import linear
from generator.rounding.conflict import conflict
from generator.rounding.equations import Equation, other_ways, same_money, stated
from generator.rounding.result import Print, Rounding

Key = frozenset[tuple[int, int]]
NOTHING: Key = frozenset()


@dataclass(frozen=True, slots=True)
class Term:
    """An amount, in the measure: exact, rounded by itself, and as printed."""

    name: str
    exact: Decimal
    nearest: Decimal
    printed: Decimal


@dataclass(frozen=True, slots=True)
class Check:
    """A sum of the document: a total and its parts, those of ``minus`` taken away."""

    total: Term
    plus: tuple[Term, ...]
    minus: tuple[Term, ...]

    @property
    def terms(self) -> tuple[Term, ...]:
        """The total and all parts."""
        return (self.total, *self.plus, *self.minus)

    @property
    def gap(self) -> Decimal:
        """By how much the parts exceed the total where each is rounded by itself."""
        return (
            _sum(t.nearest for t in self.plus)
            - _sum(t.nearest for t in self.minus)
            - self.total.nearest
        )

    @property
    def holds(self) -> bool:
        """Whether it adds up as printed."""
        return (
            _sum(t.printed for t in self.plus) - _sum(t.printed for t in self.minus)
            == self.total.printed
        )


@dataclass(frozen=True, slots=True)
class Moved:
    """One fact that is not printed at its nearest, under all its ``names``; ``freed``: as far as a
    whole step off its true value. ``checks`` are the sums that needed it; ``conflict`` are the
    amounts that could not be neighbours of their true values together with a freed one."""

    names: tuple[str, ...]
    term: Term
    freed: bool
    checks: tuple[Check, ...]
    conflict: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Certificate:
    """Of one way of printing: how many facts there are, how many of them are not whole steps, which
    moved, and all sums that rounding one by one breaks."""

    way: Print
    count: int
    inexact: int
    moved: tuple[Moved, ...]
    broken: tuple[Check, ...]


def certify(
    figures: Figures, rounding: Rounding, way: Print, among: Collection[str] | None = None
) -> Certificate:
    """The certificate of ``figures`` as ``rounding`` has them printed; ``among``: only of sums
    between these."""
    return _Certifier(figures, rounding, way, among).certificate()


def is_uneven(figures: Figures, way: Print) -> bool:
    """Whether some sum does not add up if every amount is rounded by itself."""
    return bool(certify(figures, Rounding(), way).broken)


class _Certifier:
    """Works on facts: amounts with the same expression are one, whatever their names."""

    def __init__(
        self, figures: Figures, rounding: Rounding, way: Print, among: Collection[str] | None = None
    ) -> None:
        self.figures, self.rounding, self.way = figures, rounding, way
        self.system = linear(figures)
        self.keys: dict[str, Key] = {
            n: frozenset(e.items()) for n, e in self.system.amounts.items()
        }
        self.seen = None if among is None else {NOTHING, *(self._key(name) for name in among)}
        self.checks = [self._check(e) for e in self._distinct() if self._is_seen(e)]

    def certificate(self) -> Certificate:
        facts: dict[Key, list[str]] = defaultdict(list)
        for name in self.rounding.adjusted.get(self.way, {}):
            facts[self.keys[name]].append(name)
        broken = tuple(c for c in self.checks if c.gap)
        moved = tuple(self._moved(names, set(facts), broken) for names in facts.values())
        by_key = {key: self.figures[name].value for name, key in self.keys.items() if key}
        inexact = sum(bool(value % self.way.step) for value in by_key.values())
        return Certificate(self.way, len(by_key), inexact, moved, broken)

    def _moved(self, names: list[str], moved: set[Key], broken: tuple[Check, ...]) -> Moved:
        key = self.keys[names[0]]
        mine = tuple(c for c in broken if self._has(c, {key}))
        linked = (c for c in self.checks if self._has(c, {key}) and self._has(c, moved - {key}))
        term = self._term(_shortest(names))
        freed = self._is_freed(term)
        ordered = tuple(sorted(names, key=_length))
        return Moved(
            ordered, term, freed, mine or tuple(linked), self._conflict(key, moved) if freed else ()
        )

    def _is_freed(self, term: Term) -> bool:
        return abs(term.printed - term.exact) * SCALE[self.way.measure] >= self.way.step

    def _conflict(self, key: Key, moved: set[Key]) -> tuple[Term, ...]:
        names: dict[Key, list[str]] = defaultdict(list)
        for name, own in self.keys.items():
            names[own].append(name)
        freed = frozenset(k for k in moved if self._is_freed(self._term(names[k][0])))
        return tuple(
            self._term(_shortest(names[k]))
            for k in conflict(self.system, self.way.step, key, freed)
        )

    def _has(self, check: Check, keys: set[Key]) -> bool:
        return any(self.keys.get(t.name) in keys for t in check.terms)

    def _distinct(self) -> Iterator[Equation]:
        seen = set()
        for sums in (stated, other_ways, same_money):
            for equation in sums(self.figures):
                plus, minus = (
                    frozenset(map(self._key, part)) - {NOTHING}
                    for part in (equation.plus, equation.minus)
                )
                sign = (self._key(equation.total), plus, minus)
                if sign not in seen and self._is_true(equation) and sign[0] not in plus:
                    seen.add(sign)
                    yield equation

    def _is_seen(self, equation: Equation) -> bool:
        """Whether a reader has every amount of a sum before him, under whatever name."""
        return self.seen is None or all(self._key(name) in self.seen for name in equation.names)

    def _key(self, name: str) -> Key:
        return self.keys.get(name, NOTHING)

    def _is_true(self, equation: Equation) -> bool:
        value = {n: self.figures[n].value for n in equation.names}
        plus, minus = (_sum(value[n] for n in part) for part in (equation.plus, equation.minus))
        return plus - minus == value[equation.total]

    def _check(self, equation: Equation) -> Check:
        plus, minus = (
            tuple(self._term(n) for n in part) for part in (equation.plus, equation.minus)
        )
        return Check(self._term(equation.total), plus, minus)

    def _term(self, name: str) -> Term:
        figure = self.figures[name]
        printed = self.rounding.printed(figure, self.way.measure, self.way.places)
        exact = figure.value / SCALE[self.way.measure]
        return Term(name, exact, self.way.nearest(figure.value), printed)


def _length(name: str) -> tuple[bool, int, str]:
    """Short names before long ones; a code without the kind of expenditure, as few tables print
    one, after all."""
    said = parse(name)
    is_across = bool(said.economic) and not said.kind
    return is_across, len(name), name


def _shortest(names: list[str]) -> str:
    return min(names, key=_length)


def _sum(values: Iterator[Decimal]) -> Decimal:
    return sum(values, Decimal(0))
