"""Rules of the field: one small function each, with a stable code, a name and a severity."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Generic, TypeVar

from generator.budget.model import Budget
from generator.budget.settings import NumberFormat
from generator.catalogue.classification import Catalogue
from generator.catalogue.terms import SCALE
from generator.diagnostics import Diagnostic, Position, Severity
from generator.document.tree import Document
from generator.figures.model import ZERO, Figures
from generator.figures.name import AMOUNT, PROJECT
from generator.forms.spec import FormSpec
from generator.published.from_document import from_document
from generator.relations.judge import Judgement, judge, says_rounded
from generator.rounding.result import NEAREST, Rounding
from generator.rules.allowance import allowance, ways_told
from generator.rules.amounts import Amount
from generator.rules.prose import Path, Text, read_texts
from generator.rules.targets import Target, read_targets
from generator.withheld.public import PublicBudget
from generator.withheld.tree import Secret

Seen = TypeVar("Seen", bound="Facts | Case | Reviewed | Composed")


@dataclass(frozen=True, slots=True)
class Facts:
    """What rules on bare facts see, before any figure exists."""

    budget: Budget
    catalogue: Catalogue


@dataclass(frozen=True)
class Case:
    """What rules on figures and texts see."""

    budget: PublicBudget
    catalogue: Catalogue
    figures: Figures
    form: FormSpec
    rounding: Callable[[], Rounding]
    """What amounts are printed as; solved only for a budget in 元, so asked late."""
    units: tuple[Budget, ...] = ()
    """The files that the budget was added up from."""
    prior: PublicBudget | None = None
    """Last year's file, where one is named."""
    secrets: tuple[Secret, ...] = ()
    """What was taken out; only the rules on it look at them."""

    def value(self, name: str) -> Decimal:
        """The number that a name stands for, money in 元."""
        return self.figures[name].value

    def amount(self, name: str) -> Amount:
        """An amount and what sentences print it as; the same where nothing is rounded away."""
        figure = self.figures[name]
        measure = self.form.told_in
        scale = SCALE[measure]
        places = self.form.numbers["文字"].get(measure, NumberFormat()).places
        step = scale.scaleb(-places)

        def printed() -> Decimal:
            if not figure.value % step:
                return figure.value
            return self.rounding().printed(figure, measure, places) * scale

        return Amount(exact=figure.value, step=step, print=printed)

    def change(self, name: str) -> Decimal:
        """A change (元) as sentences print it: zero where it prints as none. Of a name that has no
        number, zero."""
        return self.amount(name).print() if self.figures.knows(name) else ZERO

    def project(self, number: int, *parts: str) -> str:
        """The name of a figure of a project, counted from 1."""
        return self.figures.name_of(PROJECT, number, *parts)

    def cost(self, number: int, fund: str = "") -> Decimal:
        """What a project, counted from 1, costs (元): in all, or from one fund."""
        return self.value(self.project(number, fund, AMOUNT))

    def project_amount(self, number: int) -> Amount:
        """The same, and what sentences print it as."""
        return self.amount(self.project(number, AMOUNT))

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """What staff wrote in words, as printed."""
        return read_texts(self.budget, self.figures, self.form)

    @cached_property
    def printed(self) -> dict[Path, str]:
        """Every text as printed, by its path in the YAML."""
        return {text.path: text.printed for text in self.texts}

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """Every performance table."""
        return tuple(read_targets(self.budget, self.printed))


@dataclass(frozen=True)
class Composed:
    """What rules on the finished text see: the document that a form's templates made of a
    budget."""

    budget: PublicBudget
    figures: Figures
    form: FormSpec
    document: Document
    rounding: Rounding = NEAREST

    @cached_property
    def judgement(self) -> Judgement:
        """The document as a reader sees it, its printed numbers judged against each other."""
        places = {unit: style.places for unit, style in self.form.numbers["文字"].items()}
        paper = from_document(self.document, places)
        is_said = says_rounded(paper)
        allowed = allowance(
            self.figures,
            self.form,
            self.rounding,
            says_rounded=is_said,
            told=ways_told(self.document, self.figures, self.form),
        )
        return judge(paper, allowed)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What rules on acceptances (接受) see: everything the other rules found, and the codes there
    are."""

    budget: Budget
    diagnostics: tuple[Diagnostic, ...]
    codes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: where, what is wrong, and the mend; ``adds``: the section and key whose
    text it lacks."""

    position: Position
    message: str
    mend: str = ""
    adds: tuple[str, ...] = ()


Findings = Iterator[Finding]


@dataclass(frozen=True, slots=True)
class Rule(Generic[Seen]):
    """A rule: ``check`` yields everything it finds and never raises."""

    code: str
    name: str
    severity: Severity
    check: Callable[[Seen], Iterable[Finding]]

    def diagnose(self, seen: Seen) -> Iterable[Diagnostic]:
        """The findings as diagnostics, each once; one about what the file leaves out stands at the
        file's beginning."""
        for finding in dict.fromkeys(self.check(seen)):
            at = finding.position if finding.position.file else seen.budget.at()
            yield Diagnostic(
                self.code, self.severity, at, finding.message, finding.mend, finding.adds
            )


def diagnosed(rules: Iterable[Rule[Seen]], seen: Seen) -> Iterator[Diagnostic]:
    """What all ``rules`` find."""
    for rule in rules:
        yield from rule.diagnose(seen)


Check = Callable[[Seen], Iterable[Finding]]


def error(code: str, name: str, check: Check[Seen]) -> Rule[Seen]:
    """A rule whose findings forbid publication."""
    return Rule(code, name, Severity.ERROR, check)


def warning(code: str, name: str, check: Check[Seen]) -> Rule[Seen]:
    """A rule whose findings are to be looked into; they may be right."""
    return Rule(code, name, Severity.WARNING, check)


def note(code: str, name: str, check: Check[Seen]) -> Rule[Seen]:
    """A rule whose findings may help."""
    return Rule(code, name, Severity.NOTE, check)
