"""Rules of the field: one small function each, with a stable code, a name and a severity."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.budget.model import Budget
from generator.catalogue.classification import Catalogue
from generator.diagnostics import Diagnostic, Position, Severity
from generator.figures.model import Figures
from generator.forms.spec import FormSpec

Seen = TypeVar("Seen")


@dataclass(frozen=True, slots=True)
class Facts:
    """What rules on bare facts see, before any figure exists."""

    budget: Budget
    catalogue: Catalogue


@dataclass(frozen=True, slots=True)
class Case:
    """What rules on figures see."""

    budget: Budget
    catalogue: Catalogue
    figures: Figures
    form: FormSpec


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: where, what is wrong, and the mend."""

    position: Position
    message: str
    mend: str = ""


@dataclass(frozen=True, slots=True)
class Rule(Generic[Seen]):
    """A rule: ``check`` yields everything it finds and never raises."""

    code: str
    name: str
    severity: Severity
    check: Callable[[Seen], Iterable[Finding]]

    def diagnose(self, seen: Seen) -> Iterable[Diagnostic]:
        """The findings as diagnostics."""
        for finding in self.check(seen):
            yield Diagnostic(self.code, self.severity, finding.position, finding.message, finding.mend)
