from collections.abc import Callable
from pathlib import Path

import pytest

from generator import pipeline

INPUTS = Path(__file__).parents[2] / "inputs"
Codes = Callable[..., list[str]]


@pytest.fixture
def changed(tmp_path: Path) -> Codes:
    """The codes found in a real input after replacing a piece of it (every time it occurs, or
    once)."""

    def codes(name: str, old: str, new: str, times: int = -1) -> list[str]:
        text = (INPUTS / name).read_text(encoding="utf-8")
        assert old in text
        file = tmp_path / "本单位.yaml"
        file.write_text(text.replace(old, new, times), encoding="utf-8")
        return [finding.code for finding in pipeline.check(file)[0]]

    return codes
