"""Plain text out of a Word or PDF file: rows with tabs are tables, everything else is lines."""

from __future__ import annotations

from collections.abc import Iterator

from generator.published.head import Box
from generator.published.readers.opening import decoded
from generator.published.readers.pieces import Grid, Line, Piece, Pieces


def read(content: bytes) -> Pieces:
    """The pieces of a text."""
    pieces = Pieces("文本")
    pages = decoded(content).split("\f")
    pieces.pages = len(pages) if len(pages) > 1 else 0
    for number, page in enumerate(pages, 1):
        pieces.found += _pieces(page, number if pieces.pages else 0)
    return pieces


def _pieces(text: str, page: int) -> Iterator[Piece]:
    rows: list[tuple[Box, ...]] = []
    for line in [*text.splitlines(), ""]:
        if "\t" in line.strip():
            rows.append(tuple(Box(cell.strip()) for cell in line.split("\t")))
            continue
        if rows:
            yield _block(rows, page)
            rows = []
        if line.strip():
            yield Line(line, page=page)


def _block(rows: list[tuple[Box, ...]], page: int) -> Piece:
    """One line with tabs is no table: the tabs set its words apart."""
    if len(rows) > 1:
        return Grid(tuple(rows), page=page)
    return Line("\t".join(box.text for box in rows[0] if box.text), page=page)
