"""Performance tables: project, amounts, indicators with weights, read by the labels beside the cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from generator.audit.model import Place
from generator.audit.outline import Outline, Sheet
from generator.audit.readings import Reading, amount
from generator.audit.words import NUMBER, bare, tidy

LABELS = {"总额": ("年度预算总额", "年度资金总额"), "财政拨款": ("其中财政拨款",), "其他资金": ("其他资金",)}
LOST = re.compile(
    rf"年度(?:预算|资金)总额：?({NUMBER.pattern})其中：财政拨款({NUMBER.pattern})其他资金：?({NUMBER.pattern})"
)
MONEY = re.compile(rf"({NUMBER.pattern})(?:万元?)?")


@dataclass(slots=True)
class Goal:
    """One performance table; ``is_whole``: of the whole unit, not of a project."""

    place: Place
    name: str = ""
    is_whole: bool = False
    amounts: dict[str, Reading] = field(default_factory=dict)
    weights: list[Reading] = field(default_factory=list)
    indicators: list[tuple[str, str, str, Place]] = field(default_factory=list)  # level, name, value
    text: str = ""


def read_goals(outline: Outline) -> list[Goal]:
    """All performance tables of the file whose columns are whole."""
    return [_lost(s, n) if s.columns_lost else _read(s, n) for n, s in enumerate(outline.goals, 1)]


def _lost(sheet: Sheet, number: int) -> Goal:
    """What can be read of a table whose cells were taken apart: project and amounts."""
    text = tidy("".join(row[0] for row in sheet.rows))
    goal = Goal(sheet.places[0], text=text)
    if match := re.search(r"项目名称(.+?)项目负责人", text):
        goal.name = match[1]
    if match := LOST.search(text):
        for key, value in zip(LABELS, match.groups(), strict=True):
            _enter(goal, key, value, sheet.places[0], 0, number)
    return goal


def _read(sheet: Sheet, number: int) -> Goal:
    goal = Goal(sheet.places[0], text="".join(c for row in sheet.rows for c in row))
    goal.is_whole = any(
        "整体绩效目标" in c or bare(c)[:4] in ("单位名称", "部门名称") for row in sheet.rows[:3] for c in row
    )
    columns: dict[str, int] = {}
    level = ""
    for row, place in zip(sheet.rows, sheet.places, strict=True):
        titles = {bare(c): i for i, c in enumerate(row) if c}
        if "三级指标" in titles:
            columns = titles
        elif columns:
            level = row[columns.get("一级指标", 0)] or level
            _indicator(goal, row, place, columns, level, number)
        else:
            _head(goal, row, place, number)
    first = sheet.places[0]
    goal.place = Place(first.block, "", first.page, _title(goal))
    return goal


def _head(goal: Goal, row: tuple[str, ...], place: Place, number: int) -> None:
    for index, cell in enumerate(row):
        label = bare(cell)
        value, at = next(((c, i) for i, c in enumerate(row[index + 1 :], index + 1) if c), ("", 0))
        if label == "项目名称":
            goal.name = value
        if goal.is_whole and label in ("上级安排", "本级安排", "其他"):
            _enter(goal, label, value, place, at, number)
        for key, labels in LABELS.items():
            if label in labels:
                _enter(goal, key, value, place, at, number)


def _enter(goal: Goal, key: str, value: str, place: Place, column: int, number: int) -> None:
    if match := MONEY.fullmatch(value):
        at = Place(place.block, "", place.page, _title(goal), place.row, column + 1, key)
        goal.amounts[key] = Reading(f"绩效表.{number}.{key}", amount(match[1]), match[1], at, f"绩效表{number}")


def _title(goal: Goal) -> str:
    return "整体绩效目标表" if goal.is_whole else f"绩效目标表“{goal.name}”"


def _indicator(
    goal: Goal, row: tuple[str, ...], place: Place, columns: dict[str, int], level: str, number: int
) -> None:
    name = row[columns["三级指标"]]
    value = next(
        (row[i] for t, i in columns.items() if t.startswith("指标值") and "依据" not in t and i < len(row)), ""
    )
    at = Place(place.block, "", place.page, _title(goal), place.row, 0, name)
    if name or value:
        goal.indicators.append((level, name, value, at))
    position = next((i for t, i in columns.items() if "权重" in t), None)
    if position is not None and position < len(row) and row[position].isdigit():
        text = row[position]
        at = Place(place.block, "", place.page, _title(goal), place.row, position + 1, name)
        goal.weights.append(
            Reading(f"绩效表.{number}.权重.{len(goal.weights)}.数量", Decimal(text), text, at, f"绩效表{number}")
        )


def costs(goal: Goal) -> Iterator[Decimal]:
    """Whole-amount ceilings among the cost indicators, in 万元."""
    for level, name, value, _ in goal.indicators:
        match = re.fullmatch(rf"[<≤=＝≦]*=?({NUMBER.pattern})万元", value)
        if match and any(word in f"{level}{name}" for word in ("成本", "产出")):
            yield amount(match[1])
