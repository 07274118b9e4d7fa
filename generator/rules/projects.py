"""Rules on projects: names and time."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity
from generator.rules.dates import month
from generator.rules.registry import Case, Finding, Rule


def names_differ(case: Case) -> Iterator[Finding]:
    """No two projects have the same name."""
    first: dict[str, int] = {}
    for number, project in enumerate(case.budget.projects, start=1):
        earlier = first.setdefault(project.name, number)
        if earlier != number:
            message = f"第 {number} 个项目与第 {earlier} 个同名：“{project.name}”。"
            yield Finding(project.at("名称"), message, "给其中一个加上区别，如承担单位。")


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
    Rule("T508", "执行时间先后", Severity.ERROR, time_in_order),
)
