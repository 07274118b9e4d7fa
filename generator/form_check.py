"""A form checked: its templates against its sample and an empty budget, every mistake at once."""

from __future__ import annotations

from collections.abc import Iterator

from generator.budget.form_facts import GROUP, KEY, ROWS, TEXT, FormFact
from generator.budget.model import Budget
from generator.catalogue.classification import Catalogue
from generator.catalogue.lists import newest_year
from generator.diagnostics import Diagnostic, DisclosureError
from generator.figures.build import build
from generator.forms.compose import bounded
from generator.forms.composing import compose
from generator.forms.known import require_known_figures
from generator.forms.library import Form
from generator.forms.lint import elements, syntax
from generator.forms.sound import unknown_looks
from generator.forms.words import in_words_of
from generator.rules.all import ON_DOCUMENT
from generator.rules.registry import Composed
from generator.source.decode import decode
from generator.source.reader import read_text
from generator.withheld.reading import published, read

NOTHING = {ROWS: "[]", TEXT: "没有", "是否": "否"}
EMPTY = '表样: "{name}"\n年度: {year}\n公开日期: {year}-03-01\n单位: {{名称: 样例单位}}\n'


def check(form: Form) -> tuple[Diagnostic, ...]:
    """Everything wrong with a form that can be seen without a reader."""
    try:
        return bounded(form, _tried, form)
    except DisclosureError as error:  # it would take too long
        return error.diagnostics


def _tried(form: Form) -> tuple[Diagnostic, ...]:
    found = [*elements(form), *syntax(form), *unknown_looks(form.spec, form.look)]
    for budget in _budgets(form):
        try:
            shown = in_words_of(form.spec, budget)
            figures = build(shown, None, form.spec.from_zero)
            require_known_figures(form.spec, figures)
            document = compose(shown, figures, Catalogue(budget.year), form)
            composed = Composed(shown, figures, form.spec, document)
            found += [one for rule in ON_DOCUMENT for one in rule.diagnose(composed)]
        except DisclosureError as error:
            found += error.diagnostics
    # Both budgets may find the same, and differ in what they suggest.
    once = {(d.position, d.code, d.message): d for d in found}
    return tuple(once[key] for key in sorted(once))


def _budgets(form: Form) -> Iterator[Budget]:
    year = form.spec.years.first if form.spec.years else newest_year()
    empty = EMPTY.format(name=form.name, year=year)
    if form.spec.facts:
        nothing = [f"{key}: {_nothing(fact)}" for key, fact in form.spec.facts.items()]
        empty += f"{KEY}: {{{', '.join(nothing)}}}\n"
    yield decode(Budget, read_text(empty, "空预算"))
    sample = form.file("sample.yaml")
    if sample is not None:
        yield published(read(sample))


def _nothing(fact: FormFact) -> str:
    """What a department states of a fact that it has nothing of."""
    if fact.kind == GROUP:
        return f"{{{', '.join(f'{key}: {_nothing(one)}' for key, one in fact.columns.items())}}}"
    return NOTHING.get(fact.kind, "0")
