"""Invented budgets in which nothing is wrong, and each broken in ways of its own."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import pipeline
from generator.diagnostics import Severity
from tests.rules.asked import with_texts

HERE = Path(__file__).parent


@functools.cache
def data(stem: str) -> Any:
    return yaml.safe_load((HERE / f"{stem}.yaml").read_text(encoding="utf-8"))


SOUND: dict[str, str] = data("sound-budgets")
BROKEN: list[dict[str, str]] = data("broken")


def codes(text: str, folder: Path) -> list[str]:
    path = folder / "本单位.yaml"
    path.write_text(text, encoding="utf-8")
    return [found.code for found in pipeline.check(path)[0] if found.severity > Severity.NOTE]


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_budget_raises_no_alarm(name: str, tmp_path: Path) -> None:
    assert codes(with_texts(SOUND[name], tmp_path), tmp_path) == []
    assert pipeline.compose(pipeline.load(tmp_path / "本单位.yaml")).blocks()


@pytest.mark.parametrize("break_", BROKEN, ids=lambda one: f"{one['规则']} {one['改'][:20]}")
def test_a_break_is_found(break_: dict[str, str], tmp_path: Path) -> None:
    text = with_texts(SOUND[break_["预算"]], tmp_path)
    assert break_["原"] in text
    assert break_["规则"] in codes(text.replace(break_["原"], break_["改"], 1), tmp_path)
