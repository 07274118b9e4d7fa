"""Figures: every number of a disclosure, named, exact, with its formula as data.

A name is Chinese and dotted, its last part the aspect: ``收入.一般公共预算.占比``. Money is in 元,
exact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import chain

from generator.diagnostics import Position
from generator.figures.name import (
    AMOUNT,
    BASES,
    CARRIED_OUT,
    RATES,
    aspect_of,
    basis_of,
    beginning,
    beside,
    by_place,
    join,
    parse,
    part,
    stem,
    terms,
)
from generator.suggestion import BARE, asked, nearest

ZERO = Decimal(0)
MONEY = "元"
PERCENT = "%"
SHARES = ("占比", *RATES)
CHANGES = tuple(chain.from_iterable((basis.change, basis.rate) for basis in BASES))
NOT_TOLD = "上年数没有填到这一级；要用它，在“上年 › 数值”里给出"
NOT_CARRIED_OUT = "上年执行数没有填；要用它，在“上年 › 执行数”里给出"
NO_RATE = "两年都是零，表样没有写“从零增长”，没有增减率"


def total_of(amounts: Iterable[Decimal]) -> Decimal:
    """The sum; zero of none."""
    return sum(amounts, ZERO)


@dataclass(frozen=True, slots=True)
class Entry:
    """One amount as the department wrote it, in the figure's unit, and where."""

    position: Position
    value: Decimal


def total(entries: Iterable[Entry]) -> Decimal:
    """The sum of entries."""
    return sum((entry.value for entry in entries), ZERO)


@dataclass(frozen=True, slots=True)
class Given:
    """Typed by the department: the sum of one or more entries."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """The sum of other figures; empty: nothing of the kind exists."""

    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure less another."""

    minuend: str
    subtrahend: str


@dataclass(frozen=True, slots=True)
class Ratio:
    """One figure ÷ another × 100. Where the other is zero, ``otherwise`` is the form's
    convention."""

    part: str
    whole: str
    otherwise: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """How many things of a kind the department listed."""

    places: tuple[Position, ...]


Formula = Given | Sum | Difference | Ratio | Count


@dataclass(frozen=True, slots=True)
class Figure:
    """One number: exact value in ``unit`` (元, %, 人, 个, 辆, 台, 家, 平方米), and how it comes
    about."""

    name: str
    value: Decimal
    unit: str
    formula: Formula

    @property
    def operands(self) -> tuple[str, ...]:
        """The names of the figures that its formula works on."""
        match self.formula:
            case Sum(terms):
                return terms
            case Difference(minuend, subtrahend):
                return minuend, subtrahend
            case Ratio(part, whole):
                return part, whole
            case Given() | Count():
                return ()


class UnknownFigureError(LookupError):
    """A figure that this disclosure has not: ``suggestions`` is the nearest name, ``why`` says why
    a name of the right kind has no number here, ``renamed`` how a name of old is written now."""

    def __init__(
        self, name: str, suggestions: tuple[str, ...], why: str = "", renamed: str = ""
    ) -> None:
        super().__init__(name)
        self.name = name
        self.suggestions = suggestions
        self.why = why
        self.renamed = renamed

    @property
    def hint(self) -> str:
        """What to say after the name: the reason, its new spelling, or the nearest name."""
        if self.why or self.renamed:
            return f"{self.why or self.renamed}。"
        return asked(self.suggestions, spelled=BARE)


