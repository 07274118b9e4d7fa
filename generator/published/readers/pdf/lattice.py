"""Tables by their ruled lines: where their rows and columns begin, and which cells reach over
several."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from generator.published.readers.pdf.page import Page, Rule

NEAR: Final = 2.0
"""Points within which two lines are one, or touch."""
COVERED: Final = 0.6
"""Of the side of a cell: how much of it must be ruled."""
MOST: Final = 20_000
"""Cells of a table; more are a pattern."""


class Area(NamedTuple):
    """A cell: its rows and columns from … to (not included)."""

    top: int
    bottom: int
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Lattice:
    """A table: the lines between its columns and rows, and its cells from the top left."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    cells: tuple[Area, ...]

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        is_across = self.columns[0] <= x <= self.columns[-1]
        return is_across and self.rows[0] <= y <= self.rows[-1]

    def place(self, x: float, y: float) -> tuple[int, int]:
        """The row and column of a point."""
        row = min(max(bisect_right(self.rows, y) - 1, 0), len(self.rows) - 2)
        column = min(max(bisect_right(self.columns, x) - 1, 0), len(self.columns) - 2)
        return row, column


def lattices(page: Page) -> list[Lattice]:
    """The tables of a page from the top down; a frame around one cell is none."""
    level, upright = _whole(page.level), _whole(page.upright)
    found = [_lattice(*group) for group in _groups(level, upright)]
    tables = [one for one in found if one is not None and len(one.cells) > 1]
    return sorted(tables, key=lambda one: one.rows[0])


def _whole(rules: Iterable[Rule]) -> list[Rule]:
    """Lines at one place and touching each other as one."""
    found: list[Rule] = []
    for cluster in _clusters(sorted(rules)):
        at = sum(rule.at for rule in cluster) / len(cluster)
        start = stop = None
        for rule in sorted(cluster, key=lambda one: one.start):
            if stop is None or start is None or rule.start > stop + NEAR:
                if stop is not None and start is not None:
                    found.append(Rule(at, start, stop))
                start, stop = rule.start, rule.stop
            stop = max(stop, rule.stop)
        if stop is not None and start is not None:
            found.append(Rule(at, start, stop))
    return found


def _clusters(rules: Sequence[Rule]) -> Iterator[list[Rule]]:
    cluster: list[Rule] = []
    for rule in rules:
        if cluster and rule.at - cluster[-1].at > NEAR:
            yield cluster
            cluster = []
        cluster.append(rule)
    if cluster:
        yield cluster


def _groups(
    level: Sequence[Rule], upright: Sequence[Rule]
) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Lines that cross or touch each other, each group by itself."""
    free_level, free_upright = set(level), set(upright)
    while free_level and free_upright:
        first = free_level.pop()
        own_level, own_upright, open_level = [first], [], [first]
        while open_level:
            rule = open_level.pop()
            touching = [one for one in free_upright if _touch(rule, one)]
            free_upright.difference_update(touching)
            own_upright += touching
            for other in touching:
                beside = [one for one in free_level if _touch(one, other)]
                free_level.difference_update(beside)
                own_level += beside
                open_level += beside
        if own_upright:
            yield own_level, own_upright


def _touch(level: Rule, upright: Rule) -> bool:
    is_across = level.start - NEAR <= upright.at <= level.stop + NEAR
    return is_across and upright.start - NEAR <= level.at <= upright.stop + NEAR


def _lattice(level: Sequence[Rule], upright: Sequence[Rule]) -> Lattice | None:
    """The table that lines make up. Its sides and its foot may be left open, as where a page
    breaks it."""
    left, right = min(rule.start for rule in level), max(rule.stop for rule in level)
    top, bottom = min(rule.start for rule in upright), max(rule.stop for rule in upright)
    columns = _places([rule.at for rule in upright] + [left, right])
    rows = _places([rule.at for rule in level] + [top, bottom])
    count = (len(columns) - 1) * (len(rows) - 1)
    if not 1 < count <= MOST:
        return None
    closed = [Rule(at, left, right) for at in (rows[0], rows[-1])]
    return _Walls([*level, *closed], upright, columns, rows).lattice()


def _places(all_of: Iterable[float]) -> tuple[float, ...]:
    """Places in order, those near each other once."""
    found: list[float] = []
    for one in sorted(all_of):
        if not found or one - found[-1] > NEAR * 1.5:
            found.append(one)
    return tuple(found)


class _Walls:
    """Which sides of the places of a grid are ruled."""

    def __init__(
        self,
        level: Sequence[Rule],
        upright: Sequence[Rule],
        columns: tuple[float, ...],
        rows: tuple[float, ...],
    ) -> None:
        self.columns, self.rows = columns, rows
        self.below = {line: _ruled(level, at, columns) for line, at in enumerate(rows)}
        self.beside = {line: _ruled(upright, at, rows) for line, at in enumerate(columns)}

    def lattice(self) -> Lattice:
        """The cells between the walls, from the top left."""
        taken: set[tuple[int, int]] = set()
        cells: list[Area] = []
        for row in range(len(self.rows) - 1):
            for column in range(len(self.columns) - 1):
                if (row, column) not in taken:
                    area = self.area(row, column, taken)
                    cells.append(area)
                    taken.update(_places_of(area))
        return Lattice(self.columns, self.rows, tuple(cells))

    def area(self, row: int, column: int, taken: set[tuple[int, int]]) -> Area:
        """The cell that begins at a place: as wide as its row is without walls, as high as all of
        that is."""
        right = column + 1
        while right < len(self.columns) - 1 and self._is_open(row, right, taken):
            right += 1
        bottom = row + 1
        while bottom < len(self.rows) - 1 and self._goes_on(bottom, column, right, taken):
            bottom += 1
        return Area(row, bottom, column, right)

    def _is_open(self, row: int, line: int, taken: set[tuple[int, int]]) -> bool:
        return not self.beside[line][row] and (row, line) not in taken

    def _goes_on(self, line: int, left: int, right: int, taken: set[tuple[int, int]]) -> bool:
        columns = range(left, right)
        if any(self.below[line][column] or (line, column) in taken for column in columns):
            return False
        return not any(self.beside[inner][line] for inner in range(left + 1, right))


def _ruled(rules: Sequence[Rule], at: float, places: Sequence[float]) -> list[bool]:
    """Of the stretches between places: which are ruled along ``at``."""
    here = [rule for rule in rules if abs(rule.at - at) <= NEAR * 1.5]
    found = []
    for start, stop in pairwise(places):
        covered = sum(max(0.0, min(stop, one.stop) - max(start, one.start)) for one in here)
        found.append(covered >= COVERED * (stop - start))
    return found


def _places_of(area: Area) -> Iterator[tuple[int, int]]:
    for row in range(area.top, area.bottom):
        for column in range(area.left, area.right):
            yield row, column
