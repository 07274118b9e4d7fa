"""What is known of one paper when it has been audited: plain values that travel between
processes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Final

from generator.audit.free.finding import Weight, percent
from generator.audit.free.told import Told


class Code(IntEnum):
    """What the command returns."""

    CLEAN = 0
    CONTRADICTED = 1
    UNREADABLE = 2
    LITTLE_READ = 3
    UNMATCHED = 4
    """Approved figures of which no paper was compared."""


SUFFIXES: Final = {"text": ".txt", "json": ".json", "html": ".html"}
"""How the files of each format of report end."""
GRAVEST: Final = (Code.UNREADABLE, Code.CONTRADICTED, Code.UNMATCHED, Code.LITTLE_READ)


def gravest(codes: Iterable[Code]) -> Code:
    """The one that the command returns for all."""
    found = set(codes)
    return next((code for code in GRAVEST if code in found), Code.CLEAN)


@dataclass(frozen=True, slots=True)
class Counts:
    """How much of a paper was read."""

    printed: int = 0
    tied: int = 0
    tables_read: int = 0
    tables_unread: int = 0
    unchecked: int = 0

    @property
    def share(self) -> str:
        """The share of all printed numbers that are in a relation."""
        return percent(self.tied, self.printed)


@dataclass(frozen=True, slots=True)
class Result:
    """A paper audited. ``problem`` says why it could not be (else empty); ``report`` is the
    written report in the format that was asked for, empty once it stands in ``written``;
    ``compared`` are the places in the approved list that were found in the paper."""

    file: Path
    unit: str = ""
    year: int = 0
    kind: str = ""
    counts: Counts = Counts()
    is_little_read: bool = False
    findings: tuple[Told, ...] = ()
    problem: str = ""
    report: str = ""
    written: Path | None = None
    compared: frozenset[str] = frozenset()

    def of(self, weight: Weight) -> tuple[Told, ...]:
        """The findings of one weight."""
        return tuple(one for one in self.findings if one.weight is weight)

    @property
    def code(self) -> Code:
        """What the command returns for this paper."""
        if self.problem:
            return Code.UNREADABLE
        if self.of(Weight.CONTRADICTION):
            return Code.CONTRADICTED
        return Code.LITTLE_READ if self.is_little_read else Code.CLEAN
