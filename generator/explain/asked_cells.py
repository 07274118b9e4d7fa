"""Places in tables as a user writes them: ``表5/2010301/基本支出``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.explain.places import CellPlace, Place
from generator.forms.numbers import chinese_numeral
from generator.suggestion import did_you_mean

OFFERED = 12  # names of tables, rows or columns in a message
MARK = re.compile(r"^(其中：|[一二三四五六七八九十]+、|\d+[.、])")
Cell = tuple[Place, CellPlace]


class NoSuchPlaceError(LookupError):
    """No cell fits; the message says how far it could be followed, and what there is."""


def cells(segments: Sequence[str], places: Sequence[Place]) -> tuple[Place, ...]:
    """The cells of a table, row and column (the last two may be left out; a table whose rows have
    no names is asked by table and column). Raises ``NoSuchPlaceError``."""
    table, *rest = segments
    every = [(place, place.cell) for place in places if place.cell]
    inside = _of_table(table, every)
    has_named_rows = any(_row_names(cell) for _, cell in inside)
    row, titles = (rest[:1], rest[1:]) if has_named_rows else ([], rest)
    if row:
        inside = _of_row(table, row[0], inside)
    if titles:
        inside = _of_column(table, titles, inside)
    found = [place for place, _ in inside]
    filled = [place for place in found if place.number.text]
    return tuple(filled if filled and not titles else found)


def _of_table(table: str, every: Sequence[Cell]) -> list[Cell]:
    asked = _normal(table)
    found = [(place, cell) for place, cell in every if asked in _table_names(cell)]
    if not found and asked != "表":
        found = [(place, cell) for place, cell in every if asked in _normal(cell.caption)]
    if not found:
        captions = [f"表{cell.order} {cell.caption}" for _, cell in every if cell.order]
        raise NoSuchPlaceError(f"没有“{table}”这张表。{_offer(table, captions)}")
    return found


def _of_row(table: str, row: str, inside: Sequence[Cell]) -> list[Cell]:
    """By the whole name of the row, or by one that goes on in brackets:
    行政运行（政府办公厅（室）及相关机构事务）."""
    asked = _normal(row)
    found = [(place, cell) for place, cell in inside if asked in _row_names(cell)]
    found = found or [(place, cell) for place, cell in inside if _goes_on(asked, cell)]
    if not found:
        raise NoSuchPlaceError(f"“{table}”里没有“{row}”这一行。{_offer(row, _heads(inside))}")
    return found


def _goes_on(asked: str, cell: CellPlace) -> bool:
    return any(name.startswith(asked + "(") for name in _row_names(cell))


def _heads(inside: Iterable[Cell]) -> Iterator[str]:
    """Codes and names of rows as printed."""
    for _, cell in inside:
        yield from filter(None, (cell.code, cell.name))


def _of_column(table: str, titles: Sequence[str], inside: Sequence[Cell]) -> list[Cell]:
    """By titles that lead down to the column itself, or to one above it."""
    asked = [_normal(title) for title in titles]
    under = [(place, cell) for place, cell in inside if _lies_under(cell, asked)]
    exact = [(place, cell) for place, cell in under if _normal(cell.columns[-1]) == asked[-1]]
    if not under:
        known = [cell.columns[-1] for _, cell in inside if cell.columns]
        offer = _offer(titles[-1], known)
        raise NoSuchPlaceError(f"“{table}”里没有“{'/'.join(titles)}”这一栏。{offer}")
    return exact or under


def _table_names(cell: CellPlace) -> set[str]:
    names = {_normal(cell.key), _normal(cell.caption)}
    if cell.order:
        names |= {f"表{cell.order}", f"表{chinese_numeral(cell.order)}", str(cell.order)}
    return names


def _row_names(cell: CellPlace) -> set[str]:
    """What a row may be called: by code, by name, with or without what stands before the name."""
    names = {cell.code, cell.name, cell.code + cell.name, MARK.sub("", cell.name)}
    code, space, rest = cell.name.partition(" ")
    if space:
        names |= {code, rest}
    return {_normal(name) for name in names if name}


def _lies_under(cell: CellPlace, titles: Iterable[str]) -> bool:
    """Whether the column lies under the titles, in their order."""
    above = iter([_normal(title) for title in cell.columns])
    return all(title in above for title in titles)


def _offer(asked: str, known: Iterable[str]) -> str:
    names = list(dict.fromkeys(known))
    rest = " 等" if len(names) > OFFERED else ""
    listed = f"有：{'、'.join(names[:OFFERED])}{rest}。"
    return did_you_mean(asked, names, spelled="：{}", most=3, otherwise=listed)


def _normal(text: str) -> str:
    return "".join(text.split()).replace("（", "(").replace("）", ")")
