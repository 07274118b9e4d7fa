"""Tables that compare: a column of changes is this year's less last year's, a column of percentages
is the change over last year's, what was done of a budget, or the share of the total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from generator.published.places import titles
from generator.relations.columns import Block, Column
from generator.relations.facets import CHANGE, LAST_YEAR, core
from generator.relations.ratios import FROM_NOTHING, HUNDRED, LEVELLED, Range
from generator.relations.reading import Reading
from generator.relations.rows import Row
from generator.relations.said import ZERO, Said
from generator.relations.sheets import Part, Sheet
from generator.relations.sums import whole_column
from generator.relations.verdict import HALF, Allowance, Answer, Kind, Verdict
from generator.relations.vocabulary import vocabulary

MOST: Final = 2
"""One row in so many may break a relation of columns; where more do, it is none of them."""


class Compared(NamedTuple):
    """Columns that belong to one comparison, by where they are; -1: there is none."""

    now: int
    before: int = -1
    change: int = -1
    rate: int = -1


def compared(reading: Reading, allowance: Allowance) -> Iterator[Verdict]:
    """Every such column of every table."""
    for sheet in reading.sheets:
        for part in sheet.parts:
            columns = [*part.block.amounts, *part.block.rates]
            for found in _comparisons(part.block):
                yield from _believed(_changes(sheet, part, found, allowance))
                yield from _believed(_rates(sheet, part, found, columns, allowance))
            yield from _believed(_shares(sheet, part, allowance))
            yield from _believed(_left(sheet, part, allowance))


def _comparisons(block: Block) -> Iterator[Compared]:
    """The comparison of a block: of the columns of last year, of this year, of the change and of
    its rate there is one each."""
    before = [column.at for column in block.amounts if column.leaf.apart == LAST_YEAR]
    change = [column.at for column in block.amounts if column.leaf.apart == CHANGE]
    rates = [column.at for column in block.rates if not _is_share(column)]
    now = _now(block)
    is_one = len(before) == 1 and len(change) <= 1 and len(rates) <= 1
    if is_one and now >= 0:
        yield Compared(now, before[0], _first(change), _first(rates))


def _first(columns: Sequence[int]) -> int:
    return columns[0] if columns else -1


def _now(block: Block) -> int:
    """The one column that is this year's whole, -1 where there is none."""
    apart = tuple(column for column in block.amounts if not column.leaf.apart)
    whole = whole_column(Block(block.heads, apart, (), block.sums)) if apart else None
    return -1 if whole is None else whole


def _is_share(column: Column) -> bool:
    return _says(column, "占比栏")


def _says(column: Column, name: str) -> bool:
    return any(word in core(column.title) for word in vocabulary().lists[name])


def _rows(sheet: Sheet, part: Part, *columns: int) -> Iterator[tuple[Row, list[Said]]]:
    """The rows that print the last of the columns."""
    for row in part.rows:
        said = [sheet.said(row.at, column) for column in columns]
        if said[-1].text:
            yield row, said


def _of_percent(said: Said) -> Said:
    """A number of a column of percentages, rounded as it shows."""
    exponent = said.value.as_tuple().exponent
    return said._replace(unit="%", step=Decimal(1).scaleb(int(exponent)))


def _changes(sheet: Sheet, part: Part, found: Compared, allowance: Allowance) -> Iterator[Verdict]:
    if found.change < 0:
        return
    for _, (now, before, change) in _rows(sheet, part, found.now, found.before, found.change):
        exact = now.value - before.value
        off = (allowance.reach * 3) * max(now.step, before.step, change.step)
        is_right = abs(exact - change.value) <= off
        why = f"{now.text or 0} − {before.text or 0}"
        yield _verdict(change, f"{exact:,f}", (now, before), why, is_right=is_right)


def _rates(
    sheet: Sheet,
    part: Part,
    found: Compared,
    columns: Sequence[Column],
    allowance: Allowance,
) -> Iterator[Verdict]:
    """A rate of change, or what was done of the other amount, by the column's title."""
    if found.rate < 0:
        return
    title = next(column for column in columns if column.at == found.rate)
    less = ZERO if _says(title, "完成栏") else HUNDRED
    for _, (now, before, printed) in _rows(sheet, part, found.now, found.before, found.rate):
        rate = _of_percent(printed)
        if before.value > allowance.reach * before.step:
            yield _percent(rate, now, before, less, allowance)
        elif less and not before.value:
            is_right = abs(rate.value) in FROM_NOTHING
            yield _verdict(rate, "", (now, before), "上年数是零", is_right=is_right)


