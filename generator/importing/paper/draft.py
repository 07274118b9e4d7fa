"""The sections of an input as they come about, with what is said of them: where each came from,
and what was inferred."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from generator.authoring.emit import Flow, written
from generator.catalogue.terms import GENERAL, SCALE
from generator.importing.result import Doubt, Path
from generator.importing.rows import Problem
from generator.published.model import At


@dataclass(slots=True)
class Draft:
    """Sections with their amounts in ``measure``; ``head`` are those that only a new file takes."""

    measure: str
    head: dict[str, Any] = field(default_factory=dict)
    sections: dict[str, Any] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    origins: dict[Path, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    read: set[At] = field(default_factory=set)
    """The numbers of sentences that were read by what stands before them."""

    def money(self, amount: Decimal) -> Decimal:
        """An amount in 元 as the file writes it."""
        return written(amount / SCALE[self.measure])

    def spending(self, sums: Iterable[tuple[str, Decimal]]) -> Flow:
        """``{科目: 金额}`` on one line."""
        return Flow({code: self.money(value) for code, value in sums})

    def doubt(self, message: str, *path: str | int) -> None:
        """Note that what stands at ``path`` was inferred."""
        self.doubts.append(Doubt(path, message))

    def origin(self, words: str, *path: str | int) -> None:
        """Note where what stands at ``path`` was read."""
        self.origins.setdefault(path, words)

    def problem(self, place: str, message: str) -> None:
        """Note what was not read, or does not come out."""
        self.problems.append(Problem(place, message))


def source(fund: str) -> dict[str, str]:
    """资金来源, where it is not the usual one."""
    return {} if fund == GENERAL else {"资金来源": fund}
