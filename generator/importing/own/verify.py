"""Whether the facts that were read give back every amount that the tables print."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from generator.authoring.emit import Tree, emit
from generator.budget.model import Budget
from generator.figures.build import build
from generator.figures.lines import yuan
from generator.figures.model import UnknownFigureError
from generator.importing.own.projects import Work
from generator.importing.own.rows import Readings
from generator.importing.rows import Problem
from generator.source.decode import decode
from generator.source.reader import read_text

NUMBERED = re.compile(r"(项目|结转)\.(\d+)\.(.*)")
HEAD: Mapping[str, Tree] = {"表样": "-", "年度": 2000, "公开日期": "2000-01-01", "单位": {"名称": "-"}}


def verify(readings: Readings, sections: Mapping[str, Tree], works: Sequence[Work]) -> Iterator[Problem]:
    """A problem for each printed amount that the facts do not come to."""
    budget = decode(Budget, read_text(emit({**HEAD, **{k: v for k, v in sections.items() if v}}), "-"))
    figures = build(budget, None, Decimal(0))
    numbers = {str(w.row): str(n) for n, w in enumerate(works, start=1) if w.row}
    for one in readings.printed:
        match = NUMBERED.fullmatch(one.name)
        name = f"项目.{numbers.get(match[2], 0)}.{match[3]}" if match and match[1] == "项目" else one.name
        try:
            value = figures[name].value
        except UnknownFigureError:
            value = Decimal(0)
        if value != one.amount:
            message = f"表上印的是 {yuan(one.amount)}，按读入的数是 {yuan(value)}（{one.name}）。"
            yield Problem(one.place, message)
