"""The projects of a paper: the rows of its table of projects, the lines that tell of each, and its
performance tables, tied to one another by names and amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from generator.audit.form.goals import Goal, Stating, numbers_in
from generator.audit.form.lines import Line
from generator.catalogue.alike import bare, near
from generator.forms.sentences import ProjectLines
from generator.published.model import At
from generator.relations.said import Said
from generator.relations.sheets import Sheet

ALIKE: Final = 0.8
VERY_ALIKE: Final = 0.9
SOMEWHAT: Final = 0.3
"""How alike names are that may be one project's, where its amount is the same."""


@dataclass(slots=True, eq=False)
class Project:
    """A project by its row, or, where no row has it, by the lines that tell of it; ``goals`` are
    its performance tables."""

    name: str
    code: str
    amount: Said | None
    at: At
    goal: Goal | None = None

    @property
    def worth(self) -> Decimal:
        """Its amount in 元."""
        return self.amount.amount if self.amount is not None else Decimal(0)


@dataclass(slots=True, eq=False)
class Told:
    """What the section on projects tells of one: its name and where that stands, its amount, what
    it rests on, how its money is divided, and which project it is."""

    name: str
    at: At
    amount: Said | None = None
    basis: str = ""
    allocation: str = ""
    allocation_at: At | None = None
    stated: tuple[Stating, ...] = ()
    project: Project | None = None


def in_rows(sheets: Sequence[Sheet], index: int) -> list[Project]:
    """Every row of a table of projects."""
    found: list[Project] = []
    for sheet in sheets:
        for part in sheet.parts if sheet.index == index else ():
            for row in part.rows:
                if row.project and not row.is_total:
                    amount = sheet.said(row.at, part.block.amounts[0].at)
                    found.append(Project(row.project, row.code, amount, At(index, row.at)))
    return found


# -- what is told


def told(lines: Sequence[Line], words: ProjectLines) -> list[Told]:
    """Every project that lines tell of."""
    found: list[Told] = []
    for line in lines:
        name = re.match(words.name, line.text) if words.name else None
        if name:
            found.append(Told(name[1], line.at(name.start(1))))
        elif found:
            _tell(found[-1], line, words)
    return found


def _tell(project: Told, line: Line, words: ProjectLines) -> None:
    if _begins(words.amount, line) and project.amount is None:
        amounts = (number for number in line.numbers.values() if number.is_money)
        project.amount = next(amounts, None)
    elif _begins(words.basis, line):
        project.basis = line.text
    elif (after := _begins(words.allocation, line)) and project.allocation_at is None:
        project.allocation = line.text[after:]
        project.allocation_at = line.at(after)
        project.stated = tuple(_placed(line, after))


def _placed(line: Line, after: int) -> Iterator[Stating]:
    """The numbers of a line from a character on, each where the paper has it."""
    for one in numbers_in(line.text[after:], line.at(after)):
        found = line.text.find(one.said.text, after)
        if found < 0:
            yield one
            continue
        after = found + len(one.said.text)
        yield one._replace(said=one.said._replace(at=line.at(found)))


def _begins(expression: str, line: Line) -> int:
    """Where the words end that a line begins with; 0 where it does not."""
    found = re.match(expression, line.text) if expression else None
    return found.end() if found else 0


# -- which is which


def join_told(told: Sequence[Told], projects: list[Project]) -> None:
    """Each with the row that it is of; what no row has is a project by itself."""
    taken: set[int] = set()
    for one in told:
        found = _row_of(one, [project for project in projects if id(project) not in taken])
        if found is None:
            found = Project(one.name, "", one.amount, one.at)
            projects.append(found)
        one.project = found
        taken.add(id(found))


def _row_of(one: Told, free: Sequence[Project]) -> Project | None:
    """By name, the one of the same amount first; or by the amount, where the names are not too
    unlike."""
    worth = one.amount.amount if one.amount is not None else Decimal(0)
    same = [project for project in free if bare(project.name) == bare(one.name)]
    if len(same) > 1 and _are_rows_of(worth, same):
        return None
    alike = sorted(free, key=lambda project: -near(project.name, one.name))
    by_amount = [p for p in alike if p.worth == worth and near(p.name, one.name) >= SOMEWHAT]
    by_name = [project for project in alike if near(project.name, one.name) >= ALIKE]
    same.sort(key=lambda project: project.worth != worth)
    return next(iter((*same, *by_amount, *by_name)), None)


def _are_rows_of(worth: Decimal, rows: Sequence[Project]) -> bool:
    """Whether an amount is that of one project under several 项, a row for each."""
    amounts = [row.amount for row in rows if row.amount is not None]
    off = sum((amount.amount_step for amount in amounts), Decimal(0))
    together = sum((amount.amount for amount in amounts), Decimal(0))
    is_one = any(amount.amount == worth for amount in amounts)
    return not is_one and abs(together - worth) <= off


def join_goals(goals: Sequence[Goal], projects: Sequence[Project]) -> None:
    """Each performance table with its project."""
    for goal in goals:
        free = [project for project in projects if project.goal is None]
        found = None if goal.is_whole else next(_projects_of(goal, free), None)
        if found is not None:
            found.goal = goal


def _projects_of(goal: Goal, free: Sequence[Project]) -> Iterator[Project]:
    """The projects that a table may be of, the likeliest first."""
    worth = goal.whole.amount if goal.whole is not None else None
    alike = sorted(free, key=lambda p: (-near(p.name, goal.name), p.worth != worth))
    for project in alike:
        if bare(project.name) == bare(goal.name) and project.worth == worth:
            yield project
    for project in alike:
        if near(project.name, goal.name) >= VERY_ALIKE:
            yield project
    for project in alike:
        if project.worth == worth and near(project.name, goal.name) >= SOMEWHAT:
            yield project
