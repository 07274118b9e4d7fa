"""A workbook read as a whole: for each unit its entries, nothing counted twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from generator.catalogue.classification import Catalogue
from generator.catalogue.lists import newest_year
from generator.importing.compare import compare
from generator.importing.grid import Sheet
from generator.importing.mapping import Mapping
from generator.importing.restated import once
from generator.importing.rows import Problem
from generator.importing.sheet import GENERAL, Entry, Read, is_overview, take
from generator.importing.tables import Tables, read_tables, year_of


@dataclass(slots=True)
class Book:
    """What was read of one unit: entries that count, what was compared, and what was not
    understood."""

    reads: list[Read]
    entries: list[Entry]
    unit: str
    year: int | None
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def names(self) -> dict[str, str]:
        """Names beside codes, as the workbook has them."""
        return {code: name for read in self.reads for code, name in read.names.items()}


def read(sheets: list[Sheet], mapping: Mapping, wanted: int | None = None) -> Iterator[Book]:
    """What the sheets say of each unit; the codes are those of the year that is ``wanted``, or
    else that the workbook names. Raises ``RefusedError`` for a workbook that cannot be read."""
    catalogue = Catalogue(wanted or year_of(sheets) or newest_year())
    tables = read_tables(sheets, mapping, catalogue)
    units = [mapping.unit] if mapping.unit else tables.units
    is_one = len(units) < 2 and not mapping.unit
    for unit in units or [""]:
        yield _book(tables, unit, is_one=is_one)


def _book(tables: Tables, unit: str, *, is_one: bool) -> Book:
    """What the tables say of one unit; where it is the only one, rows and sheets need not name
    it."""
    book = Book([], [], unit, tables.year, list(tables.problems), list(tables.notes))
    for table in tables.found:
        name = table.sheet.name
        if not is_one and unit not in table.units and table.units:
            book.notes.append(f"{name}：是别的单位的表，没有读。")
        elif is_overview(table.layout, table.records):
            book.notes.append(f"{name}：只有汇总数，没有逐项的科目，没有取数。")
        else:
            read = take(table.sheet, table.layout, table.records, None if is_one else unit)
            if read.others:
                book.notes.append(f"{name}：别的单位的 {read.others} 行没有读。")
            book.reads.append(read)
    book.problems += [p for r in book.reads for p in r.problems]
    _count_once(book)
    return book


def _count_once(book: Book) -> None:
    """Sheets often show the same money twice. Full lines count; without full lines of basic
    expenditure its two margins do, each from one sheet. Everything else is compared with what
    counts."""
    entries = [e for r in book.reads for e in r.entries]
    told = once([e for e in entries if e.function and e.economic])
    book.notes += told.notes
    book.problems += told.problems
    full = told.entries
    partial = [e for e in entries if not (e.function and e.economic)]
    counted: list[Entry] = []
    if not any(e.kind == "基本支出" and e.fund in ("", GENERAL) for e in full):
        for margin in (
            [e for e in partial if not e.economic],
            [e for e in partial if not e.function],
        ):
            counted += _best(margin)
    silent = sum(not e.fund for e in (*full, *counted))
    if silent:
        book.notes.append(f"{silent} 笔没有写资金来源，按{GENERAL}读；不是的，请在表上写明。")
    unsaid = sum(not e.is_kind_said for e in (*full, *counted))
    if unsaid:
        book.notes.append(
            f"{unsaid} 笔没有写是基本支出还是项目支出：有项目名称的按项目支出读，没有的按基本支出；"
            "不是的，请在对照文件的“性质”下写明。"
        )
    book.entries = [e if e.fund else replace(e, fund=GENERAL) for e in (*full, *counted)]
    book.problems += compare(_without(partial, counted), book.entries)


def _without(entries: list[Entry], counted: list[Entry]) -> list[Entry]:
    places = {e.place for e in counted}
    return [e for e in entries if e.place not in places]


def _best(margin: list[Entry]) -> list[Entry]:
    """The basic expenditure of the general public budget on the sheet that says so most plainly."""
    mine = [e for e in margin if e.kind == "基本支出" and e.fund in ("", GENERAL)]
    plainest = next((e for e in mine if e.fund), mine[0] if mine else None)
    return [e for e in mine if plainest and e.sheet == plainest.sheet and e.fund == plainest.fund]
