"""A new workbook: only the form, the year and the measure stand in it."""

from __future__ import annotations

from collections.abc import Mapping

from generator.budget.form_facts import FormFact
from generator.diagnostics import Position
from generator.source.nodes import LocatedDict, LocatedStr
from generator.workbook.write import workbook


def blank(form: str, year: int, facts: Mapping[str, FormFact]) -> bytes:
    """The workbook of a unit that starts from nothing."""
    root = LocatedDict(Position(""))
    for key, text in (("表样", form), ("年度", str(year)), ("计量单位", "万元")):
        root[key] = LocatedStr(text)
    return workbook(root, facts)
