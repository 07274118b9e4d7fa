"""Balanced rounding as the forms print it: every table adds up, every fact prints alike."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from generator.catalogue.classification import Catalogue
from generator.diagnostics import Position
from generator.document.tree import Document
from generator.figures.model import MONEY
from generator.forms.compose import compose
from generator.forms.library import built_in
from generator.rounding.decide import decide
from generator.workspace import library
from tests.rounding.budgets import budgets, decoded, figures_of
from tests.rounding.documents import LEAVES, numbers, tables, uneven, value

FORMS = ("2021", "2022", "2023", "2024")


def composed(source: str, name: str) -> Document:
    budget, figures = decoded(source), figures_of(source)
    form = library(Path("预算.yaml"), built_in()).form(name, Position("预算.yaml"))
    rounding = decide(figures, form.spec.money(), "平衡")
    return compose(budget, figures, Catalogue(budget.year), form, rounding)


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(source=budgets())
def test_every_table_of_every_form_adds_up(form: str, source: str) -> None:
    document = composed(source, form)
    found = tables(document)
    assert {name: gaps for name in LEAVES if name in found and (gaps := uneven(found[name]))} == {}


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(source=budgets())
def test_a_fact_prints_alike_in_tables_and_sentences(form: str, source: str) -> None:
    document, figures = composed(source, form), figures_of(source)
    money = [(n.name, abs(value(n))) for n in numbers(document) if figures[n.name].unit == MONEY]
    assert len(set(money)) == len(dict(money))
    values = dict(money)
    assert values["收入.合计.金额"] == values["支出.合计.金额"]
    for name, amount in values.items():
        assert abs(amount - abs(figures[name].value / 10000)) < Decimal("0.02")
