"""Performance targets (绩效目标) as templates see them: goals and indicators with the rows their
groups span."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from markupsafe import Markup

from generator.budget.projects import Indicator, Performance
from generator.diagnostics import Position
from generator.forms.shown import Thing

REST = "其他"  # the 一级指标 of a form's defaults that stands for all others
PRINTED = ("三级", "值", "依据", "上年", "权重", "赋分", "佐证")

Prose = Callable[[str, Position], Markup]


def target_values(
    target: Performance,
    defaults: Mapping[str, Mapping[str, str]],
    groups: Mapping[str, tuple[str, ...]],
    prose: Prose,
) -> dict[str, Any]:
    """目标, 负责人 and 指标 of a target. ``defaults`` are the form's texts by 一级指标, ``groups``
    the 二级指标 that it prints even when empty."""
    rows = list(_rows(target, defaults, groups, prose))
    goals = [prose(line, target.at("目标")) for line in target.goal.splitlines() if line.strip()]
    indicators = [
        Thing("绩效指标", {**row, **spans}) for row, spans in zip(rows, _spans(rows), strict=True)
    ]
    return {"目标": goals, "负责人": target.leader, "指标": indicators}


def _rows(
    target: Performance,
    defaults: Mapping[str, Mapping[str, str]],
    groups: Mapping[str, tuple[str, ...]],
    prose: Prose,
) -> Iterator[dict[str, Any]]:
    for level1 in dict.fromkeys((*groups, *target.indicators)):
        usual = {**defaults.get(REST, {}), **defaults.get(level1, {})}
        given = target.indicators.get(level1, {})
        for level2 in dict.fromkeys((*groups.get(level1, ()), *given)):
            place = {"一级": level1, "二级": level2}
            indicators = given.get(level2, {})
            if not indicators:
                yield {**place, **dict.fromkeys(PRINTED, "")}
            for name, one in indicators.items():
                yield {**place, "三级": name, **_printed(one, target.previous or "", usual, prose)}


def _printed(
    one: Indicator, previous: str, usual: Mapping[str, str], prose: Prose
) -> dict[str, Any]:
    return {
        "值": Markup("；").join(prose(v, one.at("值", i)) for i, v in enumerate(one.values)),
        "依据": one.basis or usual.get("依据", ""),
        "上年": prose(one.previous or previous, one.at("上年")),
        "权重": "" if one.weight is None else str(one.weight),
        "赋分": one.scoring or usual.get("赋分", ""),
        "佐证": one.evidence or usual.get("佐证", ""),
    }


def _spans(rows: list[dict[str, Any]]) -> list[dict[str, int]]:
    """How many rows the first and second level of each row cover; 0 where a row above covers
    them."""
    return [
        {"一级跨行": _span(rows, i, ("一级",)), "二级跨行": _span(rows, i, ("一级", "二级"))}
        for i in range(len(rows))
    ]


def _span(rows: list[dict[str, Any]], start: int, keys: tuple[str, ...]) -> int:
    def same(a: int, b: int) -> bool:
        return all(rows[a][k] == rows[b][k] for k in keys)

    if start and same(start, start - 1):
        return 0
    end = start
    while end < len(rows) and same(start, end):
        end += 1
    return end - start
