"""Budgets as text, made into documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.numbers.making import Maker


@pytest.fixture
def make(tmp_path: Path) -> Maker:
    """``make(text, form="2024", measure="万元")``: a smallest budget with ``text`` added."""
    return Maker(tmp_path)
