"""A printed number is the interval of its rounding (half-up); arithmetic on such intervals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce

ZERO = Decimal(0)
HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Interval:
    """All exact values that may stand behind a number: ``low`` ≤ x < ``high``; one point where they
    are equal."""

    low: Decimal
    high: Decimal

    @classmethod
    def printed(cls, value: Decimal, step: Decimal) -> Interval:
        """What ``value`` rounded to ``step`` stands for; a step of 0 is an exact number."""
        return cls(value - step * HALF, value + step * HALF)

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def __truediv__(self, other: Interval) -> Interval | None:
        """``None`` where the divisor may be zero."""
        if other.low <= 0 <= other.high:
            return None
        ends = [a / b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    def scaled(self, factor: Decimal) -> Interval:
        """Every value times a factor above zero."""
        return Interval(self.low * factor, self.high * factor)

    def meets(self, other: Interval) -> bool:
        """Whether one value can stand behind both; ends that only touch do not meet (half-up
        excludes one)."""
        if self.low == self.high or other.low == other.high:
            return self.low <= other.high and other.low <= self.high
        return self.low < other.high and other.low < self.high


def total(parts: Iterable[Interval]) -> Interval:
    """The sum of intervals."""
    return reduce(Interval.__add__, parts, Interval(ZERO, ZERO))
