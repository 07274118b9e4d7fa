"""The way of the data, end to end: file → budget → figures → document. Only the command line calls
this."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from generator.budget.model import Budget
from generator.catalogue.classification import Catalogue
from generator.consolidate.drift import drift
from generator.diagnostics import Diagnostic, DisclosureError, Position, Severity
from generator.figures.build import build
from generator.figures.model import Figures
from generator.forms.known import require_known_figures
from generator.forms.library import Form, Library
from generator.forms.words import in_words_of, with_form_facts
from generator.rounding.result import NEAREST, Rounding
from generator.rules.accepted import Accepted, divide
from generator.rules.all import CODES, ON_ACCEPTANCES, ON_DOCUMENT, ON_FACTS, ON_FIGURES
from generator.rules.registry import Case, Composed, Facts, Reviewed, diagnosed
from generator.rules.withheld import details_written
from generator.source.beside import beside, leads_back, read_beside
from generator.source.decode import decode
from generator.source.nodes import Source
from generator.source.pending import pending
from generator.source.text import error
from generator.withheld.public import PublicBudget
from generator.withheld.reading import published, read, unquoted
from generator.withheld.tree import Secret, secrets
from generator.workbook.recognise import is_workbook
from generator.workspace import library

if TYPE_CHECKING:
    from generator.document.tree import Document
    from generator.explain.places import Place

OF_DOCUMENT = frozenset(rule.code for rule in ON_DOCUMENT)
"""The rules on the composed document."""
SUMS_TIE = ("T201", "T202")
"""Rules without which the sums of units mean nothing."""


@dataclass(frozen=True)
class Disclosure:
    """What is public of a budget that passed the rules on facts, with its form, its figures and all
    findings of the other rules: those that count (``diagnostics``) and those that the department
    accepted; ``prior`` is what is public of last year's file where one is named."""

    budget: PublicBudget
    form: Form
    catalogue: Catalogue
    figures: Figures
    diagnostics: tuple[Diagnostic, ...]
    accepted: tuple[Accepted, ...] = ()
    prior: PublicBudget | None = None

    @property
    def name(self) -> str:
        """Folder and file name of the outputs, not yet made safe: ``2024-乌恰县人民政府办公室``."""
        return f"{self.budget.year}-{self.budget.unit.name}"

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """Findings that forbid publication."""
        return tuple(d for d in self.diagnostics if d.severity is Severity.ERROR)

    @cached_property
    def rounding(self) -> Rounding:
        """What every amount is printed as."""
        from generator.rounding.decide import decide  # noqa: PLC0415 - a check prints nothing

        ways = self.form.spec.balanced_money()
        return decide(self.figures, ways, self.budget.rounding, lambda: printed_at(self))


def input_of(path: Path) -> Source:
    """The input at ``path``: a YAML file, or a fill-in workbook. Raises ``DisclosureError``."""
    if not is_workbook(path):
        return read(path)
    from generator.workbook.decode import read as read_workbook  # noqa: PLC0415 - openpyxl only where one is read

    return read_workbook(path)


def load(path: Path, templates: Path | None = None) -> Disclosure:
    """Read, decode, check and derive; ``templates`` is a folder of forms that goes before the
    built-in ones. Raises
    ``DisclosureError`` where no figures can be had."""
    source = input_of(path)
    disclosure = examine(_budget(source), path, templates, secrets(source.root))
    told = (*pending(source), *source.notes)
    return replace(disclosure, diagnostics=(*told, *disclosure.diagnostics))


def read_again(source: Source, forms: Library) -> Disclosure:
    """A disclosure of a text that is no file yet. Raises like ``load``."""
    return _examined(_budget(source), Path(source.name), forms, secrets(source.root))


def examine(
    budget: Budget,
    path: Path,
    templates: Path | None = None,
    withheld: tuple[Secret, ...] | None = None,
) -> Disclosure:
    """Derive and check a budget that was read from ``path`` and passed the rules on facts.
    ``withheld`` is what was taken out of it; by default, what is still in it and is taken out
    here."""
    hidden = secrets(budget.located) if withheld is None else withheld
    return _examined(budget, path, library(path, templates), hidden)


