"""Single cells of the fill-in workbook: what is typed, what may be chosen, what is coloured."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from pydantic_core import PydanticCustomError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from generator.source.dates import read_date
from generator.source.numbers import AMOUNT
from generator.workbook.computed import Computed
from generator.workbook.lists import Lists
from generator.workbook.places import Places
from generator.workbook.shapes import MONEY, Value
from generator.workbook.styles import Styles
from generator.workbook.texts import AMOUNTS, CODE, DATE, WHOLE, exact

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column, from 0."""
SHORT_TITLE, SHORT_HELP = 32, 255
"""Characters that Excel takes in the title and text of a hint."""
LITERAL: Final = ("=", "+", "-", "@")
FIRST_YEAR: Final = 1901
"""Excel counts days from 1900, and that year wrongly."""
YES_NO: Final = ("是", "否")


@dataclass(frozen=True, slots=True)
class Shared:
    """What all sheets of a workbook share."""

    styles: Styles
    lists: Lists
    places: Places
    computed: Computed
    names: tuple[str, ...]
    """The sheets that are to be filled in."""
    measure: str
    """The 计量单位 that the heads show until the workbook is computed anew."""


class CellWriter:
    """Writes the cells of one sheet."""

    def __init__(self, paper: Worksheet, shared: Shared) -> None:
        self._paper = paper
        self._shared = shared
        self._styles = shared.styles

    def title(self, row: int, column: int, title: str, value: Value, style: Format) -> None:
        """A head; that of an amount says the unit that is chosen on the first sheet."""
        if value.kind != MONEY:
            self._paper.write_string(row, column, title, style)
            return
        bare = title.rpartition("（")[0].replace('"', '""')
        unit = self._shared.places.field(("计量单位",))
        formula = f'="{bare}（"&IF({unit}="元","元","万元")&"）"'
        self._paper.write_formula(row, column, formula, style, title)

    def with_unit(self, title: str, value: Value) -> str:
        """A title with the unit of what stands under it."""
        unit = self._shared.measure if value.kind == MONEY else value.unit
        return f"{title}（{unit}）" if unit else title

    def answer(self, row: int, column: int, value: Value, text: str) -> None:
        """What a file says, so that it is read again as it is."""
        paper = self._paper
        style = self._styles.answer(value, is_literal=text.startswith(LITERAL))
        if not text:
            paper.write_blank(row, column, None, self._styles.answer(value))
        elif value.kind == CODE:
            paper.write_string(row, column, self._shared.lists.coded(text), style)
        elif _is_number(value) and is_exact(text):
            paper.write_number(row, column, float(text), self._styles.answer(value))
        elif value.kind == DATE and (day := _date(text)):
            paper.write_datetime(row, column, day, self._styles.answer(value))
        else:
            paper.write_string(row, column, text, style)

    def restrict(self, area: Area, value: Value, title: str, about: str) -> None:
        """A drop-down, and a hint that shows where the cell is chosen."""
        options: dict[str, Any] = {"validate": "any"}
        choices = YES_NO if value.kind == "是或否" else value.choices
        if choices:
            options = {"validate": "list", "source": list(choices), "error_title": "请从中选一个"}
            options["error_message"] = f"可以写：{'、'.join(choices)}"
        elif source := self._source(value):
            options = {"validate": "list", "source": source, "show_error": False}
        if about:
            options["input_title"] = title[-SHORT_TITLE:]
            options["input_message"] = about[:SHORT_HELP]
        if options != {"validate": "any"}:
            self._paper.data_validation(*area, options)

    def _source(self, value: Value) -> str:
        if value.listed == "项目":
            return f"={self._shared.places.column(('项目',), '名称')}"
        return self._shared.lists.source(value.listed) if value.listed else ""

    def colour(self, area: Area, formula: str) -> None:
        """Colour cells for which a formula holds as those that must be filled in."""
        rule = {"type": "formula", "criteria": f"={formula}", "format": self._styles.missing()}
        self._paper.conditional_format(*area, rule)


def _is_number(value: Value) -> bool:
    kinds = (*AMOUNTS, "个数", WHOLE)
    return value.kind in kinds or value.kind.startswith("增减")


def is_exact(text: str) -> bool:
    """Whether a number comes back from a cell as it is."""
    return bool(AMOUNT.fullmatch(text)) and Decimal(exact(float(text))) == Decimal(text)


def _date(text: str) -> date | None:
    """The day that a text says, where a spreadsheet can count it."""
    try:
        day = read_date(text)
    except PydanticCustomError:
        return None
    return day if day.year >= FIRST_YEAR else None
