"""A county of three units in a folder of its own."""

from pathlib import Path

import pytest

from tests.batch.units import unit


@pytest.fixture
def county(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for letter in "甲乙丙":
        unit(tmp_path / "inputs", f"{letter}.yaml", f"{letter}局")
    return tmp_path
