"""Which lines are headings, titles of tables, their units, or nothing that a reader reads."""

from __future__ import annotations

import re
from typing import Final

LONGEST: Final = 60
"""Characters of a heading at most."""
NUMBERED: Final = (
    re.compile(r"第[一二三四五六七八九十]{1,3}(?:部分|章|篇)"),
    re.compile(r"[一二三四五六七八九十]{1,3}[、.．](?!\d)"),
    re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]、?"),
)
"""What a heading of level 1, 2, 3 begins with."""
NAMED: Final = re.compile(r"(?:说明|情况|概况|职能|职责|设置|解释)$")
"""How a heading without a number ends."""
OF_NAMED: Final = 2
SHORT: Final = 40
SPOKEN: Final = re.compile(r"[。；！？，：:]|\d\s*[亿万千百]?元|[%％]")
"""What no heading has."""
MEASURED: Final = re.compile(r"[（(](?:金额|计量)?单位[：:][^（）()]{1,8}[）)]")
"""A unit that stands in a title."""
LABEL: Final = re.compile(
    r"(?:附?表|公开表?|预算公开表?)\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2}(?:[-—]\d{1,2})?)\s*表?[：:]?"
)
"""The number of a table: 表 1, 附表3, 公开01表."""
TABLE: Final = re.compile(r"表(?:[（(][^（）()]{1,20}[）)])?$")
OF_PROJECT: Final = re.compile(r"[^。；！？，：:]*绩效目标(?:申报)?表\d*[：:][^。；！？]{1,100}")
"""The title of a project's performance table, with its name."""
CONTINUED: Final = re.compile(r"续表|[（(]续(?:表)?[一二三四五六七八九十\d]*[）)]")
ABOVE: Final = re.compile(
    r"(?:(?:金额|计量)?单位[：:]|(?:编制|填报|预算|主管|公开)+(?:部门|单位)|(?:部门|单位)(?:名称)?(?:（单位）)?[：:]"
    r"|[（(]20\d\d年度?[）)]|20\d\d年度?$)"
)
"""How a line begins that stands between a title and its table."""
NOTE: Final = re.compile(r"(?:备?注|说明|注释)[：:\d]|[*＊※]")
ENTRY: Final = re.compile(
    r"[.…·．。]{3,}\s*[-—]?\s*\d{0,3}\s*[-—]?$|[^\s\d][.…·]\s*\d{1,3}$|\S\t\s*\d{1,3}$"
)
"""How an entry of a table of contents ends."""
CONTENTS: Final = re.compile(r"目\s*[录次]")
PAGE: Final = re.compile(
    r"[-—–－]?\s*(?:第\s*)?\d{1,3}\s*(?:页)?\s*[-—–－]?|\d{1,3}\s*/\s*\d{1,3}|第\d{1,3}页共\d{1,3}页"
)


def level(text: str) -> int:
    """The level of a heading by its numbering or its last word, 0 where a line is none."""
    if not _is_short(text):
        return 0
    for number, pattern in enumerate(NUMBERED, 1):
        if pattern.match(text):
            return number
    return OF_NAMED if len(text) <= SHORT and NAMED.search(text) else 0


def is_title(text: str) -> bool:
    """Whether a line may be the title of a table."""
    bare = CONTINUED.sub("", MEASURED.sub("", text))
    if OF_PROJECT.fullmatch(bare):
        return True
    return _is_short(bare) and bool(TABLE.search(bare)) and not LABEL.fullmatch(bare)


def _is_short(text: str) -> bool:
    """Whether a line is no sentence."""
    return len(text) <= LONGEST and not SPOKEN.search(MEASURED.sub("", text))


def is_above(text: str) -> bool:
    """Whether a line belongs to the table below it: its number, its unit, who made it."""
    number = LABEL.match(text)
    rest = text[number.end() :].strip() if number else text
    return bool(ABOVE.match(rest)) or not rest


def is_entry(text: str) -> bool:
    """Whether a line is an entry of a table of contents, or its title."""
    return bool(ENTRY.search(text) or CONTENTS.fullmatch(text))


def is_page_number(text: str) -> bool:
    """Whether a line is nothing but the number of a page."""
    return bool(PAGE.fullmatch(text))


def same(text: str) -> str:
    """A title as it is compared with that of a table's first part."""
    return re.sub(r"\s", "", CONTINUED.sub("", text))