def _examined(budget: Budget, path: Path, forms: Library, hidden: tuple[Secret, ...]) -> Disclosure:
    catalogue = Catalogue(budget.year)
    last = _prior(path, budget)
    units = tuple(_unit(path, name, budget.at("汇总自", i)) for i, name in enumerate(budget.units))
    form = replace(forms.form(budget.form, budget.at("表样")), settings=budget.settings)
    units = tuple(with_form_facts(form.spec, unit) for unit in units)
    shown = in_words_of(form.spec, budget)
    prior = in_words_of(form.spec, last, is_last_year=True) if last else None
    spec = form.spec
    figures = build(shown, prior, spec.from_zero, units, lists_units=spec.lists_money_of_units)
    require_known_figures(form.spec, figures)
    unchecked = Disclosure(shown, form, catalogue, figures, (), prior=prior)
    case = Case(
        shown,
        catalogue,
        figures,
        form.spec,
        lambda: unchecked.rounding,
        units=units,
        prior=prior,
        secrets=hidden,
    )
    found = (*drift(shown, units), *diagnosed(ON_FIGURES, case))
    reviewed = Reviewed(shown, found, CODES)
    found += tuple(diagnosed(ON_ACCEPTANCES, reviewed))
    counted, accepted = divide(shown, sorted(found, key=lambda d: (d.position, d.code)))
    return replace(unchecked, diagnostics=counted, accepted=accepted)


def check(
    path: Path, templates: Path | None = None
) -> tuple[tuple[Diagnostic, ...], tuple[Accepted, ...]]:
    """All findings on a file, those that count and the accepted ones; never raises for what a user
    can cause. Where nothing forbids it the document is composed and judged as well."""
    try:
        disclosure = load(path, templates)
    except DisclosureError as error:
        return error.diagnostics, ()
    found = disclosure.diagnostics
    if not disclosure.errors:
        try:
            compose(disclosure)
        except DisclosureError as error:
            found += error.diagnostics
    return found, disclosure.accepted


def is_judged(found: Iterable[Diagnostic]) -> bool:
    """Whether the document was judged as printed by the check that ``found`` these: nothing kept it
    from being composed."""
    return all(one.severity is not Severity.ERROR or one.code in OF_DOCUMENT for one in found)


def compose(disclosure: Disclosure) -> Document:
    """The document of a disclosure. Raises like ``composed``."""
    return composed(disclosure).document


def composed(disclosure: Disclosure) -> Composed:
    """The document of a disclosure, and what its printed numbers say of each other. Raises
    ``DisclosureError`` for errors in its data, prose or
    templates, and for what its templates leave out."""
    from generator.forms.compose import compose as from_form  # noqa: PLC0415 - jinja2 and lxml only for rendering

    if disclosure.errors:
        raise DisclosureError(disclosure.errors)
    d = disclosure
    document = from_form(d.budget, d.figures, d.catalogue, d.form, d.rounding)
    seen = Composed(d.budget, d.figures, d.form.spec, document, d.rounding)
    if found := [*diagnosed(ON_DOCUMENT, seen)]:
        raise DisclosureError(found)
    return seen


def printed_at(
    disclosure: Disclosure, rounding: Rounding = NEAREST
) -> Mapping[str, tuple[str, ...]]:
    """Where the document prints each figure, by name, in the words that it has with a rounding;
    nothing where its texts do not let it be composed."""
    found: dict[str, list[str]] = {}
    for place in _places(disclosure, rounding):
        found.setdefault(place.number.name, []).append(str(place))
    return {name: tuple(where) for name, where in found.items()}


def told(disclosure: Disclosure) -> frozenset[str]:
    """The figures that the document prints outside the form's tables, as sentences do."""
    from generator.explain.places import told as of_places  # noqa: PLC0415

    return of_places(_places(disclosure, NEAREST))


