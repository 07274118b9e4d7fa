"""Which sheet is which table of the form, and where its columns stand."""

from __future__ import annotations

import re

from generator.audit.forms import WORDS, table_title
from generator.audit.outline import Outline, Sheet, core
from generator.audit.readings import ONE, PLACES, UNKNOWN, Ledger, decimals
from generator.audit.rows import TOTAL, RowReader
from generator.audit.tables import TableReading, Tables
from generator.audit.words import bare, filled, is_number, near
from generator.catalogue.classification import Catalogue
from generator.forms.spec import Block, Column, FormSpec, TableSpec

ALIKE = 0.8
ALIKE_TITLE = 0.6
SHORTEST = 3  # characters of a title that says something


def assign(outline: Outline, form: FormSpec) -> dict[str, Sheet]:
    """Each sheet to a table of the form: by its title; without one, to the only table not yet found
    that has its columns."""
    by_core = {core(table_title(form, key)): key for key in form.table_order}
    found: dict[str, Sheet] = {}
    for sheet in outline.sheets:
        key = by_core.get(core(sheet.title)) or _nearest(core(sheet.title), by_core)
        if key and (key not in found or found[key].columns_lost):
            found[key] = sheet
    for sheet in outline.sheets:
        if any(sheet is f for f in found.values()) or sheet.columns_lost:
            continue
        fitting = [
            k for k in form.table_order if k not in found and _has_columns(sheet, form.tables[k])
        ]
        if len(fitting) == 1 and not sheet.title:
            found[fitting[0]] = sheet
    return found


def _has_columns(sheet: Sheet, spec: TableSpec) -> bool:
    """Whether a sheet has as many columns as a table of the form, nearly all under its titles, or
    begins with a row of amounts under none."""
    columns = leaves(spec)
    width = _width(sheet)
    titles = _titles(sheet, columns, width)
    alike = sum(
        _likeness(t, filled(c.title, WORDS)) >= ALIKE
        for t, (_, c) in zip(titles, columns, strict=False)
    )
    return len(columns) == width and (alike >= ALIKE * width or any(map(is_number, sheet.rows[0])))


def _nearest(title: str, by_core: dict[str, str]) -> str:
    best = max(by_core, key=lambda c: near(c, title))
    return by_core[best] if title and near(best, title) >= ALIKE else ""


def leaves(spec: TableSpec) -> list[tuple[Block, Column]]:
    """All columns that hold cells, with their block."""
    return [(block, leaf) for block in spec.blocks for c in block.columns for leaf in c.leaves()]


def _width(sheet: Sheet) -> int:
    return max((i + 1 for row in sheet.rows for i, cell in enumerate(row) if cell), default=0)


def read_table(
    key: str, spec: TableSpec, sheet: Sheet, tables: Tables, ledger: Ledger, catalogue: Catalogue
) -> None:
    """Read a sheet into ``tables`` and ``ledger``; of one whose columns are lost only that it is
    there."""
    reading = TableReading(key, spec, sheet, [[] for _ in spec.blocks], _places(sheet))
    tables.found[key] = reading
    if sheet.columns_lost:
        return
    columns = leaves(spec)
    places = _columns(sheet, columns)
    for row, place in zip(sheet.rows, sheet.places, strict=True):
        if _is_header(row, columns):
            continue
        cells = [row[p] if p is not None and p < len(row) else "" for p in places]
        start = 0
        for index, block in enumerate(spec.blocks):
            wide = sum(len(c.leaves()) for c in block.columns)
            part = [
                (leaf, cells[start + i], places[start + i])
                for i, (_, leaf) in enumerate(columns[start : start + wide])
            ]
            start += wide
            if line := RowReader(block, part, place, reading, tables, catalogue, index).row():
                reading.rows[index].append(line)
                for cell in line.cells:
                    if cell.text != UNKNOWN:
                        ledger.add(cell)


def _places(sheet: Sheet) -> int:
    """The most decimals of an amount of the sheet; in 万元 two at least, as zeros may be left
    out."""
    found = [decimals(cell) for row in sheet.rows for cell in row if is_number(cell)]
    return max(found, default=0) if sheet.scale != ONE else max(PLACES, *found, 0)


def _columns(sheet: Sheet, columns: list[tuple[Block, Column]]) -> list[int | None]:
    """Where each column of the form stands in the sheet: by position where the counts agree, else
    by title."""
    width = _width(sheet)
    if len(columns) in (width, max(map(len, sheet.rows), default=0)):
        return list(range(len(columns)))
    titles = _titles(sheet, columns, width)
    places: list[int | None] = []
    after = 0
    for _, column in columns:
        title = filled(column.title, WORDS)
        found = max(range(after, width), key=lambda i: _likeness(titles[i], title), default=None)
        if found is None or _likeness(titles[found], title) < ALIKE:
            places.append(None)
        else:
            places.append(found)
            after = found + 1
    return places


def _titles(sheet: Sheet, columns: list[tuple[Block, Column]], width: int) -> list[str]:
    """The lowest title over each column of the sheet."""
    head = [row for row in sheet.rows[:4] if _is_header(row, columns)]
    return [
        next((row[i] for row in reversed(head) if i < len(row) and row[i]), "")
        for i in range(width)
    ]


def _likeness(printed: str, title: str) -> float:
    """How like a column's title a printed one is; fully, if it only leaves out words (科目名称 of
    功能分类科目名称)."""
    return (
        1
        if len(printed) >= SHORTEST and bare(title).endswith(bare(printed))
        else near(printed, title)
    )


def _is_header(row: tuple[str, ...], columns: list[tuple[Block, Column]]) -> bool:
    """Whether a row repeats titles of the form's columns; a row of totals without amounts is
    none."""
    texts = [c for c in row if c]
    if not texts or any(is_number(c) or re.match(r"\d{3}", c) for c in texts):
        return False
    if len(texts) <= 2 < len(row) - 1 and any(TOTAL.fullmatch(c) for c in texts):
        return False
    names = {
        bare(filled(t, WORDS))
        for block, _ in columns
        for c in block.columns
        for t in _all_titles(c)
    }
    known = [c for c in texts if max((near(c, n) for n in names), default=0) >= ALIKE_TITLE]
    return len(known) * 2 > len(texts)


def _all_titles(column: Column) -> list[str]:
    return [column.title, *(t for c in column.columns for t in _all_titles(c))]