def _shares(sheet: Sheet, part: Part, allowance: Allowance) -> Iterator[Verdict]:
    """The share of a row in the total of the column that stands for the whole row."""
    shares = [column for column in part.block.rates if _is_share(column)]
    totals = [row for row in part.rows if row.is_total]
    now = _now(part.block)
    if len(shares) != 1 or len(totals) != 1 or now < 0:
        return
    total = sheet.said(totals[0].at, now)
    for _, (amount, printed) in _rows(sheet, part, now, shares[0].at):
        share = _of_percent(printed)
        if total.value > allowance.reach * total.step:
            yield _percent(share, amount, total, ZERO, allowance)
        elif not total.value:
            yield _verdict(share, "0", (amount, total), "合计是零", is_right=not share.value)


def _left(sheet: Sheet, part: Part, allowance: Allowance) -> Iterator[Verdict]:
    """What was left at the beginning and came in is what was spent and is left at the end."""
    places = [_of_group(sheet, part, words) for words in vocabulary().lists["结转栏"]]
    columns = [place for place in places if place is not None]
    if len(columns) < len(places):
        return
    for row in part.rows:
        said = [sheet.said(row.at, column) for column in columns]
        if any(one.value for one in said):
            yield _left_in(said, allowance)


def _left_in(said: Sequence[Said], allowance: Allowance) -> Verdict:
    """A row that prints what was left, came, went and is left."""
    opening, income, spending, closing = said
    exact = opening.value + income.value - spending.value
    off = allowance.reach * sum((one.step for one in said), ZERO)
    is_right = abs(exact - closing.value) <= off
    why = f"{opening.text or 0} + {income.text or 0} − {spending.text or 0}"
    parts = (opening, income, spending)
    return _verdict(closing, f"{exact:,f}", parts, why, is_right=is_right)


def _of_group(sheet: Sheet, part: Part, words: str) -> int | None:
    """The column of amounts under a title that begins with the words: the only one, or the total
    of those under it."""
    found = []
    for column in part.block.amounts:
        above = [core(title) for title in titles(sheet.table, column.at)]
        if any(title.startswith(words) for title in above):
            found.append(column)
    totals = [column for column in found if column.leaf.total] or found
    return totals[0].at if len(totals) == 1 else None


def _percent(printed: Said, now: Said, base: Said, less: Decimal, allowance: Allowance) -> Verdict:
    """A percentage against ``now`` over ``base``, less a hundred where it is a change; of a change
    some print the amount without its sign."""
    over = Range.around(base.value, allowance.reach * base.step)
    within = Range.around(now.value, allowance.reach * now.step).over(over)
    slack = (HALF if less else LEVELLED) * printed.step
    exact = now.value * HUNDRED / base.value - less
    low, high = within.low - less - slack, within.high - less + slack
    is_right = low <= printed.value <= high
    why = f"{now.text or 0} ÷ {base.text}{' − 100%' if less else ''}"
    return _verdict(
        printed, f"{exact.quantize(printed.step):f}", (now, base), why, is_right=is_right
    )


def _verdict(
    target: Said, expected: str, parts: tuple[Said, ...], why: str, *, is_right: bool
) -> Verdict:
    if is_right:
        return Verdict(Kind.RATIO, Answer.HOLDS, target, parts=parts)
    return Verdict(Kind.RATIO, Answer.CONTRADICTED, target, expected, parts, why)


def _believed(found: Iterator[Verdict]) -> list[Verdict]:
    """The verdicts of one column: where most rows break what it is taken for, it is another."""
    verdicts = list(found)
    wrong = [one for one in verdicts if one.answer is Answer.CONTRADICTED]
    telling = [one for one in verdicts if one.target.value]
    if len(wrong) * MOST <= max(len(telling), 1):
        return verdicts
    return [one._replace(answer=Answer.UNSURE) for one in verdicts]
