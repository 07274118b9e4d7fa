"""Which cells of a sheet are sums of others: parts in the same column or row whose printed values
add up to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from generator.document.tree import Number
from generator.figures.model import Figures, Sum
from generator.figures.places import Place, Places

MOST: Final = 255
"""Arguments that Excel's SUM takes."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A number on a sheet; row and column count from 0."""

    row: int
    column: int
    number: Number

    @property
    def value(self) -> Decimal:
        """As printed."""
        return Decimal(self.number.value)


class Totals:
    """Finds the parts of totals with the figures of one disclosure."""

    def __init__(self, figures: Figures) -> None:
        self._figures = figures
        self._places = Places(figures)

    def parts(self, spots: Sequence[Spot]) -> Mapping[tuple[int, int], tuple[Spot, ...]]:
        """By row and column of each total, the cells it is the sum of. Nothing is said of a cell
        that has no parts on the sheet, or whose parts as printed do not add up to it."""
        placed = [(spot, self._places.of(spot.number.name)) for spot in spots]
        columns: dict[int, list[tuple[Spot, Place | None]]] = {}
        rows: dict[int, list[tuple[Spot, Place | None]]] = {}
        for spot, place in placed:
            columns.setdefault(spot.column, []).append((spot, place))
            rows.setdefault(spot.row, []).append((spot, place))
        found = {}
        for spot, place in placed:
            lines = (columns[spot.column], rows[spot.row])
            ways = (way for line in lines for way in self._ways(spot, place, line))
            way = next(
                (w for w in ways if sum((s.value for s in w), Decimal(0)) == spot.value), None
            )
            if way and len(runs(way)) <= MOST:
                found[spot.row, spot.column] = way
        return found

    def _ways(
        self, total: Spot, place: Place | None, line: Sequence[tuple[Spot, Place | None]]
    ) -> Iterator[tuple[Spot, ...]]:
        """Groups of cells of a line that may be all parts of ``total``: along one tree, all, or by
        its formula."""
        if place is not None:
            below: dict[Place, Spot] = {}
            for spot, other in line:
                if other is not None and place.holds(other):
                    below.setdefault(other, spot)
            axes = sorted({place.differs(other) for other in below})
            for group in [
                {o: s for o, s in below.items() if place.differs(o) == axis} for axis in axes
            ]:
                yield tuple(_highest(group))
            if len(axes) > 1:
                yield tuple(_highest(below))
        formula = self._figures[total.number.name].formula
        if isinstance(formula, Sum) and formula.terms:
            named = {spot.number.name: spot for spot, _ in line if spot != total}
            if all(term in named for term in formula.terms):
                yield tuple(named[term] for term in formula.terms)


def _highest(below: Mapping[Place, Spot]) -> Iterator[Spot]:
    """Those that are no part of another."""
    for place, spot in below.items():
        if not any(other.holds(place) for other in below):
            yield spot


def runs(spots: Iterable[Spot]) -> list[tuple[Spot, Spot]]:
    """The first and last of each unbroken run of cells in one column or row."""
    found: list[tuple[Spot, Spot]] = []
    for spot in sorted(spots, key=lambda s: (s.row, s.column)):
        if found and _follows(found[-1], spot):
            found[-1] = found[-1][0], spot
        else:
            found.append((spot, spot))
    return found


def _follows(run: tuple[Spot, Spot], spot: Spot) -> bool:
    first, last = run
    down = (first.column, last.row + 1, last.column) == (last.column, spot.row, spot.column)
    right = (first.row, last.row, last.column + 1) == (last.row, spot.row, spot.column)
    return down or right
