"""The certificate of a rounding: every amount that is not at its nearest, and the sums that needed
it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.catalogue.terms import SCALE
from generator.figures.model import Figures, total_of
from generator.figures.name import parse
from generator.rounding.balance import linear
from generator.rounding.conflict import conflict
from generator.rounding.equations import Equation, other_ways, same_money, stated
from generator.rounding.expressions import Fact
from generator.rounding.result import Print, Rounding

NOTHING: Fact = frozenset()


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
        plus = total_of(term.nearest for term in self.plus)
        minus = total_of(term.nearest for term in self.minus)
        return plus - minus - self.total.nearest

    @property
    def holds(self) -> bool:
        """Whether it adds up as printed."""
        plus = total_of(term.printed for term in self.plus)
        minus = total_of(term.printed for term in self.minus)
        return plus - minus == self.total.printed


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
        self, figures: Figures, rounding: Rounding, way: Print, among: Collection[str] | None
    ) -> None:
        self.figures, self.rounding, self.way = figures, rounding, way
        self.system = linear(figures)
        self.facts = self.system.facts()
        self.names: defaultdict[Fact, list[str]] = defaultdict(list)
        for name, fact in self.facts.items():
            self.names[fact].append(name)
        seen = None if among is None else {NOTHING, *map(self._fact, among)}
        self.checks = [self._check(one) for one in self._distinct() if self._is_seen(one, seen)]
        self.broken = tuple(check for check in self.checks if check.gap)

    def certificate(self) -> Certificate:
        moved: defaultdict[Fact, list[str]] = defaultdict(list)
        for name in self.rounding.adjusted.get(self.way, {}):
            moved[self.facts[name]].append(name)
        inexact = 0
        for fact, names in self.names.items():
            is_whole = not fact or not self.figures[names[-1]].value % self.way.step
            inexact += not is_whole
        return Certificate(
            way=self.way,
            count=len(self.names.keys() - {NOTHING}),
            inexact=inexact,
            moved=tuple(self._moved(fact, names, set(moved)) for fact, names in moved.items()),
            broken=self.broken,
        )

    def _moved(self, fact: Fact, names: list[str], moved: set[Fact]) -> Moved:
        names = sorted(names, key=_length)
        term = self._term(names[0])
        freed = self._is_freed(term)
        return Moved(
            names=tuple(names),
            term=term,
            freed=freed,
            checks=self._reasons(fact, moved),
            conflict=self._conflict(fact, moved) if freed else (),
        )

    def _reasons(self, fact: Fact, moved: set[Fact]) -> tuple[Check, ...]:
        """The broken sums with a fact; else those that tie it to another that moved."""
        broken = tuple(check for check in self.broken if self._has(check, {fact}))
        if broken:
            return broken
        mine = [check for check in self.checks if self._has(check, {fact})]
        return tuple(check for check in mine if self._has(check, moved - {fact}))

    def _is_freed(self, term: Term) -> bool:
        return abs(term.printed - term.exact) * SCALE[self.way.measure] >= self.way.step

    def _conflict(self, fact: Fact, moved: set[Fact]) -> tuple[Term, ...]:
        terms = {one: self._term(self.names[one][0]) for one in moved}
        freed = frozenset(one for one, term in terms.items() if self._is_freed(term))
        others = conflict(self.system, self.way.step, fact, freed)
        return tuple(self._term(min(self.names[one], key=_length)) for one in others)

    def _has(self, check: Check, facts: set[Fact]) -> bool:
        return any(self.facts.get(term.name) in facts for term in check.terms)

    def _distinct(self) -> Iterator[Equation]:
        """The true sums, each once: of the same facts, under whatever names."""
        seen = set()
        for sums in (stated, other_ways, same_money):
            for equation in sums(self.figures):
                total = self._fact(equation.total)
                plus, minus = self._all(equation.plus), self._all(equation.minus)
                is_new = (total, plus, minus) not in seen
                if is_new and total not in plus and self._is_true(equation):
                    seen.add((total, plus, minus))
                    yield equation

    def _is_seen(self, equation: Equation, seen: Collection[Fact] | None) -> bool:
        """Whether a reader has every amount of a sum before him, under whatever name."""
        return seen is None or all(self._fact(name) in seen for name in equation.names)

    def _fact(self, name: str) -> Fact:
        return self.facts.get(name, NOTHING)

    def _all(self, names: Iterable[str]) -> frozenset[Fact]:
        return frozenset(map(self._fact, names)) - {NOTHING}

    def _is_true(self, equation: Equation) -> bool:
        plus = total_of(self.figures[name].value for name in equation.plus)
        minus = total_of(self.figures[name].value for name in equation.minus)
        return plus - minus == self.figures[equation.total].value

    def _check(self, equation: Equation) -> Check:
        return Check(
            total=self._term(equation.total),
            plus=tuple(map(self._term, equation.plus)),
            minus=tuple(map(self._term, equation.minus)),
        )

    def _term(self, name: str) -> Term:
        figure = self.figures[name]
        return Term(
            name=name,
            exact=figure.value / SCALE[self.way.measure],
            nearest=self.way.nearest(figure.value),
            printed=self.rounding.printed(figure, self.way.measure, self.way.places),
        )


def _length(name: str) -> tuple[bool, int, str]:
    """Short names before long ones; a code without the kind of expenditure, as few tables print
    one, after all."""
    said = parse(name)
    is_across = bool(said.economic) and not said.kind
    return is_across, len(name), name
