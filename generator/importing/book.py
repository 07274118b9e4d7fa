"""A workbook read as a whole: for each unit its entries, nothing counted twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from generator.catalogue.classification import Catalogue
from generator.catalogue.lists import newest_year
from generator.figures.budget_lines import yuan
from generator.importing.compare import agrees, compare
from generator.importing.grid import Sheet
from generator.importing.mapping import Mapping
from generator.importing.restated import once
from generator.importing.rows import Problem
from generator.importing.sheet import GENERAL, Entry, Read, is_overview, take
from generator.importing.tables import OVERVIEW, Table, Tables, read_tables, year_of

CODELESS = "项目“{project}”没有写功能科目和经济科目，别的表上也没有，没有读入。"


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
    tables = read_tables(sheets, mapping, catalogue, wanted)
    units = [mapping.unit] if mapping.unit else tables.units
    is_one = len(units) < 2 and not mapping.unit
    for unit in units or [""]:
        yield _book(tables, unit, is_one=is_one)


def _book(tables: Tables, unit: str, *, is_one: bool) -> Book:
    """What the tables say of one unit; where it is the only one, rows and sheets need not name
    it."""
    book = Book([], [], unit, tables.year, list(tables.problems), list(tables.notes))
    overviews = []
    for table in tables.found:
        name = table.sheet.name
        if not is_one and unit not in table.units and table.units:
            book.notes.append(f"{name}：是别的单位的表，没有读。")
        elif is_overview(table.layout, table.records):
            book.notes.append(f"{name}：{OVERVIEW}")
            overviews.append(table)
        else:
            read = take(table.sheet, table.layout, table.records, None if is_one else unit)
            if read.others:
                book.notes.append(f"{name}：别的单位的 {read.others} 行没有读。")
            book.reads.append(read)
    book.problems += [p for r in book.reads for p in r.problems]
    _count_once(book)
    known = {entry.project for entry in book.entries}
    for table in overviews:
        book.problems += _unknown_projects(table, known)
    return book


def _unknown_projects(table: Table, known: set[str]) -> Iterator[Problem]:
    """The projects with money that only a table without codes names."""
    for record in table.records:
        is_named = record.project and not record.label and record.has_money
        if is_named and record.project not in known:
            place = table.sheet.ref(record.row, min(record.amounts))
            yield Problem(place, CODELESS.format(project=record.project))


def _count_once(book: Book) -> None:
    """Sheets often show the same money twice. Full lines count; without full lines of basic
    expenditure its two margins do, each from one sheet. Everything else is compared with what
    counts."""
    entries = [e for r in book.reads for e in r.entries]
    told = once([e for e in entries if e.function and e.economic])
    partial = [e for e in entries if not (e.function and e.economic)]
    margins = [] if any(map(_is_basic, told.entries)) else _margins(book, partial)
    counted = [*told.entries, *margins]
    book.notes += [*told.notes, *_assumed(counted)]
    book.problems += told.problems
    book.entries = [e if e.fund else replace(e, fund=GENERAL) for e in counted]
    places = {e.place for e in margins}
    book.problems += compare([e for e in partial if e.place not in places], book.entries)


def _is_basic(entry: Entry) -> bool:
    """Whether it may be basic expenditure of the general public budget."""
    return entry.kind == "基本支出" and entry.fund in ("", GENERAL)


def _margins(book: Book, partial: list[Entry]) -> list[Entry]:
    """Basic expenditure by function and by economic class, which come to the same."""
    by_function = _best([e for e in partial if not e.economic])
    by_economic = _best([e for e in partial if not e.function])
    if by_function and by_economic:
        total = sum((e.amount for e in by_function), Decimal(0))
        if not agrees(total, by_economic):
            other = sum((e.amount for e in by_economic), Decimal(0))
            message = (
                f"基本支出按功能科目合计 {yuan(total)}，按经济科目（{by_economic[0].sheet}）合计 "
                f"{yuan(other)}，两边不等。"
            )
            book.problems.append(Problem(by_function[0].place, message))
    return [*by_function, *by_economic]


def _best(margin: list[Entry]) -> list[Entry]:
    """The basic expenditure of the general public budget on the sheet that says so most plainly."""
    mine = [e for e in margin if _is_basic(e)]
    if not mine:
        return []
    plainest = next((e for e in mine if e.fund), mine[0])
    return [e for e in mine if e.sheet == plainest.sheet and e.fund == plainest.fund]


def _assumed(counted: list[Entry]) -> Iterator[str]:
    """What no table says of its amounts, and how they were read."""
    if silent := sum(not e.fund for e in counted):
        yield f"{silent} 笔没有写资金来源，按{GENERAL}读；不是的，请在表上写明。"
    if unsaid := sum(not e.is_kind_said for e in counted):
        yield (
            f"{unsaid} 笔没有写是基本支出还是项目支出：有项目名称的按项目支出读，没有的按基本支出；"
            "不是的，请在对照文件的“性质”下写明。"
        )
