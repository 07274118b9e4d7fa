"""Reading amounts and codes from cells, however they were typed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from generator.catalogue import terms
from generator.importing.grid import Value
from generator.source.spelling import half_width

SCALE = terms.SCALE | {"千元": Decimal(10**3), "百万元": Decimal(10**6), "亿元": Decimal(10**8)}
"""元 by measure of the tables and their number formats."""
NUMBER = re.compile(r"-?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?")
MEASURED = re.compile(r"(.*[0-9][）)]?)(亿元?|百万元?|万元?|千元|元)")
CODE = re.compile(r"(?<![0-9])([23][0-9]{6}|[23][0-9]{4}|[23][0-9]{2})(?![0-9.,])")
SPACED = re.compile(
    r"(?<![0-9])([23][0-9]{2})[\s.\-—－·]+([0-9]{2})(?:[\s.\-—－·]+([0-9]{2}))?(?![0-9年个])"
)
"""A code with its levels apart: ``201 03 01``."""
NOTHING = frozenset(("", "-", "--", "—", "——", "/", "无", "0"))
TOTAL = re.compile(r"(?:本?[部单表页]?[门位]?|支出|收入|预算)*(合计|总计|小计|累计)")
UNIT_CODE = re.compile(r"^[\[【（(]?[0-9]{3,}[\]】）)]?[-—_:：\s]*")
OF_ONE = re.compile(r"(.+?)[（(:：\-—]?(小计|合计|总计)[）)]?")
BLANK = re.compile(r"\s+")
AROUND = " -—_:：.、[]【】()（）\t\n　"


def amount(value: Value) -> Decimal | None:
    """The amount in a cell: nought for a blank or a dash, ``None`` for what is no amount."""
    if isinstance(value, Decimal):
        return value
    if value is None:
        return Decimal(0)
    if not isinstance(value, str):
        return None
    text = BLANK.sub("", half_width(value)).lstrip("¥￥")
    if text in NOTHING:
        return Decimal(0)
    negative = re.fullmatch(r"\((.+)\)", text)
    text = f"-{negative[1]}" if negative else text
    return Decimal(text.replace(",", "")) if NUMBER.fullmatch(text) else None


def measured(value: Value) -> tuple[Decimal | None, str]:
    """The amount in a cell, and the measure that is typed behind it (1.5万元); ``""`` for none."""
    found = MEASURED.fullmatch(BLANK.sub("", half_width(value))) if isinstance(value, str) else None
    if found is None:
        return amount(value), ""
    return amount(found[1]), f"{found[2].removesuffix('元')}元"


def is_number(value: Value) -> bool:
    """Whether a cell holds an amount, typed as number or as text."""
    return isinstance(value, Decimal) or (
        isinstance(value, str) and bool(NUMBER.fullmatch(BLANK.sub("", value)))
    )


def is_code(text: str) -> bool:
    """Whether a text is, or begins with, a classification code."""
    found = CODE.match(text.lstrip("[【（( "))
    return found is not None


def code(value: Value) -> tuple[str, str]:
    """The code in a cell and the name beside it: ``2010301-行政运行`` → ``("2010301",
    "行政运行")``."""
    if isinstance(value, Decimal):
        return (
            (str(int(value)), "") if value == value.to_integral_value() and value >= 0 else ("", "")
        )
    if not isinstance(value, str):
        return "", ""
    text = half_width(value)
    if apart := SPACED.match(text.lstrip()):
        return "".join(filter(None, apart.groups())), text.lstrip()[apart.end() :].strip(AROUND)
    found = CODE.search(text)
    if not found:
        return "", value.strip()
    return found[1], (value[: found.start()] + value[found.end() :]).strip(AROUND)


def piece(value: Value, number: int) -> str:
    """One of 类, 款, 项 as digits: three for a 类, two for the others; ``""`` for a blank."""
    text = (
        str(int(value))
        if isinstance(value, Decimal)
        else BLANK.sub("", half_width(value))
        if isinstance(value, str)
        else ""
    )
    if not text.isdigit():
        return ""
    return text if number == 1 else text.zfill(2)


def unit_name(text: str) -> str:
    """A unit's name without the code before it: ``123001-甲县某局``."""
    return UNIT_CODE.sub("", text.strip()) or text.strip()


def totalled(text: str) -> tuple[str, str]:
    """What a label says that it totals, and the word for it: ``甲局小计`` → ``("甲局", "小计")``;
    two blanks for what is no total."""
    if is_total(text):
        return "", text
    found = OF_ONE.fullmatch(BLANK.sub("", text))
    return (found[1], found[2]) if found else ("", "")


def is_total(text: str) -> bool:
    """Whether a label says 合计, 小计 or the like."""
    return TOTAL.fullmatch(BLANK.sub("", text).rstrip(":：")) is not None


def count_numbers(rows: Iterable[Iterable[Value]]) -> int:
    """How many cells hold an amount: numbers, and texts that are one and no code."""
    return sum(_is_amount(value) for row in rows for value in row)


def _is_amount(value: Value) -> bool:
    if isinstance(value, str):
        return is_number(value) and not is_code(value)
    return isinstance(value, Decimal)
