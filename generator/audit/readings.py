"""Printed numbers under the names of the figures they stand for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from generator.audit.interval import ZERO, Interval
from generator.audit.model import Place

UNKNOWN = "？"  # a cell whose amount the extraction lost
TWO_PLACES = Decimal("0.01")
PLACES = 2
"""Decimals of most files."""
ONE = Decimal(1)
YUAN = Decimal(10_000)
UNITS = {YUAN: "元", Decimal(10): "千元", ONE: "万元"}  # by how many make a 万元
COUNTED = ("个数", "人数", "增减", "数量", "编制", "实有", "以上")


@dataclass(frozen=True, slots=True)
class Reading:
    """One number as printed: ``name`` is its figure (``value`` in 万元, %, 人 …), ``source`` the
    table or section it stands in; ``scale``: how many of the printed unit make a 万元; ``places``:
    to how many decimals it is rounded. A blank cell reads as zero with ``text`` empty."""

    name: str
    value: Decimal
    text: str
    place: Place
    source: str
    scale: Decimal = ONE
    places: int = PLACES

    @property
    def step(self) -> Decimal:
        """To what the value is rounded."""
        return ONE.scaleb(-self.places) / self.scale

    @property
    def stated(self) -> str:
        """The number as printed, with its unit where that is another than is usual."""
        return f"{self.text}{UNITS[self.scale]}" if self.text and self.scale != ONE else self.text

    @property
    def interval(self) -> Interval:
        """What may stand behind the number; counts are exact, a blank may be too little to be
        printed."""
        exact = self.name.rsplit(".", 1)[-1].endswith(COUNTED)
        return Interval.printed(self.value, ZERO if exact else self.step)

    @property
    def balanced(self) -> Interval:
        """What may stand behind an amount that is rounded up or down so that a total is its
        parts."""
        return Interval.printed(self.value, self.step + self.step)


@dataclass(slots=True)
class Ledger:
    """All readings of a file, by name."""

    readings: dict[str, list[Reading]] = field(default_factory=dict)

    def add(self, reading: Reading) -> None:
        """Enter a reading."""
        self.readings.setdefault(reading.name, []).append(reading)

    def __iter__(self) -> Iterator[Reading]:
        for found in self.readings.values():
            yield from found

    def of(self, name: str, source: str = "") -> list[Reading]:
        """The readings of a figure, in one source or everywhere."""
        return [r for r in self.readings.get(name, ()) if not source or r.source == source]

    def best(self, name: str, source: str = "") -> Reading | None:
        """The reading most places agree on; the first of them."""
        found = self.of(name, source)
        if not found:
            return None
        votes = [sum(other.value == r.value for other in found) for r in found]
        return found[votes.index(max(votes))]


def decimals(text: str) -> int:
    """The decimals that a printed number shows."""
    return len(text.partition(".")[2])


def amount(text: str) -> Decimal:
    """The value of a printed number."""
    return Decimal(text.replace(",", ""))
