"""The sums that a reader can check: those the formulas state, and those that the same money seen
two ways implies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.catalogue.terms import CLASS, KINDS, NATURES
from generator.catalogue.trees import funds
from generator.figures.model import MONEY, Difference, Figures, Sum
from generator.figures.name import PROJECT, Name, join, parse

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
            yield from _known(
                figures, join("支出", fund, "基本支出", aspect), _by_nature(fund, aspect)
            )
            yield from _known(figures, join("收入", fund, aspect), (join("支出", fund, aspect),))
        operating = join("支出.一般公共预算拨款.公用经费", aspect)
        if operating in figures:
            yield from _known(figures, join("机关运行经费", aspect), (operating,))
    for name, before in figures.replaced.items():
        if isinstance(before.formula, Sum) and before.formula.terms and before.unit == MONEY:
            yield Equation(name, before.formula.terms)


def other_ways(figures: Figures) -> Iterator[Equation]:
    """Sums along the dimensions that the formulas do not take: by fund, by kind, by project, by
    economic class."""
    tree = funds()
    for figure in figures:
        name = parse(figure.name)
        if name.family != "支出" or name.aspect not in ASPECTS:
            continue
        by_fund = (str(name._replace(fund=below)) for below in tree.children(name.fund))
        yield from _known(figures, figure.name, tuple(by_fund))
        if not name.kind and not name.economic:
            by_kind = (str(name._replace(kind=kind)) for kind in KINDS)
            yield from _known(figures, figure.name, tuple(by_kind))
        if name != Name("支出", name.aspect, fund=name.fund, kind=name.kind):
            continue
        if name.kind:
            yield from _known(figures, figure.name, tuple(_classes(figures, name)))
        if name.kind == "项目支出":
            yield from _known(
                figures, figure.name, tuple(_projects(figures, name.fund, name.aspect))
            )


def _classes(figures: Figures, whole: Name) -> Iterator[str]:
    """The names of the economic 类 of a kind of expenditure."""
    for figure in figures:
        code = parse(figure.name).economic
        if len(code) == CLASS and parse(figure.name) == whole._replace(economic=code):
            yield figure.name


def _projects(figures: Figures, fund: str, aspect: str) -> Iterator[str]:
    for place, _ in enumerate(figures.items.get(PROJECT, ()), start=1):
        yield figures.name_of(PROJECT, place, fund, aspect)


def _by_nature(fund: str, aspect: str) -> tuple[str, ...]:
    return tuple(join("支出", fund, n, aspect) for n in NATURES)


def _known(figures: Figures, total: str, plus: tuple[str, ...]) -> Iterator[Equation]:
    """The sum, where its total and at least one term exist."""
    present = tuple(n for n in plus if n in figures)
    if total in figures and present:
        yield Equation(total, present)
