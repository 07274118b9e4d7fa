"""Which rows of a block lie below which, and which add up to which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from generator.relations.facets import NOTHING
from generator.relations.rows import LENGTHS, Row
from generator.relations.vocabulary import CARRIED, vocabulary

SEVERAL: Final = 2
AXES: Final = ("fund", "kind", "item")
STYLES: Final = (
    re.compile(r"^[一二三四五六七八九十]{1,3}[、.．]"),
    re.compile(r"^[（(][一二三四五六七八九十]+[）)]"),
    re.compile(r"^\d{1,2}[、.．](?!\d)"),
    re.compile(r"^[（(]\d{1,2}[）)]"),
)

FIRST: Final = re.compile(r"^[（(]?[一1][）)、.．]")
OPEN: Final = -1
"""A numbering that may begin anew has not yet."""


class Down(NamedTuple):
    """A row whose amounts are the sums of other rows', all by where they are in the table.
    ``is_sure``: nothing speaks for another reading; ``otherwise``: other rows that may make it
    up."""

    total: int
    parts: tuple[int, ...]
    is_sure: bool
    otherwise: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Tree:
    """Rows in order, and for each the place of the row above it among them (-1: none).
    ``is_sure``: all of them follow one order; ``has_codes``: the table has columns of codes."""

    rows: tuple[Row, ...]
    parents: tuple[int, ...]
    is_sure: bool
    has_codes: bool

    def path(self, place: int) -> list[Row]:
        """The rows above one, the topmost first, and itself."""
        found = []
        while place >= 0:
            found.append(self.rows[place])
            place = self.parents[place]
        return found[::-1]

    def below(self, at: int) -> list[int]:
        """The rows right below one, by where they are in the table."""
        found = []
        for row, parent in zip(self.rows, self.parents, strict=True):
            if parent >= 0 and self.rows[parent].at == at:
                found.append(row.at)
        return found

    def sums(self) -> Iterator[Down]:
        """Every sum among the rows."""
        yield from _below(self)
        yield from _totals(self)


def tree(rows: tuple[Row, ...], *, has_codes: bool) -> Tree:
    """Which rows lie below which: by their codes, else by how the list is laid out."""
    if any(row.code for row in rows):
        parents, is_sure = _by_code(rows)
    elif any(parent >= 0 for parent in _by_heads(rows)):
        parents, is_sure = _by_heads(rows), True
    else:
        parents, is_sure = _by_layout(rows), True
    return Tree(rows, tuple(parents), is_sure, has_codes)


# -- by code


def _by_code(rows: Sequence[Row]) -> tuple[list[int], bool]:
    """The open row above whose code begins a row's own; and whether all rows follow that order."""
    parents: list[int] = []
    path: list[int] = []
    closed: set[str] = set()
    is_sure = True
    for place, row in enumerate(rows):
        if row.code:
            while path and not _is_within(row, rows[path[-1]]):
                closed.add(rows[path.pop()].code)
            outside = {row.code[:length] for length in LENGTHS if length < len(row.code)}
            is_sure = is_sure and closed.isdisjoint(outside)
        elif not row.is_total:
            is_sure = is_sure and (row.is_among or bool(row.project))
        parents.append(path[-1] if path and not row.is_total else -1)
        if row.code:
            path.append(place)
    return parents, is_sure


def _is_within(row: Row, upper: Row) -> bool:
    if upper.project:
        return False
    if row.code == upper.code:
        return bool(row.project)
    return row.code.startswith(upper.code)


# -- by heads


def _by_heads(rows: Sequence[Row]) -> list[int]:
    """By codes of units that begin with another's, or by texts that repeat those of a row above and
    add some."""
    parents: list[int] = []
    path: list[int] = []
    for place, row in enumerate(rows):
        while path and not _continues(row, rows[path[-1]]):
            path.pop()
        parents.append(path[-1] if path and not row.is_total else -1)
        if not row.is_total:
            path.append(place)
    return parents


