"""The pages of a PDF file in reading order."""

from __future__ import annotations

import io
import logging
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Final

from pdfminer.pdfdocument import PDFDocument, PDFNoOutlines, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

from generator.apart import note
from generator.published.model import Oddity
from generator.published.readers import aligned, tidy
from generator.published.readers.aligned import Parted
from generator.published.readers.pdf import furniture, text
from generator.published.readers.pdf.drawing import Artist
from generator.published.readers.pdf.lattice import lattices
from generator.published.readers.pdf.page import Glyph, Page, page_of
from generator.published.readers.pieces import (
    End,
    Grid,
    Line,
    Pieces,
    UnreadableError,
)
from generator.published.readers.rows import Margins, Row, margins_of, paragraphs

SAME_SIZE: Final = 5.0
"""Points by which pages of one size may differ."""
DEEPEST: Final = 3
"""Levels of bookmarks that are headings."""

logging.getLogger("pdfminer").setLevel(logging.ERROR)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page taken apart: its tables, and the lines of text beside them."""

    page: Page
    grids: tuple[tuple[float, Grid], ...]
    rows: tuple[Row, ...]


def read(content: bytes) -> Pieces:
    """The pieces of a PDF file. Raises ``UnreadableError``."""
    try:
        return _read(content)
    except (MemoryError, RecursionError, UnreadableError):
        raise
    except PDFPasswordIncorrect as error:
        raise UnreadableError("PDF 加了密码。请去掉密码另存一份。") from error
    except Exception as error:  # the library stumbles over a damaged file in any way
        raise UnreadableError("PDF 损坏，读不出来。请重新下载一份。") from error


def _read(content: bytes) -> Pieces:
    document = PDFDocument(PDFParser(io.BytesIO(content)))
    pieces = Pieces("PDF", title=_title(document))
    artist = Artist()
    sheets: list[Sheet] = []
    pages = list(PDFPage.create_pages(document))
    for number, page in enumerate(pages, 1):
        note(f"第 {number} 页，共 {len(pages)} 页")
        sheets.append(_sheet(page_of(artist.draw(page), number)))
    pieces.pages = len(sheets)
    _gather(pieces, sheets, _outline(document))
    return pieces


def _title(document: PDFDocument) -> str:
    stated = document.info[0].get("Title") if document.info else None
    if not isinstance(stated, bytes):
        return ""
    is_wide = stated.startswith((b"\xfe\xff", b"\xff\xfe"))
    return stated.decode("utf-16" if is_wide else "utf-8", "replace")


def _outline(document: PDFDocument) -> dict[str, int]:
    """The level of each bookmark by its text."""
    try:
        entries = [(title, level) for level, title, *_ in document.get_outlines()]
    except PDFNoOutlines:
        return {}
    return {_bare(title): level for title, level in entries if level <= DEEPEST}


def _bare(title: str) -> str:
    return "".join(tidy.plain(title).text.split())


def _sheet(page: Page) -> Sheet:
    """A page taken apart."""
    tables = lattices(page)
    inside: list[list[Glyph]] = [[] for _ in tables]
    beside: list[Glyph] = []
    for glyph in page.glyphs:
        across = (glyph.x0 + glyph.x1) / 2
        held = (own for own, one in enumerate(tables) if one.holds(across, glyph.middle))
        own = next(held, -1)
        (inside[own] if own >= 0 else beside).append(glyph)
    grids = [
        (table.rows[0], text.grid(page, table, glyphs))
        for table, glyphs in zip(tables, inside, strict=True)
    ]
    rows = tuple(text.rows(beside, page.number, _size(page)))
    page.glyphs.clear()
    return Sheet(page, tuple(grids), rows)


def _gather(pieces: Pieces, sheets: Sequence[Sheet], outline: dict[str, int]) -> None:
    """All pages in one: furniture left out, paragraphs put together over pages."""
    kept = furniture.without([(sheet.page.height, sheet.rows) for sheet in sheets])
    flow = _Flow(pieces, margins_of(chain.from_iterable(kept)), outline)
    size: tuple[int, int] | None = None
    for sheet, rows in zip(sheets, kept, strict=True):
        if size not in (None, _size(sheet.page)):
            flow.add(End())
        size = _size(sheet.page)
        for piece in _in_order(sheet, rows):
            flow.add(piece)
            if isinstance(piece, Row) and Parted(piece.parts).is_row:
                pieces.skip(aligned.LOST, page=sheet.page.number)
        _remark(pieces, sheet.page)
    flow.flush()


@dataclass(slots=True)
class _Flow:
    """Lines of text that await the end of their paragraph."""

    pieces: Pieces
    margins: Mapping[Hashable, Margins]
    outline: Mapping[str, int]
    held: list[Row] = field(default_factory=list)

    def add(self, piece: Row | Grid | End) -> None:
        """What comes next on the page."""
        if isinstance(piece, Row):
            self.held.append(piece)
        else:
            self.flush()
            self.pieces.add(piece)

    def flush(self) -> None:
        """The lines as paragraphs, those with a bookmark as headings."""
        for line in paragraphs(self.held, self.margins):
            level = self.outline.get(_bare(line.text), 0)
            self.pieces.add(Line(line.text, level, line.page))
        self.held.clear()


def _size(page: Page) -> tuple[int, int]:
    return round(page.width / SAME_SIZE), round(page.height / SAME_SIZE)


def _in_order(sheet: Sheet, rows: Sequence[Row]) -> Iterator[Row | Grid]:
    """Tables and lines from the top down."""
    held = list(rows)
    for top, grid in sheet.grids:
        above = [row for row in held if row.top < top]
        held = held[len(above) :]
        yield from _unruled(above)
        if grid.has_text:
            yield grid
    yield from _unruled(held)


def _unruled(rows: Sequence[Row]) -> Iterator[Row | Grid]:
    """Lines of text, those that make up tables without rules as tables."""
    lines = [Parted(row.parts, row.page, number) for number, row in enumerate(rows)]
    for piece in aligned.tables(lines):
        yield piece if isinstance(piece, Grid) else rows[piece.number]


def _remark(pieces: Pieces, page: Page) -> None:
    """What was set aside on a page."""
    pieces.note(Oddity.OUTSIDE, page.outside)
    pieces.note(Oddity.TWICE, page.twice)
    if page.images:
        pieces.skip("图片", page.images, page.number)
