"""What the rules on wording know: word lists and patterns from ``data/*.yaml``, kept apart from the code."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parent / "data"


@cache
def load(stem: str) -> Any:
    """The content of ``data/<stem>.yaml``."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load((DATA / f"{stem}.yaml").read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - a safe loader
