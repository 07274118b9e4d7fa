"""When a project begins and ends: a year, a month, a day, or a part of a year, as real
disclosures write it."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

from generator.source.dates import MONTHS
from generator.source.faults import fault, text_of
from generator.source.spelling import half_width

ALWAYS = "长期"
"""A project without an end."""
POINT = re.compile(
    r"(?P<year>[0-9]{4})年(?:(?P<month>[0-9]{1,2})月(?:(?P<day>[0-9]{1,2})日)?)?(?P<part>\w*)"
)
ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?(?P<part>)")
LOOSE = re.compile(
    r"([0-9]{4})(?:[-/.年。、]([0-9]{1,2})(?:[-/.月。、]([0-9]{1,2}))?)?[年月日号份]?"
)
PARTS = {
    "": (1, 12),
    "全年": (1, 12),
    "初": (1, 3),
    "年初": (1, 3),
    "上半年": (1, 6),
    "下半年": (7, 12),
    "底": (10, 12),
    "底前": (1, 12),
    "年底": (10, 12),
    "年底前": (1, 12),
    "末": (10, 12),
    "年末": (10, 12),
    "第一季度": (1, 3),
    "第二季度": (4, 6),
    "第三季度": (7, 9),
    "第四季度": (10, 12),
    "一季度": (1, 3),
    "二季度": (4, 6),
    "三季度": (7, 9),
    "四季度": (10, 12),
}
"""Parts of a year: the first month and the last."""
IN_MONTH = frozenset(("", "初", "上旬", "中旬", "下旬", "底", "底前", "末", "份"))
EXPECTED = "写成 2024年3月、2024年3月1日 或 2024-03；没有截止的写 长期"
Month = tuple[int, int]
NEVER: Month = (9999, MONTHS)


@dataclass(frozen=True, slots=True)
class Time:
    """The months, first and last, that a time may mean."""

    first: Month
    last: Month


def read_time(value: object) -> str:
    """A time as it is printed. Raises a fault for one that no calendar has, or that is none."""
    text = text_of(value, "时间").strip()
    if not text:
        raise fault("K103", "没有填写")
    if time_of(text):
        return str(text)
    plain = re.sub(r"\s+", "", half_width(text))
    if (match := LOOSE.fullmatch(plain)) and time_of(corrected := _spelled(match)):
        raise fault("K213", f"时间“{text}”的写法不对", corrected=corrected)
    why = "没有这一天" if POINT.fullmatch(plain) or ISO.fullmatch(plain) else "不是时间"
    raise fault("K213", f"“{text}”{why}", mend=EXPECTED)


def _spelled(match: re.Match[str]) -> str:
    year, month, day = match.groups()
    return f"{year}年" + (f"{int(month)}月" if month else "") + (f"{int(day)}日" if day else "")


def time_of(text: str) -> Time | None:
    """What a time means; ``None`` for what is no time."""
    if text == ALWAYS:
        return Time(NEVER, NEVER)
    match = POINT.fullmatch(text.replace(" ", "")) or ISO.fullmatch(text)
    if match is None or not int(match["year"]):
        return None
    return _of_month(match) if match["month"] else _of_year(match)


def _of_year(match: re.Match[str]) -> Time | None:
    if match["part"] not in PARTS:
        return None
    first, last = PARTS[match["part"]]
    return Time((int(match["year"]), first), (int(match["year"]), last))


def _of_month(match: re.Match[str]) -> Time | None:
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"] or 1)
    if match["part"] not in IN_MONTH or (match["day"] and match["part"]):
        return None
    exists = 1 <= month <= MONTHS and 1 <= day <= calendar.monthrange(year, month)[1]
    return Time((year, month), (year, month)) if exists else None
