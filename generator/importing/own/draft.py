"""What is made of a workbook's readings, and the places where the tables leave something open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from generator.authoring.emit import Flow, written
from generator.catalogue.terms import SCALE
from generator.importing.own.rows import Readings
from generator.importing.own.split import Split
from generator.importing.result import Doubt
from generator.importing.sheet import GENERAL


@dataclass(slots=True)
class Draft:
    """The sections of an input as they come about."""

    readings: Readings
    split: Split
    measure: str
    sections: dict[str, Any] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)

    def money(self, amount: Decimal) -> Decimal:
        """An amount in 元 as the file writes it."""
        return written(amount / SCALE[self.measure])

    def doubt(self, message: str, *path: str | int) -> None:
        """Note that what stands at ``path`` was chosen."""
        self.doubts.append(Doubt(path, message))

    def spending(self, sums: Iterable[tuple[str, Decimal]]) -> Flow:
        """``{科目: 金额}`` on one line."""
        return Flow({code: self.money(value) for code, value in sums})


def source(fund: str) -> dict[str, str]:
    """资金来源, where it is not the usual one."""
    return {} if fund == GENERAL else {"资金来源": fund}
