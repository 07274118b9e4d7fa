"""Which cells of a sheet are sums of others: parts in the same column or row whose printed values
add up to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from generator.document.tree import Number
from generator.figures.model import Difference, Figures, Sum
from generator.figures.name import parse
from generator.figures.places import Place, Places

MOST: Final = 255
"""Arguments that Excel's SUM takes."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A number on a sheet; row and column count from 0; ``place`` is that of its figure in the
    trees of budget lines."""

    row: int
    column: int
    number: Number
    place: Place | None

    @property
    def value(self) -> Decimal:
        """As printed."""
        return Decimal(self.number.value)


class Totals:
    """Finds the parts of totals with the figures of one disclosure."""

    def __init__(self, figures: Figures) -> None:
        self._figures = figures
        self._places = Places(figures)

    def spot(self, row: int, column: int, number: Number) -> Spot:
        """A number where it stands."""
        return Spot(row, column, number, self._places.of(number.name))

    def parts(self, spots: Sequence[Spot]) -> dict[tuple[int, int], list[Spot]]:
        """By row and column of each total, the cells it is the sum of. Nothing is said of a cell
        that has no parts on the sheet, or whose parts as printed do not add up to it."""
        columns: dict[int, list[Spot]] = defaultdict(list)
        rows: dict[int, list[Spot]] = defaultdict(list)
        for spot in spots:
            columns[spot.column].append(spot)
            rows[spot.row].append(spot)
        found = {}
        for spot in spots:
            parts = self._parts(spot, columns[spot.column]) or self._parts(spot, rows[spot.row])
            if parts and len(runs(parts)) <= MOST:
                found[spot.row, spot.column] = parts
        return found

    def _parts(self, total: Spot, line: Sequence[Spot]) -> list[Spot]:
        """The cells of a line that ``total`` is the sum of; none where it is not."""
        for group in self._groups(total, line):
            if sum(part.value for part in group) == total.value:
                return group
        return []

    def _groups(self, total: Spot, line: Sequence[Spot]) -> Iterator[list[Spot]]:
        """Groups of cells of a line that may be all parts of ``total``: one and what it leaves,
        along one tree, all, or by its formula."""
        yield from self._with_rest(total, line)
        if total.place is not None:
            yield from _below(total.place, line)
        formula = self._figures[total.number.name].formula
        if isinstance(formula, Sum) and formula.terms:
            named = {spot.number.name: spot for spot in line if spot != total}
            if named.keys() >= set(formula.terms):
                yield [named[term] for term in formula.terms]

    def _with_rest(self, total: Spot, line: Sequence[Spot]) -> Iterator[list[Spot]]:
        """Each part with what it leaves of ``total`` (财政拨款, 其他资金), which may be zero."""
        aspect = parse(total.number.name).aspect
        named = {spot.number.name: spot for spot in line}
        for rest in line:
            left = self._figures[rest.number.name].formula
            if not isinstance(left, Difference) or left.minuend != total.number.name:
                continue
            if left.subtrahend in named and parse(rest.number.name).aspect == aspect:
                yield [named[left.subtrahend], rest]


def _below(place: Place, line: Sequence[Spot]) -> Iterator[list[Spot]]:
    below: dict[Place, Spot] = {}
    by_axes: dict[tuple[int, ...], dict[Place, Spot]] = defaultdict(dict)
    for spot in line:
        other = spot.place
        if other is not None and other not in below and place.holds(other):
            below[other] = by_axes[place.differs(other)][other] = spot
    for axes in sorted(by_axes):
        yield _highest(by_axes[axes])
    if len(by_axes) > 1:
        yield _highest(below)


def _highest(below: Mapping[Place, Spot]) -> list[Spot]:
    """Those that are no part of another."""
    return [spot for place, spot in below.items() if not _is_in_another(place, below)]


def _is_in_another(place: Place, places: Iterable[Place]) -> bool:
    return any(other.holds(place) for other in places)


def runs(spots: Iterable[Spot]) -> list[tuple[Spot, Spot]]:
    """The first and last of each unbroken run of cells in one column or row."""
    found: list[tuple[Spot, Spot]] = []
    for spot in sorted(spots, key=lambda one: (one.row, one.column)):
        if found and _goes_on(*found[-1], spot):
            found[-1] = found[-1][0], spot
        else:
            found.append((spot, spot))
    return found


def _goes_on(first: Spot, last: Spot, spot: Spot) -> bool:
    goes_down = first.column == last.column == spot.column and spot.row == last.row + 1
    goes_right = first.row == last.row == spot.row and spot.column == last.column + 1
    return goes_down or goes_right
