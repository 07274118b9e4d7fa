"""The sums that a reader can check: those the formulas state, and those that the same money seen
two ways implies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.catalogue.terms import BASIC, CLASS, KINDS, NATURES, PROJECTS
from generator.catalogue.trees import funds
from generator.figures.counted import OPERATING
from generator.figures.model import MONEY, Difference, Figures, Sum
from generator.figures.name import PROJECT, Name, beside, join, parse

ASPECTS = ("金额", "上年")


@dataclass(frozen=True, slots=True)
class Equation:
    """``total`` = the sum of ``plus`` less ``minus``; all are names of amounts."""

    total: str
    plus: tuple[str, ...]
    minus: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every amount of the sum, the total first."""
        return (self.total, *self.plus, *self.minus)


def stated(figures: Figures) -> Iterator[Equation]:
    """The sums and differences that are formulas, empty ones left out."""
    for figure in figures:
        if figure.unit == MONEY:
            match figure.formula:
                case Sum(terms) if terms:
                    yield Equation(figure.name, terms)
                case Difference(minuend, subtrahend):
                    yield Equation(figure.name, (minuend,), (subtrahend,))
                case _:
                    pass


def same_money(figures: Figures) -> Iterator[Equation]:
    """Money entered twice under two views: 基本支出 by function and by economic class; income and
    expenditure; a 上年 given for a figure itself and for its parts; 机关运行经费 and 公用经费 of
    last year."""
    for aspect in ASPECTS:
        for fund in ("", *funds().parents):
            basic = join("支出", fund, BASIC, aspect)
            by_nature = (join("支出", fund, nature, aspect) for nature in NATURES)
            yield from _known(figures, basic, by_nature)
            income, spending = join("收入", fund, aspect), join("支出", fund, aspect)
            yield from _known(figures, income, (spending,))
        operating, whole = (beside(name, aspect) for name in OPERATING)
        if whole in figures:
            yield from _known(figures, operating, (whole,))
    for name, before in figures.replaced.items():
        if isinstance(before.formula, Sum) and before.formula.terms and before.unit == MONEY:
            yield Equation(name, before.formula.terms)


def other_ways(figures: Figures) -> Iterator[Equation]:
    """Sums along the dimensions that the formulas do not take: by fund, by kind, by project, by
    economic class."""
    for figure in figures:
        name = parse(figure.name)
        if name.family == "支出" and name.aspect in ASPECTS:
            for parts in _parts(figures, name):
                yield from _known(figures, figure.name, parts)


def _parts(figures: Figures, name: Name) -> Iterator[Iterable[str]]:
    """The ways to take an amount of expenditure apart."""
    yield (str(name._replace(fund=below)) for below in funds().children(name.fund))
    if not name.kind and not name.economic:
        yield (str(name._replace(kind=kind)) for kind in KINDS)
    has_only_kind = name == Name("支出", name.aspect, fund=name.fund, kind=name.kind)
    if name.kind and has_only_kind:
        yield _classes(figures, name)
        if name.kind == PROJECTS:
            yield _projects(figures, name)


def _classes(figures: Figures, whole: Name) -> Iterator[str]:
    """The names of the economic 类 of a kind of expenditure."""
    for figure in figures:
        code = parse(figure.name).economic
        if len(code) == CLASS and parse(figure.name) == whole._replace(economic=code):
            yield figure.name


def _projects(figures: Figures, whole: Name) -> Iterator[str]:
    for place, _ in enumerate(figures.items.get(PROJECT, ()), start=1):
        yield figures.name_of(PROJECT, place, whole.fund, whole.aspect)


def _known(figures: Figures, total: str, plus: Iterable[str]) -> Iterator[Equation]:
    """The sum, where its total and at least one term exist."""
    present = tuple(name for name in plus if name in figures)
    if total in figures and present:
        yield Equation(total, present)
