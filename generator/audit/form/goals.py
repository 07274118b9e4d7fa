"""Performance tables: project, amounts, indicators with weights, read by the labels beside the
cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import chain
from typing import Final, NamedTuple

from generator.audit.form.lines import tidy
from generator.catalogue.alike import bare
from generator.forms.sentences import NUMBER, GoalLabels
from generator.published.model import At, Cell, Paper, Table
from generator.relations.said import Said
from generator.rules.amounts import Measure, measures
from generator.rules.performance import OUTSIDE
from generator.rules.targets import Stated

MANY: Final = 1_000
"""More columns than a table has."""
HEAD_ROWS: Final = 3
"""Rows in which a table says whose it is."""
WHOSE: Final = re.compile(r"(?:部门|单位)+名称")
BASIS: Final = "依据"
MONEY: Final = re.compile(rf"({NUMBER})(?:万元?)?")
SHORT: Final = re.compile(r"(?<=\d)万(?=[，；。、]|$)")


class Stating(NamedTuple):
    """A number that a text of the unit's own states, and in which words."""

    said: Said
    measure: Measure

    @property
    def unit(self) -> str:
        """Its unit as printed."""
        return self.measure.text.removeprefix(self.said.text)


@dataclass(frozen=True, slots=True)
class Indicator(Stated):
    """An indicator as printed, its place, and the numbers of its value."""

    at: At
    numbers: tuple[Stating, ...]


@dataclass(slots=True)
class Goal:
    """One performance table; ``is_whole``: of the whole unit, not of a project; ``aim``: its text,
    and ``stated`` the numbers of that; ``text``: all that it prints."""

    at: At
    text: str
    is_whole: bool
    name_at: At
    name: str = ""
    whole: Said | None = None
    fiscal: Said | None = None
    other: Said | None = None
    sources: dict[str, Said] = field(default_factory=dict)
    weights: list[Said] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    aim: str = ""
    stated: tuple[Stating, ...] = ()

    @property
    def title(self) -> str:
        """Which of the performance tables it is."""
        return "整体绩效" if self.is_whole else f"项目“{self.name}”"


def read_goals(paper: Paper, labels: GoalLabels) -> tuple[Goal, ...]:
    """All performance tables of the paper; none where the form does not say what is in them."""
    if not labels.levels:
        return ()
    tables = ((index, table) for index, table in paper.tables() if _is_goal(table, labels))
    return tuple(_Reader(labels).read(table, index) for index, table in tables)


def _is_goal(table: Table, labels: GoalLabels) -> bool:
    texts = set(map(bare, chain.from_iterable(_texts(table))))
    return labels.title in table.title or bool(texts & {*labels.aim, *labels.levels[-1:]})


def _texts(table: Table) -> list[list[str]]:
    """The body's texts; what a merged cell covers is blank."""
    return list(map(_row, table.rows))


def _row(cells: Sequence[Cell]) -> list[str]:
    return ["" if cell.is_covered else tidy(cell.text) for cell in cells]


@dataclass(slots=True)
class _Reader:
    """Reads one table; ``columns`` by their titles, once the row of titles was met; ``levels`` of
    the indicators so far."""

    labels: GoalLabels
    columns: Mapping[str, int] = field(default_factory=dict)
    levels: Sequence[str] = ()

    def read(self, table: Table, index: int) -> Goal:
        """The table."""
        rows = _texts(table)
        head = map(bare, chain.from_iterable(rows[:HEAD_ROWS]))
        of_unit = self.labels.of_unit
        is_titled = bool(of_unit) and of_unit in table.title
        is_whole = is_titled or any(map(WHOSE.match, head))
        text = "".join(chain.from_iterable(rows))
        goal = Goal(At(index), text, is_whole, name_at=At(index))
        tops = chain.from_iterable(top.leaves() for top in table.head)
        self.columns = _columns([title.text for title in tops])
        for number, row in enumerate(rows):
            titles = _columns(row)
            if self.labels.levels[-1] in titles:
                self.columns = titles
            elif self.labels.levels[-1] in self.columns:
                self.indicator(goal, row, At(index, number))
            else:
                self.head(goal, row, At(index, number), table.unit or "万元")
        return goal

    def head(self, goal: Goal, row: Sequence[str], at: At, unit: str) -> None:
        """The labels of a row, each with the text that stands next to it."""
        for place, label in enumerate(map(bare, row)):
            beside = next((n for n in range(place + 1, len(row)) if row[n]), -1)
            if label and beside >= 0:
                self.entry(goal, label, row[beside], at._replace(column=beside), unit)

    def entry(self, goal: Goal, label: str, text: str, at: At, unit: str) -> None:
        """What a label says of the text beside it."""
        labels = self.labels
        if label in labels.project:
            goal.name, goal.name_at = text, at
        if label in labels.aim:
            goal.aim, goal.stated = text, tuple(numbers_in(text, at))
        found = MONEY.fullmatch(text)
        if found is None:
            return
        number = _said(found[1], unit, at)
        if label in labels.whole:
            goal.whole = number
        elif label in labels.fiscal:
            goal.fiscal = number
        elif goal.is_whole and label in labels.sources:
            goal.sources[label] = number
        elif label in labels.other:
            goal.other = number

    def indicator(self, goal: Goal, row: Sequence[str], at: At) -> None:
        """An indicator; a level that is blank is that of the row above."""
        places = [self.columns.get(title, len(row)) for title in self.labels.levels]
        own = [_at(row, place) for place in places]
        name = own[-1]
        above = self.levels or [""] * len(own)
        self.levels = [text or before for text, before in zip(own, above, strict=True)]
        column = self.column(self.labels.value)
        value = _at(row, column)
        if name or value:
            there = at._replace(column=column if value else places[-1])
            numbers = tuple(numbers_in(value, there))
            levels = self.levels
            goal.indicators.append(Indicator(levels[0], levels[1], name, (value,), there, numbers))
        weight = self.column(self.labels.weight)
        if _at(row, weight).isdigit():
            goal.weights.append(_said(row[weight], "", at._replace(column=weight)))

    def column(self, title: str) -> int:
        """Where the column stands whose title has these words; past all where there is none."""
        known = self.columns.items()
        return next((n for text, n in known if title in text and BASIS not in text), MANY)


def _columns(row: Sequence[str]) -> dict[str, int]:
    return {bare(text): place for place, text in enumerate(row) if text}


def _at(row: Sequence[str], place: int) -> str:
    return row[place] if place < len(row) else ""


def numbers_in(text: str, at: At) -> Iterator[Stating]:
    """Every number that a text of the unit's own states (no dates, titles, numbering), as the rules
    read it."""
    for measure in measures(OUTSIDE.sub("", whole_words(text))):
        found = re.match(NUMBER, measure.text)
        if found:
            unit = measure.text[found.end() :]
            yield Stating(_said(found[0], unit, at), measure)


def whole_words(text: str) -> str:
    """The text with the 元 that 万 was printed without."""
    return SHORT.sub("万元", text)


def _said(text: str, unit: str, at: At) -> Said:
    value = Decimal(text.replace(",", ""))
    step = Decimal(1).scaleb(-len(text.partition(".")[2]))
    return Said(value, unit, step, at, text)
