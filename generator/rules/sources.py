"""A rule on the form: what its tables total, their rows and columns list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from generator.catalogue.terms import FISCAL
from generator.catalogue.trees import funds
from generator.diagnostics import DisclosureError, Position
from generator.figures.budget_lines import BudgetLine, prior_lines, spending_lines, yuan
from generator.figures.places import AXES, Cover, Place, Places, axes_of
from generator.forms.accounts import Accounts
from generator.forms.rows import RowData, RowSource
from generator.forms.spec import Block, TableSpec
from generator.forms.tables import figure_name, leaves, total_row
from generator.rules.registry import Case, Finding, Findings, error

YEARS = ("金额", "上年")
FEWEST = 2
"""Parts that a reader would add up; one alone is an example of what the whole holds."""

EXAMPLE: Final = "其中"
"""Begins the title of a column that shows a part and claims no more."""

Cells = Mapping[Place, Decimal]


@dataclass(frozen=True, slots=True)
class Sum:
    """A printed whole and the printed parts that are to make it up, which differ on some ``axes``
    (of ``AXES``)."""

    whole: Place
    value: Decimal
    parts: Cells
    axes: frozenset[int]


def everything_has_a_place(case: Case) -> Findings:
    """No money is in a total of a table that has neither a row nor a column for it: no source,
    class, item or kind."""
    accounts = Accounts(case.budget.names, case.form.names, case.catalogue)
    source = RowSource(case.budget, case.figures, accounts)
    lines, places = Lines(case, source), Places(case.figures)
    without: dict[tuple[str, str, Decimal], dict[str, None]] = {}
    first: dict[tuple[str, str, Decimal], Position] = {}
    for name in case.form.table_order:
        for one in _sums(case.form.tables[name], source, places):
            for what, (amount, at) in lines.left_out(one).items():
                key = (one.whole.kind[1], what, amount)
                without.setdefault(key, {})[f"“{name}”"] = None
                first.setdefault(key, at if at.file else case.budget.at("表样"))
    for (year, what, amount), tables in without.items():
        where, when = "".join(tables), "上年" if year == "上年" else ""
        message = f"表样的{where}表没有列“{what}”的地方；它{when}有 {yuan(amount)}，表里各项相加不等于合计。"  # noqa: E501
        mend = f"核对填报的科目、来源；确有这笔钱的，用自己的表样给{where}加一行或一栏（见 docs/templates.md）。"  # noqa: E501
        yield Finding(first[year, what, amount], message, mend)


def _sums(table: TableSpec, source: RowSource, places: Places) -> list[Sum]:
    """What a reader can add up in a table; nothing in one whose patterns are wrong, which is told
    where it is composed."""
    try:
        grids = [Grid.of(block, source, places) for block in table.blocks]
    except DisclosureError:
        return []
    return [one for grid in grids for one in grid.sums()]


@dataclass(frozen=True, slots=True)
class Grid:
    """A block's numbers by place: a list of rows, the row of totals last."""

    rows: tuple[tuple[Place | None, ...], ...]
    titles: tuple[str, ...]
    values: Cells
    has_total: bool
    is_fixed: bool

    @classmethod
    def of(cls, block: Block, source: RowSource, places: Places) -> Grid:
        """The grid that the form's row source makes of a block."""
        values: dict[Place, Decimal] = {}
        patterns = [(leaf, term) for leaf in leaves(block) for term in leaf.terms]

        def row(data: RowData) -> tuple[Place | None, ...]:
            found = []
            for leaf, term in patterns if data.has_figures else ():
                name = figure_name(term, data.variables, leaf.at("数"))
                place = places.of(name) if source.figures.knows(name) else None
                found.append(place)
                if place:
                    values[place] = source.figures[name].value
            return tuple(found)

        rows = [row(data) for data in source.rows(block.rows)]
        has_total = block.total is not None and not block.rows.is_selection
        rows += [row(total_row(block))] if has_total else []
        titles = tuple(leaf.title for leaf, _ in patterns)
        is_fixed = block.rows.source == "固定"
        return cls(tuple(rows), titles, values, has_total, is_fixed)

    def sums(self) -> Iterator[Sum]:
        """What a reader can add up: every column to its total, fixed rows to a row that holds them,
        and every row across; where there is a row of totals, across it alone, which stands for all
        rows."""
        for column in zip(*(row for row in self.rows if row), strict=True):
            total = column[-1] if self.has_total else None
            if total not in column[:-1]:
                yield from self._below(total, column, fewest=0)
            for whole in column if self.is_fixed else ():
                if whole != total:
                    yield from self._below(whole, column, fewest=FEWEST)
        for row in self.rows[-1:] if self.has_total else self.rows:
            listed = self._listed(row)
            for whole in listed:
                yield from self._below(whole, listed, fewest=FEWEST)

    def _listed(self, row: Sequence[Place | None]) -> list[Place | None]:
        """The cells of a row under titles that take it apart."""
        titled = zip(self.titles, row, strict=False)  # a row without figures has no cells
        return [place for title, place in titled if not title.startswith(EXAMPLE)]

    def _below(
        self, whole: Place | None, others: Sequence[Place | None], *, fewest: int
    ) -> Iterator[Sum]:
        """The ways in which ``others`` take a whole apart: parts that differ on the same axes, or
        on more of them."""
        if whole is None or whole.kind[1] not in YEARS:
            return
        groups: dict[frozenset[int], list[Place]] = {}
        for other in others:
            if other is not None and whole.holds(other):
                groups.setdefault(frozenset(whole.differs(other)), []).append(other)
        ways = [axes for axes in groups if not any(other < axes for other in groups)]
        for axes in ways or ([frozenset[int]()] if not fewest else []):
            held = [
                place for other, members in groups.items() if axes <= other for place in members
            ]
            parts = {place: self.values[place] for place in held}
            if len(parts) >= fewest:
                yield Sum(whole, self.values[whole], parts, axes)


