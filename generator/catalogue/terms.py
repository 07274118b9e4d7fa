"""The terms of a budget that the whole program shares: kinds of expenditure, the levels of codes,
the measures of money."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

FISCAL: Final = "财政拨款"
BASIC: Final = "基本支出"
PROJECTS: Final = "项目支出"
KINDS: Final = (BASIC, PROJECTS)
NATURES: Final = ("人员经费", "公用经费")
"""What basic expenditure is for."""

CLASS: Final = 3
"""Digits of a 类 of either classification."""
SECTION: Final = 5
"""Digits of a 款 of either classification; the last level of the economic one."""
ITEM: Final = 7
"""Digits of a 项, the last level of the functional classification."""
LEVELS: Final = {"类": CLASS, "款": SECTION, "项": ITEM}

SCALE: Final = {"万元": Decimal(10000), "元": Decimal(1)}
"""元 by measure of the files and tables."""
