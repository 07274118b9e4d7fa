"""Where the fields and the columns of tables stand on a sheet, by its hidden marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.workbook.book import Cell, Place, RawSheet
from generator.workbook.marks import ANSWERS, FIELDS, HEAD, CellMark, cell_mark, own_mark
from generator.workbook.shapes import Path_

OWN: Final = ("label", "note")
"""Columns that the program fills in itself: labels, helps, what is computed."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A field and the cell of its value."""

    mark: CellMark
    place: Place


@dataclass(frozen=True, slots=True)
class TableColumns:
    """The columns of one table: number and mark of each, and the first row of its entries."""

    path: Path_
    shape: str
    columns: tuple[tuple[int, CellMark], ...]
    first: int

    @property
    def title(self) -> str:
        """What messages call the table."""
        return " › ".join(piece for piece in self.path if piece != "*")


@dataclass(frozen=True, slots=True)
class Columns:
    """All that is marked on a sheet; ``own`` are the columns that the program fills in."""

    answers: tuple[Answer, ...]
    tables: tuple[TableColumns, ...]
    own: frozenset[int]
    first: int
    twice: tuple[tuple[int, str], ...] = ()
    """Columns that have the mark of another: their numbers and titles."""

    def lost(self, sheet: RawSheet) -> list[str]:
        """The titles of fields and columns that the sheet had and has no more."""
        there = {answer.mark.title for answer in self.answers}
        for table in self.tables:
            there |= {mark.title for _, mark in table.columns}
        return [title for title in (sheet.mark.titles if sheet.mark else ()) if title not in there]

    def strays(self, sheet: RawSheet) -> Iterator[Place]:
        """The first cell of each column that holds something and is none of ours."""
        known = set(self.own)
        for table in self.tables:
            known |= {number for number, _ in table.columns}
        seen: set[int] = set()
        for row, column in sorted(sheet.cells):
            if row >= self.first and column not in known and column not in seen:
                seen.add(column)
                yield row, column


def columns_of(sheet: RawSheet) -> Columns:
    """What the marks of a sheet say."""
    first = _first_entry(sheet)
    marks = {column: cell.value for (row, column), cell in sheet.cells.items() if row == 1}
    own = {1}
    found: dict[Path_, list[tuple[int, CellMark]]] = {}
    twice: list[tuple[int, str]] = []
    for column, text in sorted(marks.items()):
        if mark := cell_mark(text):
            columns = found.setdefault(mark.table, [])
            if any(known == mark for _, known in columns):
                twice.append((column, mark.title))
                own.add(column)
            else:
                columns.append((column, mark))
        elif own_mark(text):
            own.add(column)
    tables = tuple(
        TableColumns(path, columns[0][1].shape, tuple(columns), first)
        for path, columns in found.items()
    )
    by_word = {own_mark(text): column for column, text in marks.items()}
    answers = tuple(_answers(sheet, by_word.get(FIELDS, 0), by_word.get(ANSWERS, 0)))
    return Columns(answers, tables, frozenset(own), first, tuple(twice))


def _first_entry(sheet: RawSheet) -> int:
    """The row below the heads."""
    rows = [row for (row, column), cell in sheet.cells.items() if column == 1 and _is_head(cell)]
    return max(rows, default=1) + 1


def _is_head(cell: Cell) -> bool:
    return cell.value == HEAD


def _answers(sheet: RawSheet, marked: int, answered: int) -> Iterator[Answer]:
    """The fields, by the marks in their column."""
    for (row, column), cell in sorted(sheet.cells.items()):
        mark = cell_mark(cell.value) if row > 1 and column == marked else None
        if mark:
            yield Answer(mark, (row, answered))
