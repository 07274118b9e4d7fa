"""The official classification of expenditure (政府收支分类科目) by year: code → name.

Source: 财政部《政府收支分类科目》 of each year as published documents show it; not complete, so an
unknown code is a matter for a warning, never an error. Three digits are a 类, five a 款, seven a
项.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping
from functools import cache

from generator.catalogue import lists
from generator.catalogue.terms import CLASS, ITEM, SECTION

GENERAL = "一般公共预算"
SPECIAL = {"政府性基金预算": "fund-function", "国有资本经营预算": "state-capital-function"}
"""The lists of the two budgets that have codes of their own."""


class Catalogue:
    """The classification in force in ``year``, as far as it is known: a year without a list of its
    own uses the nearest one (``function_year``, ``economic_year``)."""

    def __init__(self, year: int) -> None:
        self.year = year
        self.function_year = lists.nearest("function", year)
        self.economic_year = lists.nearest("economic", year)
        self.functions = lists.names(f"function-{self.function_year}")
        self.economics = lists.names(f"economic-{self.economic_year}")
        self._special: dict[str, str] = {}
        for stem in SPECIAL.values():
            self._special |= lists.names(stem)
        items = Counter(name for code, name in self.functions.items() if len(code) == ITEM)
        self._shared = frozenset(name for name, times in items.items() if times > 1)

    @property
    def is_listed(self) -> bool:
        """Whether the year has lists of its own."""
        return self.year == self.function_year == self.economic_year

    def function(self, code: str) -> str | None:
        """Name of a function code; one that was dropped keeps the name it had last; ``None`` where
        unknown."""
        return self.functions.get(code) or self._special.get(code) or self._earlier(code)

    def budget_of(self, code: str) -> str:
        """The budget in whose list a 项 is, or was: 一般公共预算, 政府性基金预算 or
        国有资本经营预算.

        Empty where none is known. The 款 of the two special budgets hold nothing else: of their 项
        none need be listed."""
        if code in self.functions or self._earlier(code):
            return GENERAL
        section = code[:SECTION]
        return next((one for one, stem in SPECIAL.items() if section in lists.names(stem)), "")

    def shares_name(self, code: str) -> bool:
        """Whether the 项 has a name that other 项 have too (行政运行, 机关服务 …)."""
        return len(code) == ITEM and self.function(code) in self._shared

    def economic(self, code: str) -> str | None:
        """Name of an economic code (部门经济分类); ``None`` where unknown."""
        return self.economics.get(code)

    def all_functions(self) -> Mapping[str, str]:
        """Names of all function codes: the general ones, those of government funds and of state
        capital."""
        return {**self._special, **self.functions}

    def function_classes(self) -> tuple[str, ...]:
        """All 类 of the function classification in code order."""
        return tuple(sorted(code for code in self.functions if len(code) == CLASS))

    def has(self, code: str) -> bool:
        """Whether a code, functional or economic, is in the lists that serve the year."""
        return code in self.functions or code in self._special or code in self.economics

    def former_names(self) -> Mapping[str, str]:
        """Names that codes in force had in earlier years and have no longer → the name now."""
        now = self.all_functions()
        valid = frozenset(now.values())
        former: dict[str, str] = {}
        for year in lists.years("function"):
            if year < self.function_year:
                for code, old in lists.names(f"function-{year}").items():
                    if code in now and old not in valid:
                        former[old] = now[code]
        return former

    def _earlier(self, code: str) -> str | None:
        """The last name that a function code had in an earlier list."""
        known = [year for year in lists.years_of("function", code) if year < self.function_year]
        return lists.names(f"function-{known[-1]}")[code] if known else None


@cache
def written_otherwise() -> Mapping[str, str]:
    """Names that real texts print for codes, wrong or of an earlier year, and the official ones
    now in force."""
    with (lists.DATA / "aliases.csv").open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["code"].isdigit()]
    kinds = ("error", "name", "half-width")
    return {
        row["written"]: row["official"]
        for row in rows
        if row["kind"].startswith(kinds) and len(row["written"]) > 4
    }
