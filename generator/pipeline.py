"""The way of the data, end to end: file → budget → figures → document. Only the command line calls this."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.budget.model import Budget
from generator.catalogue.classification import Catalogue
from generator.diagnostics import Diagnostic, DisclosureError, Severity
from generator.figures.build import build
from generator.figures.model import Figures
from generator.forms.library import Form
from generator.rules import codes, facts, texts, ties
from generator.rules.registry import Case, Facts
from generator.source.decode import decode
from generator.source.reader import read
from generator.workspace import library

if TYPE_CHECKING:
    from generator.document.tree import Document

FIGURE_RULES = (*ties.RULES, *codes.RULES, *texts.RULES)


@dataclass(frozen=True, slots=True)
class Disclosure:
    """A budget that passed the rules on facts, with its form, its figures and all findings of the other rules."""

    budget: Budget
    form: Form
    catalogue: Catalogue
    figures: Figures
    diagnostics: tuple[Diagnostic, ...]

    @property
    def name(self) -> str:
        """Folder and file name of the outputs, not yet made safe: ``2024-乌恰县人民政府办公室``."""
        return f"{self.budget.year}-{self.budget.unit.name}"

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """Findings that forbid publication."""
        return tuple(d for d in self.diagnostics if d.severity is Severity.ERROR)


def load(path: Path, templates: Path | None = None) -> Disclosure:
    """Read, decode, check and derive; ``templates`` is a folder of forms that goes before the built-in ones. Raises
    ``DisclosureError`` where no figures can be had."""
    budget = _budget(path)
    catalogue = Catalogue(budget.year)
    prior = _prior(path, budget)
    form = replace(library(path, templates).form(budget.form, budget.at("表样")), settings=budget.settings)
    figures = build(budget, prior, form.spec.from_zero)
    case = Case(budget, catalogue, figures, form.spec)
    findings = [d for rule in FIGURE_RULES for d in rule.diagnose(case)]
    return Disclosure(budget, form, catalogue, figures, tuple(sorted(findings, key=lambda d: (d.position, d.code))))


def check(path: Path, templates: Path | None = None) -> tuple[Diagnostic, ...]:
    """All findings on a file; never raises for what a user can cause."""
    try:
        return load(path, templates).diagnostics
    except DisclosureError as error:
        return error.diagnostics


def compose(disclosure: Disclosure) -> Document:
    """The document of a disclosure. Raises ``DisclosureError`` for errors in its data, prose or templates."""
    from generator.forms.compose import compose as from_form  # noqa: PLC0415 - jinja2 and lxml only for rendering

    if disclosure.errors:
        raise DisclosureError(disclosure.errors)
    return from_form(disclosure.budget, disclosure.figures, disclosure.catalogue, disclosure.form)


def _budget(path: Path) -> Budget:
    budget = decode(Budget, read(path))
    found = [d for rule in facts.RULES for d in rule.diagnose(Facts(budget, Catalogue(budget.year)))]
    if found:
        raise DisclosureError(found)
    return budget


def _prior(path: Path, budget: Budget) -> Budget | None:
    if budget.prior.file is None:
        return None
    return _budget(path.parent / budget.prior.file)


def all_figures(disclosure: Disclosure) -> Iterator[tuple[str, str, str]]:
    """Name, printed value and unit of every figure, as the form's sentences print it."""
    from generator.forms.numbers import number  # noqa: PLC0415
    from generator.forms.shares import printed_shares  # noqa: PLC0415

    styles = disclosure.form.spec.numbers["文字"]
    shares = printed_shares(disclosure.figures, disclosure.form.spec)
    for figure in disclosure.figures:
        printed = replace(figure, value=shares.get(figure.name, figure.value))
        yield figure.name, number(printed, styles).text, "万元" if figure.unit == "元" else figure.unit
