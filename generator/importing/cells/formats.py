"""What a stored number is by its number format: scaled by thousands or 万, a date, a share."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, NamedTuple

from generator.importing.grid import Sheet, Unreadable, Value, exact, whole
from generator.published.readers.workbook.shown import Format, section_of, shown

BUILT_IN: Final = {9: "0%", 10: "0.00%", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00"}
BUILT_IN_DATES: Final = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
DATE: Final = "yyyy-mm-dd"
QUOTED: Final = re.compile(r'"[^"]*"|[\\!_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
"""Of a format, what is no code: texts, escaped characters, colours and conditions."""
DATE_CODES: Final = re.compile(r"[ymdhs]|上午|AM/PM", re.IGNORECASE)
NUMBER: Final = re.compile(r"-?[0-9][0-9,]*(?:\.[0-9]*)?|-?\.[0-9]+")
MEASURE: Final = re.compile("(亿|百万|万|千)元?|元")
POWERS: Final = {"亿元": 8, "百万元": 6, "万元": 4, "千元": 3, "元": 0}
"""Powers of ten by which a format that says such a measure may scale."""
MANGLED: Final = ("\\!.", "\\.")
"""LibreOffice takes the escape of ``0!.0,`` for a character and saves ``0\\!.0,``."""
HALF: Final = Decimal("0.5")


class Odd(NamedTuple):
    """A cell that shows something else than it stores: its place, and what is to be said."""

    ref: str
    said: str


class Reader:
    """Takes the numbers of a sheet by their formats, and remembers which of them were odd."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.scaled: list[Odd] = []
        self.differing: list[Odd] = []

    def number(self, row: int, column: int, stored: float, form: str) -> None:
        """Put a stored number into the sheet as its format scales it."""
        value = self._value(row, column, stored, form)
        self.sheet.put(row, column, value)

    def _value(self, row: int, column: int, stored: float, form: str) -> Value:
        number = exact(stored)
        if isinstance(number, Unreadable):
            return number
        if is_date(form):
            return Unreadable("是日期或时间，不是数")
        form = form.replace(*MANGLED)
        section = section_of(number, form)
        if section.power < 0:
            return Unreadable("是百分数，不是金额")
        value = whole(number.scaleb(-section.power))
        seen = shown(stored, form)
        if measure := _measure(section, form):
            if section.power not in (0, POWERS[measure]):
                return Unreadable(f"存的是 {number:f}，显示“{seen}”，数字格式缩放的与写的单位不合")
            self.sheet.measures[row, column] = measure
        ref = self.sheet.ref(row, column)
        if section.power:
            self.scaled.append(Odd(ref, f"存的是 {number:f}，显示“{seen}”，读作 {value:f}"))
        elif _differs(value, seen, section.most):
            self.differing.append(Odd(ref, f"存的是 {number:f}，显示“{seen}”，读作 {value:f}"))
        return value

    def close(self) -> None:
        """Say what was odd."""
        for odd, what in (
            (self.scaled, "个数按数字格式缩放"),
            (self.differing, "个数显示的与存的不同，按存的读"),
        ):
            if odd:
                first = odd[0]
                self.sheet.remarks.append(f"{len(odd)} {what}，如 {first.ref} {first.said}。")


def is_date(form: str) -> bool:
    """Whether a format shows a date or time."""
    return DATE_CODES.search(QUOTED.sub("", form).replace("General", "")) is not None


def _measure(section: Format, form: str) -> str:
    """The measure that a format writes behind its numbers; ``""`` for none."""
    found = MEASURE.search(section.before + section.after or form)
    return f"{found[1] or ''}元" if found else ""


def _differs(value: Decimal, seen: str, decimals: int) -> bool:
    """Whether what is shown is not the rounded value."""
    found = NUMBER.search(seen)
    if found is None:
        return value != 0
    printed = Decimal(found[0].replace(",", ""))
    return abs(printed - value) > HALF.scaleb(-decimals)
