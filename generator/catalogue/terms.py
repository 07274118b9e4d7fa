"""The terms of a budget that the whole program shares: kinds of expenditure, the levels of codes,
the measures of money."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Final, Literal, get_args

GENERAL: Final = "一般公共预算"
FISCAL: Final = "财政拨款"
THIS_YEAR: Final = "本年收入"
CARRIED_OVER: Final = "上年结转结余"

Nature = Literal["人员经费", "公用经费"]
BASIC: Final = "基本支出"
PROJECTS: Final = "项目支出"
KINDS: Final = (BASIC, PROJECTS)
STAFF: Final = "人员经费"
RUNNING: Final = "公用经费"
NATURES: Final[tuple[str, ...]] = get_args(Nature)
"""What basic expenditure is for."""

CLASS: Final = 3
"""Digits of a 类 of either classification."""
SECTION: Final = 5
"""Digits of a 款 of either classification; the last level of the economic one."""
ITEM: Final = 7
"""Digits of a 项, the last level of the functional classification."""
LEVELS: Final = {"类": CLASS, "款": SECTION, "项": ITEM}

Measure = Literal["万元", "元"]
SCALE: Final = {"万元": Decimal(10000), "元": Decimal(1)}
"""元 by measure of the files and tables."""


@lru_cache(maxsize=4096)
def code_path(code: str, deepest: int = ITEM) -> tuple[str, ...]:
    """A classification code with the levels above it, down to one of ``deepest`` digits:
    ``2010301`` → ``"", 201, 20103, 2010301``."""
    longest = min(len(code), deepest)
    return ("", *(code[:digits] for digits in LEVELS.values() if digits <= longest))
