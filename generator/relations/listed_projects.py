"""Counts and sums of projects in sentences against the tables that list them one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from generator.relations.facets import core
from generator.relations.reading import Reading
from generator.relations.said import SCALES, Said
from generator.relations.sheets import Part, Sheet
from generator.relations.verdict import (
    Allowance,
    Answer,
    Kind,
    Verdict,
    holds,
)
from generator.relations.vocabulary import vocabulary

MANY: Final = 4
"""Projects at least whose number is the same by no chance."""


class Listed(NamedTuple):
    """The projects of a table, and what they come to of the ``fund`` that it lists (empty: of all);
    ``is_each``: every one has a row of its own."""

    names: frozenset[str]
    total: Said
    fund: str
    is_each: bool


def listed(reading: Reading) -> list[Listed]:
    """Every table of projects that has a total."""
    found = []
    for sheet in reading.sheets:
        for part in sheet.parts:
            one = _of_part(sheet, part) if sheet.is_trusted and sheet.unit in SCALES else None
            if one is not None:
                found.append(one)
    return found


def _of_part(sheet: Sheet, part: Part) -> Listed | None:
    names = {core(part.project(row)) for row in part.rows if not row.is_total} - {""}
    total = _total(sheet, part)
    if not names or total is None:
        return None
    several = vocabulary().lists["几个项目"]
    is_each = not any(word in name for name in names for word in several)
    return Listed(frozenset(names), total, sheet.scope.facets.fund, is_each)


def _total(sheet: Sheet, part: Part) -> Said | None:
    """The largest amount of the one row that is a total."""
    rows = [row.at for row in part.rows if row.is_total]
    columns = [column.at for column in part.block.amounts if column.is_whole]
    if len(rows) != 1 or not columns:
        return None
    return max((sheet.said(rows[0], at) for at in columns), key=lambda said: said.value)


def against(
    number: Said,
    money: Said | None,
    fund: str,
    tables: Sequence[Listed],
    allowance: Allowance,
) -> Iterator[Verdict]:
    """A count of projects that a ``fund`` pays (empty: of all), and its money: where either is
    that of a table, so is the other."""
    if money is None or not money.is_money or not money.value:
        return
    same = [table for table in tables if _is_same(money, table.total, allowance)]
    if same:
        yield from _of_money(number, money, same[0])
        return
    for table in tables:
        is_number = number.value == len(table.names) >= MANY
        if is_number and table.is_each and fund == table.fund:
            why = f"表里也是 {number.text} 个项目"
            expected = table.total.shown
            yield Verdict(Kind.COUNT, Answer.UNSURE, money, expected, (table.total,), why)
            return


def _is_same(one: Said, other: Said, allowance: Allowance) -> bool:
    return abs(one.amount - other.amount) <= allowance.off(one) + allowance.off(other)


def _of_money(number: Said, money: Said, table: Listed) -> Iterator[Verdict]:
    """The count beside the money of a table. Another count is to be looked at: a project of several
    sources may count once or more, and one may have too little money to print."""
    count = Decimal(len(table.names))
    why = f"表里的项目有 {count} 个，金额相同"
    if number.value == count:
        yield holds(Kind.WORDS, number)
        yield holds(Kind.TIE, money, table.total)
    else:
        yield Verdict(Kind.COUNT, Answer.UNSURE, number, f"{count}", (table.total,), why)
