"""The indicators of all performance tables in one shape, for the rules on performance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from generator.budget.model import Budget
from generator.budget.projects import Indicator, Performance
from generator.diagnostics import Position
from generator.rules.amounts import Measure, measures
from generator.rules.prose import Path


@dataclass(frozen=True, slots=True)
class Stated:
    """An indicator with its levels and its values as printed."""

    level1: str
    level2: str
    name: str
    values: tuple[str, ...]

    @property
    def is_cost(self) -> bool:
        """Whether it is a cost indicator, at whichever level the form has them."""
        return "成本指标" in (self.level1, self.level2) or self.level2.endswith("成本指标")

    @property
    def measures(self) -> tuple[Measure, ...]:
        """All numbers of the values."""
        return tuple(chain.from_iterable(map(measures, self.values)))


@dataclass(frozen=True, slots=True)
class Row(Stated):
    """An indicator of a file, and where it stands."""

    indicator: Indicator
    key: Position


@dataclass(frozen=True, slots=True)
class Target:
    """A performance table: what a message calls its owner (``label``), its project (from 1; 0 is
    the whole unit), its goal as printed, its rows."""

    label: str
    project: int
    performance: Performance
    goal: str
    rows: tuple[Row, ...]

    @property
    def costs(self) -> str:
        """What its cost indicators state, in one text."""
        costs = [row.values for row in self.rows if row.is_cost]
        return "；".join(chain.from_iterable(costs))


def read_targets(budget: Budget, printed: dict[Path, str]) -> Iterator[Target]:
    """Every performance table, the whole unit's first; ``printed`` are the texts by path."""
    if budget.performance:
        yield _target("整体绩效", 0, budget.performance, ("整体绩效",), printed)
    for number, project in enumerate(budget.projects, start=1):
        if project.performance:
            label = f"项目“{budget.project_names[number - 1]}”"
            path = ("项目", number - 1, "绩效")
            yield _target(label, number, project.performance, path, printed)


def _target(
    label: str, project: int, performance: Performance, path: Path, printed: dict[Path, str]
) -> Target:
    return Target(
        label=label,
        project=project,
        performance=performance,
        goal=printed.get((*path, "目标"), performance.goal),
        rows=tuple(_rows(performance, (*path, "指标"), printed)),
    )


def _rows(performance: Performance, path: Path, printed: dict[Path, str]) -> Iterator[Row]:
    for levels, indicator in _indicators(performance):
        where = (*path, *levels, "值")
        values = []
        for place, value in enumerate(indicator.values):
            as_one = printed.get(where, value)
            values.append(printed.get((*where, place), as_one))
        level1, level2, name = levels
        yield Row(
            level1=level1,
            level2=level2,
            name=name,
            values=tuple(values),
            indicator=indicator,
            key=performance.at("指标", *levels),
        )


def _indicators(performance: Performance) -> Iterator[tuple[tuple[str, str, str], Indicator]]:
    """Every indicator of a table, under the names of its three levels."""
    for level1, below in performance.indicators.items():
        for level2, indicators in below.items():
            for name, indicator in indicators.items():
                yield (level1, level2, name), indicator
