"""Performance tables, read by the labels beside their cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from typing import Any, Final

from generator.authoring.emit import Flow, Tree
from generator.document.signs import typed
from generator.importing.paper.grids import rows_of
from generator.importing.paper.told import Told
from generator.importing.paper.words import meant, mentioned, words
from generator.importing.values import amount
from generator.published.model import At, Table
from generator.relations.facets import core

NUMBERED: Final = re.compile(r"目标\d+：")
UNIT: Final = re.compile(r"（万元）$")
WAN: Final = Decimal(10000)
REST: Final = "其他"
AMOUNTS: Final = ("总额", "财政拨款", "其他资金")
FIRST, SECOND, THIRD, VALUE = "一级", "二级", "三级", "值"


@dataclass(slots=True)
class Goal:
    """One performance table; amounts in 元. ``is_whole``: of the whole unit."""

    place: str
    is_whole: bool = False
    said: dict[str, str] = field(default_factory=dict)
    amounts: dict[str, Decimal] = field(default_factory=dict)
    indicators: list[dict[str, Any]] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    """The names of indicators without a value."""

    @property
    def name(self) -> str:
        """The project's name."""
        return self.said.get("名称", "")


def is_goal(table: Table) -> bool:
    """Whether a table is one of performance."""
    rows = rows_of(table)
    head = _head_of(rows)
    return head is not None and words("绩效")["题"] in table.title + _text(rows[:head])


def goals(told: Told) -> list[Goal]:
    """All performance tables of the paper."""
    found = []
    for index, table in told.paper.tables():
        rows = rows_of(table)
        head = _head_of(rows)
        if head is not None and words("绩效")["题"] in table.title + _text(rows[:head]):
            place = told.where(At(index))
            whole = words("绩效")["整体"] in table.title + _text(rows[:head])
            found.append(_goal(place, rows, head, is_whole=whole))
    return found


def _text(rows: Sequence[Sequence[str]]) -> str:
    return "".join("".join(row) for row in rows)


def _head_of(rows: Sequence[Sequence[str]]) -> int | None:
    """The row that names the columns of the indicators."""
    for number, row in enumerate(rows):
        if any(_field(cell) == THIRD for cell in row):
            return number
    return None


def _field(title: str) -> str:
    fields: dict[str, list[str]] = words("绩效")["指标"]
    return mentioned(fields, core(title)) if title else ""


def _goal(place: str, rows: Sequence[Sequence[str]], head: int, *, is_whole: bool) -> Goal:
    goal = Goal(place, is_whole)
    for row in rows[:head]:
        _labels(goal, row)
    fields = {_field(title): at for at, title in enumerate(rows[head]) if _field(title)}
    above: dict[str, str] = {}
    for row in rows[head + 1 :]:
        values = {key: row[at] for key, at in fields.items()}
        above = _indicator(goal, values, above)
    return goal


def _indicator(goal: Goal, values: dict[str, Any], above: dict[str, str]) -> dict[str, str]:
    """Enter an indicator; the levels that it stands under. Those left blank are those of the row
    above; without a name it is another value of the last indicator."""
    levels = {level: values.get(level) or above.get(level, "") for level in (FIRST, SECOND)}
    others = [text for key, text in values.items() if text and key != THIRD]
    if values.get(THIRD) and not values.get(VALUE):
        if goal.indicators and not others:  # the name goes on after the end of a page
            goal.indicators[-1][THIRD] += values[THIRD]
        else:
            goal.unread.append(values[THIRD])
    elif values.get(THIRD):
        goal.indicators.append({**values, **levels})
    elif values.get(VALUE) and goal.indicators and levels == above:
        last = goal.indicators[-1]
        known = last[VALUE] if isinstance(last[VALUE], list) else [last[VALUE]]
        last[VALUE] = [*known, values[VALUE]]
    return levels


def _labels(goal: Goal, row: Sequence[str]) -> None:
    """Each label of a row with the cell that follows it."""
    cells = [cell for cell in row if cell]
    for label, value in pairwise(cells):
        key = meant(words("绩效")["标签"], UNIT.sub("", core(label)))
        if key in AMOUNTS:
            found = amount(value.removesuffix("万元"))
            if found is not None:
                goal.amounts[key] = found * WAN
        elif key and value not in words("绩效")["略"]:
            goal.said.setdefault(key, value)


def target(goal: Goal, defaults: Mapping[str, Mapping[str, str]]) -> dict[str, Tree]:
    """绩效 as the input writes it; ``defaults`` are the form's texts by 一级指标, which are not
    written."""
    usual = _usual(goal)
    levels: dict[str, Any] = {}
    for one in goal.indicators:
        below = levels.setdefault(one[FIRST], {}).setdefault(one[SECOND], {})
        known = {**defaults.get(REST, {}), **defaults.get(one[FIRST], {})}
        below[one[THIRD]] = Flow(_written(one, usual, known))
    aims = NUMBERED.split(goal.said.get("目标", ""))
    aim = "\n".join(text.strip() for text in aims if text.strip())
    head = {"负责人": goal.said.get("负责人", ""), "上年": usual}
    stated = {key: value for key, value in head.items() if value}
    return {"目标": aim, **stated, "指标": levels}


def _usual(goal: Goal) -> str:
    """The 上年完成值 that most indicators have; nothing unless all have one."""
    seen = [one.get("上年", "") for one in goal.indicators]
    return Counter(seen).most_common(1)[0][0] if seen and all(seen) else ""


def _written(
    one: Mapping[str, Any], usual: str, defaults: Mapping[str, str]
) -> Iterator[tuple[str, Tree]]:
    yield VALUE, typed(one.get(VALUE, ""))
    for key in ("依据", "赋分", "佐证"):
        if one.get(key) and one[key] != defaults.get(key, ""):
            yield key, one[key]
    if one.get("上年") and one["上年"] != usual:
        yield "上年", one["上年"]
    if str(one.get("权重", "")).isdigit():
        yield "权重", int(one["权重"])
