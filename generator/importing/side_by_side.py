"""Two tables side by side in one sheet: each with its own keys and amounts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from generator.importing.amounts import AMOUNTS, Column, settled
from generator.importing.columns import Layout
from generator.importing.grid import Sheet

KEYS = frozenset(
    (
        "功能科目",
        "功能科目名称",
        "经济科目",
        "经济科目名称",
        "科目",
        "科目名称",
        "项目",
        "单位",
    )
)


def split(sheet: Sheet, whole: Layout) -> list[Layout]:
    """The tables of a sheet from left to right; most sheets have one."""
    starts = [0, *_starts(sheet, whole), len(whole.columns)]
    if len(starts) == 2:
        return [whole]
    parts = []
    for first, last in pairwise(starts):
        columns = whole.columns[first:last]
        parts.append(replace(whole, columns=settled(columns)))
    return [part for part in parts if part.of("金额") and _holds(sheet, part)]


def _starts(sheet: Sheet, whole: Layout) -> list[int]:
    """Where a key stands right behind amounts, and more amounts follow."""
    columns = whole.columns
    found = []
    for place in range(1, len(columns)):
        before = [c for c in columns[:place] if c.field in AMOUNTS]
        is_key = columns[place].field in KEYS and columns[place - 1].field not in KEYS
        follows = any(c.field in AMOUNTS for c in columns[place:])
        is_new = _repeats(columns, place) or _is_apart(sheet, whole, place)
        if is_key and before and follows and is_new:
            found.append(place)
    return found


def _repeats(columns: Sequence[Column], place: int) -> bool:
    """Whether the titles of the amounts on the right stand on the left too, as in two tables; a
    table that only puts a key between its amounts has each title once."""
    left = {c.title for c in columns[:place] if c.field in AMOUNTS}
    right = {c.title for c in columns[place:] if c.field in AMOUNTS}
    return bool(left & right) or _has_same_key(columns, place)


def _has_same_key(columns: Sequence[Column], place: int) -> bool:
    """Whether one of the keys that begin at ``place`` stands on the left too."""
    keys = takewhile(lambda c: c.field in KEYS, columns[place:])
    known = {c.field for c in columns[:place]}
    return any(c.field in known for c in keys)


def _is_apart(sheet: Sheet, whole: Layout, place: int) -> bool:
    """Whether empty columns stand before a column."""
    between = range(whole.columns[place - 1].index + 1, whole.columns[place].index)
    rows = range(whole.first, len(sheet.rows))
    is_empty = all(sheet.at(row, column) is None for row in rows for column in between)
    return bool(between) and is_empty


def _holds(sheet: Sheet, part: Layout) -> bool:
    """Whether anything stands in the columns of a table."""
    rows = range(part.first, len(sheet.rows))
    return any(sheet.at(row, c.index) is not None for row in rows for c in part.columns)
