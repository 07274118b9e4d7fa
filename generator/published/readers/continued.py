"""Tables that a page broke, put together again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from generator.published.head import Box
from generator.published.readers import heads, tidy, titles, unruled
from generator.published.readers.pieces import End, Grid, Line, Piece

NEAR: Final = 3.0
"""How far the edges of a column may lie apart, in the measure of the file (points)."""


def joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces, each table in one."""
    held: Grid | None = None
    above: set[str] = set()
    recent: list[str] = []
    between: list[Line] = []
    for piece in pieces:
        if isinstance(piece, Line) and held is not None:
            between.append(piece)
            continue
        if isinstance(piece, Grid) and held is not None and _goes_on(held, piece, between, above):
            held, between = _together(held, piece), []
            continue
        if held is not None:
            yield held
            yield from between
        recent = [titles.same(line.text) for line in between] if between else recent
        held, between = None, []
        match piece:
            case Grid():
                held, above = piece, set(recent[-5:])
                recent = []
            case Line():
                recent.append(titles.same(piece.text))
                yield piece
            case End():
                recent = []
                yield piece
    if held is not None:
        yield held
    yield from between


def _goes_on(first: Grid, second: Grid, between: Sequence[Line], above: set[str]) -> bool:
    """Whether a table is the next part of the one before: nothing stands between them but what
    stood above that, and its columns and head are the same, or it has no head."""
    if not all(_is_repeated(line.text, above) for line in between):
        return False
    last = first.origins[-1].page if first.origins else first.page
    if second.page and second.page == last:
        return False
    if not _fits(first, second):
        return False
    own = _head(first)
    if own and _repeated(own, second):
        return True
    return not between and (not _is_begun(second) or _is_head(first))


def _is_head(grid: Grid) -> bool:
    """Whether a page broke a table within its head."""
    return all(heads.is_of_titles(grid.rows, number) for number in range(len(grid.rows)))


def _is_repeated(text: str, above: set[str]) -> bool:
    bare = titles.same(text)
    return not bare or bare in above or bool(titles.CONTINUED.fullmatch(bare))


def _is_begun(grid: Grid) -> bool:
    """Whether a grid begins like a table: with a title, or a head."""
    first = [box.text.strip() for box in grid.rows[0] if box.text.strip()]
    has_title = len(first) == 1 and titles.is_title(first[0])
    return has_title or _head_rows(grid) > 0


def _head_rows(grid: Grid) -> int:
    return heads.depth(grid.rows, max(grid.heads, 0))


def _head(grid: Grid) -> list[list[str]]:
    """The texts of the rows up to the end of the head, lines above it included."""
    skipped = 0
    while skipped < len(grid.rows) - 1 and heads.depth(grid.rows[skipped:], 0) == 0 and skipped < 5:
        skipped += 1
    count = heads.depth(grid.rows[skipped:], max(grid.heads - skipped, 0))
    return [_texts(row) for row in grid.rows[: skipped + count]] if count else []


def _texts(row: Sequence[Box]) -> list[str]:
    found = (tidy.cell(box.text)[0].text for box in row)
    return [text for text in found if text]


def _repeated(own: Sequence[Sequence[str]], grid: Grid) -> int:
    """How many rows of a grid are those of a head, which may be its last rows alone."""
    rows = [_texts(row) for row in grid.rows[: len(own)]]
    for start in range(len(own)):
        head = list(own[start:])
        if rows[: len(head)] == head:
            return len(head)
    return 0


def _fits(first: Grid, second: Grid) -> bool:
    """Whether the columns of one table are, or are some of, those of another. Where blanks tell
    them, those that hold nothing may be lacking."""
    if first.is_guessed and second.is_guessed:
        own, its = unruled.filled(first), unruled.filled(second)
        return [kind for _, kind in own] == [kind for _, kind in its]
    if first.edges and second.edges:
        return all(_nearest(first.edges, edge) is not None for edge in second.edges)
    return _width(first) == _width(second)


def _nearest(edges: Sequence[float], edge: float) -> int | None:
    """The number of an edge among others, ``None`` where it is none of them."""
    best = min(range(len(edges)), key=lambda number: abs(edges[number] - edge))
    return best if abs(edges[best] - edge) <= NEAR else None


def _width(grid: Grid) -> int:
    return max(map(len, heads.drawn(grid.rows).owners), default=0)


def _together(first: Grid, second: Grid) -> Grid:
    """One table of two parts, the head of the second left out."""
    again = _repeated(_head(first), second)
    rows = second.rows[again:]
    if first.edges and second.edges and len(first.edges) != len(second.edges):
        rows = tuple(tuple(_placed(row, first.edges, second.edges)) for row in rows)
    if first.is_guessed and second.is_guessed:
        rows = tuple(unruled.moved(row, second, first) for row in rows)
    return replace(first, rows=first.rows + rows, origins=first.origins + second.origins[again:])


def _placed(row: Sequence[Box], edges: Sequence[float], own: Sequence[float]) -> Iterator[Box]:
    """The cells of a row of fewer columns in the columns where they stand."""
    places = [_nearest(edges, edge) or 0 for edge in own]
    at = 0
    for _ in range(places[0]):
        yield Box("")
    for box in row:
        start, stop = places[at], places[min(at + box.across, len(places) - 1)]
        yield box._replace(across=max(stop - start, 1))
        at += box.across
