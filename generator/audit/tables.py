"""The tables of a published file as read: rows, their figures, and the projects they name."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from generator.audit.codes import Code
from generator.audit.model import Place
from generator.audit.outline import Sheet
from generator.audit.readings import PLACES, TWO_PLACES, Reading
from generator.audit.words import bare, near
from generator.forms.spec import TableSpec

ALIKE = 0.8
SOMEWHAT = 0.3


@dataclass(frozen=True, slots=True)
class TableRow:
    """A data row: its code (function or economic), names, and its place."""

    code: Code
    name: str
    project: str
    place: Place
    is_total: bool
    number: int = 0
    cells: tuple[Reading, ...] = ()
    printed: tuple[str, ...] = ()


@dataclass(slots=True)
class TableReading:
    """A table of the form found in the file."""

    key: str
    spec: TableSpec
    sheet: Sheet
    rows: list[list[TableRow]] = field(default_factory=list)  # by block
    places: int = PLACES  # decimals that its amounts are rounded to

    @property
    def source(self) -> str:
        """Where its readings say they stand."""
        return f"表{self.key}"


@dataclass(slots=True)
class Tables:
    """All tables read, by the form's key, and every project with its amount and its function
    code."""

    found: dict[str, TableReading] = field(default_factory=dict)
    projects: list[str] = field(default_factory=list)
    project_codes: dict[int, str] = field(default_factory=dict)
    amounts: dict[int, Decimal] = field(default_factory=dict)
    spoken_first: bool = False  # the sentences were read before this table

    def enter(self, name: str, value: Decimal) -> int:
        """A new project of the table of projects."""
        self.projects.append(name)
        self.amounts[len(self.projects)] = value
        return len(self.projects)

    def spoken_project(self, name: str, value: Decimal, taken: set[int]) -> int:
        """The number of a project that a sentence or performance table names: by name, or by name
        and amount."""
        free = [n for n in self.amounts if n not in taken]
        same = [n for n in free if bare(self.projects[n - 1]) == bare(name)]
        alike = sorted(free, key=lambda n: -near(self.projects[n - 1], name))
        best = [
            n
            for n in alike
            if near(self.projects[n - 1], name) >= SOMEWHAT and self.amounts[n] == value
        ]
        best += [n for n in alike if near(self.projects[n - 1], name) >= ALIKE]
        off = abs(sum((self.amounts[n] for n in same), Decimal(0)) - value)
        if (
            len(same) > 1
            and off <= len(same) * TWO_PLACES
            and all(self.amounts[n] != value for n in same)
        ):
            return self.enter(name, value)  # one project under several functions, a row for each
        exact = sorted(same, key=lambda n: self.amounts[n] != value)
        return (exact or best or [self.enter(name, value)])[0]
