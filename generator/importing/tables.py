"""A workbook's sheets as tables: columns understood, rows as records, and what was not read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from generator.catalogue.classification import Catalogue
from generator.importing.amounts import Column, unclear
from generator.importing.columns import Layout
from generator.importing.grid import Sheet
from generator.importing.mapping import Mapping
from generator.importing.rows import Problem, Reader, Record
from generator.importing.side_by_side import KEYS, split
from generator.importing.stacked import stacked
from generator.importing.titles import Words
from generator.importing.values import amount, count_numbers, is_number, unit_name

YEAR = re.compile(r"(20[0-9]{2})\s*年")
UNIT = re.compile(r"(?:单位|部门)(?:名称)?[:：]\s*([^\s:：]{2,})")
MEASURES = re.compile(r"(?:人民币)?(?:亿|百万|万|千)?元")
OPENING, CLOSING = ("（", "("), ("）", ")")
TOP = 5
"""Rows from which a table is one of several below each other."""
NO_HEADER = (
    "没有认出表头，有 {cells} 个数没有读入。请在对照文件写“表头末行”和“列”；"
    "不要的表，用“工作表”只列要读的。"
)
NO_MEASURE = (
    "没有写清金额单位（元、万元），整张表没有读入。请在表上写“单位：万元”，"
    "或在对照文件的“计量单位”下写明。"
)
OTHER_YEAR = "是 {year} 年的表，读的是 {meant} 年的，没有读。要读的，在对照文件的“工作表”下列出。"
SOURCE = re.compile("资金$|拨款$|收入$|补助$")
EARLIER = re.compile(r"上年|去年|以前|20[0-9]{2}|增减|其中")
NO_SOURCE = (
    "不知道“{title}”是哪一种资金来源，这一栏没有读入。请在对照文件的“列”下写明，不要的写作“忽略”。"
)
OVERVIEW = "只有汇总数，没有逐项的科目，没有取数。"
UNCLEAR = "{why}，整张表没有读入。请在对照文件的“列”下把不要的写作“忽略”。"
HIDDEN = "是隐藏的工作表，没有读（有 {cells} 个数）。要读的，在对照文件的“工作表”下列出。"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a sheet; ``unit`` is the one that the text above it names."""

    sheet: Sheet
    layout: Layout
    records: list[Record]
    unit: str

    @property
    def units(self) -> list[str]:
        """The units of its money: those of its rows, or the one above it."""
        stated = [r.unit for r in self.records if r.unit and r.has_money and not r.label]
        above = [self.unit] if self.unit else []
        return list(dict.fromkeys(stated)) or above


@dataclass(slots=True)
class Tables:
    """The tables of a workbook, its year, and what was not read of it."""

    year: int | None
    found: list[Table] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def units(self) -> list[str]:
        """All units, in the order in which they are met."""
        named = (unit for table in self.found for unit in table.units)
        return list(dict.fromkeys(named))


def read_tables(
    sheets: list[Sheet], mapping: Mapping, catalogue: Catalogue, wanted: int | None
) -> Tables:
    """Every table of the sheets that are to be read: of sheets of several years those of the year
    that is ``wanted``, or else of the last."""
    words = Words(mapping)
    years = {year for sheet in sheets if (year := _own_year(sheet))}
    meant = wanted if wanted in years else max(years, default=None)
    tables = Tables(meant or year_of(sheets))
    for sheet in sheets:
        year = _own_year(sheet)
        if mapping.sheets and sheet.name not in mapping.sheets:
            tables.notes.append(f"{sheet.name}：对照文件没有列出，没有读。")
        elif year != meant and year is not None and not mapping.sheets:
            tables.notes.append(f"{sheet.name}：{OTHER_YEAR.format(year=year, meant=meant)}")
        elif sheet.is_hidden and not mapping.sheets:
            cells = count_numbers(sheet.rows)
            tables.notes.append(f"{sheet.name}：{HIDDEN.format(cells=cells)}")
        else:
            _read_sheet(tables, sheet, words, catalogue)
    return tables


def _read_sheet(tables: Tables, sheet: Sheet, words: Words, catalogue: Catalogue) -> None:
    tables.notes += [f"{sheet.name}：{remark}" for remark in sheet.remarks]
    if "绩效" in sheet.name:
        tables.notes.append(f"{sheet.name}：绩效表，没有取数。")
        return
    for part, found in stacked(sheet, words):
        _read_part(tables, part, found, words, catalogue)