def _places(disclosure: Disclosure, rounding: Rounding) -> tuple[Place, ...]:
    from generator.explain.places import places  # noqa: PLC0415
    from generator.forms.compose import compose as from_form  # noqa: PLC0415

    d = disclosure
    try:
        document = from_form(d.budget, d.figures, d.catalogue, d.form, rounding)
    except DisclosureError:
        return ()
    return places(document, d.form.spec.table_order)


def unit(path: Path, templates: Path | None = None) -> tuple[Budget, Budget | None]:
    """A unit's whole budget, with all that is withheld, to be added to others'; and last year's
    where it names a file. Raises ``DisclosureError`` where its sums do not tie out."""
    disclosure = load(path, templates)
    if found := [d for d in disclosure.errors if d.code in SUMS_TIE]:
        raise DisclosureError(found)
    name = disclosure.budget.prior.file
    at = disclosure.budget.prior.at("文件")
    last = _whole(read_beside(path, name, at, input_of)) if name else None
    facts = {"form_facts": disclosure.budget.form_facts}
    return _whole(input_of(path)).model_copy(update=facts), last


def _budget(source: Source) -> PublicBudget:
    """What is public of a file; what should not stand in it is told even where it cannot be
    read."""
    written = details_written(secrets(source.root))
    try:
        budget = published(source)
    except DisclosureError as error:
        raise DisclosureError([*error.diagnostics, *written]) from error
    found = [*diagnosed(ON_FACTS, Facts(budget, Catalogue(budget.year)))]
    if found:
        raise DisclosureError([*found, *written])
    return budget


def _whole(source: Source) -> Budget:
    """A budget with all that is withheld, whose public part was read before. Raises
    ``DisclosureError`` where something withheld cannot be read; what that is, is not said."""
    try:
        return decode(Budget, source)
    except DisclosureError as fault:
        # Where no detail is written, what cannot be read is a name: no more than quotes tell it.
        found = details_written(secrets(source.root)) or [*map(unquoted, fault.diagnostics)]
    raise DisclosureError(found)


def _prior(path: Path, budget: Budget) -> PublicBudget | None:
    if (name := budget.prior.file) is None:
        return None
    at = budget.prior.at("文件")
    prior = _budget(read_beside(path, name, at, input_of))
    if prior.year != budget.year - 1:
        message = f"“{name}”是 {prior.year} 年的，上年是 {budget.year - 1} 年"
        raise DisclosureError(
            [error("Y108", at, message, f"写 {budget.year - 1} 年的文件；没有时删去，改写上年的数")]
        )
    return prior


def _unit(path: Path, name: str, at: Position) -> Budget:
    """A unit's whole budget: what units pay each other is withheld where the project is."""
    file = beside(path, name, at)
    source = read_beside(path, name, at, input_of)
    _budget(source)
    unit = _whole(source)
    if leads_back(path, file, unit.units):
        message = f"“{name}”也汇总自本文件，两个文件不能互相汇总"
        raise DisclosureError(
            [error("Y108", at, message, "上级的文件汇总下级的；把其中一处“汇总自”里的名字删去")]
        )
    return unit


def all_figures(disclosure: Disclosure) -> Iterator[tuple[str, str, str]]:
    """Name, printed value and unit of every figure, as the form's sentences print it."""
    from generator.explain.printed import unit  # noqa: PLC0415
    from generator.forms.numbers import number  # noqa: PLC0415
    from generator.forms.printed import Printed  # noqa: PLC0415

    spec = disclosure.form.spec
    styles, measure = spec.numbers["文字"], spec.told_in
    prints = Printed(disclosure.figures, spec, disclosure.rounding)
    for figure in disclosure.figures:
        text = ""
        if prints.has(figure.name):
            text = number(figure, styles, measure=measure, prints=prints).text
        yield figure.name, text, unit(figure, measure)
