"""Budget lines as rows: every amount the department wrote, with the codes and names of what it is
for."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.budget.model import Budget
from generator.catalogue.classification import Catalogue
from generator.catalogue.trees import funds
from generator.figures.budget_lines import BudgetLine, prior_lines, spending_lines
from generator.figures.model import Figures
from generator.figures.name import join
from generator.output.data.figures import exact, origin
from generator.withheld.public import PublicBudget, public

EXPENDITURE, REVENUE = "支出", "收入"
FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Text that begins with one of these is a formula to spreadsheets (OWASP, CSV Injection)."""

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in a Fiscal Data Package, its title for people, its type there and its
    fiscal meaning."""

    name: str
    title: str
    type: str = "string"
    concept: str = ""


_FUNCTION, _ECONOMIC = "functional-classification:generic", "economic-classification:generic"
COLUMNS: Final = (
    Column("line", "行号", concept="budget-line-id"),
    Column("year", "年度", "integer", "date:fiscal-year"),
    Column("unit", "单位", concept="administrative-classification:generic:code"),
    Column("direction", "收支", concept="direction"),
    Column("counted", "计入合计"),
    Column("kind", "性质", concept="expenditure-type:code"),
    Column("fund_class", "资金大类", concept="fin-source:generic:level1:code"),
    Column("fund", "资金来源", concept="fin-source:generic:level2:code"),
    Column("function_class_code", "功能类编码", concept=f"{_FUNCTION}:level1:code"),
    Column("function_class_name", "功能类名称", concept=f"{_FUNCTION}:level1:label"),
    Column("function_section_code", "功能款编码", concept=f"{_FUNCTION}:level2:code"),
    Column("function_section_name", "功能款名称", concept=f"{_FUNCTION}:level2:label"),
    Column("function_item_code", "功能项编码", concept=f"{_FUNCTION}:level3:code"),
    Column("function_item_name", "功能项名称", concept=f"{_FUNCTION}:level3:label"),
    Column("economic_class_code", "经济类编码", concept=f"{_ECONOMIC}:level1:code"),
    Column("economic_class_name", "经济类名称", concept=f"{_ECONOMIC}:level1:label"),
    Column("economic_section_code", "经济款编码", concept=f"{_ECONOMIC}:level2:code"),
    Column("economic_section_name", "经济款名称", concept=f"{_ECONOMIC}:level2:label"),
    Column("local_item", "经济细目"),
    Column("nature", "人员或公用"),
    Column("three_public", "三公"),
    Column("project_number", "项目序号", concept="activity:generic:project:code"),
    Column("project_name", "项目名称", concept="activity:generic:project:label"),
    Column("amount", "金额（元）", "number", "value"),
    Column("origin", "出处"),
)
_NAMES: Final = [column.name for column in COLUMNS]


@dataclass(frozen=True, slots=True)
class Names:
    """Names of codes as the department has them."""

    budget: PublicBudget
    catalogue: Catalogue

    def function(self, code: str) -> str:
        """Name of a function code; empty where unknown."""
        return self.budget.names.get(code) or self.catalogue.function(code) or ""

    def economic(self, code: str) -> str:
        """Name of an economic code; empty where unknown."""
        return self.budget.names.get(code) or self.catalogue.economic(code) or ""


def rows(
    budget: Budget, prior: Budget | None, figures: Figures, catalogue: Catalogue, source: Path
) -> list[Row]:
    """Revenue by source, then expenditure; then last year's, from its own file (``prior``) or as
    given inline.
    ``counted`` is 否 where the same money stands in other rows of the year too: basic expenditure
    that the file states a second time by economic class."""
    shown = public(budget)
    names = Names(shown, catalogue)
    this_year = [*_revenue(figures, "金额"), *_expenditure(spending_lines(shown), names, source)]
    if prior:
        before = public(prior)
        names = Names(before, Catalogue(before.year))
        spent = spending_lines(before)
    else:
        spent = prior_lines(shown)
    last_year = [*_revenue(figures, "上年"), *_expenditure(spent, names, source)]
    whole: list[Row] = []
    for year, part in ((budget.year, this_year), (budget.year - 1, last_year)):
        for row in part:
            common = {"year": str(year), "unit": budget.unit.name, "line": str(len(whole) + 1)}
            whole.append(dict.fromkeys(_NAMES, "") | row | common)
    return whole


def _revenue(figures: Figures, aspect: str) -> Iterator[Row]:
    for fund in funds().leaves():
        figure = figures[join("收入", fund, aspect)]
        if figure.value:
            yield {
                "direction": REVENUE,
                "counted": "是",
                **_fund(fund),
                "amount": exact(figure.value),
            }


def _fund(fund: str) -> Row:
    return {"fund_class": funds().path(fund)[1], "fund": fund}


def _expenditure(lines: Iterable[BudgetLine], names: Names, source: Path) -> Iterator[Row]:
    for line in lines:
        yield _spent(line, names, source)


def _spent(line: BudgetLine, names: Names, source: Path) -> Row:
    named = names.budget.project_names[line.project - 1] if line.project else ""
    carried = names.budget.carry_over[line.carry_over - 1].name if line.carry_over else ""
    return {
        "direction": EXPENDITURE,
        "counted": "是" if line.function else "否",
        "kind": line.kind,
        **_fund(line.fund),
        **_levels(
            "function", line.function, (("class", 3), ("section", 5), ("item", 7)), names.function
        ),
        **_levels("economic", line.economic, (("class", 3), ("section", 5)), names.economic),
        "local_item": line.local_item,
        "nature": line.nature,
        "three_public": line.three_public,
        "project_number": str(line.project or ""),
        "project_name": named or carried,
        "amount": exact(line.amount),
        "origin": origin(line.origin, source),
    }


def _levels(
    axis: str, code: str, levels: tuple[tuple[str, int], ...], name: Callable[[str], str]
) -> Row:
    """Code and name of every level that ``code`` reaches."""
    row: Row = {}
    for level, digits in levels:
        if len(code) >= digits:
            row |= {
                f"{axis}_{level}_code": code[:digits],
                f"{axis}_{level}_name": name(code[:digits]),
            }
    return row


def write(lines: Iterable[Row], *, titles: bool) -> bytes:
    """The rows as CSV. With Chinese ``titles`` it is for spreadsheets: with the mark by which Excel
    knows UTF-8, and an apostrophe before text that would be a formula. Else it is for programs,
    with machine names and text as it is."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow([c.title if titles else c.name for c in COLUMNS])
    writer.writerows([_cell(c, row[c.name], guarded=titles) for c in COLUMNS] for row in lines)
    return stream.getvalue().encode("utf-8-sig" if titles else "utf-8")


def _cell(column: Column, text: str, *, guarded: bool) -> str:
    is_formula = column.type == "string" and text.startswith(FORMULA_SIGNS)
    return f"'{text}" if guarded and is_formula else text
