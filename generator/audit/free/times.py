"""The years of a paper: what this year is compared with, periods of projects, days that exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.audit.free.finding import Finding, contradiction, remark
from generator.audit.free.wording import words
from generator.published.model import At, Heading, Paper, Paragraph
from generator.relations.reading import FINAL, Reading, is_final
from generator.rules.dates import exists

LAST_MONTH: Final = "12"
DATE: Final = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")


def times(reading: Reading) -> Iterator[Finding]:
    """Every year and day that cannot be meant."""
    heading = ""
    for index, block in enumerate(reading.paper.blocks):
        if isinstance(block, Heading):
            heading = block.text
        elif isinstance(block, Paragraph):
            yield from _days(At(index), block.text)
            if reading.paper.year:
                yield from _bases(At(index), block.text, reading.paper)
                yield from _ends(At(index), block.text, reading.paper)
                yield from _periods(At(index), block.text, heading, reading.paper.year)


def _days(at: At, text: str) -> Iterator[Finding]:
    for found in DATE.finditer(text):
        if not exists(*map(int, found.groups())):
            yield contradiction("日期", at._replace(start=found.start()), found[0], "没有这一天")


def _bases(at: At, text: str, paper: Paper) -> Iterator[Finding]:
    """This year is compared with the year before; final accounts with this year's budget too."""
    for found in re.finditer(words()["比较"], text):
        year, place = int(found["年"]), at._replace(start=found.start())
        is_own_budget = is_final(paper) and found["数"] != FINAL
        if year == paper.year and not is_own_budget and found["数"]:
            yield contradiction("年度", place, found[0], f"拿 {year} 年和本年自己比")
        elif year < paper.year - 1:
            yield remark("年度", place, found[0], f"比的不是上一年（{paper.year - 1} 年）")


def _ends(at: At, text: str, paper: Paper) -> Iterator[Finding]:
    """What there is at the end of a year: of the last one in a budget, of its own in accounts."""
    for found in re.finditer(words()["截至"], text):
        year, place = int(found["年"]), at._replace(start=found.start())
        is_end = found["月"] == LAST_MONTH
        if is_final(paper) and is_end and year != paper.year:
            yield contradiction("年度", place, found[0], f"决算的年末是 {paper.year} 年末")
        elif year > paper.year or (is_end and year == paper.year and not is_final(paper)):
            yield contradiction("年度", place, found[0], f"编 {paper.year} 年预算时还没有到")


def _periods(at: At, text: str, heading: str, year: int) -> Iterator[Finding]:
    """What is said to run is said to run this year."""
    said = f"{heading}{text}"
    if not any(word in said for word in words()["期间的话"]):
        return
    for found in re.finditer(words()["期间"], text):
        if not int(found["起"]) <= year <= int(found["止"]):
            place = at._replace(start=found.start())
            yield contradiction("年度", place, found[0], f"本年 {year} 年不在这一期间")
