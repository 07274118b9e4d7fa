"""A rule on the form: what its tables total, their rows and columns list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from generator.catalogue.terms import BASIC, CLASS, FISCAL
from generator.catalogue.trees import funds
from generator.diagnostics import DisclosureError, Position
from generator.figures.budget_lines import BudgetLine, Lines, prior_lines, spending_lines, yuan
from generator.figures.model import total_of
from generator.figures.name import AMOUNT, LAST
from generator.figures.places import AXES, Cover, Place, Places, axes_of
from generator.forms.accounts import Accounts
from generator.forms.rows import RowSource
from generator.forms.spec import Block, TableSpec
from generator.forms.tables import figure_name, total_row
from generator.rules.registry import Case, Finding, Findings, error

FEWEST: Final = 2
"""Parts that a reader would add up; one alone is an example of what the whole holds."""
EXAMPLE: Final = "其中"
"""Begins the title of a column that shows a part and claims no more."""

Cells = Mapping[Place, Decimal]
Row = Sequence[Place | None]


@dataclass(frozen=True, slots=True)
class PrintedSum:
    """A printed whole and the printed parts that are to make it up, which differ on some ``axes``
    (of ``AXES``)."""

    whole: Place
    value: Decimal
    parts: Cells
    axes: frozenset[int]

    @property
    def family(self) -> str:
        """支出, 收入 or 三公."""
        return self.whole.kind[0]

    @property
    def aspect(self) -> str:
        """Of which year it is: 金额 or 上年."""
        return self.whole.kind[1]


@dataclass(frozen=True, slots=True)
class Unlisted:
    """Money (元) of a year that has no cell of its own, and where its first line stands."""

    aspect: str
    what: str
    amount: Decimal
    at: Position = field(compare=False)


def everything_has_a_place(case: Case) -> Findings:
    """No money is in a total of a table that has neither a row nor a column for it: no source,
    class, item or kind."""
    tables: dict[Unlisted, dict[str, None]] = defaultdict(dict)
    for name, unlisted in _unlisted(case):
        tables[unlisted][f"“{name}”"] = None
    for unlisted, names in tables.items():
        where = "".join(names)
        when = "上年" if unlisted.aspect == LAST else ""
        message = (
            f"表样的{where}表没有列“{unlisted.what}”的地方；"
            f"它{when}有 {yuan(unlisted.amount)}，表里各项相加不等于合计。"
        )
        mend = (
            "核对填报的科目、来源；确有这笔钱的，"
            f"用自己的表样给{where}加一行或一栏（见 docs/templates.md）。"
        )
        at = unlisted.at if unlisted.at.file else case.budget.at("表样")
        yield Finding(at, message, mend)


def _unlisted(case: Case) -> Iterator[tuple[str, Unlisted]]:
    """The names of tables, each with money that it does not list."""
    accounts = Accounts(case.budget.names, case.form.names, case.catalogue)
    source = RowSource(case.budget, case.figures, accounts)
    places = Places(case.figures)
    lines = {
        AMOUNT: spending_lines(case.budget),
        LAST: spending_lines(case.prior) if case.prior else prior_lines(case.budget),
    }
    for name in case.form.table_order:
        for printed in _sums(case.form.tables[name], source, places):
            for unlisted in left_out(printed, lines[printed.aspect], accounts):
                yield name, unlisted


def _sums(table: TableSpec, source: RowSource, places: Places) -> Iterator[PrintedSum]:
    """What a reader can add up in a table; nothing in one whose patterns are wrong, which is told
    where it is composed."""
    try:
        blocks = [placed(block, source, places) for block in table.blocks]
    except DisclosureError:
        return
    for block in blocks:
        yield from block.sums()


@dataclass(frozen=True, slots=True)
class PlacedBlock:
    """A block's rows of numbers by place, the row of totals last; ``titles`` are those of the
    columns, ``values`` what is printed of each place."""

    rows: Sequence[Row]
    titles: Sequence[str]
    values: Cells
    has_total: bool
    is_fixed: bool

    def sums(self) -> Iterator[PrintedSum]:
        """What a reader can add up: every column to its total, fixed rows to a row that holds them,
        and every row across; where there is a row of totals, across it alone, which stands for all
        rows."""
        for column in filter(self._has_money, zip(*self.rows, strict=True)):
            total = column[-1] if self.has_total else None
            if total not in column[:-1]:
                yield from self._parted(total, column, fewest=0)
            for whole in column if self.is_fixed else ():
                if whole != total:
                    yield from self._parted(whole, column, fewest=FEWEST)
        for row in self.rows[-1:] if self.has_total else self.rows:
            if not self._has_money(row):
                continue
            listed = self._listed(row)
            for whole in listed:
                yield from self._parted(whole, listed, fewest=FEWEST)

    def _has_money(self, line: Row) -> bool:
        """Whether a row or a column has anything to add up."""
        return any(self.values[place] for place in line if place)

    def _listed(self, row: Row) -> Row:
        """The cells of a row under titles that take it apart."""
        titled = zip(self.titles, row, strict=True)
        return [place for title, place in titled if not title.startswith(EXAMPLE)]

    def _parted(self, whole: Place | None, others: Row, *, fewest: int) -> Iterator[PrintedSum]:
        """The ways in which ``others`` take a whole apart: parts that differ on the same axes, or
        on more of them."""
        if whole is None or whole.kind[1] not in (AMOUNT, LAST):
            return
        groups: dict[frozenset[int], list[Place]] = defaultdict(list)
        for other in others:
            if other is not None and whole.holds(other):
                groups[frozenset(whole.differs(other))].append(other)
        ways = [axes for axes in groups if not any(fewer < axes for fewer in groups)]
        if not ways and not fewest:
            ways = [frozenset()]
        for axes in ways:
            parts: dict[Place, Decimal] = {}
            for differing, members in groups.items():
                if axes <= differing:
                    parts |= {place: self.values[place] for place in members}
            if len(parts) >= fewest:
                value = self.values[whole]
                yield PrintedSum(whole=whole, value=value, parts=parts, axes=axes)


def placed(block: Block, source: RowSource, places: Places) -> PlacedBlock:
    """The numbers that the form's row source makes of a block, by their places."""
    rows = list(source.rows(block))
    has_total = block.total is not None and not block.totals_rows
    if has_total:
        rows.append(total_row(block))
    patterns: list[tuple[str, Position]] = []
    titles: list[str] = []
    for column in block.leaves():
        at = column.at("数")
        for pattern in column.terms:
            patterns.append((pattern, at))
            titles.append(column.title)
    values: dict[Place, Decimal] = {}
    found: list[Row] = []
    for row in rows:
        if not row.has_figures:
            continue
        cells: list[Place | None] = []
        for pattern, at in patterns:
            name = figure_name(pattern, row.variables, at)
            place = places.of(name) if source.figures.knows(name) else None
            cells.append(place)
            if place:
                values[place] = source.figures[name].value
        found.append(cells)
    return PlacedBlock(
        rows=found,
        titles=titles,
        values=values,
        has_total=has_total,
        is_fixed=block.rows.source == "固定",
    )


