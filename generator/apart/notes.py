"""How far the work in a process apart has come: one line, which outlives the process."""

from __future__ import annotations

import os
from typing import Final


class _Kept:
    """The file that holds the line; none where the work is done in the caller's own process."""

    file: int | None = None


KEPT: Final = _Kept()


def note(where: str) -> None:
    """Say where the work is, in words for the user: ``第 12 页``. The last of these is in
    ``ExceededError.note``."""
    if KEPT.file is not None:
        os.ftruncate(KEPT.file, 0)
        os.lseek(KEPT.file, 0, os.SEEK_SET)
        os.write(KEPT.file, f"{where}\n".encode())
