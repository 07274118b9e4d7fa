"""The folders that a user's own files lie in, by the custom of each system."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

_NAME = "disclosure"


def user_folder(variable: str, linux: str, macos: str) -> Path:
    """The program's folder of one sort: on Linux below what ``variable`` says, or ``linux`` in the
    home; on macOS below ``macos``; on Windows what belongs to this machine."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData/Local")) / _NAME
    if sys.platform == "darwin":
        return Path.home() / macos / _NAME
    return Path(os.environ.get(variable) or Path.home() / linux) / _NAME


def cache() -> Path:
    """The folder of things that can be made again."""
    return user_folder("XDG_CACHE_HOME", ".cache", "Library/Caches") / "cache"


def private_cache(name: str) -> Path | None:
    """A folder of the cache whose files may be run: nobody but this user can write there. None
    where it cannot be made, is another's, or is open to others."""
    try:
        folder = cache() / name
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = folder.lstat()
    except (OSError, RuntimeError):  # no right, no room; no home
        return None
    return folder if _is_private(status) else None


def _is_private(status: os.stat_result) -> bool:
    if sys.platform == "win32":  # LOCALAPPDATA is the user's by the rights of Windows
        return True
    is_ours = status.st_uid == os.geteuid()
    return is_ours and stat.S_ISDIR(status.st_mode) and not stat.S_IMODE(status.st_mode) & 0o077