def left_out(printed: PrintedSum, lines: Lines, accounts: Accounts) -> Iterator[Unlisted]:
    """What a sum does not list; nothing where the printed parts make up the whole."""
    cover = Cover.of(printed.parts)
    outermost = [value for part, value in printed.parts.items() if not cover.is_inside(part)]
    if total_of(outermost) == printed.value:
        return
    axis = AXES[min(printed.axes)] if printed.axes else "fund"
    amounts: dict[str, Decimal] = defaultdict(Decimal)
    first: dict[str, Position] = {}
    for line in _under(printed, lines):
        if not cover.holds(axes_of(line, is_income=printed.family == "收入")):
            what = _called(line, axis, accounts)
            amounts[what] += line.amount
            first.setdefault(what, line.origin)
    for what, amount in amounts.items():
        if amount:
            yield Unlisted(aspect=printed.aspect, what=what, amount=amount, at=first[what])


def _under(printed: PrintedSum, lines: Lines) -> Iterator[BudgetLine]:
    """The lines of the whole, as seen from its parts: basic expenditure that is entered twice,
    by function and by economic code, counts as the parts ask for it."""
    whole = Cover.of([printed.whole])
    by_code = any(map(_asks_for_code, (printed.whole, *printed.parts)))
    for line in lines:
        if printed.family == "三公":
            is_seen = bool(line.three_public) and FISCAL in funds().path(line.fund)
        elif by_code:
            is_seen = bool(line.economic or line.nature or line.kind != BASIC)
        else:
            is_seen = bool(line.function)
        if is_seen and whole.holds(axes_of(line, is_income=printed.family == "收入")):
            yield line


def _called(line: BudgetLine, axis: str, accounts: Accounts) -> str:
    """What a message calls a line that an axis takes apart."""
    match axis:
        case "function":
            code = line.function[:CLASS]
            return f"{code} {accounts.function(code)}"
        case "economic":
            code = line.economic[:CLASS]
            return f"{code} {accounts.economic(code)}".strip() or line.fund
        case "kind":
            return line.nature or line.kind
        case "item":
            return line.three_public
        case _:
            return line.fund


def _asks_for_code(place: Place) -> bool:
    """Whether a place is told by economic code or by nature."""
    axes = dict(zip(AXES, place.axes, strict=True))
    return len(axes["economic"]) > 1 or len(axes["kind"]) > len(("", BASIC))


RULES = (error("T809", "表里的钱都有处可列", everything_has_a_place),)
