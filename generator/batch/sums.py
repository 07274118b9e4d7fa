"""What units come to together, this year and the last; no money counted twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from generator.batch.facts import TOTALS
from generator.batch.overview import Entry

ZERO = Decimal(0)


@dataclass(slots=True)
class Sums:
    """The totals of units of one year (万元), by figure, and those of the year before; ``units``
    were counted, ``lacking`` have no figures because they were not made. The year before is not
    known of a figure where a unit does not state it."""

    year: str
    units: int = 0
    lacking: int = 0
    now: dict[str, Decimal] = field(default_factory=lambda: dict.fromkeys(TOTALS, ZERO))
    before: dict[str, Decimal | None] = field(default_factory=lambda: dict.fromkeys(TOTALS, ZERO))

    def add(self, facts: Mapping[str, Any]) -> None:
        """Count a unit."""
        if not facts["totals"]:
            self.lacking += 1
            return
        self.units += 1
        for name in TOTALS:
            now = amount(facts["totals"].get(name)) or ZERO
            last = amount(facts.get("last_year", {}).get(name))
            self.now[name] += now
            self.before[name] = _added(self.before[name], last, is_needed=now != 0)


def _added(whole: Decimal | None, part: Decimal | None, *, is_needed: bool) -> Decimal | None:
    """The sum; none once a part that is needed is not known."""
    if whole is None or (part is None and is_needed):
        return None
    return whole + (part or ZERO)


def sums(entries: Iterable[Entry]) -> list[Sums]:
    """One for each year, the last first. Units that a department's own file adds up are in its
    figures and not counted again; those whose year is not known are with the newest."""
    entries = tuple(entries)
    added_up: set[str] = set()
    for entry in entries:
        if entry.facts["totals"]:
            added_up.update(entry.facts["consolidates"])
    counted = [entry.facts for entry in entries if entry.facts["file"] not in added_up]
    newest = max((str(facts["year"] or "") for facts in counted), default="")
    found: dict[str, Sums] = {}
    for facts in counted:
        year = str(facts["year"] or newest)
        found.setdefault(year, Sums(year)).add(facts)
    return [found[year] for year in sorted(found, reverse=True)]


def amount(printed: str | None) -> Decimal | None:
    """An amount as it is kept; nothing where there is none."""
    return Decimal(printed.replace(",", "")) if printed else None


def change(now: Decimal | None, before: Decimal | None) -> str:
    """How an amount changed since last year, in %; where last year's is no base, or the
    rate too small to show, by how much."""
    if now is None or before is None:
        return ""
    if now == before:
        return "持平"
    rate = f"{(now - before) / before * 100:+,.2f}" if before > 0 else ""
    return f"{rate}%" if rate.strip("+-0.") else f"{now - before:+,.2f}"
