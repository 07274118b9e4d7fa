"""The bounds that the system itself holds a process to."""

from __future__ import annotations

import contextlib
import ctypes
import math
import sys
import time
from typing import Final

if sys.platform == "win32":
    _EXTENDED_LIMITS: Final = 9
    _PROCESS_MEMORY: Final = 0x100

    class _JobLimits(ctypes.Structure):
        """``JOBOBJECT_EXTENDED_LIMIT_INFORMATION``."""

        _fields_ = (
            ("times", ctypes.c_int64 * 2),
            ("flags", ctypes.c_uint32),
            ("working_set", ctypes.c_size_t * 2),
            ("processes", ctypes.c_uint32),
            ("affinity", ctypes.c_size_t),
            ("classes", ctypes.c_uint32 * 2),
            ("io", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peaks", ctypes.c_size_t * 2),
        )

    def bound_memory(most: int) -> None:
        """Bound this process to ``most`` bytes by a job of its own; where that fails, it goes
        without."""
        system = ctypes.WinDLL("kernel32")
        system.CreateJobObjectW.restype = system.GetCurrentProcess.restype = ctypes.c_void_p
        job = ctypes.c_void_p(system.CreateJobObjectW(None, None))
        limits = _JobLimits(flags=_PROCESS_MEMORY, process_memory=most)
        size = ctypes.sizeof(limits)
        if system.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), size):
            system.AssignProcessToJobObject(job, ctypes.c_void_p(system.GetCurrentProcess()))

    def bound_processor(seconds: int) -> None:
        """Nothing: only a parent that is killed could need it."""

else:
    import resource

    def bound_memory(most: int) -> None:
        """Bound this process to ``most`` bytes of addresses; macOS may not."""
        _set(resource.RLIMIT_AS, most)
        _set(resource.RLIMIT_CORE, 0)

    def bound_processor(seconds: int) -> None:
        """So many seconds of processor time from now, should nobody be left to end this process."""
        _set(resource.RLIMIT_CPU, math.ceil(time.process_time()) + seconds)

    def _set(what: int, most: int) -> None:
        _, hardest = resource.getrlimit(what)
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(what, (most, hardest))
