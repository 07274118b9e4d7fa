"""项目 of an import, against those of a file: known by name, or where the tables do not print one,
by function and sum; what the tables do not print of a project stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any, NamedTuple

from generator.authoring.emit import Flow, written
from generator.catalogue.terms import GENERAL
from generator.importing.merge.basic import number
from generator.importing.merge.money import Part, Stated, merged, settle, total
from generator.importing.merge.plan import Plan
from generator.importing.merge.texts import blend
from generator.importing.result import Doubt, Imported, Path
from generator.source.nodes import LocatedDict, LocatedList

PROJECTS, SPENDING, LINES = "项目", "支出", "明细"
MONEY = ("名称", "功能科目", "资金来源", SPENDING, LINES)


class Match(NamedTuple):
    """A project of the import and its number in the file."""

    place: int
    project: Any
    number: int


def projects(plan: Plan, found: Imported) -> None:
    """The money and texts of every project; new ones behind the others."""
    given: Any = found.sections.get(PROJECTS) or ()
    if not given:
        return
    matched = _matched(plan, given, found)
    known = plan.next((PROJECTS,))
    for place, project in enumerate(given):
        match = next((one for one in matched if one.place == place), None)
        if match is None:
            _add_project(plan, project, place, found)
        else:
            _money(plan, match, found)
            _texts(plan, match, found)
    taken = {match.number for match in matched}
    for n in range(known):
        if n not in taken:
            plan.left.append(f"第 {plan.line((PROJECTS, n))} 行  {plan.named((PROJECTS, n))}")


def _add_project(plan: Plan, project: Any, place: int, found: Imported) -> None:
    path, source = (PROJECTS, plan.next((PROJECTS,))), (PROJECTS, place)
    plan.add(path, project, found.cells(source))
    for doubt in found.doubts:
        if doubt.path[:2] == source:
            plan.doubts.append(Doubt((*path, *doubt.path[2:]), doubt.message))


def _matched(plan: Plan, given: Any, found: Imported) -> list[Match]:
    free = dict(enumerate(_known(plan)))
    matched: list[Match] = []
    for is_alike in (_is_named, _is_function_and_sum, _is_only_one):
        for place, project in enumerate(given):
            is_open = place not in {one.place for one in matched}
            guessed = found.is_guess((PROJECTS, place))
            if not is_open or (is_alike is not _is_named and not guessed):
                continue
            alike = [n for n, known in free.items() if is_alike(plan, n, known, project)]
            if alike and (len(alike) == 1 or is_alike is not _is_only_one):
                matched.append(Match(place, project, alike[0]))
                del free[alike[0]]
    return matched


def _known(plan: Plan) -> list[Any]:
    listed = plan.at((PROJECTS,))
    return list(listed) if isinstance(listed, LocatedList) else []


def _is_named(_plan: Plan, _n: int, known: Any, project: Any) -> bool:
    return isinstance(known, LocatedDict) and _plain(known.get("名称")) == _plain(project["名称"])


def _plain(name: object) -> str:
    return "".join(str(name or "").split())


def _is_function_and_sum(plan: Plan, n: int, known: Any, project: Any) -> bool:
    spent = sum((one.amount for one in _spent(project)), Decimal(0))
    return _is_only_one(plan, n, known, project) and total(list(_parts(plan, n))) == spent


def _is_only_one(_plan: Plan, _n: int, known: Any, project: Any) -> bool:
    return isinstance(known, LocatedDict) and known.get("功能科目") == project["功能科目"]


def _spent(project: Any, path: Path = (), found: Imported | None = None) -> Iterator[Stated]:
    """What a project of the import spends, with the cells that say so."""
    function, fund = project["功能科目"], project.get("资金来源", GENERAL)
    for code, amount in project.get(SPENDING, {}).items():
        cells = found.cells((*path, SPENDING, code)) if found else ""
        yield Stated(amount, cells, function, code, fund)
    for n, line in enumerate(project.get(LINES, ())):
        codes = (line.get("功能科目", function), line["经济科目"], line.get("资金来源", fund))
        yield Stated(line["金额"], found.cells((*path, LINES, n)) if found else "", *codes)


def _parts(plan: Plan, n: int) -> Iterator[Part]:
    """What a project of the file spends."""
    path: Path = (PROJECTS, n)
    project = plan.at(path)
    function = str(project.get("功能科目") or "")
    fund = str(project.get("资金来源") or GENERAL)
    spending = project.get(SPENDING)
    for code, amount in spending.items() if isinstance(spending, LocatedDict) else ():
        yield Part((*path, SPENDING, code), number(amount), function, code, fund)
    lines = project.get(LINES)
    for k, line in enumerate(lines if isinstance(lines, LocatedList) else ()):
        if isinstance(line, LocatedDict):
            codes = (str(line.get("功能科目") or function), str(line.get("经济科目") or ""))
            source = str(line.get("资金来源") or fund)
            yield Part((*path, LINES, k, "金额"), number(line.get("金额")), *codes, source)


def _money(plan: Plan, match: Match, found: Imported) -> None:
    """A project of which something is guessed states no more than its function and sum."""
    path = (PROJECTS, match.place)
    stated = list(_spent(match.project, path, found))
    if found.is_guess(path):
        stated = [replace(one, economic="", fund="") for one in stated]
    parts = list(_parts(plan, match.number))
    settle(plan, parts, merged(stated), partial(_add, plan, match.number))


def _add(plan: Plan, n: int, one: Stated) -> None:
    """A line that the project does not have: under 支出 where that can say it, else among lines."""
    path: Path = (PROJECTS, n)
    project = plan.at(path)
    own = (str(project.get("功能科目")), str(project.get("资金来源") or GENERAL))
    amount = written(one.amount)
    if project.get(LINES) is None and (one.function, one.fund) == own:
        plan.add((*path, SPENDING, one.economic), amount, one.cells)
    elif project.get(LINES) is not None:
        new = {"功能科目": one.function, "经济科目": one.economic, "资金来源": one.fund}
        place = (*path, LINES, plan.next((*path, LINES)))
        plan.add(place, Flow({**new, "金额": amount}), one.cells)
    else:
        plan.unsure.append(
            f"{plan.named(path)}（第 {plan.line(path)} 行）：表上多了 {one.name} {one.amount:,f}"
            f"{f'（{one.cells}）' if one.cells else ''}，“支出”里写不下；请把它改写成“明细”。"
        )


def _texts(plan: Plan, match: Match, found: Imported) -> None:
    for key, value in match.project.items():
        path = (PROJECTS, match.place, key)
        if key not in MONEY and not found.is_guess((PROJECTS, match.place)):
            blend(plan, (PROJECTS, match.number, key), value, found.cells(path))
