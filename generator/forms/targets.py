"""Performance targets (绩效目标) as templates see them: goals and indicators with the rows their
groups span."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from generator.budget.projects import Indicator, Performance
from generator.forms.shown import Thing
from generator.forms.texts import Texts

REST = "其他"  # the 一级指标 of a form's defaults that stands for all others
PRINTED = ("三级", "值", "依据", "上年", "权重", "赋分", "佐证")


def target_values(
    target: Performance,
    defaults: Mapping[str, Mapping[str, str]],
    groups: Mapping[str, tuple[str, ...]],
    texts: Texts,
) -> dict[str, Any]:
    """目标, 负责人 and 指标 of a target. ``defaults`` are the form's texts by 一级指标, ``groups``
    the 二级指标 that it prints even when empty, ``texts`` those below the target."""
    rows = list(_rows(target, defaults, groups, texts))
    lines = [line for line in target.goal.splitlines() if line.strip()]
    goals = [texts.prose(line, "目标") for line in lines]
    indicators = [
        Thing("绩效指标", {**row, **spans}) for row, spans in zip(rows, _spans(rows), strict=True)
    ]
    leader = texts.name(target.leader or "", "负责人") or None
    return {"目标": goals, "负责人": leader, "指标": indicators}


def _rows(
    target: Performance,
    defaults: Mapping[str, Mapping[str, str]],
    groups: Mapping[str, tuple[str, ...]],
    texts: Texts,
) -> Iterator[dict[str, Any]]:
    for level1 in dict.fromkeys((*groups, *target.indicators)):
        usual = {**defaults.get(REST, {}), **defaults.get(level1, {})}
        given = target.indicators.get(level1, {})
        for level2 in dict.fromkeys((*groups.get(level1, ()), *given)):
            place = {
                "一级": texts.key("指标", level1),
                "二级": texts.key("指标", level1, level2),
            }
            indicators = given.get(level2, {})
            if not indicators:
                yield {**place, **dict.fromkeys(PRINTED, "")}
            below = texts.below("指标", level1, level2)
            for name, one in indicators.items():
                previous = _previous(target, one, texts, below.below(name))
                printed = _printed(one, usual, below.below(name))
                yield {**place, "三级": below.key(name), "上年": previous, **printed}


def _previous(target: Performance, one: Indicator, texts: Texts, below: Texts) -> Markup:
    """Last year's value: the indicator's own, else that of the target."""
    if one.previous:
        return below.prose(one.previous, "上年")
    return texts.prose(target.previous or "", "上年")


def _printed(one: Indicator, usual: Mapping[str, str], texts: Texts) -> dict[str, Any]:
    """What else is printed of an indicator, the form's ``usual`` words where it says nothing."""
    weight = "" if one.weight is None else str(one.weight)
    return {
        "值": Markup("；").join(texts.prose(v, "值", i) for i, v in enumerate(one.values)),
        "依据": texts.name(one.basis or "", "依据") or usual.get("依据", ""),
        "权重": texts.name(weight, "权重"),
        "赋分": texts.name(one.scoring or "", "赋分") or usual.get("赋分", ""),
        "佐证": texts.name(one.evidence or "", "佐证") or usual.get("佐证", ""),
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
