"""What a sheet's records say: entries of money, and the printed totals that the entries must add up
to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from generator.catalogue.terms import CLASS, ITEM, KINDS, SECTION
from generator.catalogue.trees import funds
from generator.importing.amounts import Column
from generator.importing.columns import Layout
from generator.importing.grid import Sheet
from generator.importing.limits import RefusedError
from generator.importing.rounded import is_rest
from generator.importing.rows import Problem, Record
from generator.importing.totals import compare_total
from generator.importing.values import SCALE

GENERAL = "一般公共预算"
FUNCTION, ECONOMIC, ECONOMIC_CLASS = ITEM, SECTION, CLASS
COMPARED = 10_000_000
"""Pairs of a total and a row that are looked at: some ten seconds."""
Part = tuple[str, str, str, str]
FUNDS = ("一般公共预算", "政府性基金预算", "国有资本经营预算")


@dataclass(frozen=True, slots=True)
class Entry:
    """One amount in 元 with all that its sheet knows of it; ``""`` where it does not say."""

    place: str
    amount: Decimal
    function: str
    economic: str
    kind: str
    fund: str
    project: str = ""
    table: str = ""
    """The first cell of its table: a sheet may have several."""
    is_kind_said: bool = True
    """Whether the table says which kind it is; else it goes by the name of a project."""

    @property
    def sheet(self) -> str:
        """The name of the sheet it stands on."""
        return self.place.rpartition("!")[0]


@dataclass(slots=True)
class Read:
    """What was taken from a sheet."""

    sheet: Sheet
    layout: Layout
    entries: list[Entry] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    totals: list[str] = field(default_factory=list)
    units: set[str] = field(default_factory=set)
    others: int = 0
    """Rows of units that were not asked for."""


def is_overview(layout: Layout, records: Sequence[Record]) -> bool:
    """A sheet of totals only: no row names a whole code, or the sheet has no column for codes at
    all."""
    if not any(layout.of(name) for name in ("功能科目", "经济科目", "科目")):
        return True
    return bool(records) and not any(
        len(r.function) == FUNCTION or r.economic or r.project for r in records
    )


def take(sheet: Sheet, layout: Layout, records: Sequence[Record], unit: str | None) -> Read:
    """Sort records into details and totals, check the totals, and make entries of the details."""
    read = Read(sheet, layout)
    details, sums = details_and_totals(layout, records)
    if len(sums) * len(details) > COMPARED:
        raise RefusedError(
            f"工作表“{sheet.name}”有 {len(sums)} 行合计，太多，核对不完。分成几个工作簿再试。"
        )
    mine = [r for r in details if unit is None or not r.unit or r.unit == unit]
    read.units = {r.unit for r in mine if r.unit and r.has_money}
    for record in mine:
        read.problems += record.problems or [*_across(read, record)]
        read.names |= record.names
        if not record.problems:
            read.entries += _entries(read, record)
    read.others = len(details) - len(mine)
    for record in sums:
        agreed, differing = compare_total(sheet, layout, record, sums, details)
        read.totals += agreed
        read.problems += [*record.problems, *differing]
    return read


def details_and_totals(
    layout: Layout, records: Sequence[Record]
) -> tuple[list[Record], list[Record]]:
    """The rows that add up, and those that add others up."""
    details: list[Record] = []
    sums: list[Record] = []
    parts = _parts(records)
    for record in records:
        (sums if _is_total(record, parts, layout) else details).append(record)
    return details, sums


def _is_total(record: Record, parts: set[Part], layout: Layout) -> bool:
    """A row labelled as such; a 类 or 款 above its 项; a code of which another row says more."""
    if record.label or (record.function and len(record.function) < FUNCTION):
        return True
    if record.unit and not (record.function or record.economic or record.project):
        return True
    if len(record.economic) == ECONOMIC or not (
        record.economic or (record.function and layout.of("经济科目"))
    ):
        return False
    return any(
        (record.function, record.economic, record.project, unit) in parts
        for unit in {record.unit, ""}
    )


def _parts(records: Sequence[Record]) -> set[Part]:
    """What rows with an economic class may be parts of: sums by a shorter class, with or without
    function, project."""
    return {
        (function, r.economic[:length], project, r.unit)
        for r in records
        if r.economic and not r.label
        for length in (0, ECONOMIC_CLASS)
        if length < len(r.economic)
        for function in {r.function, ""}
        for project in {r.project, ""}
    }


def _across(read: Read, record: Record) -> Iterator[Problem]:
    """Amounts side by side add up to the row's own 合计."""
    for total in read.layout.of("合计"):
        amounts = read.layout.of("金额")
        parts = [c for c in amounts if _within(c, total, amounts)]
        printed = record.amounts.get(total.index)
        if printed is None or not parts:
            continue
        beside = [record.amounts.get(c.index, Decimal(0)) for c in parts]
        found = sum(beside, Decimal(0))
        if found != printed and not is_rest(printed - found, beside, read.layout.measure):
            place = read.sheet.ref(record.row, total.index)
            message = f"“{total.title}”印的是 {printed:,f}，这一行各栏相加是 {found:,f}。"
            yield Problem(place, message)


