"""Everything that relations look at."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.audit.goals import Goal
from generator.audit.model import Place
from generator.audit.outline import Outline, Sheet
from generator.audit.readings import Ledger, Reading
from generator.audit.sentences import Spoken
from generator.audit.tables import Tables
from generator.catalogue.classification import Catalogue
from generator.forms.spec import FormSpec


@dataclass(frozen=True, slots=True)
class Allocation:
    """What section seven says of how a project's money is divided, and the numbers in it."""

    project: int
    text: str
    place: Place
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Reread:
    """A published file read back: its outline, form, tables, sentences and figures.
    ``goal_projects``: the project of each performance table by its block; ``withheld`` and
    ``allocations``: what section seven says of each project."""

    outline: Outline
    form: FormSpec
    catalogue: Catalogue
    tables: Tables
    spoken: Spoken
    ledger: Ledger
    goals: list[Goal] = field(default_factory=list)
    goal_projects: dict[int, int] = field(default_factory=dict)
    withheld: list[tuple[int, str]] = field(default_factory=list)
    allocations: list[Allocation] = field(default_factory=list)

    @property
    def unread(self) -> list[Sheet]:
        """The tables with amounts that were not read: of no table of the form, or their columns
        lost."""
        read = {
            t.sheet.places[0].block for t in self.tables.found.values() if not t.sheet.columns_lost
        }
        return [s for s in self.outline.sheets if s.places[0].block not in read and s.has_amounts]
