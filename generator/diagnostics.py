"""What the program tells a user about a place in an input: one value, many renderings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import total_ordering
from typing import Final

LONGEST_VALUE: Final = 120
"""Characters of a value that a message quotes whole; of a longer one the first ``SHOWN``."""
SHOWN: Final = 60
LONGEST_MESSAGE: Final = 1000
_QUOTED: Final = re.compile("“([^“”]*)”")


class Severity(IntEnum):
    """How grave a finding is; the exit code of ``check`` is 1 from ``ERROR`` upward."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The word staff read."""
        return {1: "提示", 2: "警告", 3: "错误"}[self.value]


def brief(message: str) -> str:
    """``message`` with every value that it quotes cut to its beginning, and itself where it is
    still too long."""
    if len(message) > LONGEST_VALUE:
        message = _QUOTED.sub(_cut, message)
    if len(message) > LONGEST_MESSAGE:
        kept, rest = message[:LONGEST_MESSAGE], len(message) - LONGEST_MESSAGE
        closed = "”" if kept.count("“") > kept.count("”") else ""  # what is quoted stays told apart
        message = f"{kept}{closed}……（以下略去 {rest} 个字）"
    return message


def _cut(found: re.Match[str]) -> str:
    value = found[1]
    return (
        f"“{value[:SHOWN]}……（共 {len(value)} 个字）”" if len(value) > LONGEST_VALUE else found[0]
    )


@total_ordering
@dataclass(frozen=True, slots=True)
class Position:
    """A place in a text file; line and column count from 1, column in characters. In a workbook,
    row and column of a cell of ``sheet``."""

    file: str
    line: int = 1
    column: int = 1
    sheet: str = ""

    @property
    def cell(self) -> str:
        """The cell as a spreadsheet names it (``C5``); empty in a text."""
        return f"{_letters(self.column)}{self.line}" if self.sheet else ""

    @property
    def spot(self) -> str:
        """Where in the file, in words: the line, or sheet and cell."""
        return f"{self.sheet}!{self.cell}" if self.sheet else f"第 {self.line} 行"

    @property
    def page(self) -> str:
        """The file, and of a workbook the sheet, on which lines are counted."""
        return f"{self.file} {self.sheet}" if self.sheet else self.file

    def __str__(self) -> str:
        if self.sheet:
            return f"{self.file} {self.spot}"
        return f"{self.file}:{self.line}:{self.column}"

    def __lt__(self, other: Position) -> bool:
        """In the order of the file, sheet by sheet."""
        mine = (self.file, self.sheet, self.line, self.column)
        return mine < (other.file, other.sheet, other.line, other.column)


def _letters(column: int) -> str:
    """The letters of a column of a spreadsheet: 1 is A, 27 is AA."""
    letters = ""
    while column > 0:
        column, place = divmod(column - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: where, how grave, what is wrong, and what to do.

    ``code`` is the stable code of the rule (``Y…`` reading YAML, ``K…`` keys and values, ``T…``
    tie-outs …). ``adds`` is the key whose text would mend it, behind its section; mostly nothing.
    """

    code: str
    severity: Severity
    position: Position
    message: str
    mend: str = ""
    adds: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Values of the input may be of any length; a message is for reading."""
        object.__setattr__(self, "message", brief(self.message))
        object.__setattr__(self, "mend", brief(self.mend))

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