def _continues(row: Row, upper: Row) -> bool:
    if row.unit and upper.unit:
        return row.unit != upper.unit and row.unit.startswith(upper.unit)
    length = len(upper.texts)
    return 0 < length < len(row.texts) and row.texts[:length] == upper.texts


# -- by layout


def _by_layout(rows: Sequence[Row]) -> list[int]:
    """By numbering and 其中; without numbers by the words where all are understood, else by
    indent."""
    parts = [row for row in rows if not row.is_total]
    if any(_style(row) >= 0 for row in parts):
        return _by_depth(rows, _numbered(rows))
    if any(row.indent for row in parts) and not all(row.meaning.is_whole for row in parts):
        return _by_depth(rows, [row.indent for row in rows])
    return _by_words(rows)


def _style(row: Row) -> int:
    """Which style of numbering a row begins with, -1 for none."""
    name = row.name.strip()
    return next((place for place, style in enumerate(STYLES) if style.match(name)), -1)


def _numbered(rows: Sequence[Row]) -> list[int]:
    """A style first seen inside another is deeper; 其中 and what follows it, deeper still; so is a
    numbering that begins anew below a row without one that stands behind a total."""
    order: list[int] = []
    depths = []
    depth = below = 0
    is_after_total = False
    above: Row | None = None
    opened: Row | None = None
    numbered: Row | None = None
    for row in rows:
        style = _style(row)
        if style in order:
            order = order[: order.index(style) + 1]
        elif style >= 0:
            order = [*order, style]
        numbered = row if style >= 0 else numbered
        if style >= 0:
            is_new = _is_new(row, above, is_open=below == OPEN)
            below = 1 if below == 1 or is_new else 0
            depth = len(order) - 1 + below
        elif below == OPEN and _is_left_of(row, opened):
            depth = 1
        elif is_after_total and not row.is_total:
            depth, below, opened = 0, OPEN, row
        elif order:
            depth = 0 if numbered and _is_another(row, numbered) else len(order)
        above = row if style < 0 else None
        is_after_total = row.is_total or (is_after_total and style < 0)
        below = 0 if row.is_total else below
        depths.append(0 if row.is_total else depth)
    return depths


def _is_new(row: Row, above: Row | None, *, is_open: bool) -> bool:
    """Whether a numbering begins anew below a row without a number: one behind a total, or one
    that its words are a part of."""
    is_below = is_open or (above is not None and _is_part(row, above))
    return is_below and bool(FIRST.match(row.name.strip()))


def _is_another(row: Row, above: Row) -> bool:
    """Whether a row names an item that is no part of the one that a row above names (会议费 below
    公务用车购置费)."""
    item, whole = row.meaning.facets.item, above.meaning.facets.item
    return bool(item and whole) and not vocabulary().items.is_below(item, whole)


def _is_left_of(row: Row, above: Row | None) -> bool:
    """Whether a row names a fund below what was left of funds (年初结转和结余)."""
    known = vocabulary()
    if above is None or row.meaning.facets.fund not in known.carried:
        return False
    fund = above.meaning.facets.fund
    return fund == CARRIED or known.funds.is_below(fund, CARRIED)


def _by_depth(rows: Sequence[Row], depths: Sequence[int]) -> list[int]:
    parents: list[int] = []
    path: list[int] = []
    for place, row in enumerate(rows):
        while path and (row.is_total or depths[path[-1]] >= depths[place]):
            path.pop()
        parents.append(path[-1] if path else -1)
        if not row.is_total:
            path.append(place)
    return parents


def _by_words(rows: Sequence[Row]) -> list[int]:
    """The nearest row above of whose money a row's is a part."""
    parents: list[int] = []
    for place, row in enumerate(rows):
        above = range(place - 1, -1, -1)
        parents.append(next((other for other in above if _is_part(row, rows[other])), -1))
    return parents


