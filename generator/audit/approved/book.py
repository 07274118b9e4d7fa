"""The list of approved figures as its workbook has it: which unit, code, kind and fund each amount
is of. Columns are recognised as in imports."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Final, NamedTuple

from generator.catalogue.classification import Catalogue
from generator.catalogue.lists import newest_year
from generator.catalogue.terms import KINDS, PROJECTS
from generator.importing.amounts import Column
from generator.importing.cells.opening import read_book
from generator.importing.columns import Layout, layout
from generator.importing.grid import Sheet
from generator.importing.mapping import Mapping
from generator.importing.rows import Reader, Record
from generator.importing.sheet import FUNDS, details_and_totals
from generator.importing.tables import year_of
from generator.importing.titles import Words
from generator.importing.values import SCALE
from generator.relations.facets import understood

AREA: Final = re.compile(r"^.{1,8}?[省市区县州盟旗](?=.{3,}$)")
CODE: Final = re.compile(r"^[\d\s]+[-—_、.]*")
OWN: Final = re.compile(r"[（(](?:本级|机关|汇总)[）)]$|本级$")


MAPPING: Final = re.compile(r"请在对照文件[^。]*。")
"""What imports advise, and a list cannot have."""


@dataclass(frozen=True, slots=True)
class ListWords(Words):
    """The words of imports, and funds of any level (单位资金): nothing is booked here."""

    def fund(self, text: str) -> str | None:
        """The fund that a cell names; ``None`` for none known."""
        meaning = understood(text)
        any_level = meaning.facets.fund if meaning.is_whole else ""
        return Words.fund(self, text) or any_level or None


class Line(NamedTuple):
    """One approved amount, in 元; empty where the list does not say. ``listing``: lines of one
    listing add up to a whole."""

    unit: str
    place: str
    listing: str
    amount: Decimal
    function: str = ""
    economic: str = ""
    kind: str = ""
    fund: str = ""


@dataclass(slots=True)
class Approved:
    """All lines, what of the workbook was not read, and the year it names (0: none)."""

    lines: list[Line] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    year: int = 0

    def units(self) -> tuple[str, ...]:
        """The units of the list, in order."""
        return tuple(dict.fromkeys(line.unit for line in self.lines))

    def of(self, unit: str) -> tuple[Line, ...]:
        """The lines of the unit that a paper calls so: by the same name, else by the only one
        that differs in the area before it."""
        named = {one: bare(one) for one in self.units()}
        wanted = bare(unit)
        same = [one for one, name in named.items() if name == wanted]
        near = same or [one for one, name in named.items() if without_area(name, wanted)]
        if not wanted or len(near) != 1:
            return ()
        return tuple(line for line in self.lines if line.unit == near[0])


def bare(unit: str) -> str:
    """A unit's name without code, blanks and （本级）."""
    text = "".join(unicodedata.normalize("NFKC", unit).split())
    return OWN.sub("", CODE.sub("", text)).replace("(", "（").replace(")", "）")


def without_area(one: str, other: str) -> bool:
    """Whether two names are the same but for the area that one of them leaves out."""
    return AREA.sub("", one) == other or AREA.sub("", other) == one


def read(path: Path) -> Approved:
    """The list. Raises ``RefusedError`` for a workbook that cannot be read."""
    sheets = read_book(path)
    found = Approved(year=year_of(sheets) or 0)
    catalogue = Catalogue(found.year or newest_year())
    words = ListWords(Mapping())
    for sheet in sheets:
        _sheet(found, sheet, words, catalogue)
    return found


def _holds_anything(row: Iterable[object]) -> bool:
    return any(value is not None for value in row)


def _sheet(found: Approved, sheet: Sheet, words: Words, catalogue: Catalogue) -> None:
    if not any(map(_holds_anything, sheet.rows)):
        return
    shape = layout(sheet, words)
    if sheet.is_hidden:
        found.problems.append(f"{sheet.name}：是隐藏的工作表，没有读。")
    elif shape is None or not shape.of("金额"):
        found.problems.append(f"{sheet.name}：没有认出表头或金额栏，没有读。")
    elif not shape.measure:
        found.problems.append(f"{sheet.name}：没有写金额单位（元、万元），没有读。")
    else:
        _rows(found, sheet, shape, list(Reader(sheet, shape, words, catalogue).records()))


def _rows(found: Approved, sheet: Sheet, shape: Layout, records: list[Record]) -> None:
    """The lines of a sheet, unit by unit."""
    units: dict[str, list[Record]] = {}
    for record in records:
        found.problems += [MAPPING.sub("", str(problem)) for problem in record.problems]
        if record.amounts and not record.problems:
            units.setdefault(record.unit or _of_sheet(shape, sheet), []).append(record)
    for unit, own in units.items():
        details, sums = details_and_totals(shape, own)
        if not unit:
            if details:  # else a total over all units
                place = sheet.ref(details[0].row, 0)
                found.problems.append(f"{place}：看不出是哪个单位，{len(details)} 行没有读。")
            continue
        # A unit that has only its total has no other line.
        for record in details or sums[:1]:
            found.lines += _lines(sheet, shape, unit, record)


def _of_sheet(shape: Layout, sheet: Sheet) -> str:
    """The unit that is named above the table, or that the sheet is named after."""
    named = re.search(r"(?:预算|编制|填报)?单位(?:名称)?[:：]\s*(\S{3,})", shape.title)
    if named and not named[1].startswith(("万元", "元", "千元")):
        return named[1]
    return "" if re.fullmatch(r"(?i)sheet\d*|.*(?:批复|预算|表).*", sheet.name) else sheet.name


def _lines(sheet: Sheet, shape: Layout, unit: str, record: Record) -> Iterator[Line]:
    for column in shape.of("金额"):
        value = record.amounts.get(column.index)
        if value is None:
            continue
        yield Line(
            unit=unit,
            place=sheet.ref(record.row, column.index),
            listing=f"{sheet.name} {_said(column)}",
            amount=value * SCALE[shape.measure],
            function=record.function,
            economic=record.economic or column.economic,
            kind=_kind(sheet, shape, record, column),
            fund=column.fund or record.fund or _by_title(sheet, shape, FUNDS),
        )


def _said(column: Column) -> str:
    """What a column itself tells apart: columns by fund and columns by kind are two listings of
    the same money."""
    said = {"资金来源": column.fund, "性质": column.kind, "经济分类": column.economic}
    return "、".join(word for word, value in said.items() if value)


def _kind(sheet: Sheet, shape: Layout, record: Record, column: Column) -> str:
    by_project = PROJECTS if record.project else ""
    return column.kind or record.kind or by_project or _by_title(sheet, shape, KINDS)


def _by_title(sheet: Sheet, shape: Layout, words: tuple[str, ...]) -> str:
    """The only one of ``words`` that the sheet's name or top names."""
    found = [word for word in words if word in f"{sheet.name} {shape.title}"]
    return found[0] if len(found) == 1 else ""
