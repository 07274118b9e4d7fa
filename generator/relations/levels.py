"""A table that goes down to 项 does so everywhere: a 款 with money, whose 项 another table lists,
has lost them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from generator.relations.reading import Reading
from generator.relations.rows import Row
from generator.relations.said import Said
from generator.relations.sheets import Part, Sheet
from generator.relations.verdict import Kind, Verdict, contradicted


def levels(reading: Reading) -> Iterator[Verdict]:
    """Every row that others of its table would stand below."""
    trusted = [sheet for sheet in reading.sheets if sheet.is_trusted]
    codes = {sheet.index: _codes(sheet) for sheet in trusted}
    for sheet in trusted:
        deepest = max(map(len, codes[sheet.index]), default=0)
        elsewhere = _of_others(codes, sheet.index)
        for part in sheet.parts:
            for place, row in enumerate(part.rows):
                is_leaf = place not in part.tree.parents and not row.project
                if is_leaf and row.code and len(row.code) < deepest:
                    yield from _of_row(sheet, part, row, elsewhere)


def _codes(sheet: Sheet) -> set[str]:
    """The codes of the classification by function that a table lists."""
    found: set[str] = set()
    for part in sheet.parts:
        found |= {row.code for row in part.rows if row.code.startswith("2")}
    return found


def _of_others(codes: Mapping[int, AbstractSet[str]], own: int) -> set[str]:
    """The codes that the other tables list."""
    found: set[str] = set()
    for index, listed in codes.items():
        if index != own:
            found |= listed
    return found


def _of_row(sheet: Sheet, part: Part, row: Row, elsewhere: AbstractSet[str]) -> Iterator[Verdict]:
    lost = sorted(c for c in elsewhere if c != row.code and c.startswith(row.code))
    amount = _amount(sheet, part, row)
    if lost and amount is not None:
        why = f"表里没有列出其下的科目，别的表里列有 {lost[-1]}"
        yield contradicted(Kind.SUM, amount, why)


def _amount(sheet: Sheet, part: Part, row: Row) -> Said | None:
    """The first amount of a row."""
    numbers = (sheet.said(row.at, column.at) for column in part.block.amounts)
    return next((number for number in numbers if number.value), None)