@dataclass(slots=True)
class Figures:
    """The one namespace of figures of a disclosure.

    A name that is not there is zero where its family would have it if there were money of the kind;
    the families say so by ``allow`` when they are built. ``absent`` are names of the right kind
    that have no number in this disclosure, each with the reason. ``replaced`` keeps what stood
    where the department gave a figure itself. ``zero_rates``: from nothing to nothing is 0 %, and
    not without a rate.
    ``items`` are what the items of the lists are called in names, by family, in the order of the
    lists.
    """

    items: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    replaced: dict[str, Figure] = field(default_factory=dict)
    absent: dict[str, str] = field(default_factory=dict)
    zero_rates: bool = True
    _all: dict[str, Figure] = field(default_factory=dict)
    _stems: dict[str, dict[str, re.Pattern[str]]] = field(default_factory=dict)
    _budgeted: dict[str, bool] = field(default_factory=dict)

    def name_of(self, family: str, place: int, *parts: str) -> str:
        """The name of a figure of one item, by its place in the list (from 1); without an aspect
        among ``parts``, what all its names begin with."""
        return join(family, part(self.items[family][place - 1]), *parts)

    def allow(self, stem: str, aspect: str) -> None:
        """Names that a family would have: ``stem`` (a regular expression) with ``aspect`` after
        it."""
        self._stems.setdefault(aspect, {})[stem] = re.compile(stem)

    def allowed(self, aspect: str) -> tuple[str, ...]:
        """The stems that may have an aspect."""
        return tuple(self._stems.get(aspect, ()))

    def add(self, figure: Figure) -> None:
        """Add a figure; a name stands for one number only."""
        if figure.name in self._all:
            raise ValueError(f"figure named twice: {figure.name}")
        self._all[figure.name] = figure

    def replace(self, given: tuple[Figure, ...]) -> None:
        """Put figures the department gave in place of derived ones; the sums that rest on them
        follow.

        ``replaced`` keeps what stood there before (zero where nothing did). A name that cannot
        exist is left out.
        """
        for figure in given:
            name = figure.name
            if self.knows(name):
                self.replaced[name] = self[name]
            elif self.knows(beside(name, AMOUNT)):  # last year's, which nothing else tells
                self.replaced[name] = replace(figure, value=ZERO, formula=Sum())
            else:
                continue
            self._all[name] = figure
        while changed := self._resummed():
            self._all |= changed

    def _resummed(self) -> dict[str, Figure]:
        """The sums that are no longer the sums of their terms, made anew."""
        found: dict[str, Figure] = {}
        for name, figure in self._all.items():
            if isinstance(figure.formula, Sum):
                value = self._sum_of(figure.formula.terms)
                if value != figure.value:
                    found[name] = replace(figure, value=value)
        return found

    def _sum_of(self, names: Iterable[str]) -> Decimal:
        return sum((self[name].value for name in names), ZERO)

    def given(self, name: str, unit: str, *entries: Entry) -> None:
        """Add what the department typed."""
        self.add(Figure(name, total(entries), unit, Given(entries)))

    def sum(self, name: str, terms: tuple[str, ...], unit: str = MONEY) -> None:
        """Add the sum of figures that exist, or could."""
        self.add(Figure(name, self._sum_of(terms), unit, Sum(terms)))

    def difference(self, name: str, minuend: str, subtrahend: str) -> None:
        """Add one figure less another."""
        whole, less = self[minuend], self[subtrahend]
        formula = Difference(minuend, subtrahend)
        self.add(Figure(name, whole.value - less.value, whole.unit, formula))

    def ratio(self, name: str, part: str, whole: str, otherwise: Decimal | None = None) -> None:
        """Add one figure as a percentage of another."""
        value, divisor = otherwise or ZERO, self[whole].value
        if divisor:
            value, otherwise = self[part].value * 100 / divisor, None
        self.add(Figure(name, value, PERCENT, Ratio(part, whole, otherwise)))

    def count(self, name: str, places: tuple[Position, ...], unit: str = "个") -> None:
        """Add the number of places."""
        self.add(Figure(name, Decimal(len(places)), unit, Count(places)))

    @property
    def names(self) -> Iterable[str]:
        """The names of all figures, in the order in which they were built."""
        return self._all.keys()

    def __contains__(self, name: str) -> bool:
        return name in self._all

    def __iter__(self) -> Iterator[Figure]:
        return iter(self._all.values())

    def __len__(self) -> int:
        return len(self._all)

    def __getitem__(self, name: str) -> Figure:
        """The figure of that name; zero where it could exist but nothing of the kind was budgeted.

        Raises ``UnknownFigureError`` for a name that cannot exist.
        """
        if name in self._all:
            return self._all[name]
        if parts := self.parts(name):
            return self._summed(name, parts)
        if self.knows(name):
            return Figure(name, ZERO, PERCENT if aspect_of(name) in SHARES else MONEY, Sum())
        why = self._why_not(name)
        renamed = "" if why else self.renamed(name)
        suggestions = () if why or renamed else nearest(name, self._all)
        raise UnknownFigureError(name, suggestions, why, renamed)

    def entries(self, name: str) -> Iterator[Entry]:
        """The amounts that were typed and that a figure rests on, in the order of its formulas."""
        figure = self[name]
        if isinstance(figure.formula, Given):
            yield from figure.formula.entries
        for operand in figure.operands:
            yield from self.entries(operand)

    def parts(self, name: str) -> tuple[str, ...]:
        """The figures whose sum a name tells (``甲.金额﹢乙.金额``); none of one figure's name."""
        found = () if name in self._all else terms(name)
        return found if len(found) > 1 else ()

    def _summed(self, name: str, parts: tuple[str, ...]) -> Figure:
        figures = [self[part] for part in parts]
        value = sum((figure.value for figure in figures), ZERO)
        return Figure(name, value, figures[0].unit, Sum(parts))

    def renamed(self, name: str) -> str:
        """What to say of a name that tells an item by its place in the list, as names once did;
        empty for any other name."""
        family = parse(name).family
        item = by_place(name, self.items.get(family, ()))
        return f"{beginning(name, 2)} 现在写作 {join(family, part(item))}" if item else ""

    def _why_not(self, name: str) -> str:
        """Why a name of the right kind has no number here; empty for any other name."""
        if name in self.absent:
            return self.absent[name]
        basis = basis_of(aspect_of(name))
        if basis and self.knows(beside(name, AMOUNT)):
            untold = NOT_CARRIED_OUT if basis is CARRIED_OUT else NOT_TOLD
            return NO_RATE if self.knows(beside(name, basis.before)) else untold
        return ""

    def knows(self, name: str) -> bool:
        """Whether a figure of that name exists or could."""
        if name in self._all:
            return True
        if parts := self.parts(name):
            return all(map(self.knows, parts))
        return name not in self.absent and self._is_allowed(name)

    def is_budgeted(self, name: str) -> bool:
        """Whether any amount other than zero stands under a figure, even where they cancel each
        other."""
        if name not in self._budgeted:
            self._budgeted[name] = self._holds_amounts(self[name])
        return self._budgeted[name]

    def _holds_amounts(self, figure: Figure) -> bool:
        match figure.formula:
            case Given(entries):
                return any(entry.value for entry in entries)
            case Count(places):
                return bool(places)
            case Ratio(part):
                return self.is_budgeted(part)
            case Sum() | Difference():
                return any(map(self.is_budgeted, figure.operands))

    def _is_allowed(self, name: str) -> bool:
        aspect = aspect_of(name)
        basis = basis_of(aspect)
        if basis and aspect != basis.before:
            are_known = self.knows(beside(name, AMOUNT)) and self.knows(beside(name, basis.before))
            return are_known and (aspect == basis.change or self.zero_rates)
        if parse(name).local_item:
            return self._is_local_item(name)
        start = stem(name)
        return any(pattern.fullmatch(start) for pattern in self._stems.get(aspect, {}).values())

    def _is_local_item(self, name: str) -> bool:
        """Whether a 细目 that the department has may have a figure of that name: 公用经费 of one of
        人员经费 is zero."""
        said = parse(name)
        if not self._is_allowed(str(said._replace(local_item=""))):
            return False
        item = (said.economic, said.local_item)
        return any((known.economic, known.local_item) == item for known in map(parse, self._all))
