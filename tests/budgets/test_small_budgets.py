"""Small budgets whose documents the audit used to call false, and whether it still finds anything
in their files."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import pipeline
from tests.budgets.forms import ROOT
from tests.budgets.written import contradictions, written
from tests.stated import stated

TESTS = ROOT / "tests"
ODD = (
    TESTS / "budgets" / "cases" / "only-own-funds.yaml",
    TESTS / "numbers" / "cases" / "02-negative-last-year.yaml",
    TESTS / "numbers" / "cases" / "03-change-below-one-unit.yaml",
    TESTS / "numbers" / "cases" / "03b-change-below-one-unit.yaml",
    TESTS / "numbers" / "cases" / "05-project-of-several-sources.yaml",
    TESTS / "numbers" / "cases" / "09-fund-project-called-general-2021.yaml",
    TESTS / "numbers" / "cases" / "10-rounding-at-two-precisions.yaml",
    TESTS / "numbers" / "cases" / "11-lines-that-cancel.yaml",
)

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("file", ODD, ids=lambda file: file.stem)
def test_the_audit_finds_nothing_in_its_files(file: Path, tmp_path: Path) -> None:
    own = tmp_path / file.name
    own.write_text(stated(file.read_text("utf-8")), "utf-8")
    disclosure = pipeline.load(own)
    document = pipeline.compose(disclosure)
    for one in written(disclosure, document, tmp_path):
        assert contradictions(one) == [], one.suffix
