"""Figures as formulas over the cells that are filled in: sums by source, function and kind, of this
year and of last year, and the items of 三公经费."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.catalogue.terms import BASIC, FISCAL, GENERAL, KINDS, NATURES, PROJECTS
from generator.catalogue.trees import funds, staff_classes, three_public, three_public_codes
from generator.figures.name import Name, join, parse
from generator.workbook.places import Places
from generator.workbook.shapes import Path_

BLANK: Final = "="
"""What SUMIFS takes for a cell without content."""
FUND, FUNCTION, AMOUNT, SOURCE = "资金来源", "功能科目", "金额", "来源"
ITEM: Final = "三公"
LINES: Final = ("基本支出", "明细")
SPENDING: Final = ("项目", "*", "支出")
PROJECT_LINES: Final = ("项目", "*", "明细")
PRIOR_LINES: Final = ("上年", "支出")
NUMBERS: Final = ("上年", "数值")
BY_CODE: Final = (("基本支出", "按经济科目"), ("基本支出", "经济科目细目"))
FOR_STAFF: Final = [f"{code}*" for code in staff_classes()]
GENERAL_APPROPRIATION: Final = "一般公共预算拨款"
NOTHING: Final = "0"
OPERATING: Final = "机关运行经费"


@dataclass(frozen=True, slots=True)
class Ledger:
    """A column of amounts, with the columns that tell function, source and kind of each; a source
    without a column is ``fund``, a kind without one is ``kind``."""

    amounts: str
    functions: str
    kind: str
    funds: str = ""
    fund: str = GENERAL
    kinds: str = ""


class Sums:
    """Makes the formulas of figures."""

    def __init__(self, places: Places) -> None:
        self._at = places

    def now(self, name: str, code: str = "") -> str:
        """The formula of this year's amount of a figure (its name without aspect); ``code`` is a
        cell that holds the function where the name has none. Empty where there is no formula."""
        said = parse(join(name, AMOUNT))
        if name == OPERATING:
            return self._operating()
        if not _has_formula(said):
            return ""
        if said.family == "支出":
            return self._spending(self._this_year(), said, code)
        return self._three_public("".join(said.others))

    def before(self, name: str, code: str = "") -> str:
        """The same of last year's, as the workbook states it line by line."""
        said = parse(join(name, AMOUNT))
        if name == OPERATING:
            return f"N({self._at.field(('上年', name))})"
        if not _has_formula(said):
            return ""
        if said.family == "支出":
            return self._spending(self._last_year(), said, code)
        return self._stated_items("".join(said.others))

    def _this_year(self) -> tuple[Ledger, ...]:
        at = self._at
        by_function, carried = ("基本支出", "按功能科目"), ("上年结转结余",)
        return (
            Ledger(at.column(by_function, AMOUNT), at.column(by_function, "编码"), BASIC),
            Ledger(at.column(LINES, AMOUNT), at.column(LINES, FUNCTION), BASIC, self._funds(LINES)),
            self._of_projects(SPENDING),
            self._of_projects(PROJECT_LINES),
            Ledger(
                amounts=at.column(carried, AMOUNT),
                functions=at.column(carried, FUNCTION),
                kind=PROJECTS,
                funds=self._funds(carried),
                fund="",
                kinds=at.column(carried, "性质"),
            ),
        )

    def _of_projects(self, path: tuple[str, ...]) -> Ledger:
        """Amounts of projects: function and source stand in the columns that the workbook computes
        beside them."""
        functions, sources = self._at.beside(path, FUNCTION), self._at.beside(path, FUND)
        return Ledger(self._at.column(path, AMOUNT), functions, PROJECTS, sources, "")

    def _last_year(self) -> tuple[Ledger, ...]:
        at = self._at
        functions, sources = at.column(PRIOR_LINES, FUNCTION), self._funds(PRIOR_LINES)
        return tuple(
            Ledger(at.column(PRIOR_LINES, kind), functions, kind, sources)
            for kind in (BASIC, PROJECTS)
        )

    def _funds(self, path: tuple[str, ...]) -> str:
        return self._at.column(path, FUND)

    def _spending(self, ledgers: Iterable[Ledger], said: Name, code: str) -> str:
        terms = [_sum_of(ledger, said, code) for ledger in ledgers]
        return "+".join(filter(None, terms)) or NOTHING

    def source(self, source: str, below: Sequence[str]) -> str:
        """The formula of the income of a source: what is given for it, else the sum of the cells
        of those ``below`` it, else what is spent of it."""
        given = self._at.column(("收入",), SOURCE)
        amounts = self._at.column(("收入",), AMOUNT)
        of_source = f'{given},"{source}"'
        spent = self._spending(self._this_year(), Name("支出", fund=source), "")
        otherwise = "+".join(below) if below else spent
        return f"IF(COUNTIF({of_source})>0,SUMIFS({amounts},{of_source}),{otherwise})"

    def source_before(self, source: str) -> str:
        """The formula of last year's income of a source: what was spent of it."""
        return self._spending(self._last_year(), Name("支出", fund=source), "")

    def _three_public(self, item: str) -> str:
        """The items of fiscal appropriation: of basic expenditure by code, and of projects."""
        items = _items(item)
        codes = [f"{code}*" for code, one in three_public_codes().items() if one in items]
        terms = [self._by_code(path, codes) for path in BY_CODE]
        terms += [self._of_lines(code) for code in codes]
        for path in (SPENDING, PROJECT_LINES):
            terms += [self._of_item(path, one) for one in items]
        return "+".join(terms)

    def _operating(self) -> str:
        """What is given, else all basic expenditure of the general budget but that for staff, of a
        department that is not of institutions (事业单位) alone; nothing where other files tell."""
        at, parts = self._at, []
        for path in BY_CODE:
            amounts, codes = at.column(path, AMOUNT), at.column(path, "编码")
            parts.append(f"SUM({amounts})-{_sumifs(amounts, {codes: FOR_STAFF})}")
        amounts, sources = at.column(LINES, AMOUNT), at.column(LINES, FUND)
        general = {sources: [*_leaves(GENERAL_APPROPRIATION), BLANK]}
        of_staff = {**general, at.column(LINES, "经济科目"): FOR_STAFF}
        parts.append(f"{_sumifs(amounts, general)}-{_sumifs(amounts, of_staff)}")
        own, below = at.field(("单位", "性质")), at.column(("下属单位",), "性质")
        institutions = f'AND({own}="事业单位",COUNTA({below})=COUNTIF({below},"事业单位"))'
        reckoned = f"IF({institutions},0,{'+'.join(parts)})"
        given, units = at.field((OPERATING, AMOUNT)), at.column(("汇总自",), "汇总自")
        return f'IF({given}<>"",{given},IF(COUNTA({units})>0,"",{reckoned}))'

    def _by_code(self, path: Path_, codes: Sequence[str]) -> str:
        """What basic expenditure has under codes; all of it is of the general budget."""
        return _sumifs(self._at.column(path, AMOUNT), {self._at.column(path, "编码"): codes})

    def _of_lines(self, code: str) -> str:
        """What the lines of basic expenditure have under a code, of fiscal appropriation."""
        sources = self._at.column(LINES, FUND)
        wanted = {self._at.column(LINES, "经济科目"): [code], sources: [*_leaves(FISCAL), BLANK]}
        return _sumifs(self._at.column(LINES, AMOUNT), wanted)

    def _of_item(self, path: Path_, item: str) -> str:
        """What projects have of an item, of fiscal appropriation."""
        items, sources = self._at.beside(path, ITEM), self._at.beside(path, FUND)
        return _sumifs(self._at.column(path, AMOUNT), {items: [item], sources: _leaves(FISCAL)})

    def _stated_items(self, item: str) -> str:
        path = ("上年", "三公经费")
        items = self._at.column(path, "三公项目")
        return _sumifs(self._at.column(path, AMOUNT), {items: _items(item)})


