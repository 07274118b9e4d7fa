"""Totals printed in a sheet, compared with the rows that they stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import takewhile

from generator.importing.amounts import Column
from generator.importing.columns import Layout
from generator.importing.grid import Sheet
from generator.importing.rounded import is_rest
from generator.importing.rows import Problem, Record
from generator.importing.values import BLANK

LAST = 10**9
"""Beyond every row."""
REST = "是尾差"
ALIKE: tuple[Callable[[Record], str], ...] = (
    lambda r: r.function[:3],
    lambda r: r.function[:5],
    lambda r: r.function,
    lambda r: r.economic[:3],
    lambda r: r.project,
    lambda r: r.unit,
)
"""What neighbouring rows of a 小计 may have in common."""


def compare_total(
    sheet: Sheet,
    layout: Layout,
    record: Record,
    sums: Sequence[Record],
    details: Sequence[Record],
) -> tuple[list[str], list[Problem]]:
    """A printed total against the rows it stands for, column by column: what agrees, and what does
    not."""
    agreed: list[str] = []
    differing: list[Problem] = []
    candidates = list(_covered(record, sums, details))
    for column in (*layout.of("金额"), *layout.of("合计")):
        printed = record.amounts.get(column.index)
        if printed is None:
            continue
        place = sheet.ref(record.row, column.index)
        parts = [_amounts(rows, column) for rows in candidates]
        rests = [printed - sum(amounts, Decimal(0)) for amounts in parts]
        if any(rest == 0 for rest in rests):
            agreed.append(f"{place}  {_name(record)} {printed:,f}，相符")
        elif is_rest(rests[0], parts[0], layout.measure):
            agreed.append(f"{place}  {_name(record)} {printed:,f}，相差 {rests[0]:,f}，{REST}")
        else:
            found = sum(parts[0], Decimal(0))
            message = f"合计印的是 {printed:,f}，读入的各行相加是 {found:,f}，相差 {rests[0]:,f}。"
            differing.append(Problem(place, message))
    return agreed, differing


def _amounts(rows: Sequence[Record], column: Column) -> list[Decimal]:
    return [row.amounts.get(column.index, Decimal(0)) for row in rows]


def _name(record: Record) -> str:
    return record.label or record.function or record.economic or record.unit


def _covered(
    record: Record, sums: Sequence[Record], details: Sequence[Record]
) -> Iterator[list[Record]]:
    """The rows that a total may stand for: those of its codes; for 小计, those since the last or
    until the next, or those next to it that have a code, project or unit in common."""
    own = [r for r in details if _of(r, record)]
    yield own
    if "小计" in BLANK.sub("", record.label) and not (record.function or record.economic):
        yield from _beside(record, sums, own)


def _beside(
    record: Record, sums: Sequence[Record], own: Sequence[Record]
) -> Iterator[list[Record]]:
    """The rows above or below a 小计: as far as the next of its name, or of any name, or as long as
    they are alike."""
    above = [r for r in reversed(own) if r.row < record.row]
    below = [r for r in own if r.row > record.row]
    for marks in (_alike(record, sums), [r.row for r in sums]):
        before = max((n for n in marks if n < record.row), default=-1)
        after = min((n for n in marks if n > record.row), default=LAST)
        yield [r for r in above if r.row > before]
        yield [r for r in below if r.row < after]
    for alike in ALIKE:
        yield list(_run(above, alike))
        yield list(_run(below, alike))


def _alike(record: Record, sums: Sequence[Record]) -> list[int]:
    """The rows of the totals that are called the same."""
    label = BLANK.sub("", record.label)
    return [r.row for r in sums if BLANK.sub("", r.label) == label]


def _run(rows: Sequence[Record], alike: Callable[[Record], str]) -> Iterator[Record]:
    """The first rows, as long as they are alike."""
    return takewhile(lambda r: alike(r) == alike(rows[0]), rows)


def _of(row: Record, total: Record) -> bool:
    return (
        row.function.startswith(total.function)
        and row.economic.startswith(total.economic)
        and total.project in ("", row.project)
        and total.unit in ("", row.unit)
        and total.kind in ("", row.kind)
        and total.fund in ("", row.fund)
    )
