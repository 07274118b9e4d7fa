"""Rules on codes that do not go together: a function code and its source of money, an economic
code and basic expenditure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.budget.model import Budget
from generator.catalogue.classification import GENERAL, SPECIAL
from generator.catalogue.terms import CLASS, SECTION
from generator.catalogue.trees import funds
from generator.diagnostics import Position
from generator.rules.data import load
from generator.rules.facts import economic_codes
from generator.rules.registry import Case, Finding, Findings, error, warning

BUDGETS = (GENERAL, *SPECIAL)


def codes_fit_budgets(case: Case) -> Findings:
    """A function code is used for money of the budget in whose list it is. A code of no list is
    asked about elsewhere (T301); money outside the three budgets has no list of its own."""
    catalogue = case.catalogue
    for code, source, at in _uses(case.budget):
        budget, home = _budget_of(source), catalogue.budget_of(code)
        if budget and home and budget != home:
            name = catalogue.function(code) or catalogue.function(code[:SECTION])
            message = f"功能科目 {code}（{name}）是{home}的科目，这里的资金来源却是{source}。"
            yield Finding(at, message, f"核对编码；真是{home}的钱，改资金来源。")


def _budget_of(source: str) -> str:
    """The one of the three budgets that a source of money belongs to; empty for any other money."""
    path = funds().path(source)
    for budget in BUDGETS:
        if any(step.startswith(budget) for step in path):
            return budget
    return ""


def _uses(budget: Budget) -> Iterator[tuple[str, str, Position]]:
    """Every function code of a file, the source of its money, and where the code stands."""
    for code in budget.basic.by_function:
        yield code, GENERAL, budget.at("基本支出", "按功能科目", code)
    for line in budget.basic.lines:
        yield line.function, line.fund, line.at("功能科目")
    for before in budget.prior.lines:
        yield before.function, before.fund, before.at("功能科目")
    for item in budget.carry_over:
        yield item.function, item.source, item.at("功能科目")
    for project in budget.projects:
        if not project.lines:
            yield project.function, project.fund, project.at("功能科目")
        for part in project.lines:
            fund = part.fund or project.fund
            if part.function:
                yield part.function, fund, part.at("功能科目")
            else:
                yield project.function, fund, project.at("功能科目")


def basic_has_no_such_class(case: Case) -> Findings:
    """Basic expenditure has no line of capital construction or of subsidies to social insurance."""
    for what, why, at in _basic(case, load("basic")["没有"]):
        yield Finding(at, f"基本支出里没有 {what}：{why}。", "改列到“项目”，或核对编码。")


def basic_seldom_has_such_items(case: Case) -> Findings:
    """What basic expenditure seldom has is asked about: interest, building, land, subsidies to
    firms."""
    mend = "核对编码和支出性质；确在基本支出里安排的，在“接受”里说明。"
    for what, why, at in _basic(case, load("basic")["少有"]):
        yield Finding(at, f"基本支出里少有 {what}：{why}。", mend)


def _basic(case: Case, reasons: Mapping[str, str]) -> Iterator[tuple[str, str, Position]]:
    """The economic codes of basic expenditure that have a reason, themselves or their 类: code and
    name, the reason, the place."""
    catalogue = case.catalogue
    for code, at, is_of_project in economic_codes(case.budget):
        why = reasons.get(code) or reasons.get(code[:CLASS])
        if why and not is_of_project:
            name = catalogue.economic(code) or catalogue.economic(code[:CLASS]) or ""
            yield f"{code} {name}".strip(), why, at


RULES = (
    error("T307", "功能科目与资金来源同属一本预算", codes_fit_budgets),
    error("T308", "基本支出没有的经济科目", basic_has_no_such_class),
    warning("T309", "基本支出少有的经济科目", basic_seldom_has_such_items),
)
