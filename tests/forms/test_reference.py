"""The reference page of forms: every key, row variable and family is explained, nothing else is,
and the examples can be read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter
from pydantic.fields import FieldInfo

from generator import pipeline
from generator.budget.model import Budget
from generator.catalogue.classification import Catalogue
from generator.diagnostics import Position
from generator.figures.build import build
from generator.figures.name import aspect_of, parse
from generator.form_check.budgets import TrialMaker, sources_of
from generator.forms.accounts import Accounts
from generator.forms.library import Library, built_in
from generator.forms.reference import FILES, meaning, meanings, models
from generator.forms.rows import NUMBERED, RowSource
from generator.forms.words import in_words_of
from generator.source import schema
from generator.source.decode import decode
from generator.source.model import SourceModel
from generator.source.nodes import LocatedDict
from generator.source.reader import read_text

ROOT = Path(__file__).parents[2]
MODELS = list(dict.fromkeys(model for _, root in FILES for _, model in models(root)))
KEYS = [(model, key, field) for model in MODELS for key, field in schema.keys(model).items()]
FORMS = Library((built_in(),))
SECTIONS = ("行变量", "数名")
OF_EVERY_ROW = {"码", "编码", "类", "款", "项", "键", *NUMBERED}


@pytest.mark.parametrize(("model", "key", "field"), KEYS, ids=lambda one: str(one)[:20])
def test_every_key_is_explained_with_an_example_that_can_be_read(
    model: type[SourceModel], key: str, field: FieldInfo
) -> None:
    about, example = meaning(model, key, field)
    assert about
    has_models = any(True for _ in schema.models_below(schema.type_of(field)))
    assert example or has_models or field.examples
    if example:
        root: Any = read_text(f"{key}: {example}\n", "例").root
        assert isinstance(root, LocatedDict)
        TypeAdapter(schema.type_of(field)).validate_python(root[key])


def test_nothing_is_explained_that_there_is_not() -> None:
    known = {model.__name__: set(schema.keys(model)) for model in MODELS}
    said = {name: set(keys) for name, keys in meanings().items() if name not in SECTIONS}
    assert {name: keys - known.get(name, set()) for name, keys in said.items()} == {
        name: set() for name in said
    }


def test_the_variables_of_rows_are_those_that_are_explained() -> None:
    found: dict[str, set[str]] = {}
    for name in FORMS.names():
        spec = FORMS.form(name, Position("表样")).spec
        leaves = [leaf for below in sources_of(spec).values() for leaf in below]
        for trial in TrialMaker(spec).together(leaves):
            budget = in_words_of(spec, decode(Budget, trial.source))
            figures = build(budget, None, spec.from_zero)
            accounts = Accounts(budget.names, spec.names, Catalogue(budget.year))
            rows = RowSource(budget, figures, accounts)
            for table in spec.tables.values():
                for block in table.blocks:
                    made = found.setdefault(block.rows.source, set())
                    made.update(*(row.variables for row in rows.rows(block)))
    explained = meanings()["行变量"]
    assert set(found) <= set(explained)
    for source, variables in found.items():
        assert set(explained[source]) <= variables, source
        assert variables - set(explained[source]) <= OF_EVERY_ROW


def test_the_families_of_figures_are_those_that_are_explained() -> None:
    explained = meanings()["数名"]
    samples = [pipeline.load(path) for path in sorted((ROOT / "inputs").glob("20*.yaml"))]
    for sample in samples:
        for name in sample.figures.names:
            assert aspect_of(name) in explained[parse(name).family]["方面"], name
    for said in explained.values():
        asked = said["例"]
        assert not asked or any(asked in sample.figures for sample in samples), asked
