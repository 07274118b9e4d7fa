"""One run at a time on one unit: a lock that the system lifts when its holder ends, however it
ends."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from generator import files

_BUSY = "另一次运行正在生成这个单位，这次没有生成。等它完成后再试。"


class BusyError(Exception):
    """Another run holds the lock."""

    def __init__(self) -> None:
        super().__init__(_BUSY)


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of the file ``path``, in the folder of records. Raises ``BusyError`` where
    another holds it,
    ``WriteError`` where it cannot be made: nothing can be written then. A file system without locks
    is used without."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise files.WriteError(files.explain(path.parent, error)) from error
    try:
        try:
            _lock(handle)
        except (BlockingIOError, PermissionError):
            raise BusyError from None
        except OSError:
            pass
        yield
    finally:
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
