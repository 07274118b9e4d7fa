"""What this process holds of the machine's memory, and giving back what it no longer needs."""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
from pathlib import Path

_STATUS = Path("/proc/self/statm")


def resident() -> int:
    """Bytes of memory that this process holds; the most it ever held where only that is known; 0
    where nothing is."""
    if _STATUS.exists():
        return int(_STATUS.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    if sys.platform == "win32":
        return 0
    import resource  # noqa: PLC0415 - Windows has none

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def release() -> None:
    """Give free memory back to the system. The C library of Linux keeps it, in pieces too small for
    the next unit, so that a process would grow with every unit though nothing in it does."""
    if sys.platform == "linux":
        with contextlib.suppress(AttributeError):  # a C library that has no such function
            ctypes.CDLL(None).malloc_trim(0)
