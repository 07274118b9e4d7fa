"""What the workbook computes itself: columns beside those that are filled in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.workbook.layout import Table


@dataclass(frozen=True, slots=True)
class Extra:
    """A column of formulas: what stands above it, the formula of a row (from 0), and what the rows
    show before anything is computed."""

    title: str
    about: str
    formula: Callable[[int], str]
    shows: Sequence[str] = ()
    number_format: str = "#,##0.00"


@dataclass(frozen=True, slots=True)
class Computed:
    """The computed columns of a workbook whose amounts are in ``measure``."""

    measure: str = "万元"

    def of(self, table: Table) -> tuple[Extra, ...]:
        """The columns beside a table."""
        del table
        return ()
