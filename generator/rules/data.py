"""What the rules on wording know: word lists and patterns from ``data/*.yaml``, kept apart from the
code."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator import own_data

DATA = Path(__file__).parent / "data"


def load(stem: str) -> Any:
    """The content of ``data/<stem>.yaml``."""
    return own_data.load(DATA / f"{stem}.yaml")