def _within(column: Column, total: Column, amounts: Sequence[Column]) -> bool:
    """Whether a total over part of the columns (财政拨款 › 小计) covers a column: one under the
    same heading."""
    heading = f"{total.title.rpartition(' › ')[0]} › "
    under = [c for c in amounts if c.title.startswith(heading)]
    return (
        column in under
        if under
        else total.fund in ("", column.fund) and total.kind in ("", column.kind)
    )


def _entries(read: Read, record: Record) -> Iterator[Entry]:
    for column in read.layout.of("金额"):
        value = record.amounts.get(column.index, Decimal(0))
        if not value:
            continue
        kind, is_said = _kind(read, record, column)
        entry = Entry(
            place=read.sheet.ref(record.row, column.index),
            amount=value * SCALE[read.layout.measure],
            function=record.function,
            economic=record.economic or column.economic,
            kind=kind,
            fund=column.fund or record.fund or _by_title(read, FUNDS),
            project=record.project,
            table=read.sheet.ref(read.layout.first, read.layout.columns[0].index),
            is_kind_said=is_said,
        )
        if fault := _fault(entry, column):
            read.problems.append(Problem(entry.place, f"{value:,f} {fault}"))
        else:
            yield entry


def _kind(read: Read, record: Record, column: Column) -> tuple[str, bool]:
    """By the column, by the row's own words, by a project's name, by the title of the sheet; and
    whether that says so. Sums by function alone may hold both kinds."""
    titled = _by_title(read, KINDS)
    if told := column.kind or record.kind:
        return told, True
    if record.project:
        return "项目支出", titled == "项目支出"
    is_either = not (record.economic or read.layout.of("项目"))
    return titled or ("" if is_either else "基本支出"), bool(titled) or is_either


def _by_title(read: Read, words: tuple[str, ...]) -> str:
    """The one of ``words`` that the sheet's name or top names; ``""`` for none or several."""
    title = f"{read.sheet.name} {read.layout.title}"
    found = [word for word in words if word in title]
    return found[0] if len(found) == 1 else ""


def _fault(entry: Entry, column: Column) -> str:
    if not entry.function and not entry.economic:
        return "没有读入：这一行没有能认出的功能科目或经济科目。"
    if entry.function and len(entry.function) != FUNCTION:
        return f"没有读入：功能科目“{entry.function}”不到项级。"
    if entry.kind == "项目支出" and entry.project and not (entry.function and entry.economic):
        return f"没有读入：项目“{entry.project}”缺功能科目或经济科目。"
    if entry.kind == "基本支出" and entry.economic and len(entry.economic) != ECONOMIC:
        return f"没有读入：基本支出的经济科目“{entry.economic}”不到款级。"
    if entry.economic and entry.fund and entry.fund not in funds().leaves():
        return f"没有读入：“{column.title}”要分清是哪一种资金来源，请在对照文件的“资金来源”下写明。"
    return ""
