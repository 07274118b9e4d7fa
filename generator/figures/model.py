"""Figures: every number of a disclosure, named, exact, with its formula as data.

A name is Chinese and dotted, its last part the aspect: ``收入.一般公共预算.占比``. Money is in 元, exact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from difflib import get_close_matches

from generator.catalogue.trees import funds, three_public
from generator.diagnostics import Position

ZERO = Decimal(0)
MONEY = "元"
PERCENT = "%"
WITH_TOTAL = ("收入", "支出", "三公")


@dataclass(frozen=True, slots=True)
class Entry:
    """One amount as the department wrote it, in the figure's unit, and where."""

    position: Position
    value: Decimal


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
    """One figure ÷ another × 100. Where the other is zero, ``otherwise`` is the form's convention."""

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
    """One number: exact value in ``unit`` (元, %, 人, 个, 辆, 台, 家, 平方米), and how it comes about."""

    name: str
    value: Decimal
    unit: str
    formula: Formula


class UnknownFigureError(LookupError):
    """A figure name that cannot exist; ``suggestions`` are near ones."""

    def __init__(self, name: str, suggestions: tuple[str, ...]) -> None:
        super().__init__(name)
        self.name = name
        self.suggestions = suggestions


def _zero_names() -> tuple[re.Pattern[str], ...]:
    fund = "|".join(map(re.escape, funds().parents))
    item = "|".join(map(re.escape, [*three_public().parents, "合计"]))
    aspect = "(金额|上年|增减额|增减率)"
    kind = "(基本支出|项目支出|人员经费|公用经费)"
    patterns = (
        rf"支出(\.({fund}))?(\.2\d{{2,6}})?(\.{kind})?(\.3\d{{2,4}})?\.{aspect}",
        rf"支出(\.({fund}))?\.(2\d\d|基本支出|项目支出)\.占比",
        rf"收入\.({fund})\.({aspect}|占比)",
        rf"支出\.合计\.{aspect}",
        rf"三公\.({item})(\.({fund}))?\.{aspect}",
        rf"项目\.\d+(\.({fund}))?(\.2\d{{6}})?(\.3\d{{2,4}})?\.金额",
        rf"结转\.\d+(\.({fund}))?(\.{kind})?\.金额",
    )
    return tuple(map(re.compile, patterns))


@dataclass(slots=True)
class Figures:
    """The one namespace of figures of a disclosure."""

    _all: dict[str, Figure] = field(default_factory=dict)
    replaced: dict[str, Figure] = field(default_factory=dict)
    _zeros: tuple[re.Pattern[str], ...] = field(default_factory=_zero_names)

    def add(self, figure: Figure) -> None:
        """Add a figure; a name stands for one number only."""
        if figure.name in self._all:
            raise ValueError(f"figure named twice: {figure.name}")
        self._all[figure.name] = figure

    def replace(self, given: tuple[Figure, ...]) -> None:
        """Put figures the department gave in place of derived ones; the sums that rest on them follow.

        ``replaced`` keeps what stood there before (zero where nothing did), for names that can exist.
        """
        for figure in given:
            if self.knows(figure.name):
                self.replaced[figure.name] = self[figure.name]
            self._all[figure.name] = figure
        while changed := list(self._resummed()):
            self._all |= {f.name: f for f in changed}

    def _resummed(self) -> Iterator[Figure]:
        for figure in self._all.values():
            if isinstance(figure.formula, Sum):
                value = sum((self[t].value for t in figure.formula.terms), ZERO)
                if value != figure.value:
                    yield replace(figure, value=value)

    def given(self, name: str, unit: str, *entries: Entry) -> None:
        """Add what the department typed."""
        self.add(Figure(name, sum((e.value for e in entries), ZERO), unit, Given(entries)))

    def sum(self, name: str, terms: tuple[str, ...], unit: str = MONEY) -> None:
        """Add the sum of figures that exist, or could."""
        self.add(Figure(name, sum((self[t].value for t in terms), ZERO), unit, Sum(terms)))

    def difference(self, name: str, minuend: str, subtrahend: str) -> None:
        """Add one figure less another."""
        a, b = self[minuend], self[subtrahend]
        self.add(Figure(name, a.value - b.value, a.unit, Difference(minuend, subtrahend)))

    def ratio(self, name: str, part: str, whole: str, otherwise: Decimal | None = None) -> None:
        """Add one figure as a percentage of another."""
        a, b = self[part].value, self[whole].value
        value = a * 100 / b if b else (otherwise or ZERO)
        self.add(Figure(name, value, PERCENT, Ratio(part, whole, None if b else otherwise)))

    def count(self, name: str, places: tuple[Position, ...], unit: str = "个") -> None:
        """Add the number of places."""
        self.add(Figure(name, Decimal(len(places)), unit, Count(places)))

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
        if self.knows(name):
            return Figure(name, ZERO, PERCENT if name.endswith(("占比", "增减率")) else MONEY, Sum())
        raise UnknownFigureError(name, tuple(get_close_matches(name, self._all, n=3, cutoff=0.6)))

    def knows(self, name: str) -> bool:
        """Whether a figure of that name exists or could."""
        return name in self._all or any(p.fullmatch(name) for p in self._zeros)


def join(*parts: str) -> str:
    """A figure name from its parts, empty ones left out; a family of sums and an aspect alone are its total:
    ``支出`` + ``金额`` → ``支出.合计.金额``."""
    kept = [p for p in parts if p]
    alone = kept[0] in WITH_TOTAL and len(kept) == len(("family", "aspect"))
    return ".".join([kept[0], "合计", kept[1]] if alone else kept)
