"""A form tried on budgets: its sample, an empty one, and some that are made up for it. Every
mistake at once, what was tried, and what stayed empty in all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from generator.budget.model import Budget
from generator.catalogue.classification import Catalogue
from generator.diagnostics import Diagnostic, DisclosureError
from generator.document.grid import grid
from generator.document.tree import Document, Number, Table
from generator.figures.build import build
from generator.figures.model import Figures
from generator.figures.name import FORM_FACT, parse
from generator.form_check.budgets import Trial, TrialMaker, sources_of
from generator.forms.compose import bounded, compose
from generator.forms.known import require_known_figures
from generator.forms.library import Form
from generator.forms.lint import elements, left_open, syntax
from generator.forms.sentences import require_sound_sentences
from generator.forms.sound import unknown_looks
from generator.forms.spec import Column
from generator.forms.words import in_words_of
from generator.relations.verdict import Kind
from generator.rounding.decide import decide
from generator.rounding.result import NEAREST
from generator.rules.all import ON_DOCUMENT
from generator.rules.printed import message
from generator.rules.registry import Case, Composed
from generator.rules.sources import RULES as ON_SOURCES
from generator.source.decode import decode
from generator.withheld.public import PublicBudget
from generator.withheld.reading import published, read

DIGITS = re.compile(r"[\d,.]+")
SAMPLE = "样本（sample.yaml）"
(PLACES,) = (rule for rule in ON_SOURCES if rule.code == "T809")


@dataclass(frozen=True, slots=True)
class Derived:
    """A budget in the form's words, what it is called, and its figures."""

    title: str
    budget: PublicBudget
    figures: Figures


@dataclass(slots=True)
class Examined:
    """What was found: mistakes, the budgets that were tried, the sources for which the tables have
    no place, and the columns of tables that had no amount in any budget."""

    findings: list[Diagnostic] = field(default_factory=list)
    tried: list[str] = field(default_factory=list)
    without_place: dict[str, str] = field(default_factory=dict)
    """By source what the rule on places (T809) says of it."""
    columns: dict[tuple[str, str], bool] = field(default_factory=dict)
    """By table and column: whether some amount stood there."""

    @property
    def empty(self) -> dict[str, list[str]]:
        """The columns that stayed empty, by their table."""
        found: dict[str, list[str]] = {}
        for (table, column), has_amount in self.columns.items():
            if not has_amount:
                found.setdefault(table, []).append(column)
        return found

    def add(self, findings: Iterator[Diagnostic] | tuple[Diagnostic, ...]) -> None:
        """Findings that differ from those before in more than the amounts of a budget."""
        known = {_kind(one) for one in self.findings}
        for one in findings:
            if _kind(one) not in known:
                known.add(_kind(one))
                self.findings.append(one)


def examine(form: Form) -> Examined:
    """Everything wrong with a form that can be seen without a reader; where the sample shows
    something already, only that."""
    found = Examined()
    for step in (_look, _try_each_source, _try_all_sources):
        step(form, found)
        if found.findings:
            break  # budgets that are made up would mostly show the same again
    found.findings.sort(key=lambda one: (one.position, one.code))
    return found


def _kind(one: Diagnostic) -> tuple[object, ...]:
    """What makes a finding another one: a budget's own place and amounts do not."""
    at = one.position
    place = (at.file, at.line, at.column) if at.file.endswith((".html", ".yaml")) else ()
    return one.code, place, DIGITS.sub("", one.message)


def _look(form: Form, found: Examined) -> None:
    """Read the templates and the sentences, and try the sample and the empty budget."""
    try:
        require_sound_sentences(form.sentences)
        found.add(bounded(form, _read, form))
    except DisclosureError as error:  # faults of sentences; or it would take too long
        found.add(error.diagnostics)
    maker = TrialMaker(form.spec)
    if sample := form.file("sample.yaml"):
        budget = published(maker.completed(read(sample)))
        _try(form, _derived(form, SAMPLE, budget, found), found)
    _try(form, _derived_trial(form, maker.empty(), found), found)


def _read(form: Form) -> tuple[Diagnostic, ...]:
    """What is wrong in the templates as they are written."""
    looks = unknown_looks(form.spec, form.look)
    return (*elements(form), *syntax(form), *looks, *left_open(form))


