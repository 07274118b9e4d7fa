"""A workbook read as a whole: every sheet's entries, one unit, one year, nothing counted twice."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from decimal import Decimal

from generator.catalogue.classification import Catalogue
from generator.catalogue.lists import newest_year
from generator.importing.columns import Column, Layout, layout
from generator.importing.compare import compare
from generator.importing.grid import Sheet
from generator.importing.limits import RefusedError
from generator.importing.mapping import Mapping
from generator.importing.rows import Problem, Reader
from generator.importing.sheet import GENERAL, Entry, Read, is_overview, take
from generator.importing.titles import Words

YEAR = re.compile(r"(20[0-9]{2})\s*年")


@dataclass(slots=True)
class Book:
    """What was read: entries that count, what was compared, and what was not understood."""

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


def read(sheets: list[Sheet], mapping: Mapping, wanted: int | None = None) -> Book:
    """What the sheets say; the codes are those of the year that is ``wanted``, or else that the
    workbook names. Raises ``RefusedError`` for a workbook that cannot be read."""
    words = Words(mapping)
    year = year_of(sheets)
    catalogue = Catalogue(wanted or year or newest_year())
    book = Book([], [], mapping.unit or "", year)
    for sheet in sheets:
        if mapping.sheets and sheet.name not in mapping.sheets:
            book.notes.append(f"{sheet.name}：对照文件没有列出，没有读。")
        elif sheet.is_hidden and not mapping.sheets:
            cells = sum(isinstance(v, Decimal) for row in sheet.rows for v in row)
            book.notes.append(
                f"{sheet.name}：是隐藏的工作表，没有读（有 {cells} 个数）。要读的，"
                "在对照文件的“工作表”下列出。"
            )
        else:
            _read_sheet(book, sheet, words, catalogue)
    _one_unit(book)
    _count_once(book)
    book.problems = [*(p for r in book.reads for p in r.problems), *book.problems]
    return book


def _read_sheet(book: Book, sheet: Sheet, words: Words, catalogue: Catalogue) -> None:
    book.notes += [f"{sheet.name}：{remark}" for remark in sheet.remarks]
    if "绩效" in sheet.name:
        book.notes.append(f"{sheet.name}：绩效表，没有取数。")
        return
    found = layout(sheet, words)
    if found is None or not found.of("金额"):
        cells = sum(isinstance(v, Decimal) for row in sheet.rows for v in row)
        message = f"没有认出表头，有 {cells} 个数没有读入。请在对照文件写“表头末行”和“列”。"
        (
            book.problems.append(Problem(f"{sheet.name}!A1", message))
            if cells
            else book.notes.append(f"{sheet.name}：没有数。")
        )
        return
    if not found.measure:
        message = "没有写金额单位（元、万元），整张表没有读入。请在表上写“单位：万元”，或在对照文件的“计量单位”下写明。"  # noqa: E501
        book.problems.append(Problem(f"{sheet.name}!A1", message))
        return
    rows = list(Reader(sheet, found, words, catalogue).records())
    book.notes += [
        f"{sheet.name}!A{r.row + 1}：是文字，没有取用：{r.words}" for r in rows if r.words
    ]
    records = [r for r in rows if not r.words]
    if is_overview(found, records):
        book.notes.append(f"{sheet.name}：只有汇总数，没有逐项的科目，没有取数。")
        return
    read = take(sheet, found, records, words.mapping.unit)
    if read.others:
        book.notes.append(f"{sheet.name}：别的单位的 {read.others} 行没有读。")
    unread = [_unread(sheet, found, c) for c in found.columns if not c.field]
    if unread:
        book.notes.append(f"{sheet.name}：没有取用的列：{'、'.join(unread)}。")
    book.reads.append(read)


def _unread(sheet: Sheet, found: Layout, column: Column) -> str:
    """A column's title, with what its numbers come to."""
    numbers = [
        v
        for r in range(found.first, len(sheet.rows))
        if isinstance(v := sheet.at(r, column.index), Decimal)
    ]
    return f"{column.title}（其中的数相加 {sum(numbers):,f}）" if numbers else column.title


def year_of(sheets: list[Sheet]) -> int | None:
    """The year that the sheets' tops name most often."""
    tops = [v for s in sheets for row in s.rows[:5] for v in row if isinstance(v, str)]
    found = Counter(y for text in (*tops, *(s.name for s in sheets)) for y in YEAR.findall(text))
    return int(found.most_common(1)[0][0]) if found else None


def _one_unit(book: Book) -> None:
    units = sorted({u for r in book.reads for u in r.units})
    if len(units) > 1 and not book.unit:
        raise RefusedError(
            f"工作簿里有 {len(units)} 个单位：{'、'.join(units)}。请在对照文件里写“单位: "
            "…”，一次取一个。"
        )
    book.unit = book.unit or (units[0] if units else "")


def _count_once(book: Book) -> None:
    """Sheets often show the same money twice. Full lines count; without full lines of basic
    expenditure its two margins do, each from one sheet. Everything else is compared with what
    counts."""
    entries = [e for r in book.reads for e in r.entries]
    full = [e for e in entries if e.function and e.economic]
    partial = [e for e in entries if not (e.function and e.economic)]
    counted: list[Entry] = []
    if not any(e.kind == "基本支出" and e.fund in ("", GENERAL) for e in full):
        for margin in (
            [e for e in partial if not e.economic],
            [e for e in partial if not e.function],
        ):
            counted += _best(margin)
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
