"""The YAML files of forms, each read once in a process; one that has been written since is read
again."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from generator.source import reader
from generator.source.nodes import Source

FILES = 256


def read(path: Path) -> Source:
    """Read a form's file, or remember it. Raises ``DisclosureError``."""
    try:
        status = path.stat()
    except OSError:
        return reader.read(path)
    return _read(path, (status.st_mtime_ns, status.st_ctime_ns, status.st_size))


@lru_cache(FILES)
def _read(path: Path, stamp: tuple[int, ...]) -> Source:
    del stamp
    return reader.read(path)
