"""Performance tables (绩效目标表) read by the labels beside their cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from typing import Any

from generator.authoring.emit import Flow, Tree
from generator.importing.grid import Sheet, Value
from generator.importing.titles import plain
from generator.importing.values import amount

TITLE, WHOLE = "绩效目标表", "整体绩效目标表"
OMITTED = "（略）"
HEADS = {"一级": "一级指标", "二级": "二级指标", "三级": "三级指标"}
NUMBERED = re.compile(r"(?m)^目标\d+：")
WAN = Decimal(10000)
REST = "其他"
FACTS = ("总额", "财政拨款", "其他资金")
LABELS = {
    "项目名称": "名称", "项目负责人": "负责人", "项目总体目标": "目标", "年度绩效目标": "目标",
    "年度预算总额": "总额", "年度资金总额": "总额", "其中：财政拨款": "财政拨款", "财政拨款": "财政拨款",  # noqa: E501
    "其他资金": "其他资金", "联系电话": "联系电话", "单位联系人": "联系人", "部门联系人": "联系人",
    "部门（单位）联系人": "联系人",
}  # fmt: skip


@dataclass(slots=True)
class Goal:
    """One performance table; amounts in 元. ``is_whole``: of the whole unit."""

    place: str
    order: int
    """Which of the sheets it is."""
    is_whole: bool = False
    said: dict[str, str] = field(default_factory=dict)
    amounts: dict[str, Decimal] = field(default_factory=dict)
    indicators: list[dict[str, str]] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The project's name."""
        return self.said.get("名称", "")


def read_goal(sheet: Sheet, order: int) -> Goal | None:
    """The performance table of a sheet; ``None`` for a sheet that holds none."""
    head = next(
        (r for r, _ in enumerate(sheet.rows) if "三级指标" in _titles(sheet, r).values()), None
    )
    above = (
        [v for row in sheet.rows[:head] for v in row if isinstance(v, str)]
        if head is not None
        else []
    )
    if head is None or not any(TITLE in v for v in above):
        return None
    goal = Goal(sheet.ref(0, 0), order, any(WHOLE in v for v in above))
    for row in range(head):
        _labels(goal, sheet, row)
    fields = {
        _field(title): column for column, title in _titles(sheet, head).items() if _field(title)
    }
    for row in range(head + 1, len(sheet.rows)):
        values = {key: _text(sheet.shown(row, column)) for key, column in fields.items()}
        if values.get("三级"):
            goal.indicators.append(values)
    return goal


def _titles(sheet: Sheet, row: int) -> dict[int, str]:
    return {i: plain(v) for i, v in enumerate(sheet.rows[row]) if isinstance(v, str)}


def _text(value: Value) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else value if isinstance(value, str) else ""


def _labels(goal: Goal, sheet: Sheet, row: int) -> None:
    """Each label of a row with the cell that follows it."""
    cells = [(i, v) for i, v in enumerate(sheet.rows[row]) if v is not None]
    for (_, label), (_, value) in pairwise(cells):
        key = (
            LABELS.get(re.sub(r"[（(]万元[）)]|[:：]$", "", label))
            if isinstance(label, str)
            else None
        )
        if key in FACTS:
            found = amount(_text(value).removesuffix("万元"))
            goal.amounts |= {key: found * WAN} if found is not None else {}
        elif key and _text(value) != OMITTED:
            goal.said[key] = _text(value)


def _field(title: str) -> str:
    """What a column of indicators holds, in the input's words."""
    for key, head in HEADS.items():
        if title == head:
            return key
    words = (
        ("依据", "依据"),
        ("上年", "上年"),
        ("权重", "权重"),
        ("赋分", "赋分"),
        ("佐证", "佐证"),
        ("指标值", "值"),
    )
    return next((key for word, key in words if word in title), "")


def target(goal: Goal, defaults: Mapping[str, Mapping[str, str]]) -> dict[str, Tree]:
    """绩效 as the input writes it; ``defaults`` are the form's texts by 一级指标, which are not
    written."""
    usual = _usual(goal)
    levels: dict[str, Any] = {}
    for one in goal.indicators:
        below = levels.setdefault(one["一级"], {}).setdefault(one["二级"], {})
        below[one["三级"]] = Flow(
            _indicator(one, usual, {**defaults.get(REST, {}), **defaults.get(one["一级"], {})})
        )
    head = {
        "目标": NUMBERED.sub("", goal.said.get("目标", "")),
        "负责人": goal.said.get("负责人", ""),
        "上年": usual,
    }
    return {**{key: value for key, value in head.items() if value or key == "目标"}, "指标": levels}


def _usual(goal: Goal) -> str:
    """The 上年完成值 that most indicators have; nothing unless all have one."""
    seen = [one.get("上年", "") for one in goal.indicators]
    return Counter(seen).most_common(1)[0][0] if seen and all(seen) else ""


def _indicator(
    one: dict[str, str], usual: str, defaults: Mapping[str, str]
) -> Iterator[tuple[str, Tree]]:
    yield "值", one.get("值", "")
    for key in ("依据", "赋分", "佐证"):
        if one.get(key) and one[key] != defaults.get(key, ""):
            yield key, one[key]
    if one.get("上年") and one["上年"] != usual:
        yield "上年", one["上年"]
    if one.get("权重", "").isdigit():
        yield "权重", int(one["权重"])
