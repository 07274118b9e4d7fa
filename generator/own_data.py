"""The YAML files that come with the program, each read once. They need no places and no checks:
what users write is read by ``generator.source``."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

LOADER: Final[type] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The fast loader, where PyYAML was built with it."""


@cache
def load(file: Path) -> Any:
    """The content of ``file``, shared by all who ask: nobody changes it."""
    return yaml.load(file.read_text(encoding="utf-8"), Loader=LOADER)  # noqa: S506 - a safe loader
