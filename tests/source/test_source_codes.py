"""The table of codes is the codes that are used."""

from __future__ import annotations

import re
from pathlib import Path

from generator.source.codes import CODES

OF_FORMS = {"K801"}
"""A form that is not there, whoever asks for it."""
GENERATOR = Path(__file__).parents[2] / "generator"


def test_table_is_complete() -> None:
    modules = [
        path
        for package in ("source", "authoring")
        for path in (GENERATOR / package).glob("*.py")
        if path.name != "codes.py"
    ]
    used = {
        code
        for path in modules
        for code in re.findall(r'"([YK][0-9]{3})"', path.read_text(encoding="utf-8"))
    }
    assert used - OF_FORMS == set(CODES)
