"""What the program tells a user about a place in an input: one value, many renderings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum


class Severity(IntEnum):
    """How grave a finding is; the exit code of ``check`` is 1 from ``ERROR`` upward."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The word staff read."""
        return {1: "提示", 2: "警告", 3: "错误"}[self.value]


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a text file; line and column count from 1, column in characters."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: where, how grave, what is wrong, and what to do.

    ``code`` is the stable code of the rule (``Y…`` reading YAML, ``K…`` keys and values, ``T…`` tie-outs …).
    """

    code: str
    severity: Severity
    position: Position
    message: str
    mend: str = ""

    def __str__(self) -> str:
        mend = f"\n    改法：{self.mend}" if self.mend else ""
        return f"{self.position}: {self.severity.label} {self.code} {self.message}{mend}"


class DisclosureError(Exception):
    """Everything that was wrong, at once; never raised for one finding while more can be found."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(sorted(diagnostics, key=lambda d: (d.position, d.code, d.message)))
        super().__init__("\n".join(map(str, self.diagnostics)))

    def __reduce__(self) -> tuple[type[DisclosureError], tuple[tuple[Diagnostic, ...]]]:
        """Between processes it is made again of the same diagnostics."""
        return type(self), (self.diagnostics,)
