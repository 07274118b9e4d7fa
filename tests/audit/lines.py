"""A file as the lines and grids that the checks of a known form read."""

from __future__ import annotations

from pathlib import Path

from generator.audit.from_paper import published
from generator.audit.model import Published
from generator.published import readers


def read(path: Path) -> Published:
    """The file read."""
    return published(readers.read(path))
