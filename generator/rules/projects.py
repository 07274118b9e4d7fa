"""Rules on projects: names, allocation, unit prices, time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.budget.projects import Project
from generator.diagnostics import Position, Severity
from generator.rules.amounts import Measure, measures, yuan
from generator.rules.dates import month
from generator.rules.registry import Case, Finding, Rule

UNIT_PRICE = re.compile(r"(?:每[^\W\d_]){1,3}$|人均$|均价$|单价$")
TOTAL = re.compile(r"(?:合计|共计|总计|总额|总投资|预算资金|投入|安排资金)[^\d，。；]{0,2}$")
ONCE = {"年": Decimal(1), "月": Decimal(12)}


def _allocations(case: Case) -> Iterator[tuple[Project, Decimal, str, Position]]:
    """Project, its amount (元), its allocation as printed, and its place."""
    for index, project in enumerate(case.budget.projects):
        if text := case.printed.get(("项目", index, "分配")):
            yield project, case.figures[f"项目.{index + 1}.金额"].value, text, project.at("分配")


def names_differ(case: Case) -> Iterator[Finding]:
    """No two projects have the same name."""
    first: dict[str, int] = {}
    for number, project in enumerate(case.budget.projects, start=1):
        earlier = first.setdefault(project.name, number)
        if earlier != number:
            message = f"第 {number} 个项目与第 {earlier} 个同名：“{project.name}”。"
            yield Finding(project.at("名称"), message, "给其中一个加上区别，如承担单位。")


def parts_of_allocation(case: Case) -> Iterator[Finding]:
    """The amounts that the allocation lists add up to the project."""
    for _, amount, text, at in _allocations(case):
        money = [m for m in measures(text) if m.is_money]
        if any(m.per or UNIT_PRICE.search(m.before) for m in money):
            continue
        parts = [m.value for m in money if not TOTAL.search(m.before)]
        total = sum(parts, Decimal(0))
        if parts and total != amount:
            message = f"资金分配各项相加 {yuan(total)}，项目金额 {yuan(amount)}，相差 {yuan(abs(total - amount))}。"
            yield Finding(at, message, "核对漏写或多写的一项。")


def prices_times_quantities(case: Case) -> Iterator[Finding]:
    """Unit price × quantity gives the project's amount, up to the rounding of the price."""
    for _, amount, text, at in _allocations(case):
        total, slack, unknown = Decimal(0), Decimal(0), ""
        clauses = [list(measures(clause)) for clause in re.split("[；;。]", text)]
        priced = [(clause, price) for clause in clauses for price in clause if price.is_money and _per(price)]
        for clause, price in priced:
            quantity = Decimal(1)
            for unit in _per(price):
                found = next((m.value for m in clause if m.unit == unit), ONCE.get(unit))
                unknown = unknown or ("" if found else unit)
                quantity *= found or 0
            total, slack = total + price.value * quantity, slack + price.step * quantity
        others = [m.value for c in clauses for m in c if m.is_money and not _per(m) and not TOTAL.search(m.before)]
        total += sum(others, Decimal(0))
        if priced and unknown:
            price = priced[0][1]
            message = f"资金分配写了单价“{price.text}”，没有写多少{unknown}，得不出项目金额 {yuan(amount)}。"
            yield Finding(at, message, "把算得出项目金额的数量写全。")
        elif priced and abs(total - amount) > slack:
            gap = yuan(abs(total - amount))
            message = f"资金分配按单价乘数量得 {yuan(total)}，项目金额 {yuan(amount)}，相差 {gap}。"
            yield Finding(at, message, "核对单价、数量和项目金额。")


def _per(price: Measure) -> tuple[str, ...]:
    """The units a price is per: 每辆 → 辆, 每人每天 → 人, 天, 人均 → 人."""
    found = UNIT_PRICE.search(price.before)
    spoken = tuple(re.findall("每(.)", found[0])) if found else ()
    return price.per or spoken or (("人",) if found and found[0] == "人均" else ())


def stated_amount(case: Case) -> Iterator[Finding]:
    """The project's own amount, written by hand in its texts, is its amount."""
    for text in case.texts:
        if text.project is None or text.path[2] not in ("分配", "绩效", "补充"):
            continue
        if "元" not in text.printed:
            continue
        amount = case.figures[f"项目.{text.project + 1}.金额"].value
        for stated in measures(text.printed):
            if stated.is_money and TOTAL.search(stated.before) and abs(stated.value - amount) > stated.step / 2:
                gap = yuan(abs(stated.value - amount))
                message = f"文中说 {yuan(stated.value)}，项目金额 {yuan(amount)}，相差 {gap}。"
                yield Finding(text.position, message, "改写作 {金额}万元，由程序填。")


def time_in_order(case: Case) -> Iterator[Finding]:
    """A project begins before it ends, and the budget year is in between."""
    year = case.budget.year
    for project in case.budget.projects:
        start, end = month(project.start or "") or (year, 1), month(project.end or "") or (year, 12)
        if start > end or start[0] > year or end[0] < year:
            message = f"执行时间 {start[0]}年{start[1]}月至{end[0]}年{end[1]}月，先后颠倒或不含 {year} 年。"
            yield Finding(project.at("结束" if project.end else "开始"), message, "核对开始和结束。")


RULES = (
    Rule("T504", "项目不同名", Severity.ERROR, names_differ),
    Rule("T505", "分配各项等于项目金额", Severity.WARNING, parts_of_allocation),
    Rule("T506", "单价乘数量等于项目金额", Severity.WARNING, prices_times_quantities),
    Rule("T507", "文中的项目金额一致", Severity.ERROR, stated_amount),
    Rule("T508", "执行时间先后", Severity.ERROR, time_in_order),
)
