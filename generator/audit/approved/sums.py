"""What the lines of one unit add up to: by code, kind and fund, as far as the list says them of
every line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, NamedTuple

from generator.audit.approved.book import Line

FUNCTIONS: Final = (3, 5, 7)
ECONOMICS: Final = (3, 5)


class Key(NamedTuple):
    """What an approved amount is of; empty: all. ``fund`` is as the list calls it; ``is_open``:
    the list has funds, and this is the sum of them all."""

    function: str = ""
    economic: str = ""
    kind: str = ""
    fund: str = ""
    is_open: bool = False


@dataclass(slots=True)
class Sum:
    """An approved amount in 元, and the places it is made of."""

    amount: Decimal = Decimal(0)
    places: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Sums:
    """The approved amounts of one unit, and for each line the narrowest of them that it is in."""

    amounts: dict[Key, Sum] = field(default_factory=dict)
    narrowest: dict[str, tuple[Key, ...]] = field(default_factory=dict)


def sums(lines: Sequence[Line], *, has_all_kinds: bool = True) -> Sums:
    """The amounts of a unit's lines, each listing by itself; the same amount of two listings
    once. Without ``has_all_kinds`` the list is of one kind only, and its sums are not of all."""
    listings: dict[str, list[Line]] = {}
    for line in lines:
        listings.setdefault(line.listing, []).append(line)
    found = Sums()
    for own in listings.values():
        mine: dict[Key, Sum] = {}
        for line in own:
            keys = tuple(_keys(line, own, has_all_kinds=has_all_kinds))
            found.narrowest[line.place] = _narrowest(keys)
            for key in keys:
                entry = mine.setdefault(key, Sum())
                entry.amount += line.amount
                entry.places.append(line.place)
        for key, entry in mine.items():
            found.amounts.setdefault(key, entry)
    return found


def _keys(line: Line, listing: Sequence[Line], *, has_all_kinds: bool) -> Iterator[Key]:
    """Everything that a line is a part of, where all lines say what it is of."""
    has_kinds = all(one.kind for one in listing)
    has_funds = all(one.fund for one in listing)
    kinds = {line.kind if has_kinds else ""}
    if has_all_kinds or not has_kinds:
        kinds.add("")
    codes = [("", "")]
    if all(one.function for one in listing):
        codes += [(line.function[:length], "") for length in _lengths(line.function, FUNCTIONS)]
    if all(one.economic for one in listing):
        codes += [("", line.economic[:length]) for length in _lengths(line.economic, ECONOMICS)]
    for function, economic in codes:
        for kind in sorted(kinds):
            yield Key(function, economic, kind, "", has_funds)
            if has_funds:
                yield Key(function, economic, kind, line.fund)


def _lengths(code: str, levels: Sequence[int]) -> list[int]:
    return [level for level in levels if level <= len(code)]


def _narrowest(keys: Sequence[Key]) -> tuple[Key, ...]:
    """The keys of the longest codes of each sort; those without a code where no line has any."""
    functions = [key for key in keys if key.function]
    economics = [key for key in keys if key.economic]
    longest = max((len(key.function) for key in functions), default=0)
    deepest = max((len(key.economic) for key in economics), default=0)
    found = [key for key in functions if len(key.function) == longest]
    found += [key for key in economics if len(key.economic) == deepest]
    return tuple(found or keys)
