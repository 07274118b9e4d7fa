"""What the lists of all years say of a code together: its names, their years, and how sure each
is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import own_data
from generator.catalogue import lists
from generator.catalogue.classification import SPECIAL

KINDS: tuple[lists.Kind, ...] = ("function", "economic")
DOUBTFUL = "doubtful"
NOT_BY_YEAR = "不分年度"


@dataclass(frozen=True, slots=True)
class Entry:
    """A code under one name: the years and how sure it is, both in words."""

    code: str
    name: str
    years: str
    sure: str


def entries(wanted: str) -> list[Entry]:
    """Everything whose code begins with ``wanted``, or whose name has it, in the order of the
    codes and of the years."""
    every = (*_by_year(), *_special(), *_doubtful())
    found = (entry for entry in every if entry.code.startswith(wanted) or wanted in entry.name)
    return sorted(found, key=lambda entry: (entry.code, entry.years))


def years_listed() -> str:
    """The years that have a list: ``2021—2026``."""
    return lists.spoken(lists.years("function"))


def _by_year() -> Iterator[Entry]:
    for kind in KINDS:
        codes: set[str] = set()
        for year in lists.years(kind):
            codes.update(lists.rows(f"{kind}-{year}"))
        for code in codes:
            yield from _of_code(kind, code)


def _of_code(kind: lists.Kind, code: str) -> Iterator[Entry]:
    """An entry for each name of a code and each degree of sureness."""
    known: dict[tuple[str, str], list[int]] = {}
    carried: list[int] = []
    sure = ""
    for year in lists.years_of(kind, code):
        row = lists.rows(f"{kind}-{year}")[code]
        if row.source == lists.CARRIED:  # as sure as the year before
            carried.append(year)
        else:
            sure = _words(row.source)
        known.setdefault((row.name, sure), []).append(year)
    for (name, how), years in known.items():
        taken_over = lists.spoken(tuple(year for year in years if year in carried))
        more = f"，{taken_over} 年照上年" if taken_over else ""
        yield Entry(code=code, name=name, years=lists.spoken(tuple(years)), sure=f"{how}{more}")


def _special() -> Iterator[Entry]:
    """The codes of the two budgets whose lists are not by year."""
    for budget, stem in SPECIAL.items():
        for row in lists.rows(stem).values():
            sure = f"{_words(row.source)}，{budget}"
            yield Entry(code=row.code, name=row.name, years=NOT_BY_YEAR, sure=sure)


def _doubtful() -> Iterator[Entry]:
    for kind in KINDS:
        for one in lists.doubtful(kind).values():
            yield Entry(code=one.code, name=one.name, years=_span(one), sure=_words(DOUBTFUL))


def _span(one: lists.Doubtful) -> str:
    if one.last is None:
        return f"{one.first} 起"
    return str(one.first) if one.last == one.first else f"{one.first}—{one.last}"


def _words(source: str) -> str:
    return str(own_data.load(lists.DATA / "sources.yaml")[source])
