"""From a grid of cells to a table: the title, unit and notes that stand in it, its head, its
body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final, NamedTuple

from generator.published.flow import MEASURE
from generator.published.grid import Reaching, spread
from generator.published.head import Box
from generator.published.head import tree as head_tree
from generator.published.model import Cell, Oddity, Origin, Table, Title
from generator.published.readers import heads, tidy, titles
from generator.published.readers.pieces import Grid

ABOVE: Final = 5
"""Rows above the head that may hold a title and a unit."""


class Row(NamedTuple):
    """A row of a grid, its texts made plain, and where it stands."""

    boxes: tuple[Box, ...]
    origin: Origin

    @property
    def texts(self) -> list[str]:
        """What its cells hold, blanks left out."""
        return [box.text for box in self.boxes if box.text]

    def flush(self) -> Row:
        """The row without indents, which mean nothing where labels stand beside the cells."""
        return self._replace(boxes=tuple(box._replace(indent=0) for box in self.boxes))


class Strange(NamedTuple):
    """An oddity in a place of a table's body."""

    what: Oddity
    text: str
    row: int
    column: int


class Made(NamedTuple):
    """A table, the lines that stand in its grid above and below it, and its oddities."""

    above: tuple[str, ...]
    table: Table
    odd: tuple[Strange, ...]


def table(grid: Grid) -> Made:
    """The table that a grid is."""
    rows = list(_rows(grid))
    above = _above(rows)
    notes = _below(rows)
    declared = max(grid.heads - len(above), 0)
    rows = [row for row in rows if row.texts]
    count = heads.depth([row.boxes for row in rows], declared)
    head = head_of([row.boxes for row in rows[:count]])
    body = _without_counting(rows[count:])
    if not head:
        body = [row.flush() for row in body]
    cells, odd = _body(body, _width(rows))
    unit = next((found[1] for line in above if (found := MEASURE.search(line))), "")
    made = Table(
        title=next(filter(titles.is_title, above), ""),
        unit=unit,
        head=head,
        rows=cells,
        notes=notes,
        page=grid.page,
        origins=tuple(row.origin for row in body),
        is_guessed=grid.is_guessed,
    )
    return Made(above, made, odd)


def head_of(rows: Sequence[Sequence[Box]]) -> tuple[Title, ...]:
    """The header tree of rows of titles; of a file that merges none, what they must reach."""
    if not rows:
        return ()
    texts = [[_title(box) for box in row] for row in rows]
    is_flat = all(box.down == box.across == 1 for box in chain.from_iterable(texts))
    return head_tree(heads.merged(texts) if is_flat else texts)


def _title(box: Box) -> Box:
    found, _ = tidy.cell(box.text)
    return box._replace(text=found.text)


def _rows(grid: Grid) -> Iterator[Row]:
    origins = grid.origins or (Origin(grid.page),) * len(grid.rows)
    for number, (boxes, origin) in enumerate(zip(grid.rows, origins, strict=True), 1):
        place = origin if origin.row else origin._replace(row=number)
        yield Row(tuple(box._replace(text=box.text.strip("\n\r")) for box in boxes), place)


def _above(rows: list[Row]) -> tuple[str, ...]:
    """The lines that stand in the first rows, which are taken away."""
    found: list[str] = []
    for _ in range(min(ABOVE, len(rows) - 1)):
        texts = [tidy.line(text).text for text in rows[0].texts]
        is_line = len(texts) == 1 and titles.is_title(texts[0])
        if not texts or is_line or all(map(titles.is_above, texts)):
            found += ["\u3000".join(texts)] if texts else []
            del rows[0]
        else:
            break
    return tuple(found)


def _below(rows: list[Row]) -> tuple[str, ...]:
    """The notes that stand in the last rows, which are taken away."""
    found: list[str] = []
    while len(rows) > 1:
        texts = [tidy.line(text).text for text in rows[-1].texts]
        if len(texts) == 1 and titles.NOTE.match(texts[0]):
            found.insert(0, texts[0].replace("\n", ""))
        elif texts:
            break
        del rows[-1]
    return tuple(found)


def _without_counting(rows: list[Row]) -> list[Row]:
    """The rows without one that numbers the columns."""
    is_counting = bool(rows) and heads.is_counting([text.strip() for text in rows[0].texts])
    return rows[1:] if is_counting else rows


def _width(rows: Sequence[Row]) -> int:
    grid = heads.drawn([row.boxes for row in rows])
    return max(map(len, grid.owners), default=0)


def _body(
    rows: Sequence[Row], width: int
) -> tuple[tuple[tuple[Cell, ...], ...], tuple[Strange, ...]]:
    """The places of the body, and what was odd in them."""
    reaching: list[list[Reaching]] = []
    odd: list[Strange] = []
    for number, row in enumerate(rows):
        reaching.append([])
        for column, box in enumerate(row.boxes):
            cell, found = tidy.cell(box.text, box.indent)
            reaching[-1].append(Reaching(cell, box.down, box.across))
            odd += [Strange(what, text, number, column) for what, text in found.odd]
    return spread(reaching, width), tuple(odd)
