"""Faults planted in the documents of real budgets, one at a time: how many the gate finds."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

import pytest

from generator import pipeline
from generator.document.tree import Document
from generator.rules.registry import Composed
from tests.budgets.faults import KINDS
from tests.budgets.forms import OWN_FORMS, ROOT

INPUTS = (
    *sorted((ROOT / "inputs").glob("*.yaml")),
    ROOT / "examples" / "province" / "单位.yaml",
)
FLOORS = {
    "表里一个数改一位": 0.98,
    "空格里填上数": 0.98,
    "合计多一些": 1.0,
    "漏印一行": 0.95,
    "句中金额改一位": 0.75,
    "占比、增减率改一位": 0.95,
    "增减方向写反": 0.9,
}
"""The least share that is found of each kind: sentences hold amounts that stand nowhere else, and
changes without a rate."""
TRIED = 8

pytestmark = pytest.mark.slow


@cache
def disclosure(path: Path) -> pipeline.Disclosure:
    return pipeline.load(path, OWN_FORMS)


@cache
def composed(path: Path) -> Document:
    return pipeline.compose(disclosure(path))


def is_contradicted(path: Path, document: Document) -> bool:
    own = disclosure(path)
    seen = Composed(own.budget, own.figures, own.form.spec, document, own.rounding)
    return bool(seen.judgement.contradictions)


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.stem)
def test_the_sound_document_is_not_contradicted(path: Path) -> None:
    assert not is_contradicted(path, composed(path))


@pytest.mark.parametrize("kind", KINDS)
def test_most_faults_of_a_kind_are_found(kind: str) -> None:
    tried = found = 0
    for path in INPUTS:
        chance = random.Random(5)  # noqa: S311 - the same faults every time
        document = composed(path)
        faults = list(KINDS[kind](document, chance))
        for fault in chance.sample(faults, min(TRIED, len(faults))):
            tried += 1
            found += is_contradicted(path, fault.document)
    assert tried >= TRIED
    assert found >= tried * FLOORS[kind], f"{found}/{tried}"
