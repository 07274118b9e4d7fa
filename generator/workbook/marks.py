"""The hidden marks by which a fill-in workbook is recognised, and its cells are known wherever rows
and columns have moved to: JSON in the first row of a sheet and beside its fields."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from generator.workbook.shapes import Column, Field, Path_, Sheet, Table, Value

BOOK: Final = "disclosure-workbook"
"""In letters that every program writes as they are."""
VERSION: Final = 1
HEAD: Final = "表头"
"""Beside the last row above the entries."""


@dataclass(frozen=True, slots=True)
class SheetMark:
    """What a sheet is, which sheets the workbook had when it was made, and the titles of the
    fields and columns of this one."""

    name: str
    every: tuple[str, ...]
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CellMark:
    """What a column holds (``role`` parent, key or value), or a field (``field``); ``label`` marks
    the column in which fields are marked."""

    role: str
    table: Path_
    shape: str
    path: Path_
    kind: str
    title: str
    several: bool = False
    is_required: bool = False

    @property
    def value(self) -> Value:
        """What a cell of it holds."""
        return Value(self.kind, several=self.several)


FIELDS: Final = "fields"
ANSWERS: Final = "answers"


def of_sheet(sheet: Sheet, every: Sequence[str]) -> str:
    """The mark of a sheet."""
    said = {BOOK: VERSION, "表": sheet.name, "各表": list(every), "各栏": titles_of(sheet)}
    return _text(said)


def titles_of(sheet: Sheet) -> list[str]:
    """The titles of the fields and columns of a sheet, as messages name them."""
    found = [field.title for field in sheet.fields]
    for table in sheet.tables:
        found += [_title(table, column) for column in table.columns]
    return found


def _title(table: Table, column: Column) -> str:
    return f"{table.title} {column.title}"


def of_field(field: Field) -> str:
    """The mark beside a field."""
    return _mark("field", (), "", field.path, field.value, field.title, field.is_required)


def of_column(table: Table, column: Column) -> str:
    """The mark above a column."""
    title = _title(table, column)
    return _mark(
        column.role, table.path, table.shape, column.path, column.value, title, column.is_required
    )


def of_own(word: str) -> str:
    """The mark above the columns that hold marks of fields, and their answers."""
    return _text([word])


def _mark(
    role: str,
    table: Path_,
    shape: str,
    path: Path_,
    value: Value,
    title: str,
    is_required: bool,  # noqa: FBT001
) -> str:
    said = [role, table, shape, path, value.kind, title, value.several, is_required]
    return _text(said)


def _text(said: Any) -> str:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def sheet_mark(text: object) -> SheetMark | None:
    """The mark of a sheet, if ``text`` is one."""
    said = _read(text)
    if not isinstance(said, dict) or BOOK not in said:
        return None
    every, titles = (tuple(map(str, said.get(key, ()))) for key in ("各表", "各栏"))
    return SheetMark(str(said.get("表", "")), every, titles)


def cell_mark(text: object) -> CellMark | None:
    """The mark of a column or a field, if ``text`` is one."""
    said = _read(text)
    if not isinstance(said, list) or len(said) != len(CellMark.__slots__):
        return None
    role, table, shape, path, kind, title, several, is_required = said
    return CellMark(
        role, tuple(table), shape, tuple(path), kind, title, bool(several), bool(is_required)
    )


def own_mark(text: object) -> str:
    """Which of the columns of fields this is; empty for no such mark."""
    said = _read(text)
    is_one = isinstance(said, list) and len(said) == 1
    return str(said[0]) if is_one else ""


def _read(text: object) -> Any:
    if not isinstance(text, str) or text[:1] not in ("{", "["):
        return None
    try:
        return json.loads(text)
    except ValueError:
        return None
