"""Rules on projects: names and time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.figures.name import PROJECT, by_place, join
from generator.rules.dates import execution
from generator.rules.registry import Case, Finding, Findings, error
from generator.source.times import ALWAYS, NEVER, Month


def names_differ(case: Case) -> Findings:
    """No two projects of one undertaker have the same name; those of several are printed with
    theirs."""
    first: dict[str, int] = {}
    printed = zip(case.budget.projects, case.budget.project_names, strict=True)
    for number, (project, name) in enumerate(printed, start=1):
        earlier = first.setdefault(name, number)
        if earlier != number:
            message = f"第 {number} 个项目与第 {earlier} 个同名，承担单位也相同：“{project.name}”。"
            mend = "给名称加上区别；是不同单位的项目，写上各自的“承担单位”。"
            yield Finding(project.at("名称"), message, mend)


def whole_project_order(case: Case) -> Findings:
    """项目表次序 names every project once, by what it is called and not by its place."""
    order = case.budget.project_order
    faults = tuple(_faults_of_order(order, case.figures.items[PROJECT])) if order else ()
    if faults:
        mend = "每行写一个项目的名称，每个项目写一次；与“项目”的次序相同就删去这几行。"
        yield Finding(case.budget.at("项目表次序"), f"项目表次序{'，'.join(faults)}。", mend)


def _faults_of_order(order: Sequence[str], names: Sequence[str]) -> Iterator[str]:
    """What no project is called is not quoted: it may be a name that is withheld."""
    for number, name in enumerate(order, start=1):
        item = by_place(join(PROJECT, name), names)
        if name not in names:
            yield f"里的 {name} 现在写作 {item}" if item else f"的第 {number} 项不是项目的名称"
        elif name in order[: number - 1]:
            yield f"的第 {number} 项前面已经写了"
    missing = [f"“{name}”" for name in names if name not in order]
    if missing and set(order) <= set(names):
        yield f"没有列{'、'.join(missing)}"


def time_in_order(case: Case) -> Findings:
    """A project begins before it ends, and the budget year is in between."""
    year = case.budget.year
    for project in case.budget.projects:
        start, end = execution(project, year)
        if start > end or start[0] > year or end[0] < year:
            message = f"执行时间 {_month(start)}至{_month(end)}，先后颠倒或不含 {year} 年。"
            at = project.at("结束" if project.end else "开始")
            yield Finding(at, message, "核对开始和结束。")


def _month(month: Month) -> str:
    return ALWAYS if month == NEVER else f"{month[0]}年{month[1]}月"


RULES = (
    error("T107", "项目表次序完整", whole_project_order),
    error("T504", "项目不同名", names_differ),
    error("T508", "执行时间先后", time_in_order),
)
