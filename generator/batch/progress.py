"""How far a batch is: the rate, the time that remains, and the unit just done, on one line of a
terminal."""

from __future__ import annotations

import time

from generator.batch.task import Outcome
from generator.terminal import progress

MINUTE = 60
HOUR = 60 * MINUTE


class Progress:
    """Counts outcomes of ``total`` units."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._start = time.monotonic()

    def begin(self) -> None:
        """No unit is through yet."""
        progress(f"［0/{self._total}］正在生成 ……")

    def count(self, outcome: Outcome) -> None:
        """One more unit is through."""
        self._done += 1
        passed = time.monotonic() - self._start
        progress(line(self._done, self._total, outcome.file.stem, passed))

    def clear(self) -> None:
        """Take the line away."""
        progress("")


def line(done: int, total: int, name: str, passed: float) -> str:
    """The line after ``passed`` seconds."""
    rate = done / passed if passed else 0
    left = duration((total - done) / rate) if rate else "——"
    return f"［{done}/{total}］每秒 {rate:.1f} 份，还要 {left}  {name}"


def duration(seconds: float) -> str:
    """A time as people say it."""
    whole = round(seconds)
    if whole < MINUTE:
        return f"{whole} 秒"
    if whole < HOUR:
        return f"{whole // MINUTE} 分 {whole % MINUTE} 秒"
    return f"{whole // HOUR} 小时 {whole % HOUR // MINUTE} 分"
