"""A project as it comes about."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from generator.catalogue.terms import FISCAL
from generator.catalogue.trees import funds
from generator.importing.paper.goals import Goal
from generator.importing.paper.project_texts import Story
from generator.importing.paper.told import ZERO

OTHER: Final = "其他资金"
UNKNOWN: Final = "399"
"""其他支出, where no table prints the economic class."""
CLASS_DOUBT: Final = "经济科目"


@dataclass(frozen=True, slots=True)
class WorkMoney:
    """Money of a project, in 元."""

    function: str
    economic: str
    fund: str
    amount: Decimal


@dataclass(slots=True, eq=False)
class Work:
    """A project as it comes about; ``row`` is its place in the table of projects (from 1, 0: not
    in it)."""

    name: str
    function: str = ""
    place: str = ""
    row: int = 0
    goal: Goal | None = None
    story: Story | None = None
    printed: dict[str, Decimal] = field(default_factory=dict)
    """What its row prints by kind of money, where no code stands in it."""
    lines: list[WorkMoney] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def paid(self, kind: str) -> Decimal:
        """What fiscal appropriation, or anything else, pays of it so far."""
        mine = (one.amount for one in self.lines if kind_of(one.fund) == kind)
        return sum(mine, ZERO)

    @property
    def total(self) -> Decimal:
        """All its money so far."""
        return self.paid(FISCAL) + self.paid(OTHER)

    def lacks(self, kind: str) -> Decimal:
        """What its row, its performance table, or its text states beyond that."""
        stated = self.printed.get(kind, ZERO)
        if self.goal is not None:
            stated = self.goal.amounts.get(kind, ZERO)
        elif self.story is not None and kind == FISCAL:
            stated = self.story.amount or ZERO
        return stated - self.paid(kind)

    @property
    def open_questions(self) -> tuple[str, ...]:
        """What was inferred, each once; the economic class only where it is still unknown."""
        is_unknown = any(line.economic == UNKNOWN for line in self.lines)
        asked = (one for one in self.doubts if one != CLASS_DOUBT or is_unknown)
        return tuple(dict.fromkeys(asked))


def kind_of(fund: str) -> str:
    """Fiscal appropriation, or anything else."""
    return FISCAL if FISCAL in funds().path(fund) else OTHER