def _read_part(
    tables: Tables, sheet: Sheet, found: Layout | None, words: Words, catalogue: Catalogue
) -> None:
    first = next((n for n, cells in enumerate(sheet.rows) if any(cells)), 0)
    place = sheet.ref(0 if first < TOP else first, 0)
    if found is None or not found.of("金额"):
        cells = count_numbers(sheet.rows)
        if cells and _is_numbered(sheet):
            tables.notes.append(f"{sheet.name}：只有序号，没有数。")
        elif cells:
            tables.problems.append(Problem(place, NO_HEADER.format(cells=cells)))
        else:
            tables.notes.append(f"{sheet.name}：没有数。")
    elif not found.measure:
        tables.problems.append(Problem(place, NO_MEASURE))
    else:
        unit = unit_above(sheet, found.first)
        for part in split(sheet, found):
            if not any(part.of(key) for key in KEYS):
                tables.notes.append(f"{sheet.name}：{OVERVIEW}")
            elif why := unclear(part.columns):
                tables.problems.append(Problem(place, UNCLEAR.format(why=why)))
            else:
                tables.found.append(_table(tables, sheet, part, unit, words, catalogue))


def _is_numbered(sheet: Sheet) -> bool:
    """Whether the only numbers are those of its rows, from 1 on in the first column, as in a list
    of tables."""
    first = [row[0] for row in sheet.rows if row and is_number(row[0])]
    is_all = len(first) == count_numbers(sheet.rows)
    return is_all and [amount(value) for value in first] == list(range(1, len(first) + 1))


def _table(
    tables: Tables, sheet: Sheet, part: Layout, unit: str, words: Words, catalogue: Catalogue
) -> Table:
    reader = Reader(sheet, part, words, catalogue)
    rows = list(reader.records())
    if reader.filled:
        rows_said = f"有 {len(reader.filled)} 行（第 {reader.filled[0]} 行等）没有写功能科目"
        tables.notes.append(f"{sheet.name}：{rows_said}，按上一行的读。")
    tables.notes += [
        f"{sheet.name}!A{r.row + 1}：是文字，没有取用：{r.words}" for r in rows if r.words
    ]
    unread = [c for c in part.columns if not c.field]
    if unread:
        told = "、".join(_unread(sheet, part, c) for c in unread)
        tables.notes.append(f"{sheet.name}：没有取用的列：{told}。")
    for column in unread:
        if _is_source(column) and any(_numbers(sheet, part, column)):
            place = sheet.ref(part.first - 1, column.index)
            tables.problems.append(Problem(place, NO_SOURCE.format(title=column.title)))
    return Table(sheet, part, [r for r in rows if not r.words], unit)


def _unread(sheet: Sheet, part: Layout, column: Column) -> str:
    """A column's title, with what its numbers come to."""
    numbers = _numbers(sheet, part, column)
    return f"{column.title}（其中的数相加 {sum(numbers):,f}）" if numbers else column.title


def _numbers(sheet: Sheet, part: Layout, column: Column) -> list[Decimal]:
    values = [sheet.at(row, column.index) for row in range(part.first, len(sheet.rows))]
    return [amount(value) or Decimal(0) for value in values if is_number(value)]


def _is_source(column: Column) -> bool:
    """Whether a title names money that pays this year, of a source that is not known."""
    return bool(SOURCE.search(column.title)) and not EARLIER.search(column.title)


def _own_year(sheet: Sheet) -> int | None:
    """The one year that a sheet's name, or else its top, names."""
    tops = (v for row in sheet.rows[:TOP] for v in row if isinstance(v, str))
    for texts in ([sheet.name], tops):
        found = {int(year) for text in texts for year in YEAR.findall(text)}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def year_of(sheets: list[Sheet]) -> int | None:
    """The year that the sheets' tops name most often, of several the last."""
    tops = [v for s in sheets for row in s.rows[:5] for v in row if isinstance(v, str)]
    found = Counter(y for text in (*tops, *(s.name for s in sheets)) for y in YEAR.findall(text))
    return int(max(found, key=lambda year: (found[year], year))) if found else None


def unit_above(sheet: Sheet, end: int) -> str:
    """The unit that the rows above ``end`` name: 编制单位：某局."""
    return next(_units(v for row in sheet.rows[:end] for v in row if isinstance(v, str)), "")


def _units(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for found in UNIT.finditer(text):
            name = _closed(found[1])
            if not MEASURES.fullmatch(name):
                yield unit_name(name)


def _closed(name: str) -> str:
    """A name without a bracket that opens before it: （单位：万元）."""
    is_open = name.endswith(CLOSING) and not any(bracket in name for bracket in OPENING)
    return name[:-1] if is_open else name
