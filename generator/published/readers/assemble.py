"""From the pieces of a file to the paper that they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from generator.published.flow import Flow
from generator.published.model import At, Heading, Odd, Oddity, Paper, Paragraph, Source
from generator.published.numbers import spots
from generator.published.readers import grids, masthead, tidy, titles
from generator.published.readers.continued import joined
from generator.published.readers.pieces import End, Grid, Line, Piece, Pieces

REACH: Final = 6
"""Lines between the title of a table and the table at most."""
APART: Final = 3
"""Lines from one entry of a table of contents to the next at most."""
OF_TABLE: Final = 3
"""The level of a table's title whose file does not state one."""


def assembled(pieces: Pieces) -> Paper:
    """The paper that the pieces of a file make up."""
    made = _Assembly()
    found = list(joined(_without_contents(pieces.found)))
    for number, piece in enumerate(found):
        made.add(piece, found[number + 1 : number + 1 + REACH])
    blocks = tuple(made.flow.blocks)
    head = masthead.read(blocks, pieces.title)
    odd = [*made.odd, *_unplaced(pieces, len(blocks))]
    source = Source(
        kind=pieces.kind,
        pages=pieces.pages,
        odd=tuple(odd),
        unread=tuple(pieces.unread.values()),
        changes=pieces.changes,
    )
    return Paper(head.title, head.unit, head.year, blocks, source)


def _without_contents(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces without the table of contents: its title, its entries, and the first lines of
    entries that take two."""
    gone = -1
    for number, piece in enumerate(pieces):
        if _is_entry(piece):
            ahead = pieces[number + 1 : number + 1 + APART]
            more = [place for place, one in enumerate(ahead, 1) if _is_entry(one)]
            gone = number + max(more, default=0)
        if number > gone:
            yield piece


def _is_entry(piece: Piece) -> bool:
    return isinstance(piece, Line) and titles.is_entry(piece.text.strip())


def _unplaced(pieces: Pieces, blocks: int) -> Iterator[Odd]:
    """What was not read, near where it stands."""
    total = max(len(pieces.found), 1)
    for one in pieces.strange:
        block = min(blocks - 1, one.before * blocks // total)
        yield Odd(one.what, one.text, At(block))


@dataclass(slots=True)
class _Assembly:
    flow: Flow = field(default_factory=Flow)
    odd: list[Odd] = field(default_factory=list)
    page: int = 0

    def add(self, piece: Piece, after: Sequence[Piece]) -> None:
        """One more piece, and those that come after it."""
        match piece:
            case Line():
                self.line(piece, after)
            case Grid():
                self.grid(piece)
            case End():
                self.flow.end()

    def line(self, line: Line, after: Sequence[Piece]) -> None:
        """A heading or a paragraph."""
        found = tidy.line(line.text)
        if not found.text:
            return
        self.mended(found.odd)
        level = line.level or titles.level(found.text) or _level_of_title(found.text, after)
        if level:
            text = found.text.replace("\n", "")
            self.flow.heading(Heading(level, text, line.page))
        else:
            is_note = not titles.is_above(found.text) and self.is_near(line, found.text)
            made = Paragraph(found.text, tuple(spots(found.text)), line.page)
            self.flow.paragraph(made, is_note=is_note)
        self.page = line.page

    def is_near(self, line: Line, text: str) -> bool:
        """Whether a line may be a note of the table above it: on the same page, or called one."""
        return line.page == self.page or bool(titles.NOTE.match(text))

    def grid(self, grid: Grid) -> None:
        """A table, and the lines that stand in it."""
        made = grids.table(grid)
        if not made.table.rows and not made.table.head:
            for text in made.above:
                self.line(Line(text, page=grid.page), ())
            return
        self.odd += [
            Odd(one.what, one.text, At(len(self.flow.blocks), one.row, one.column))
            for one in made.odd
        ]
        if not (made.table.title or self.flow.title):
            made = made._replace(table=replace(made.table, title=grid.caption))
        self.flow.table(made.table)
        self.page = grid.origins[-1].page if grid.origins else grid.page

    def mended(self, odd: Sequence[tuple[Oddity, str]]) -> None:
        """What was odd in the text of the next block."""
        at = At(len(self.flow.blocks))
        self.odd += [Odd(what, text, at) for what, text in odd]


def _level_of_title(text: str, after: Sequence[Piece]) -> int:
    """The level of a line that is the title of a table below it, 0 where it is none."""
    if not titles.is_title(text):
        return 0
    for piece in after:
        match piece:
            case Grid():
                return OF_TABLE
            case End():
                return 0
            case Line(text=between) if not titles.is_above(tidy.line(between).text):
                return 0
    return 0
