"""Numbers found in text: what is one, its sign, its decimals, and the unit behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Final

from generator.published.model import Printed, Spot

UNITS: Final = (
    "万元",
    "亿元",
    "千元",
    "百元",
    "元",
    "%",
    "％",
    "平方米",
    "人次",
    "人",
    "个",
    "家",
    "辆",
    "台",
    "套",
    "项",
    "张",
)
BLANKS: Final = frozenset(("", "-", "—", "——", "–", "--", "－", "/"))
"""What a cell prints where there is nothing."""
_MOST: Final = 1 << 13
"""Texts that are remembered: more than a paper has."""
LONGEST: Final = 30
"""Digits of an amount; more are a number of something else."""

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])|\d+(?:\.\d+)?"
_NUMBER = re.compile(rf"(?<![\d.])(?:(?<![\d年月日号A-Za-z])[-−－])?(?:{_DIGITS})")
_ALONE = re.compile(rf"[-−－]?(?:{_DIGITS})")
_TIMES = "月|季度|年(?!级)|学期|学年|工作日|自然日|日历日"
_UNIT = re.compile(
    rf"\s*({'|'.join(UNITS)}|万(?=$|[，。；、）]|（含）|以上|以下))(?!(?<=个)(?:{_TIMES}))"
)
"""A unit behind a number; 万 where 元 was left out. 12个月 is a time and counts nothing."""
_ORDINAL: Final = "第"
"""Before a number that counts nothing: 第3项."""
_SIGNS = str.maketrans("−－", "--")


def alone(text: str, mark: str = "") -> Printed | None:
    """The number that ``text`` is, ``None`` where it is more or less than one."""
    if not text or not _ALONE.fullmatch(text) or len(text) > LONGEST:
        return None
    return _printed(text, "", mark)


def percent(text: str) -> Printed | None:
    """The percentage that ``text`` is, ``None`` where it is more or less than one."""
    found = alone(text.rstrip("%％"))
    return found._replace(unit="%") if found and text[-1:] in ("%", "％") else None


def spots(text: str, marks: Mapping[int, str] | None = None) -> Iterator[Spot]:
    """Every number of a text; ``marks`` by the characters at which numbers begin, with their sign
    or without."""
    known = marks or {}
    for found in _NUMBER.finditer(text):
        start, stop = found.span()
        if stop - start <= LONGEST:
            unit = None if text[start - 1 : start] == _ORDINAL else _UNIT.match(text, stop)
            mark = known.get(start) or known.get(start + 1, "")
            yield Spot(start, stop, _printed(found[0], unit[1] if unit else "", mark))


def _printed(text: str, unit: str, mark: str) -> Printed:
    value, decimals = _value(text)
    return Printed(text, value, decimals, unit, mark)


@lru_cache(maxsize=_MOST)
def _value(text: str) -> tuple[Decimal, int]:
    """What a number is worth, and the decimals it shows."""
    _, _, decimals = text.partition(".")
    return Decimal(text.translate(_SIGNS).replace(",", "")), len(decimals)
