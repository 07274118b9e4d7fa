"""What the tests of ``generator.apart`` have done in a process apart."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

from generator.apart import note
from generator.diagnostics import Diagnostic, DisclosureError, Position, Severity


def add(one: int, other: int) -> int:
    return one + other


def here() -> tuple[int, str]:
    return os.getpid(), str(Path.cwd())


def never_ends() -> None:
    note("第 3 页")
    while True:
        pass


def is_busy_in_one_step() -> int:
    return 10 ** (10**9)


def fills_memory() -> int:
    note("第 7 页")
    return len([0] * 10**9)


def answers_too_much() -> list[str]:
    return [str(n) * 100 for n in range(900_000)]


def crashes() -> None:
    note("第 9 页")
    ctypes.string_at(0)


def leaves() -> None:
    os._exit(0)


def prints() -> str:
    sys.stdout.write("x" * 100_000)
    os.write(1, b"x" * 100_000)
    os.write(2, b"x" * 100_000)
    return "done"


def finds() -> None:
    raise DisclosureError(
        [Diagnostic("T101", Severity.ERROR, Position("甲.yaml", 3, 4), "错了。", "改。")]
    )


def fails() -> None:
    raise KeyError("没有")
