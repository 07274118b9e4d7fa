"""The one step in which a command writes an input: a new file, or one that is there, of which
the old text is kept beside it."""

from __future__ import annotations

from pathlib import Path

from generator import files
from generator.authoring.place import rewrite_input, write_input

KEPT = ".bak"


def beside(path: Path) -> Path:
    """Where the old text of an input is kept."""
    return path.with_name(path.name + KEPT)


def write(path: Path, text: str) -> None:
    """Write an input; the one that was there is first copied beside it. Raises ``WriteError``,
    and then the old file is as it was."""
    if files.is_there(path):
        files.write(beside(path), path.read_bytes())
        rewrite_input(path, text)
    else:
        write_input(path, text)
