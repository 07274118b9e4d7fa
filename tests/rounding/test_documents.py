"""Balanced rounding as the forms print it: whatever sum a reader can check adds up, and nothing is
a unit off."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from generator.catalogue.classification import Catalogue
from generator.diagnostics import Position
from generator.document.tree import Document
from generator.figures.model import Figures
from generator.forms.compose import compose
from generator.forms.spec import FormSpec
from generator.rounding.certificate import Moved, certify
from generator.rounding.decide import decide
from generator.workspace import library
from tests.rounding.budgets import budgets, decoded, figures_of
from tests.rounding.documents import printed_money
from tests.rounding.printed import Printed

ROOT = Path(__file__).parents[2]
PROVINCE = ROOT / "examples" / "province" / "forms"
SAMPLES = {
    "2021": ROOT / "inputs" / "2021-atushi-gov.yaml",
    "2022": ROOT / "inputs" / "2022-kuerle-gov.yaml",
    "2023": ROOT / "inputs" / "2023-atushi-party.yaml",
    "2024": ROOT / "inputs" / "2024-wuqia-gov.yaml",
    "样例省2024": ROOT / "examples" / "province" / "单位.yaml",
}
# What a form has no row or column for; check refuses such a file (T809).
UNKNOWN = {
    "2021": ("上年结转结余",),
    "2022": ("上年结转结余",),
    "样例省2024": ("财政专户管理资金",),
}
quickly = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@dataclass(frozen=True)
class Made:
    document: Document
    figures: Figures
    spec: FormSpec
    freed: dict[str, Moved]


def made(source: str, name: str) -> Made:
    budget, figures = decoded(source), figures_of(source)
    form = library(ROOT / "预算.yaml", PROVINCE).form(name, Position("预算.yaml"))
    rounding = decide(figures, form.spec.money(), "平衡")
    certificates = [certify(figures, rounding, way) for way in form.spec.money()]
    freed = {name: m for c in certificates for m in c.moved if m.freed for name in m.names}
    return Made(
        compose(budget, figures, Catalogue(budget.year), form, rounding), figures, form.spec, freed
    )


@pytest.mark.parametrize("form", SAMPLES)
def test_whatever_adds_up_exactly_adds_up_in_print_and_is_within_a_unit(form: str) -> None:
    @quickly
    @given(budgets(without=UNKNOWN.get(form, ())))
    def holds(source: str) -> None:
        result = made(source, form)
        assert [s for s in Printed(result.document).sums() if not s.holds] == []
        money = list(printed_money(result.document, result.figures, result.spec))
        assert len({(name, step) for name, _, step in money}) == len(
            {(n, step, abs(v)) for n, v, step in money}
        )
        for name, value, step in money:
            exact = abs(result.figures[name].value)
            off = abs(abs(value) - exact)
            if name in result.freed:
                assert off < 2 * step, name
                assert result.freed[name].checks, name
            else:
                assert off < step, name
                assert not off or exact % step, name

    holds()
