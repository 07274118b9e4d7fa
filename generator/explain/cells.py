"""Places in tables as a user writes them: ``表5/2010301/基本支出``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from generator.explain.places import CellPlace, Place
from generator.forms.numbers import chinese_numeral
from generator.suggestion import did_you_mean

OFFERED = 12  # names of tables, rows or columns in a message
MARK = re.compile(r"^(其中：|[一二三四五六七八九十]+、|\d+[.、])")
Cell = tuple[Place, CellPlace]
Test = Callable[[CellPlace, Sequence[str]], bool]


class NoSuchPlaceError(LookupError):
    """No cell fits; the message says how far it could be followed, and what there is."""


def cells(segments: Sequence[str], places: Sequence[Place]) -> tuple[Place, ...]:
    """The cells of a table, row and column (the last two may be left out; a table whose rows have
    no names is asked by table and column). Raises ``NoSuchPlaceError``."""
    table, *rest = segments
    every = [(place, place.cell) for place in places if place.cell]
    inside = _first((_is_table, _is_like_table), [table], every)
    if not inside:
        captions = [f"表{c.order} {c.caption}" for _, c in every if c.order]
        raise NoSuchPlaceError(f"没有“{table}”这张表。{_offer(table, captions)}")
    row, titles = (rest[:1], rest[1:]) if any(_row_names(c) for _, c in inside) else ([], rest)
    if row:
        inside = _row(table, row[0], inside)
    if titles:
        inside = _column(table, titles, inside)
    filled = [place for place, _ in inside if place.number.text]
    return tuple(filled if filled and not titles else [place for place, _ in inside])


def _row(table: str, asked: str, inside: Sequence[Cell]) -> list[Cell]:
    found = _first((_is_row, _is_row_begun), [asked], inside)
    if not found:
        known = [name for _, c in inside for name in (c.code, c.name) if name]
        raise NoSuchPlaceError(f"“{table}”里没有“{asked}”这一行。{_offer(asked, known)}")
    return found


def _column(table: str, asked: Sequence[str], inside: Sequence[Cell]) -> list[Cell]:
    found = _first((_is_column, _is_under), asked, inside)
    if not found:
        known = [c.columns[-1] for _, c in inside if c.columns]
        raise NoSuchPlaceError(
            f"“{table}”里没有“{'/'.join(asked)}”这一栏。{_offer(asked[-1], known)}"
        )
    return found


def _first(tests: Iterable[Test], asked: Sequence[str], cells: Sequence[Cell]) -> list[Cell]:
    """The cells that pass the first test that any cell passes."""
    for test in tests:
        if passed := [pair for pair in cells if test(pair[1], asked)]:
            return passed
    return []


def _is_table(cell: CellPlace, asked: Sequence[str]) -> bool:
    numbers = (
        {f"表{cell.order}", f"表{chinese_numeral(cell.order)}", str(cell.order)}
        if cell.order
        else set()
    )
    return _normal(asked[0]) in {*numbers, _normal(cell.key), _normal(cell.caption)}


def _is_like_table(cell: CellPlace, asked: Sequence[str]) -> bool:
    return _normal(asked[0]) != "表" and _normal(asked[0]) in _normal(cell.caption)


def _is_row(cell: CellPlace, asked: Sequence[str]) -> bool:
    return _normal(asked[0]) in _row_names(cell)


def _is_row_begun(cell: CellPlace, asked: Sequence[str]) -> bool:
    """Whether the row's name is what was asked with more in brackets:
    行政运行（政府办公厅（室）及相关机构事务）."""
    return any(name.startswith(_normal(asked[0]) + "(") for name in _row_names(cell))


def _row_names(cell: CellPlace) -> set[str]:
    """What a row may be called: by code, by name, with or without what stands before the name."""
    code, space, rest = cell.name.partition(" ")
    split = {code, rest} if space else set()
    names = {cell.code, cell.name, cell.code + cell.name, MARK.sub("", cell.name), *split}
    return {_normal(n) for n in names if n}


def _is_column(cell: CellPlace, titles: Sequence[str]) -> bool:
    """Whether the titles lead down to the column itself."""
    return (
        bool(cell.columns)
        and _normal(cell.columns[-1]) == _normal(titles[-1])
        and _is_under(cell, titles)
    )


def _is_under(cell: CellPlace, titles: Sequence[str]) -> bool:
    """Whether the column lies under the titles, in their order."""
    above = iter([_normal(c) for c in cell.columns])
    return all(_normal(t) in above for t in titles)


def _offer(asked: str, known: Iterable[str]) -> str:
    names = list(dict.fromkeys(known))
    rest = " 等" if len(names) > OFFERED else ""
    listed = f"有：{'、'.join(names[:OFFERED])}{rest}。"
    return did_you_mean(asked, names, spelled="：{}", most=3, otherwise=listed)


def _normal(text: str) -> str:
    return "".join(text.split()).replace("（", "(").replace("）", ")")
