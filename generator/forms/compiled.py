"""Compiled templates, kept in this process and in the user's cache: to compile those of one form
takes longer than to fill them in.

What is kept is Python code that is run as it stands. It is read only from a folder that nobody
else can write, and only where the template's place and text, the program, Jinja2 and Python are
those it was made of. A cache that cannot be read or written costs time, nothing else.
"""

from __future__ import annotations

import contextlib
import hashlib
import time
from functools import cache
from pathlib import Path
from types import CodeType
from typing import Final

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from generator import __version__, files
from generator.user_folders import private_cache

_FOLDER: Final = "templates"
_MOST: Final = 256
"""Templates that a process keeps at once."""
_DAYS: Final = 30
"""How long compiled templates are kept in the user's cache."""
_SHAPED_BY: Final = ("sandbox.py", "filters.py")
"""Modules that say what code a template becomes."""


class CompiledTemplates(BytecodeCache):
    """The compiled templates of this process and of the user's cache."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], CodeType] = {}

    def get_source_checksum(self, source: str) -> str:
        """What the code of a template depends on, besides its place."""
        return hashlib.sha256(f"{program_digest()}\n{source}".encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket where the template is known."""
        bucket.code = self._known.get((bucket.key, bucket.checksum))
        if bucket.code is None:
            _read(bucket)
            self._remember(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._remember(bucket)
        folder = private_cache(_FOLDER)
        if folder is not None:
            _remove_old(folder)
            with contextlib.suppress(files.WriteError, ValueError):  # too deep to be kept
                files.write(folder / bucket.key, bucket.bytecode_to_string())

    def _remember(self, bucket: Bucket) -> None:
        if bucket.code is None:
            return
        if len(self._known) >= _MOST:
            self._known.clear()
        self._known[bucket.key, bucket.checksum] = bucket.code


def _read(bucket: Bucket) -> None:
    folder = private_cache(_FOLDER)
    if folder is None:
        return
    # A file that is damaged may fail in any way: then the template is compiled anew.
    with contextlib.suppress(Exception), (folder / bucket.key).open("rb") as file:
        bucket.load_bytecode(file)


@cache
def _remove_old(folder: Path) -> None:
    """Let what was compiled long ago go, once in a process: what is still used is compiled anew,
    and forms that were moved or deleted leave nothing for ever."""
    oldest = time.time() - _DAYS * 24 * 60 * 60
    with contextlib.suppress(OSError):  # another process was faster
        for file in folder.iterdir():
            if file.stat().st_mtime < oldest:
                file.unlink()


@cache
def program_digest() -> str:
    """The versions of the program and of Jinja2, and the code that shapes templates."""
    digest = hashlib.sha256(f"{__version__}\n{jinja2.__version__}\n".encode())
    for name in _SHAPED_BY:
        digest.update(Path(__file__).with_name(name).read_bytes())
    return digest.hexdigest()
