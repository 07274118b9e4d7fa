"""What a clerk typed into a cell as the text that the file would have: only what can mean one thing
is put right; anything else stays as it is, for the reading of the input to refuse."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Final, NamedTuple

from pydantic_core import PydanticCustomError

from generator.catalogue.terms import SCALE
from generator.source import values
from generator.source.dates import read_date
from generator.source.faults import Scalar
from generator.source.nodes import Style
from generator.source.numbers import AMOUNT, NOTHING, UNIT
from generator.source.schema import scalar
from generator.source.spelling import half_width
from generator.workbook.book import Cell
from generator.workbook.encode import EMPTY
from generator.workbook.shapes import MONEY, QUANTITY, TEXT

AMOUNTS: Final = (MONEY, QUANTITY)
WHOLE: Final = "整数"
DATE, TIME, CODE = "日期", "时间", "编码"
DIGITS: Final = 15
"""Significant digits that a spreadsheet keeps."""
CODED: Final = re.compile(r"([0-9]{1,10})(?:[\s　·:：、.-]*)(\D.*)?", re.DOTALL)
"""A code, and the name that the drop-down puts behind it."""
APART: Final = re.compile(
    r"([0-9]{3})[\s　.-]([0-9]{2})(?:[\s　.-]([0-9]{2}))?(?![0-9])(\D.*)?", re.DOTALL
)
"""A code with its levels apart: 201 03 01."""
COMMAS: Final = re.compile(r"[^,]*[0-9]{1,3}(?:,[0-9]{3})+(?![0-9]).*")
"""Commas that part thousands; any other may be meant as a point."""
WITH_YEAR: Final = re.compile(r"^([0-9]{4})\s*年度?$")
LITERAL: Final = re.compile(r"=\s*[0-9.]+%?")
"""A target value (=100%) that Excel took for a formula."""
ESCAPED: Final = re.compile(r"_x000[dD]_\n?|\r\n?")
YUAN: Final = {"亿元": 8, "亿": 8, "万元": 4, "万": 4, "千元": 3, "元": 0}
"""Powers of ten by the units that are typed behind an amount."""
_SCALARS: Final[Mapping[str, Scalar]] = {
    found.words: found
    for found in map(scalar, (values.Count, values.Change, values.Code, values.YesNo, values.Date))
    if found
}


class Said(NamedTuple):
    """The text of a cell as the file would have it, how it is written there, and why it cannot be
    understood."""

    text: str
    style: Style = "quoted"
    fault: str = ""
    name: str = ""
    """The name behind a code."""
    is_empty_text: bool = False
    """Whether it is said to be a text of no characters."""

    @property
    def is_blank(self) -> bool:
        """Whether the cell says nothing."""
        return not (self.text or self.fault or self.is_empty_text)


def said(cell: Cell, kind: str, measure: str) -> Said:
    """What a cell says; amounts in ``measure``, that of the file. The text is empty where it says
    nothing."""
    if cell.is_error:
        return Said("", fault=f"公式出错（{cell.value}）")
    if cell.formula:
        return _of_formula(cell, kind, measure)
    if kind in AMOUNTS:
        return _amount(cell, measure)
    text = _text(cell, kind)
    if kind == CODE:
        return _code(text)
    if kind == TEXT and text == EMPTY:
        return Said("", is_empty_text=True)
    is_number = kind == WHOLE or kind in _SCALARS
    return Said(_mended(text, kind), "plain" if is_number else "quoted")


def _code(text: str) -> Said:
    """A code, with or without the name that the drop-down puts behind it."""
    plain = half_width(text)
    if apart := APART.fullmatch(plain):
        name = text[apart.start(4) :].strip() if apart[4] else ""
        return Said("".join(filter(None, apart.groups()[:3])), name=name)
    match = CODED.fullmatch(plain)
    if match is None:
        return Said(text)
    return Said(match[1], name=text[match.start(2) :].strip() if match[2] else "")


def _of_formula(cell: Cell, kind: str, measure: str) -> Said:
    """What a formula last came to."""
    if kind not in AMOUNTS and LITERAL.fullmatch(cell.formula):
        return Said(cell.formula)
    if cell.value is None:
        return Said("", fault="公式没有算好的值")
    return said(cell._replace(formula=""), kind, measure)


def _amount(cell: Cell, measure: str) -> Said:
    value = cell.value
    if isinstance(value, bool | datetime | date | time):
        return Said("", fault=f"是{_word(value)}，不是金额")
    if isinstance(value, int | float):
        if cell.is_percent:
            return Said("", fault="是百分比，不是金额")
        return Said(exact(value), "plain")
    text = _clean(str(value))
    plain = re.sub(r"[\s￥¥]", "", half_width(text))
    if "," in plain and not COMMAS.fullmatch(plain):
        return Said(text, "plain")
    plain = plain.replace(",", "")
    unit = UNIT.search(plain)
    number = _number(plain[: unit.start()] if unit else plain)
    if number is None:
        return Said(text, "plain")
    if unit:
        number = number.scaleb(YUAN[unit[1]]) / SCALE[measure]
    return Said(_plain(number), "plain")


def _number(text: str) -> Decimal | None:
    """A plain number, with nothing but digits, a sign and a point."""
    text = text.removeprefix("+")
    return Decimal(text) if AMOUNT.fullmatch(text) else None


def exact(value: float) -> str:
    """The decimal number that a spreadsheet shows for a stored one, without noise of the sixteenth
    digit, and no arithmetic on it."""
    number = Decimal(repr(value))
    if len(number.as_tuple().digits) > DIGITS:
        number = Decimal(format(value, f".{DIGITS}g"))
    return _plain(number)


def _plain(number: Decimal) -> str:
    """A number as it is written, without zeros that say nothing."""
    return f"{number.normalize():f}"


def _text(cell: Cell, kind: str) -> str:
    value = cell.value
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        number = exact(value)
        is_share = cell.is_percent and kind not in _SCALARS
        return f"{_plain(Decimal(number) * 100)}%" if is_share else number
    if isinstance(value, datetime | date):
        is_iso = kind == DATE
        return f"{value:%Y-%m-%d}" if is_iso else f"{value.year}年{value.month}月{value.day}日"
    return "" if value is None else _clean(str(value))


def _clean(text: str) -> str:
    """A text with plain line ends and without blanks around it."""
    return ESCAPED.sub("\n", text).strip()


def _mended(text: str, kind: str) -> str:
    """A count, change, date, yes or no in the one spelling that it can mean."""
    if kind == WHOLE:
        return WITH_YEAR.sub(r"\1", half_width(text))
    reader = _SCALARS.get(kind)
    if reader is None or not text or text in NOTHING:
        return text
    try:
        reader.read(text)
    except PydanticCustomError as fault:
        return str((fault.context or {}).get("corrected") or text)
    return f"{read_date(text):%Y-%m-%d}" if kind == DATE else text


def _word(value: object) -> str:
    return "是或否" if isinstance(value, bool) else "日期"
