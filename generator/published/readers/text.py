"""Plain text out of a Word or PDF file: rows with tabs are tables, and so are lines whose columns
are set by blanks; everything else is lines, put together to paragraphs where they are broken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from math import inf
from typing import Final

from generator.published.head import Box
from generator.published.readers import aligned
from generator.published.readers.aligned import Part, Parted
from generator.published.readers.opening import decoded
from generator.published.readers.pieces import Grid, Line, Piece, Pieces
from generator.published.readers.rows import Margins, Row, margins_of, paragraphs

PART: Final = re.compile(r"\S+(?:[ \u3000]\S+)*")
TIGHT: Final = re.compile(
    r"(?<=\d) (?=[\u4e00-\u9fff（“])(?<=\.\d\d )|(?<=[\u4e00-\u9fff）]) (?=-?\d[\d,]*\.\d\d(?!\d))"
)
"""One blank between an amount and the name beside it."""
WIDEST: Final = 75
"""Characters of a line at most, where lines are broken at the margin of a page."""
RAGGED: Final = 2.0
"""Characters by which lines end unevenly in a text."""
HALF: Final = 0.5


def read(content: bytes) -> Pieces:
    """The pieces of a text."""
    pieces = Pieces("文本")
    pages = decoded(content).replace("\r\n", "\n").split("\f")
    pieces.pages = len(pages) if len(pages) > 1 else 0
    found: list[Row | Piece] = []
    for number, page in enumerate(pages, 1):
        found += _pieces(page.split("\n"), number if pieces.pages else 0)
    rows = [one for one in found if isinstance(one, Row)]
    margins = {kind: _margins(one) for kind, one in margins_of(rows).items()}
    for kind, group in groupby(found, key=type):
        together = list(group)
        if kind is Row:
            lines = [one for one in together if isinstance(one, Row)]
            pieces.found += paragraphs(lines, margins)
        else:
            pieces.found += [one for one in together if not isinstance(one, Row)]
    for row in rows:
        if Parted(row.parts).is_row:
            pieces.skip(aligned.LOST, page=row.page)
    return pieces


def _margins(margins: Margins) -> Margins:
    """The margins of a text; none at the right where its lines are whole paragraphs."""
    return margins.narrowed(RAGGED if margins.right <= WIDEST else -inf)


def _pieces(lines: Sequence[str], page: int) -> Iterator[Row | Piece]:
    """Lines of text and tables of a page."""
    rows: list[tuple[Box, ...]] = []
    plain: list[tuple[int, str]] = []
    for number, line in enumerate([*lines, ""]):
        if "\t" in line.strip():
            yield from _aligned(plain, page)
            plain = []
            rows.append(tuple(Box(cell.strip()) for cell in line.split("\t")))
            continue
        if rows:
            yield _block(rows, page)
            rows = []
        plain.append((number, line))
    yield from _aligned(plain, page)


def _block(rows: list[tuple[Box, ...]], page: int) -> Piece:
    """One line with tabs is no table: the tabs set its words apart."""
    if len(rows) > 1:
        return Grid(tuple(rows), page=page)
    return Line("\t".join(box.text for box in rows[0] if box.text), page=page)


def _aligned(lines: Sequence[tuple[int, str]], page: int) -> Iterator[Row | Piece]:
    """Lines without tabs: tables by their columns, and rows of text."""
    parted = [Parted(tuple(_parts(line)), page, number) for number, line in lines]
    for piece in aligned.tables(parted):
        if isinstance(piece, Grid):
            yield piece
        else:
            yield _row(piece)


def _parts(line: str) -> Iterator[Part]:
    """The parts of a line."""
    for found in PART.finditer(line):
        at = found.start()
        for text in TIGHT.split(found[0]):
            yield Part(text, at, at + len(text))
            at += len(text) + 1


def _row(line: Parted) -> Row:
    """A line of text, measured in full-width characters."""
    first, last = line.parts[0], line.parts[-1]
    text = line.text if len(line.parts) > 1 else first.text
    left = first.left * HALF
    return Row(
        text=text,
        left=left,
        right=left + sum(map(_width, text)) + (last.left - first.right) * HALF * (first != last),
        top=float(line.number),
        size=1.0,
        page=line.page,
        parts=line.parts,
    )


def _width(character: str) -> float:
    return HALF if character.isascii() else 1.0
