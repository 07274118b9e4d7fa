"""Sums within a table: a row is its columns, a 类 its 款 and 项, a total its rows, one side the
other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.relations.columns import Block
from generator.relations.down import Down
from generator.relations.reading import Reading
from generator.relations.rows import Row
from generator.relations.said import Said
from generator.relations.sheets import Part, Sheet
from generator.relations.verdict import Allowance, Answer, Kind, Verdict, of_sum
from generator.relations.vocabulary import GRAND

WRONG = (Answer.CONTRADICTED, Answer.UNSURE)


def sums(reading: Reading, allowance: Allowance) -> Iterator[Verdict]:
    """Every amount of a table that other amounts of it add up to."""
    for sheet in reading.sheets:
        for part in sheet.parts:
            yield from _across(sheet, part, allowance)
            yield from _down(sheet, part, allowance)
        yield from _sides(sheet, allowance)


def _across(sheet: Sheet, part: Part, allowance: Allowance) -> Iterator[Verdict]:
    for across in part.block.sums:
        is_sure = across.is_sure and sheet.is_trusted
        for row in part.rows:
            total = sheet.said(row.at, across.total)
            parts = [sheet.said(row.at, column) for column in across.parts]
            yield from _judged(total, parts, allowance, is_sure=is_sure)


def _down(sheet: Sheet, part: Part, allowance: Allowance) -> Iterator[Verdict]:
    for column in part.block.amounts:
        for down in part.sums:
            is_sure = down.is_sure and sheet.is_trusted
            total = sheet.said(down.total, column.at)
            parts = list(_printed(sheet, part, down.parts, column.at))
            for verdict in _judged(total, parts, allowance, is_sure=is_sure):
                if verdict.answer in WRONG:
                    yield _otherwise(sheet, down, column.at, allowance) or verdict
                else:
                    yield verdict


def _printed(sheet: Sheet, part: Part, rows: Sequence[int], column: int) -> Iterator[Said]:
    """The amounts of rows; where a row only heads others, theirs."""
    for row in rows:
        number = sheet.said(row, column)
        below = [] if number.is_number else part.tree.below(row)
        if below:
            yield from _printed(sheet, part, below, column)
        else:
            yield number


def _otherwise(sheet: Sheet, down: Down, column: int, allowance: Allowance) -> Verdict | None:
    """Another reading of what makes up a total, where one holds."""
    total = sheet.said(down.total, column)
    for rows in down.otherwise:
        parts = [sheet.said(row, column) for row in rows]
        verdict = of_sum(Kind.SUM, total, parts, allowance, is_sure=False)
        if verdict.answer not in WRONG:
            return verdict
    return None


def _judged(
    total: Said,
    parts: Sequence[Said],
    allowance: Allowance,
    *,
    is_sure: bool,
) -> Iterator[Verdict]:
    """A sum, unless nothing is printed; a blank that may only head what is below it proves
    nothing."""
    if total.text or any(part.text for part in parts):
        sure = is_sure and total.is_number
        yield of_sum(Kind.SUM, total, parts, allowance, is_sure=sure)


def _sides(sheet: Sheet, allowance: Allowance) -> Iterator[Verdict]:
    """Total income is total expenditure, where a table shows both in one row."""
    ends = [end for part in sheet.parts if (end := _end(sheet, part))]
    for row, right in ends[1:]:
        first, left = ends[0]
        if row.at == first.at and (left.text or right.text):
            is_grand = first.meaning.total == row.meaning.total == GRAND
            sure = is_grand and sheet.is_trusted
            yield of_sum(Kind.SUM, right, (left,), allowance, is_sure=sure)


def _end(sheet: Sheet, part: Part) -> tuple[Row, Said] | None:
    """The last total of a side, and its amount in the column that is the whole of the others."""
    totals = [row for row in part.rows if row.is_total]
    column = whole_column(part.block)
    if not totals or column is None:
        return None
    return totals[-1], sheet.said(totals[-1].at, column)


def whole_column(block: Block) -> int | None:
    """The column that is the sum of all others, or the only one."""
    if len(block.amounts) == 1:
        return block.amounts[0].at
    wholes = {across.total for across in block.sums}
    for across in block.sums:
        wholes.difference_update(across.parts)
    return wholes.pop() if len(wholes) == 1 else None
