"""A new workbook: only the form, the year and the measure stand in it."""

from __future__ import annotations

from generator.diagnostics import Position
from generator.forms.spec import FormSpec
from generator.source.nodes import LocatedDict, LocatedStr
from generator.workbook.wanted import wanted_of
from generator.workbook.write import workbook


def blank(spec: FormSpec, form: str, year: int) -> bytes:
    """The workbook of a unit that starts from nothing, for the form ``spec`` that is called
    ``form``."""
    root = LocatedDict(Position(""))
    for key, text in (("表样", form), ("年度", str(year)), ("计量单位", "万元")):
        root[key] = LocatedStr(text)
    return workbook(root, spec.facts, wanted_of(spec, None, "万元"))
