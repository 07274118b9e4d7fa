"""What a paper is called, whose it is, and of which year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from generator.published.flow import YEAR
from generator.published.model import Block, Heading, Paragraph, Table

FIRST: Final = 20
"""Blocks among which the title is."""
TITLE: Final = re.compile(r"20\d\d\s*年.{0,20}?(?:预算|决算)")
NO_TITLE: Final = re.compile(r"[。；，]|表$|说明$|^第.{1,3}部分")
YEARLESS: Final = re.compile(r"\S{4,40}(?:预算|决算)(?:信息)?公开")
LONGEST: Final = 60
UNIT: Final = re.compile(
    r"(?:编制(?:部门|单位)(?:[（(]单位[）)])?|预算(?:主管)?(?:部门|单位)|填报(?:部门|单位)"
    r"|(?:部门|单位)名称)(?:[（(]盖章[）)])?[：:]\s*(?P<unit>[^：:\s\u3000]{2,40}?)"
    r"(?=$|\s|\u3000|(?:金额|计量)?单位[：:])"
)
BEFORE_YEAR: Final = re.compile(r"^(?P<unit>\D{4,40}?)20\d\d")
AFTER_YEAR: Final = re.compile(r"^20\d\d年度?(?P<unit>\D{4,40}?)(?:部门|单位)?(?:预算|决算)")


class Masthead(NamedTuple):
    """Title, unit and year; empty, 0 where they were not found."""

    title: str = ""
    unit: str = ""
    year: int = 0


def read(blocks: Sequence[Block], stated: str) -> Masthead:
    """What the first blocks say, or the title that the file states of itself."""
    texts = [block.text for block in blocks[:FIRST] if not isinstance(block, Table)]
    title = next(_titles(texts), "") or (stated if TITLE.search(stated) else "")
    title = title or next(filter(YEARLESS.fullmatch, texts), "")
    unit = _unit(blocks, title)
    if title[:1].isdigit() and title in texts and unit in texts[: texts.index(title)]:
        title = f"{unit}{title}"
    return Masthead(title, unit, _year(blocks, title))


def _titles(texts: Sequence[str]) -> Iterator[str]:
    for text in texts:
        line = text.replace("\n", "")
        if len(line) <= LONGEST and TITLE.search(line) and not NO_TITLE.search(line):
            yield line


def _unit(blocks: Sequence[Block], title: str) -> str:
    """What most of the tables say who made them, else who the title names."""
    lines = (block.text for block in blocks if isinstance(block, Paragraph))
    named = Counter(found["unit"] for line in lines if (found := UNIT.match(line)))
    if named:
        return named.most_common(1)[0][0]
    found = BEFORE_YEAR.match(title) or AFTER_YEAR.match(title)
    return found["unit"] if found else ""


def _year(blocks: Sequence[Block], title: str) -> int:
    """The year of the title, else the one that headings and tables name most, else any text."""
    if found := YEAR.search(title):
        return int(found[1])
    headed = "".join(block.text for block in blocks if isinstance(block, Heading))
    headed += "".join(block.title for block in blocks if isinstance(block, Table))
    spoken = "".join(block.text for block in blocks if isinstance(block, Paragraph))
    years = Counter(YEAR.findall(headed)) or Counter(YEAR.findall(spoken))
    return int(years.most_common(1)[0][0]) if years else 0
