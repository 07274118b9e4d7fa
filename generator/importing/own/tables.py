"""Which form a workbook follows, and where each of its tables stands: sheets whose title and header
are the form's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.diagnostics import Position
from generator.forms.library import Library
from generator.forms.spec import Column, FormSpec, TableSpec
from generator.importing.grid import Sheet
from generator.importing.own.patterns import headed, variables

SEARCHED = 12
"""Rows from the top in which the header of a table of a form may begin."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the form on its sheet; ``first`` is the first row of its body (from 0)."""

    key: str
    spec: TableSpec
    sheet: Sheet
    first: int
    words: dict[str, str]
    """What its title and 编制行 say: 称谓, 单位名称."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A form's name and description, and its tables as found."""

    form: str
    spec: FormSpec
    tables: tuple[Table, ...]


def recognise(sheets: Sequence[Sheet], library: Library, year: int | None) -> Recognised | None:
    """The form of which most tables are there, more than half of them; among equals the one of
    ``year``, and a department's own."""
    found = []
    for form in library.forms(Position("表样")):
        spec = form.spec
        tables = tuple(
            t for key in spec.table_order if (t := _table(key, spec.tables[key], sheets))
        )
        found.append(Recognised(form.name, spec, tables))

    def fit(one: Recognised) -> tuple[int, int, bool]:
        hits, wanted = len(one.tables), len(one.spec.table_order)
        serves = year is not None and one.spec.years is not None and one.spec.years.cover(year)
        return hits, hits - wanted, serves

    best = max(found, key=fit, default=None)
    return best if best and len(best.tables) * 2 > len(best.spec.table_order) else None


def _table(key: str, spec: TableSpec, sheets: Sequence[Sheet]) -> Table | None:
    columns = [c for block in spec.blocks for c in block.columns]
    for sheet in sheets:
        for top in range(min(SEARCHED, len(sheet.rows))):
            titles = [
                w
                for row in range(top)
                for v in _texts(sheet, row)
                if (w := headed(spec.title, v)) is not None
            ]
            if titles and _is_header(sheet, top, columns):
                line = next(
                    (w for row in range(top) for v in _texts(sheet, row) if (w := _unit(spec, v))),
                    {},
                )
                return Table(
                    key, spec, sheet, top + max(c.depth() for c in columns), titles[-1] | line
                )
    return None


def _texts(sheet: Sheet, row: int) -> list[str]:
    return [v for v in sheet.rows[row] if isinstance(v, str)]


def _unit(spec: TableSpec, text: str) -> dict[str, str] | None:
    return variables(spec.unit_line, text)


def _is_header(sheet: Sheet, top: int, columns: Sequence[Column]) -> bool:
    """Whether the rows from ``top`` on are the form's header, title by title."""
    depth = max(c.depth() for c in columns)
    if top + depth > len(sheet.rows):
        return False
    paths = [path for c in columns for path in _paths(c, depth)]
    return all(
        _says(sheet, top + level, index, title)
        for index, path in enumerate(paths)
        for level, title in enumerate(path)
    )


def _says(sheet: Sheet, row: int, column: int, title: str) -> bool:
    value = sheet.shown(row, column)
    return (
        not title
        if value is None
        else isinstance(value, str) and variables(title, value) is not None
    )


def _paths(column: Column, depth: int) -> list[list[str]]:
    """For each leaf below ``column`` its titles from top to bottom; the leaf's own reaches down."""
    if not column.columns:
        return [[column.title] * depth]
    return [[column.title, *path] for child in column.columns for path in _paths(child, depth - 1)]
