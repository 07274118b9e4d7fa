"""The indicators of all performance tables in one shape, for the rules on performance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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
        return tuple(m for value in self.values for m in measures(value))


@dataclass(frozen=True, slots=True)
class Row(Stated):
    """An indicator of a file, and where it stands."""

    indicator: Indicator
    key: Position


@dataclass(frozen=True, slots=True)
class Target:
    """A performance table: its project (from 1; 0 is the whole unit), its goal as printed, its
    rows."""

    project: int
    performance: Performance
    goal: str
    rows: tuple[Row, ...]

    @property
    def label(self) -> str:
        """What a message calls the table's owner."""
        return f"第 {self.project} 个项目" if self.project else "整体绩效"


def read_targets(budget: Budget, printed: dict[Path, str]) -> Iterator[Target]:
    """Every performance table, the whole unit's first; ``printed`` are the texts by path."""
    owners = [
        (0, budget.performance),
        *((n, p.performance) for n, p in enumerate(budget.projects, start=1)),
    ]
    for number, performance in owners:
        if performance is not None:
            above = ("项目", number - 1, "绩效") if number else ("整体绩效",)
            goal = printed.get((*above, "目标"), performance.goal)
            yield Target(
                number, performance, goal, tuple(_rows(performance, (*above, "指标"), printed))
            )


def _rows(performance: Performance, above: Path, printed: dict[Path, str]) -> Iterator[Row]:
    for level1, below in performance.indicators.items():
        for level2, indicators in below.items():
            for name, one in indicators.items():
                path = (*above, level1, level2, name, "值")
                listed = [
                    printed.get((*path, i), printed.get(path, v)) for i, v in enumerate(one.values)
                ]
                key = performance.at("指标", level1, level2, name)
                yield Row(level1, level2, name, tuple(listed), one, key)
