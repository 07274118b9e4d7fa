"""The circle YAML → workbook → YAML, and cells changed as a clerk changes them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.budget.form_facts import FormFact, read_form_facts
from generator.budget.model import Budget
from generator.source.decode import decode
from generator.source.nodes import Source
from generator.source.reader import read
from generator.workbook.decode import read as read_workbook
from generator.workspace import library

ROOT = Path(__file__).parents[2]
INPUTS = [*sorted((ROOT / "inputs").glob("*.yaml")), *sorted((ROOT / "inputs").glob("*/*.yaml"))]
WUQIA = ROOT / "inputs" / "2024-wuqia-gov.yaml"
SMALL = ROOT / "tests" / "rules" / "base.yaml"


def facts_of(path: Path) -> Mapping[str, FormFact]:
    """What the form of a file asks for itself."""
    budget = decode(Budget, read(path))
    return library(path, None).form(budget.form, budget.at("表样")).spec.facts


def everything(source: Source, facts: Mapping[str, FormFact]) -> dict[str, Any]:
    """All facts of a file by key."""
    budget = decode(Budget, source)
    found = {name: getattr(budget, name) for name in Budget.model_fields if name != "form_facts"}
    return {**found, "form_facts": read_form_facts(budget.located, facts).model_dump()}


def again(book: Path) -> Source:
    """What a workbook says."""
    return read_workbook(book)
