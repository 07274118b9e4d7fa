"""The lists of the classification as files: a list of a year is ``function-2026.csv`` or
``economic-2026.csv``.

The years are those of the files: a new year is a new file. ``data/README.md`` says where the lists
come from.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

DATA = Path(__file__).parent / "data"
Kind = Literal["function", "economic"]
LISTED = re.compile(r"-(\d{4})\.csv$")
CARRIED = "carried"
"""The source of a row that was taken over from the year before, because the book of its year was
not seen."""


@dataclass(frozen=True, slots=True)
class Row:
    """A code with its name, and how it is known (``source``, see ``data/README.md``)."""

    code: str
    name: str
    source: str


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A code of which it is not certain that it exists, or since when, or under which name."""

    code: str
    name: str
    first: int
    last: int | None

    def covers(self, year: int) -> bool:
        """Whether the code is believed to be in force in a year."""
        return self.first <= year and (self.last is None or year <= self.last)


@cache
def rows(stem: str) -> Mapping[str, Row]:
    """The rows of a list by code."""
    return {row["code"]: Row(row["code"], row["name"], row["source"]) for row in _read(stem)}


@cache
def names(stem: str) -> Mapping[str, str]:
    """The names of a list by code."""
    return {code: row.name for code, row in rows(stem).items()}


@cache
def years(kind: Kind) -> tuple[int, ...]:
    """The years that have a list of their own, in order."""
    found = (LISTED.search(path.name) for path in DATA.glob(f"{kind}-*.csv"))
    return tuple(sorted(int(match[1]) for match in found if match))


def newest_year() -> int:
    """The newest year that has a list."""
    return years("function")[-1]


def nearest(kind: Kind, year: int) -> int:
    """The year whose list serves ``year``: the newest that is not later; before the first list,
    the first."""
    known = years(kind)
    return max((listed for listed in known if listed <= year), default=known[0])


def is_established(kind: Kind, year: int) -> bool:
    """Whether the list of a year says what is in force: not where there is none, nor where it was
    carried over."""
    if year not in years(kind):
        return False
    return all(row.source != CARRIED for row in rows(f"{kind}-{year}").values())


@cache
def doubtful(kind: Kind) -> Mapping[str, Doubtful]:
    """What may exist, but is kept out of the lists of the years."""
    found: dict[str, Doubtful] = {}
    for row in _read(f"{kind}-uncertain"):
        found[row["code"]] = Doubtful(
            code=row["code"],
            name=row["name"],
            first=int(row["valid_from"] or 0),
            last=int(row["valid_to"]) if row["valid_to"] else None,
        )
    return found


def years_of(kind: Kind, code: str) -> tuple[int, ...]:
    """The years whose lists have a code."""
    return tuple(year for year in years(kind) if code in rows(f"{kind}-{year}"))


def spoken(found: tuple[int, ...]) -> str:
    """Years in words: ``2021—2023、2026``."""
    spans = (str(first) if first == last else f"{first}—{last}" for first, last in _spans(found))
    return "、".join(spans)


def _spans(found: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """The first and the last of years that follow each other."""
    first = last = None
    for year in found:
        if first is None or last is None:
            first = year
        elif year != last + 1:
            yield first, last
            first = year
        last = year
    if first is not None and last is not None:
        yield first, last


def _read(stem: str) -> list[dict[str, str]]:
    with (DATA / f"{stem}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))
