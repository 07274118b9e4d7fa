"""SARIF 2.1.0: findings as other programs and code hosts read them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from generator import __version__
from generator.diagnostics import Severity

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def log(rules: Sequence[dict[str, Any]], results: Sequence[dict[str, Any]]) -> str:
    """One run of the program: the rules that found something, and what they found."""
    driver = {
        "name": "disclosure",
        "version": __version__,
        "language": "zh-CN",
        "rules": [*rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [*results],
    }
    content = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(content, ensure_ascii=False, indent=2)


def uri(file: str) -> str:
    """How a file is named."""
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