def _try_each_source(form: Form, found: Examined) -> None:
    """Try each source alone; of one that the tables do not list whole, the parts that they do."""
    maker = TrialMaker(form.spec)
    for source, leaves in sources_of(form.spec).items():
        derived = _derived_trial(form, maker.alone(source, leaves), found)
        if _lacks_place(form, derived):
            for leaf in leaves:
                of_leaf = _derived_trial(form, maker.alone(leaf, (leaf,)), found)
                if why := _lacks_place(form, of_leaf):
                    found.without_place[leaf] = why
            fit = _that_fit(leaves, found)
            derived = _derived_trial(form, maker.alone(source, fit), found) if fit else None
        _try(form, derived, found)


def _try_all_sources(form: Form, found: Examined) -> None:
    """Try all sources together that the tables list."""
    every = chain.from_iterable(sources_of(form.spec).values())
    if fit := _that_fit(every, found):
        for trial in TrialMaker(form.spec).together(fit):
            _try(form, _derived_trial(form, trial, found), found)


def _that_fit(leaves: Iterable[str], found: Examined) -> tuple[str, ...]:
    return tuple(leaf for leaf in leaves if leaf not in found.without_place)


def _derived_trial(form: Form, trial: Trial, found: Examined) -> Derived | None:
    return _derived(form, trial.title, decode(Budget, trial.source), found)


def _derived(form: Form, title: str, budget: Budget, found: Examined) -> Derived | None:
    """The figures of a budget; nothing where they cannot be had, which ``found`` then tells."""
    try:
        shown = in_words_of(form.spec, budget)
        figures = build(shown, None, form.spec.from_zero)
        require_known_figures(form.spec, figures)
    except DisclosureError as error:
        found.add(error.diagnostics)
        return None
    return Derived(title=title, budget=shown, figures=figures)


def _lacks_place(form: Form, derived: Derived | None) -> str:
    """Why a budget cannot be published with this form: money that no row or column lists."""
    if derived is None:
        return ""
    catalogue = Catalogue(derived.budget.year)
    case = Case(derived.budget, catalogue, derived.figures, form.spec, lambda: NEAREST)
    return next((one.message for one in PLACES.diagnose(case)), "")


def _try(form: Form, derived: Derived | None, found: Examined) -> None:
    """Compose and judge one budget."""
    if derived is None:
        return
    found.tried.append(derived.title)
    budget, figures = derived.budget, derived.figures
    try:
        rounding = decide(figures, form.spec.balanced_money(), budget.rounding)
        document = compose(budget, figures, Catalogue(budget.year), form, rounding)
    except DisclosureError as error:
        found.add(error.diagnostics)
        return
    composed = Composed(budget, figures, form.spec, document, rounding)
    made_up = _ties_of_made_up_facts(composed)
    for rule in ON_DOCUMENT:
        judged = rule.diagnose(composed)
        found.add(tuple(one for one in judged if one.message not in made_up))
    _look_for_amounts(form, document, figures, found)


def _ties_of_made_up_facts(composed: Composed) -> set[str]:
    """What is said of numbers that differ only because the facts of the form's own are made up
    here: a department states the list of its purchases and their sum elsewhere alike."""
    paper = composed.judgement.reading.paper
    found: set[str] = set()
    for verdict in composed.judgement.contradictions:
        marks = [number.mark for number in (verdict.target, *verdict.parts)]
        is_of_facts = any(parse(mark).family == FORM_FACT for mark in marks if mark)
        if verdict.kind is Kind.TIE and is_of_facts:
            found.add(message(paper, verdict))
    return found


def _look_for_amounts(form: Form, document: Document, figures: Figures, found: Examined) -> None:
    """Note which columns of the form's tables hold an amount."""
    for table in document.blocks():
        spec = form.spec.tables.get(table.name) if isinstance(table, Table) else None
        if not isinstance(table, Table) or spec is None:
            continue
        titles: list[str] = []
        for block in spec.blocks:
            for column in block.columns:
                titles += _titles(column, ())
        for place, amounts in _numbers(table).items():
            key = (table.name, titles[place])
            has_amount = any(figures.is_budgeted(one.name) for one in amounts)
            found.columns[key] = found.columns.get(key, False) or has_amount


def _titles(column: Column, above: tuple[str, ...]) -> Iterator[str]:
    """What the leaves of a column are called, with the columns above them."""
    path = (*above, column.title) if column.title else above
    if not column.columns:
        yield " › ".join(path)
    for child in column.columns:
        yield from _titles(child, path)


def _numbers(table: Table) -> dict[int, list[Number]]:
    """The numbers of a table by the place of their column."""
    found: dict[int, list[Number]] = {}
    for row in grid(table):
        for placed in row.own_cells():
            for inline in placed.cell.inlines:
                if isinstance(inline, Number):
                    found.setdefault(placed.columns.start, []).append(inline)
    return found
