"""What a budget gives a name of its own: units, offices, projects, carry-over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.budget.model import Budget
from generator.diagnostics import Position


class Named(NamedTuple):
    """What a message calls a thing, its name, and where that stands."""

    what: str
    name: str
    at: Position


def unit_itself(budget: Budget) -> Iterator[Named]:
    """The unit itself."""
    yield Named("单位名称", budget.unit.name, budget.unit.at("名称"))


def units_below(budget: Budget) -> Iterator[Named]:
    """The units below it."""
    for unit in budget.subordinates:
        yield Named("下属单位", unit.name, unit.at("名称"))


def offices(budget: Budget) -> Iterator[Named]:
    """The offices of the unit."""
    for index, name in enumerate(budget.offices.names):
        yield Named("内设机构", name, budget.at("内设机构", "名单", index))


def projects(budget: Budget) -> Iterator[Named]:
    """The projects."""
    for project in budget.projects:
        yield Named("项目名称", project.name, project.at("名称"))


def carried(budget: Budget) -> Iterator[Named]:
    """What is carried over from last year."""
    for item in budget.carry_over:
        yield Named("结转项目名称", item.name, item.at("名称"))
