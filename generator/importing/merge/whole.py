"""An import into a file that is there."""

from __future__ import annotations

from typing import Any

from generator.importing.merge.basic import BASIC, CARRIED, basic, carried
from generator.importing.merge.plan import Plan
from generator.importing.merge.projects import PROJECTS, projects
from generator.importing.merge.texts import blend
from generator.importing.result import Imported
from generator.source.nodes import Source

NAMES, ORDER = "科目名称", "项目表次序"
SETTLED = (BASIC, PROJECTS, CARRIED, NAMES, ORDER)
"""Sections with a way of their own."""


def planned(found: Imported, existing: Source) -> Plan:
    """What the import changes in a file. What it does not say stays, and so does what it had to
    guess where the file knows better."""
    plan = Plan(existing)
    basic(plan, found)
    projects(plan, found)
    carried(plan, found)
    names: Any = found.sections.get(NAMES) or {}
    for code, name in names.items():
        if plan.at((NAMES, code)) is None:
            plan.add((NAMES, code), name)
    for key, value in found.sections.items():
        if key not in SETTLED and not found.is_guess((key,)):
            blend(plan, (key,), value, found.cells((key,)))
    return plan
