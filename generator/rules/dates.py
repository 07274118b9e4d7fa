"""Rules on dates."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date as Date  # noqa: N812 - a class
from datetime import timedelta

from generator.budget.projects import Project
from generator.rules.data import load
from generator.rules.registry import Case, Finding, Findings, error, warning
from generator.source.dates import MONTHS
from generator.source.times import Month, time_of

MONTH = re.compile(r"(\d{4})\s*年\s*(?:(\d{1,2})\s*月)?")
DAY = re.compile(r"(?:(\d{4})\s*年\s*)?(?<!\d)(\d{1,2})\s*月\s*(\d{1,2})\s*日")
WHOLE_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
NUMBERED = re.compile(r"([一-龥]{2,8})\s*[〔（(\[【]\s*(\d{4})\s*[〕）)\]】]\s*第?\s*(\d+)\s*号")
LEGAL = timedelta(days=20)


def execution(project: Project, year: int) -> tuple[Month, Month]:
    """The first month and the last of a project; where it says nothing, those of the budget
    ``year``."""
    start = time_of(project.start or "")
    end = time_of(project.end or "")
    first = start.first if start else (year, 1)
    last = end.last if end else (year, MONTHS)
    return first, last


def dates_exist(case: Case) -> Findings:
    """Dates in texts exist."""
    for text in case.texts:
        for years, months, days in DAY.findall(text.printed):
            year, month, day = int(years or case.budget.year), int(months), int(days)
            if not exists(year, month, day):
                said = f"{years}年" if years else ""
                message = f"没有{said}{months}月{days}日这一天。"
                yield Finding(text.position, message, f"{_longest(year, month)}，核对日期。")


def exists(year: int, month: int, day: int) -> bool:
    """Whether the calendar has the day."""
    return 1 <= month <= MONTHS and 1 <= day <= monthrange(year, month)[1]


def _longest(year: int, month: int) -> str:
    """How many days the month has, or months the year."""
    if 1 <= month <= MONTHS:
        return f"{year} 年 {month} 月只有 {monthrange(year, month)[1]} 天"
    return "一年只有 12 个月"


def policies_come_first(case: Case) -> Findings:
    """What is published does not rest on a document of a later date."""
    published = case.budget.date
    for text in case.texts:
        for name, when in later_documents(text.printed, published):
            message = f"{name}是 {when} 的文件，晚于公开日期 {published}。"
            yield Finding(text.position, message, "核对文号或公开日期。")
        for when in _later_days(text.printed, published) if "依据" in text.path else ():
            message = f"依据写的是 {when}，晚于公开日期 {published}。"
            yield Finding(text.position, message, "核对依据的日期或公开日期。")


def later_documents(text: str, published: Date) -> Iterator[tuple[str, str]]:
    """The documents a text cites by number that are of a later date, each with that date."""
    for issuer, year, number in NUMBERED.findall(text):
        name = f"{issuer}〔{year}〕{number}号"
        dated = _date_of(name)
        if int(year) > published.year or (dated and dated > published):
            yield name, str(dated) if dated else f"{year} 年"


def _date_of(document: str) -> Date | None:
    """The date of a document whose number is known."""
    known: dict[str, Date] = load("documents")
    for number, dated in known.items():
        if document.endswith(number):
            return dated
    return None


def _later_days(text: str, published: Date) -> Iterator[str]:
    """The days of a text that come after the publication, whether the calendar has them or not."""
    for year, month, day in WHOLE_DAY.findall(text):
        when = f"{int(year):04}-{int(month):02}-{int(day):02}"
        if when > published.isoformat():
            yield when


def within_legal_days(case: Case) -> Findings:
    """A budget is published within 20 days of its approval (预算法 第十四条)."""
    approved, published = case.budget.approved, case.budget.date
    if approved is None:
        return
    last = approved + LEGAL
    if not approved <= published <= last:
        late = f"晚了 {(published - last).days} 天" if published > last else "早于批复"
        message = f"公开日期 {published}，批复日期 {approved}，{late}。"
        mend = f"应在批复后 20 日内（{last} 以前）公开。"
        yield Finding(case.budget.at("公开日期"), message, mend)


def published_in_its_year(case: Case) -> Findings:
    """A budget is published in its year, or at the end of the year before."""
    year, published = case.budget.year, case.budget.date
    first, last = Date(year - 1, MONTHS, 1), Date(year, MONTHS, 31)
    if not first <= published <= last:
        message = f"{year} 年预算的公开日期写作 {published}。"
        mend = f"应在 {year - 1}-12-01 到 {year}-12-31 之间，核对年度和公开日期。"
        yield Finding(case.budget.at("公开日期"), message, mend)


RULES = (
    error("T705", "日期须存在", dates_exist),
    error("T706", "依据早于公开", policies_come_first),
    error("T707", "批复后二十日内公开", within_legal_days),
    warning("T708", "公开日期在预算年度", published_in_its_year),
)