def _has_formula(said: Name) -> bool:
    """Whether a figure is a sum that the workbook can make."""
    if said.economic or said.local_item or said.item:
        return False
    if said.family == "支出":
        return not said.others and said.kind in ("", *KINDS)
    return said.family == "三公" and not said.fund


def _items(item: str) -> list[str]:
    """The last items below one of 三公经费; all for the total."""
    tree = three_public()
    if item in ("", "合计"):
        return list(tree.leaves())
    return [leaf for leaf in tree.leaves() if item in tree.path(leaf)]


def _leaves(source: str) -> list[str]:
    """The sources that lines may name below one; all below none."""
    tree = funds()
    return [leaf for leaf in tree.leaves() if source in tree.path(leaf)]


def _sum_of(ledger: Ledger, said: Name, code: str) -> str:
    """What a ledger has of a figure; empty where nothing of it can be."""
    if not (_may_have_fund(ledger, said.fund) and _may_have_kind(ledger, said.kind)):
        return ""
    wanted = {**_of_fund(ledger, said.fund), **_of_kind(ledger, said.kind)}
    functions = f'{code}&"*"' if code else ""
    if said.function:
        functions = f'"{said.function}*"'
    return _sumifs(ledger.amounts, wanted, {ledger.functions: functions} if functions else {})


def _may_have_fund(ledger: Ledger, fund: str) -> bool:
    return not fund or bool(ledger.funds) or ledger.fund in _leaves(fund)


def _may_have_kind(ledger: Ledger, kind: str) -> bool:
    return not kind or bool(ledger.kinds) or kind == ledger.kind


def _of_fund(ledger: Ledger, fund: str) -> dict[str, Sequence[str]]:
    """The words that tell the amounts of a source; a blank cell may be of it too."""
    if not (fund and ledger.funds):
        return {}
    leaves = _leaves(fund)
    return {ledger.funds: [*leaves, BLANK] if ledger.fund in leaves else leaves}


def _of_kind(ledger: Ledger, kind: str) -> dict[str, Sequence[str]]:
    """The words that tell the amounts of a kind."""
    if not (kind and ledger.kinds):
        return {}
    return {ledger.kinds: [PROJECTS, BLANK] if kind == PROJECTS else NATURES}


def _sumifs(
    amounts: str, wanted: Mapping[str, Sequence[str]], formulas: Mapping[str, str] | None = None
) -> str:
    """The amounts whose row has one of the wanted words in each column. Two columns of several
    words lie crosswise."""
    parts = [amounts]
    several = [area for area, words in wanted.items() if len(words) > 1]
    for area, words in wanted.items():
        mark = ";" if several[1:] == [area] else ","
        listed = mark.join(f'"{word}"' for word in words)
        parts.append(f"{area},{{{listed}}}" if len(words) > 1 else f"{area},{listed}")
    for area, formula in (formulas or {}).items():
        parts.append(f"{area},{formula}")
    if len(parts) == 1:
        return f"SUM({amounts})"
    return f"SUMPRODUCT(SUMIFS({','.join(parts)}))"
