"""The official classification of expenditure (政府收支分类科目) by year: code → name.

Source: 财政部《政府收支分类科目》 of each year as published documents show it; not complete, so an unknown code is a
matter for a warning, never an error. Three digits are a 类, five a 款, seven a 项.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
YEARS = range(2021, 2026)
SECTION, ITEM = 5, 7  # digits of a 款 and of a 项
GENERAL = "一般公共预算"
SPECIAL = {"政府性基金预算": "fund-function", "国有资本经营预算": "state-capital-function"}
"""The lists of the two budgets that have codes of their own."""


@cache
def _read(stem: str) -> Mapping[str, str]:
    with (DATA / f"{stem}.csv").open(encoding="utf-8", newline="") as stream:
        return {row["code"]: row["name"] for row in csv.DictReader(stream)}


class Catalogue:
    """The classification in force in a year; years outside 2021–2025 use the nearest one known."""

    def __init__(self, year: int) -> None:
        self.year = min(max(year, YEARS[0]), YEARS[-1])
        self.functions = _read(f"function-{self.year}")
        self.economics = _read(f"economic-{self.year}")
        self._special = {code: name for names in SPECIAL.values() for code, name in _read(names).items()}
        items = Counter(name for code, name in self.functions.items() if len(code) == ITEM)
        self._shared = frozenset(name for name, times in items.items() if times > 1)

    def function(self, code: str) -> str | None:
        """Name of a function code; one that was dropped keeps the name it had last; ``None`` where unknown."""
        return self.functions.get(code) or self._special.get(code) or self._earlier(code)

    def budget_of(self, code: str) -> str:
        """The budget in whose list a 项 is, or was: 一般公共预算, 政府性基金预算 or 国有资本经营预算.

        Empty where none is known. The 款 of the two special budgets hold nothing else: of their 项 none need be listed.
        """
        if code in self.functions or self._earlier(code):
            return GENERAL
        return next((budget for budget, names in SPECIAL.items() if code[:SECTION] in _read(names)), "")

    def shares_name(self, code: str) -> bool:
        """Whether the 项 has a name that other 项 have too (行政运行, 机关服务 …)."""
        return len(code) == ITEM and self.function(code) in self._shared

    def economic(self, code: str) -> str | None:
        """Name of an economic code (部门经济分类); ``None`` where unknown."""
        return self.economics.get(code)

    def all_functions(self) -> Mapping[str, str]:
        """Names of all function codes: the general ones, those of government funds and of state capital."""
        return {**self._special, **self.functions}

    def function_classes(self) -> tuple[str, ...]:
        """All 类 of the function classification in code order."""
        return tuple(sorted(code for code in self.functions if len(code) == 3))

    def dropped(self, code: str) -> bool:
        """Whether the code was in force in an earlier year and no longer is."""
        return code not in self.functions and code not in self._special and self._earlier(code) is not None

    def begins(self, code: str) -> int | None:
        """The first later year that has a code which this year has not; ``None`` for any other code."""
        if self.function(code) is not None:
            return None
        return next((y for y in YEARS if y > self.year and code in _read(f"function-{y}")), None)

    def former_names(self) -> Mapping[str, str]:
        """Names that codes in force had in earlier years and have no longer → the name now."""
        now = self.all_functions()
        valid = frozenset(now.values())
        earlier = (_read(f"function-{year}") for year in range(YEARS[0], self.year))
        return {old: now[code] for names in earlier for code, old in names.items() if code in now and old not in valid}

    def _earlier(self, code: str) -> str | None:
        years = range(self.year - 1, YEARS[0] - 1, -1)
        return next((name for y in years if (name := _read(f"function-{y}").get(code))), None)


@cache
def written_otherwise() -> Mapping[str, str]:
    """Names that real texts print for codes, wrong or of an earlier year, and the official ones now in force."""
    with (DATA / "aliases.csv").open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["code"].isdigit()]
    kinds = ("error", "name", "half-width")
    return {
        row["written"]: row["official"] for row in rows if row["kind"].startswith(kinds) and len(row["written"]) > 4
    }
