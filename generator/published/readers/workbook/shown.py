"""What a cell shows of its value, by its number format."""

from __future__ import annotations

import datetime as dt
import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Final, NamedTuple

GENERAL: Final = "General"
PLAIN: Final = ("", "@", GENERAL)
"""Formats that show a number as it was typed."""
POINT: Final = "."
DIGITS: Final = 15
"""Significant digits that Excel keeps and shows."""
TOKEN: Final = re.compile(
    r'"(?P<text>[^"]*)"|[\\!](?P<escaped>.)|\[[^\]]*\]|_.|\*.|(?P<place>[0#?])|(?P<other>.)'
)
SECTION: Final = re.compile(r'((?:"[^"]*"|[\\!].|[^;"\\!])*)(?:;|$)')
CONDITION: Final = re.compile(r"\[(?P<sign><=|>=|<>|<|>|=)(?P<bound>-?[0-9.]+)\]")
HOLDS: Final[dict[str, Callable[[Decimal, Decimal], bool]]] = {
    "<": operator.lt,
    "<=": operator.le,
    "=": operator.eq,
    "<>": operator.ne,
    ">=": operator.ge,
    ">": operator.gt,
}
MOST: Final = 30
"""Decimals that any format has."""


class Format(NamedTuple):
    """A section of a number format: texts before and after the number, digits before its point at
    least, decimals at least and at most, thousands parted, the power of ten it is shown in."""

    before: str = ""
    after: str = ""
    integers: int = 0
    least: int = 0
    most: int = 0
    is_grouped: bool = False
    power: int = 0
    has_number: bool = False
    condition: str = ""


def shown(value: object, form: str) -> str:
    """The text of a cell."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case int() | float():
            return _number(exact(value), form)
        case dt.datetime() | dt.date():
            return f"{value.year}年{value.month}月{value.day}日"
        case _:
            return str(value)


def exact(value: float) -> Decimal:
    """The decimal number that was typed; of a formula's result, the digits that Excel keeps."""
    number = Decimal(repr(value))
    if not number.is_finite() or len(number.as_tuple().digits) <= DIGITS:
        return number
    return Decimal(f"{value:.{DIGITS}g}")


def _number(number: Decimal, form: str) -> str:
    """A number in a format."""
    if not number.is_finite():
        return str(number)
    if form in PLAIN:
        return _plain(number)
    if GENERAL in form:
        return form.replace(GENERAL, _plain(number)).replace('"', "")
    section = section_of(number, form)
    if not section.has_number:
        return section.before
    digits = _digits(abs(number), section)
    if number >= 0 or not digits.strip("0.,"):
        return f"{section.before}{digits}{section.after}"
    before = section.before.replace("-", "").strip(" (（")
    return f"-{before}{digits}{section.after.strip(' )）')}"


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def section_of(number: Decimal, form: str) -> Format:
    """The section of a format for positive numbers, for negative ones, or for zero; the first where
    the format has no other; where sections state conditions (``[>=10000]``), the first that holds.
    A plain format has no texts and shows what is stored."""
    sections = _sections(form)
    if form in PLAIN or GENERAL in form or not sections:
        return Format(most=MOST, has_number=True)
    if CONDITION.search(form):
        return next((s for s in sections if _holds(s.condition, number)), sections[-1])
    place = 0
    if number < 0:
        place = 1
    elif number == 0:
        place = 2
    return sections[place] if place < len(sections) else sections[0]


def _holds(condition: str, number: Decimal) -> bool:
    """Whether a section is for a number; one without condition is for all."""
    found = CONDITION.match(condition)
    return found is None or HOLDS[found["sign"]](number, Decimal(found["bound"]))


def _digits(number: Decimal, section: Format) -> str:
    """A number without its sign."""
    step = Decimal(1).scaleb(-section.most)
    text = f"{number.scaleb(-section.power).quantize(step, ROUND_HALF_UP):,f}"
    point = len(text) - section.most - 1 if section.most else len(text)
    whole, decimals = text[:point], text[point + 1 :]
    if not section.is_grouped:
        whole = whole.replace(",", "").zfill(section.integers)
    if whole == "0" and not section.integers:
        whole = ""
    kept = decimals.rstrip("0").ljust(section.least, "0")
    return whole + POINT + kept if kept else whole


@lru_cache(maxsize=256)
def _sections(form: str) -> tuple[Format, ...]:
    return tuple(_section(found[1]) for found in SECTION.finditer(form) if found[0])


@dataclass(slots=True)
class _Section:
    """A section being taken apart."""

    before: str = ""
    after: str = ""
    places: str = ""
    decimals: str | None = None
    commas: int = 0
    is_grouped: bool = False
    is_percent: bool = False
    is_shifted: bool = False
    condition: str = ""

    def place(self, place: str) -> None:
        """A place for a digit."""
        self.is_grouped = self.is_grouped or self.commas > 0
        self.commas = 0
        if self.decimals is None:
            self.places += place
        else:
            self.decimals += place

    def text(self, text: str, *, is_literal: bool) -> None:
        """What stands before, between or after the places. A point that is meant as a text shows
        tens of what the places are in."""
        if text == "." and self.decimals is None and (self.places or not is_literal):
            self.decimals = ""
            self.is_shifted = is_literal
        elif text == "," and self.places and not is_literal:
            self.commas += 1
        elif self.places or self.decimals:
            self.after += text
            self.is_percent = self.is_percent or (text == "%" and not is_literal)
        else:
            self.before += text

    def format(self) -> Format:
        """All of it."""
        decimals = (self.decimals or "")[:MOST]
        shift = len(decimals) if self.is_shifted else 0
        return Format(
            before=self.before,
            after=self.after,
            integers=self.places.count("0"),
            least=decimals.count("0"),
            most=len(decimals),
            is_grouped=self.is_grouped,
            power=3 * self.commas + shift - (2 if self.is_percent else 0),
            has_number=bool(self.places or decimals),
            condition=self.condition,
        )


def _section(text: str) -> Format:
    """One section: its places, and the texts around them."""
    stated = CONDITION.search(text)
    found = _Section(condition=stated[0] if stated else "")
    for token in TOKEN.finditer(text):
        literal = token["text"] or token["escaped"] or ""
        if token["place"]:
            found.place(token["place"])
        elif literal or token["other"]:
            found.text(literal or token["other"], is_literal=bool(literal))
    return found.format()
