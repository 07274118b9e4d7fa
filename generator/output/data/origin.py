"""Where a fact stands, as data names it: the file beside the input, and the line."""

from __future__ import annotations

import os
from pathlib import Path

from generator.diagnostics import Position


def origin(position: Position, source: Path) -> str:
    """``2024.yaml:57``; the path is relative to the folder of ``source``, with forward slashes.
    Empty for a value that stands in no file."""
    if not position.file:
        return ""
    try:
        relative = os.path.relpath(position.file, source.parent)
    except ValueError:  # another drive
        relative = Path(position.file).name
    return f"{Path(relative).as_posix()}:{position.line}"