def _is_part(row: Row, upper: Row) -> bool:
    if row.is_total or upper.is_total:
        return False
    known = vocabulary()
    for axis in AXES:
        name = getattr(upper.meaning.facets, axis)
        if name and known.forest(axis).is_below(getattr(row.meaning.facets, axis), name):
            return True
    return False


# -- which rows add up


def _below(found: Tree) -> Iterator[Down]:
    """Every row with rows below it."""
    children: dict[int, list[Row]] = {}
    for row, parent in zip(found.rows, found.parents, strict=True):
        if parent >= 0:
            children.setdefault(parent, []).append(row)
    for parent, below in children.items():
        whole = found.rows[parent]
        is_sure = found.is_sure and _makes_up(whole, below)
        firsts = _first_of_codes(below)
        otherwise = (tuple(row.at for row in firsts),) if len(firsts) < len(below) else ()
        yield Down(whole.at, tuple(row.at for row in below), is_sure, otherwise)


def _first_of_codes(rows: Sequence[Row]) -> list[Row]:
    """The rows without those that bear the code of a row before them, as 细目 do below their 款."""
    found: list[Row] = []
    for row in rows:
        codes = {other.code for other in found if other.code}
        if row.project or row.code not in codes:
            found.append(row)
    return found


def _makes_up(whole: Row, parts: Sequence[Row]) -> bool:
    """Whether the rows below one are surely all of it. Codes are; numbered ones are; what 其中
    begins is where it names several known parts."""
    if whole.code:
        return all(part.code for part in parts)
    if not any(part.is_among for part in parts):
        return True
    return len(parts) >= SEVERAL and all(part.meaning.facets != NOTHING for part in parts)


def _totals(found: Tree) -> Iterator[Down]:
    """Every row that is called a total: of the topmost rows since the last one, or of all. Under
    columns of codes a total without rows is of nothing."""
    rows = found.rows
    places = range(len(rows))
    tops = [n for n in places if found.parents[n] < 0 and not rows[n].is_total]
    totals = [n for n in places if rows[n].is_total]
    is_mixed = any(row.code for row in rows) and any(not rows[n].code for n in tops)
    is_sure = found.is_sure and not is_mixed
    for number, total in enumerate(totals):
        readings = _readings(found, total, tops, totals[:number], alone=len(totals) == 1)
        at = [tuple(rows[n].at for n in reading) for reading in readings if reading]
        firsts = tuple(row.at for row in _first_of_codes([rows[n] for n in tops]))
        if len(firsts) < len(tops):
            at.append(firsts)
        if at:
            yield Down(rows[total].at, at[0], is_sure, tuple(at[1:]))
        elif found.has_codes and len(totals) == 1:
            yield Down(rows[total].at, (), is_sure)


def _readings(
    found: Tree,
    total: int,
    tops: Sequence[int],
    before: Sequence[int],
    *,
    alone: bool,
) -> list[list[int]]:
    """The rows that a total may be of, the likeliest first: those of the item that it names; all
    topmost rows; among several totals the last one and the rows since, and whatever else."""
    rows = found.rows
    item = rows[total].meaning.facets.item
    if item:
        return [_of_item(found, item)]
    if alone:
        return [list(tops)]
    last = before[-1] if before else -1
    since = [n for n in tops if last < n < total]
    above = [n for n in tops if n < total]
    after = [n for n in tops if n > total]
    likely = [*before[-1:], *since] if since else list(before)
    return [likely or above, above, since, list(before), list(tops), after]


def _of_item(found: Tree, item: str) -> list[int]:
    """The topmost rows of an item (“三公”经费合计 among other rows)."""
    items = vocabulary().items
    rows = found.rows
    named = [n for n, row in enumerate(rows) if items.is_below(row.meaning.facets.item, item)]
    return [n for n in named if not any(_is_part(rows[n], rows[other]) for other in named)]
