"""Performance tables: project, amounts, indicators with weights, read by the labels beside the
cells."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from generator.audit.model import Place
from generator.audit.outline import Outline, Sheet
from generator.audit.readings import PLACES, Reading, amount, decimals
from generator.audit.words import NUMBER, bare, tidy
from generator.rules.amounts import Measure, measures
from generator.rules.performance import OUTSIDE
from generator.rules.targets import Stated

LABELS = {
    "总额": ("年度预算总额", "年度资金总额"),
    "财政拨款": ("其中财政拨款",),
    "其他资金": ("其他资金",),
}
AIMS = ("项目总体目标", "年度绩效目标", "年度总体目标", "总体目标")
LEVELS = ("一级指标", "二级指标")
WHOSE = re.compile(r"(?:部门|单位)+名称")
LOST = re.compile(
    rf"年度(?:预算|资金)总额：?({NUMBER.pattern})其中：财政拨款({NUMBER.pattern})其他资金：?({NUMBER.pattern})"
)
MONEY = re.compile(rf"({NUMBER.pattern})(?:万元?)?")


@dataclass(frozen=True, slots=True)
class Indicator(Stated):
    """An indicator as printed, its place, and the numbers of its value."""

    place: Place
    readings: tuple[Reading, ...]


@dataclass(slots=True)
class Goal:
    """One performance table; ``is_whole``: of the whole unit, not of a project; ``stated``: the
    numbers of its text."""

    place: Place
    name: str = ""
    is_whole: bool = False
    amounts: dict[str, Reading] = field(default_factory=dict)
    weights: list[Reading] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    text: str = ""
    aim: str = ""
    stated: tuple[Reading, ...] = ()


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
        "整体绩效目标" in c or WHOSE.match(bare(c)) for row in sheet.rows[:3] for c in row
    )
    columns: dict[str, int] = {}
    levels = ["", ""]
    for row, place in zip(sheet.rows, sheet.places, strict=True):
        titles = {bare(c): i for i, c in enumerate(row) if c}
        if "三级指标" in titles:
            columns = titles
        elif columns:
            levels = [
                _level(row, columns, name) or above
                for name, above in zip(LEVELS, levels, strict=True)
            ]
            _indicator(goal, row, place, columns, levels, number)
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
        if label in AIMS and value:
            at_aim = Place(place.block, "", place.page, _title(goal), place.row, at + 1)
            goal.aim, goal.stated = (
                value,
                readings_in(value, f"绩效表.{number}.目标", at_aim, f"绩效表{number}"),
            )
        if goal.is_whole and label in ("上级安排", "本级安排", "其他"):
            _enter(goal, label, value, place, at, number)
        for key, labels in LABELS.items():
            if label in labels:
                _enter(goal, key, value, place, at, number)


def _enter(goal: Goal, key: str, value: str, place: Place, column: int, number: int) -> None:
    if match := MONEY.fullmatch(value):
        at = Place(place.block, "", place.page, _title(goal), place.row, column + 1, key)
        name, text = f"绩效表.{number}.{key}", match[1]
        places = decimals(text) or PLACES
        goal.amounts[key] = Reading(name, amount(text), text, at, f"绩效表{number}", places=places)


def _title(goal: Goal) -> str:
    return "整体绩效目标表" if goal.is_whole else f"绩效目标表“{goal.name}”"


def _level(row: tuple[str, ...], columns: dict[str, int], name: str) -> str:
    return row[columns[name]] if name in columns and columns[name] < len(row) else ""


def _indicator(
    goal: Goal,
    row: tuple[str, ...],
    place: Place,
    columns: dict[str, int],
    levels: list[str],
    number: int,
) -> None:
    name = row[columns["三级指标"]]
    titled = (
        i for t, i in columns.items() if t.startswith("指标值") and "依据" not in t and i < len(row)
    )
    column = next(titled, len(row))
    value = row[column] if column < len(row) else ""
    if name or value:
        at = Place(place.block, "", place.page, _title(goal), place.row, column + 1, name)
        owner = f"绩效表.{number}.指标.{len(goal.indicators) + 1}"
        found = readings_in(value, owner, at, f"绩效表{number}")
        goal.indicators.append(Indicator(levels[0], levels[1], name, (value,), at, found))
    position = next((i for t, i in columns.items() if "权重" in t), None)
    if position is not None and position < len(row) and row[position].isdigit():
        text = row[position]
        at = Place(place.block, "", place.page, _title(goal), place.row, position + 1, name)
        goal.weights.append(
            Reading(
                f"绩效表.{number}.权重.{len(goal.weights)}.数量",
                Decimal(text),
                text,
                at,
                f"绩效表{number}",
            )
        )


def readings_in(text: str, owner: str, place: Place, source: str) -> tuple[Reading, ...]:
    """Every number that a text of the unit's own states (no dates, titles, numbering), as the rules
    read it; the reading's name ends in what it is: 金额, 比率 or 数量."""
    return tuple(
        Reading(f"{owner}.{n}.{_what(m)}", amount(digits[0]), digits[0], place.at(m.text), source)
        for n, m in enumerate(measures(OUTSIDE.sub("", whole_words(text))), 1)
        if (digits := re.match(NUMBER.pattern, m.text))
    )


def whole_words(text: str) -> str:
    """The text with the 元 that 万 was printed without."""
    return re.sub(r"(?<=\d)万(?=[，；。、]|$)", "万元", text)


def _what(measure: Measure) -> str:
    return "金额" if measure.is_money else "比率" if measure.unit in ("%", "％") else "数量"
