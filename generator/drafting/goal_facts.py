"""What the facts say of performance, asked by what a paper prints of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from generator.budget.model import Budget
from generator.budget.projects import Performance, Project
from generator.published.model import Table

REST: Final = "其他"
FIELDS: Final = ("一级", "二级", "三级", "值", "依据", "上年", "权重", "赋分", "佐证")
SPACE: Final = re.compile(r"\s")
REFERENCE: Final = re.compile(r"\\\{[^{}]*\\\}")
"""A reference in a text of the facts, escaped as a pattern."""


def project_of(table: Table, budget: Budget) -> Project | None:
    """The project with a target that a table names, or else whose indicators it prints, as a
    paper may call it otherwise; ``None`` for none."""
    texts = set(_texts(table))
    aimed = [one for one in budget.projects if one.performance]
    if named := next((one for one in aimed if one.name in texts), None):
        return named
    best = max(aimed, key=lambda one: _printed(table, one.performance), default=None)
    of_unit = _printed(table, budget.performance)
    return best if best and _printed(table, best.performance) > of_unit else None


def _texts(table: Table) -> Iterator[str]:
    for row in table.rows:
        yield from (cell.text.strip() for cell in row)


def _printed(table: Table, target: Performance | None) -> int:
    """How many rows print an indicator of a target."""
    return len(indicator_rows(table, target)) if target else 0


def indicator_rows(table: Table, target: Performance) -> list[int]:
    """The rows that print an indicator of the target."""
    names = {line["三级"] for line in indicator_lines(target, {})}
    rows = enumerate(table.rows)
    return [number for number, row in rows if any(cell.text.strip() in names for cell in row)]


def indicator_lines(
    target: Performance, defaults: Mapping[str, Mapping[str, str]]
) -> Iterator[dict[str, str]]:
    """What is printed of every indicator, by field."""
    for first, groups in target.indicators.items():
        usual = {**defaults.get(REST, {}), **defaults.get(first, {})}
        for second, indicators in groups.items():
            for third, one in indicators.items():
                yield {
                    "一级": first,
                    "二级": second,
                    "三级": third,
                    "值": "；".join(one.values),
                    "依据": one.basis or usual.get("依据", ""),
                    "上年": one.previous or target.previous or "",
                    "权重": "" if one.weight is None else str(one.weight),
                    "赋分": one.scoring or usual.get("赋分", ""),
                    "佐证": one.evidence or usual.get("佐证", ""),
                }


def says(printed: str, stated: str) -> bool:
    """Whether a cell prints what the facts state, in which ``{…}`` stands for a number."""
    pattern = REFERENCE.sub(".+?", re.escape(SPACE.sub("", stated)))
    return bool(stated) and re.fullmatch(pattern, SPACE.sub("", printed)) is not None


def field_of(texts: Sequence[str], lines: Sequence[Mapping[str, str]], free: Sequence[str]) -> str:
    """The field that says most of what a column prints; empty for a blank column."""
    counts = {
        name: sum(says(t, line[name]) for t, line in zip(texts, lines, strict=False))
        for name in free
    }
    best = max(counts, key=lambda name: counts[name], default="")
    return best if best and counts[best] else ""
