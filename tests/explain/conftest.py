"""The 2024 sample, explained; expectations are worked by hand from its published tables."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator import pipeline
from generator.explain.explainer import Explainer

INPUTS = Path(__file__).parents[2] / "inputs"
SAMPLE = INPUTS / "2024-wuqia-gov.yaml"


def explainer_of(path: Path) -> Explainer:
    disclosure = pipeline.load(path)
    spec = disclosure.form.spec
    return Explainer.of(
        disclosure.figures, spec, lambda: pipeline.compose(disclosure), disclosure.rounding
    )


@pytest.fixture(scope="session")
def sample() -> Explainer:
    return explainer_of(SAMPLE)


def without_lines(text: str) -> str:
    """``…/2024-wuqia-gov.yaml:43:16`` → ``YAML``: the sample may grow a comment."""
    return re.sub(r"\S*\.yaml:\d+:\d+", "YAML", text)