class Lines:
    """The budget's lines, and what they are called in a message."""

    def __init__(self, case: Case, source: RowSource) -> None:
        self._source = source
        before = spending_lines(case.prior) if case.prior else prior_lines(case.budget)
        self._lines = {"金额": spending_lines(case.budget), "上年": before}

    def left_out(self, one: Sum) -> dict[str, tuple[Decimal, Position]]:
        """What a sum does not list, each with its amount and the place of its first line; nothing
        where the printed parts make up the whole."""
        cover = Cover.of(one.parts)
        listed = sum(
            (value for part, value in one.parts.items() if not cover.is_inside(part)), Decimal(0)
        )
        if listed == one.value:
            return {}
        left: dict[str, tuple[Decimal, Position]] = {}
        for line in self._under(one):
            if not cover.holds(axes_of(line, is_income=one.whole.kind[0] == "收入")):
                name = self._name(line, AXES[min(one.axes)] if one.axes else "fund")
                amount, at = left.get(name, (Decimal(0), line.origin))
                left[name] = amount + line.amount, at
        return {name: (amount, at) for name, (amount, at) in left.items() if amount}

    def _under(self, one: Sum) -> Iterator[BudgetLine]:
        """The lines of the whole, as seen from its parts: basic expenditure that is entered twice,
        by function and by economic code, counts as the parts ask for it."""
        whole = Cover.of([one.whole])
        family = one.whole.kind[0]
        by_code = any(_asks_for_code(place) for place in (one.whole, *one.parts))
        for line in self._lines[one.whole.kind[1]]:
            is_seen = (
                _is_three_public(line) if family == "三公" else _is_in_view(line, by_code=by_code)
            )
            if is_seen and whole.holds(axes_of(line, is_income=family == "收入")):
                yield line

    def _name(self, line: BudgetLine, axis: str) -> str:
        match axis:
            case "function":
                return f"{line.function[:3]} {self._source.accounts.function(line.function[:3])}"
            case "economic":
                code = line.economic[:3]
                name = self._source.accounts.economic(code)
                return f"{code} {name}".strip() or line.fund
            case "kind":
                return line.nature or line.kind
            case "item":
                return line.three_public
            case _:
                return line.fund


def _asks_for_code(place: Place) -> bool:
    """Whether a place is told by economic code or by nature."""
    axes = dict(zip(AXES, place.axes, strict=True))
    return len(axes["economic"]) > 1 or len(axes["kind"]) > len(("", "基本支出"))


def _is_in_view(line: BudgetLine, *, by_code: bool) -> bool:
    if by_code:
        return bool(line.economic or line.nature or line.kind != "基本支出")
    return bool(line.function)


def _is_three_public(line: BudgetLine) -> bool:
    return bool(line.three_public) and FISCAL in funds().path(line.fund)


RULES = (error("T809", "表里的钱都有处可列", everything_has_a_place),)
