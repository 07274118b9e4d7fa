"""Dates: ``2024-03-10`` or ``2024年3月10日``."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from generator.source.faults import fault, text_of
from generator.source.spelling import QUOTES, half_width

ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
CHINESE = re.compile(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日")
LOOSE = re.compile(
    r"([0-9]{4})(?:[-/.年。、]?)([0-9]{1,2})(?:[-/.月。、]?)([0-9]{1,2})日?(?:00:00(?::00)?)?"
)
MONTHS = 12


def read_date(value: object) -> dt.date:
    """A day that exists."""
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    text = text_of(value, "日期")
    if match := ISO.fullmatch(text) or CHINESE.fullmatch(text):
        year, month, day = map(int, match.groups())
        _must_exist(text, year, month, day)
        return dt.date(year, month, day)
    if match := LOOSE.fullmatch(re.sub(rf"[\s{QUOTES}]", "", half_width(text))):
        year, month, day = map(int, match.groups())
        _must_exist(text, year, month, day)
        raise fault("K207", f"日期“{text}”的写法不对", corrected=f"{year:04}-{month:02}-{day:02}")
    raise fault("K207", f"“{text}”不是日期", mend="写成 2024-03-10 或 2024年3月10日")


def _must_exist(text: str, year: int, month: int, day: int) -> None:
    if not (year and 1 <= month <= MONTHS):
        raise fault("K207", f"日期“{text}”不存在：一年只有 12 个月", mend="核对年、月、日")
    days = calendar.monthrange(year, month)[1]
    if not 1 <= day <= days:
        raise fault(
            "K207", f"日期“{text}”不存在：{year} 年 {month} 月只有 {days} 天", mend="核对年、月、日"
        )
