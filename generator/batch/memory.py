"""What this process holds of the machine's memory."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_STATUS = Path("/proc/self/statm")


def resident() -> int:
    """Bytes of memory that this process holds; the most it ever held where only that is known; 0 where nothing is."""
    if _STATUS.exists():
        return int(_STATUS.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    if sys.platform == "win32":
        return 0
    import resource  # noqa: PLC0415 - Windows has none

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024
