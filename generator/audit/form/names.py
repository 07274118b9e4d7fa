"""One thing under two names: the unit, its projects, and 类款项 named with their codes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.audit.form.case import Case
from generator.audit.form.check import Check, right, wrong
from generator.audit.form.lines import Line
from generator.audit.free.finding import contradiction
from generator.catalogue.alike import bare, near
from generator.relations.labels import ITEM, PIECES

KIND: Final = "名称"
CODE: Final = "编码"
ALIKE: Final = 0.9
LEVELS: Final = (("class", "c", 3, "类"), ("section", "s", 5, "款"), ("item", "i", 7, "项"))
"""The groups of a 类, 款 or 项's name and code, the digits of the code down to it, and its word."""
NUMBERED: Final = re.compile(r"^\d+[.、．]?")
UNIT: Final = "单位"


def unit(case: Case) -> Iterator[Check]:
    """The unit that says it has no units below it is the one that made the tables."""
    alone, name = case.sentences.alone, bare(case.reading.paper.unit).removesuffix(UNIT)
    if not alone or not name:
        return
    for line in case.lines:
        found = re.match(rf"([^，。；：]+?){alone}", line.text)
        if found and bare(found[1]).removesuffix(UNIT) != name:
            expected = case.reading.paper.unit
            at = line.at(0)
            yield wrong(contradiction(KIND, at, found[1], "编制单位是另一个名称", expected))


def projects(case: Case) -> Iterator[Check]:
    """A project has one name in the table, in the lines that tell of it and in its performance
    table."""
    for one in case.told:
        project = one.project
        if project is None or bare(project.name) == bare(one.name):
            continue
        is_alike = near(project.name, one.name) >= ALIKE
        why = "同一项目的名称不一致" if is_alike else "表里的项目名称不同，金额相同"
        yield wrong(contradiction(KIND, one.at, one.name, why, project.name))
    for project in case.projects:
        goal = project.goal
        if goal is not None and bare(project.name) != bare(goal.name):
            why = "同一项目的名称不一致"
            yield wrong(contradiction(KIND, goal.name_at, goal.name, why, project.name))


def items(case: Case) -> Iterator[Check]:
    """类, 款 and 项 that are named with their codes."""
    for line in case.lines:
        for found in ITEM.finditer(line.text):
            yield from _item(case, line, found)


def _item(case: Case, line: Line, found: re.Match[str]) -> Iterator[Check]:
    names = case.catalogue.all_functions()
    code = "".join(found[digits] or "" for _, digits, _, _ in LEVELS)
    for group, digits, length, word in LEVELS:
        official = names.get(code[:length], "") if found[digits] else ""
        if not official:
            return
        name = NUMBERED.sub("", PIECES.split(found[group])[-1])
        if bare(official) in (bare(name), bare(f"{name}支出")):
            yield right()
            continue
        printed, why = f"{name}（{word}：{found[digits]}）", f"{code} 的{word}是“{official}”"
        yield wrong(contradiction(CODE, line.at(found.start(group)), printed, why, official))


CHECKS: Final = (unit, projects, items)
