"""An edited file against its base: which block, row and cell stands for which, what each piece of
text has become, and the edits that this comes to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import cast

from generator.roundtrip import inside
from generator.roundtrip.align import Alignment, Anything, Judge, Link, align
from generator.roundtrip.base import (
    TEXT,
    Base,
    Block,
    Owner,
    Paragraph,
    Piece,
    Pieces,
    Row,
    TableBase,
)
from generator.roundtrip.edited import Edited, EditedBlock, EditedParagraph, EditedRow, EditedTable


@dataclass(frozen=True, slots=True, kw_only=True)
class TextMatch:
    """A text of the base that an edited one stands for; ``became``: what each of the ``pieces`` is
    now."""

    pieces: Pieces
    became: tuple[str, ...]

    @property
    def is_edited(self) -> bool:
        """Whether any piece reads otherwise."""
        pairs = zip(self.pieces, self.became, strict=True)
        return any(piece.text != text for piece, text in pairs)

    def owner_at(self, character: int) -> Owner:
        """The owner of a character of the edited text."""
        at = 0
        for piece, text in zip(self.pieces, self.became, strict=True):
            at += len(text)
            if character < at:
                return piece.owner
        return self.pieces[-1].owner


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphMatch(TextMatch):
    """Paragraphs of the base that one or several edited ones stand for."""

    link: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class CellMatch(TextMatch):
    """A cell of the base that an edited one stands for, each by row and place in the row."""

    old: tuple[int, int]
    new: tuple[int, int]


@dataclass(frozen=True, slots=True)
class TableMatch:
    """A table of the base that an edited one stands for; ``gone`` and ``added`` are cells, of the
    base and of the edited table, that stand for none in a row that is still there."""

    link: Link
    rows: Alignment
    cells: tuple[CellMatch, ...]
    gone: tuple[tuple[int, int], ...]
    added: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """An edited file laid beside its base; places are those of the blocks in both."""

    base: Base
    edited: Edited
    blocks: Alignment
    paragraphs: tuple[ParagraphMatch, ...]
    tables: tuple[TableMatch, ...]


def compare(base: Base, edited: Edited) -> Comparison:
    """The comparison of a file with its base."""
    return _Comparing(base, edited).compared()


def block_text(block: Block) -> str:
    """The text of a block of the base; of a table a line for each row."""
    if isinstance(block, Paragraph):
        return block.text
    return "\n".join(map(_row_text, block.rows))


def _row_text(row: Row | EditedRow) -> str:
    return "\t".join(row.texts)


def _edited_text(block: EditedBlock) -> str:
    if isinstance(block, EditedParagraph):
        return block.text
    return "\n".join(map(_row_text, block.rows))


class _Blocks(Judge):
    """Of blocks: paragraphs, which may be joined and broken, and tables."""

    def __init__(self, base: Base, edited: Edited) -> None:
        self._base = base
        self._edited = edited

    def may_be(self, old: int, new: int) -> bool:
        """Whether two blocks are of one kind."""
        is_table = isinstance(self._base.blocks[old], TableBase)
        return is_table == isinstance(self._edited.blocks[new], EditedTable)

    def may_join(self, old: int) -> bool:
        """Paragraphs may."""
        return isinstance(self._base.blocks[old], Paragraph)

    def is_rewritten(self, old: int, new: int) -> bool:
        """Whether a paragraph may be another with its text written anew: it has the words of the
        form."""
        before, after = self._base.blocks[old], self._edited.blocks[new]
        if not isinstance(before, Paragraph) or not isinstance(after, EditedParagraph):
            return False
        return _has_words(before.pieces, after.text)


class _Rows(Judge):
    """Of the rows of a table."""

    def __init__(self, base: TableBase, edited: EditedTable) -> None:
        self._base = base
        self._edited = edited

    def is_rewritten(self, old: int, new: int) -> bool:
        """Whether a row may be another with other contents: as many cells, and one says the
        same."""
        before, after = self._base.rows[old].texts, self._edited.rows[new].texts
        is_same = any(one and one == other for one, other in zip(before, after, strict=False))
        return len(before) == len(after) and is_same


@dataclass(slots=True)
class _Comparing:
    base: Base
    edited: Edited
    paragraphs: list[ParagraphMatch] = field(default_factory=list)
    tables: list[TableMatch] = field(default_factory=list)

    def compared(self) -> Comparison:
        old = [block_text(block) for block in self.base.blocks]
        new = [_edited_text(block) for block in self.edited.blocks]
        blocks = align(old, new, _Blocks(self.base, self.edited))
        for link in blocks.pairs():
            self.match(link)
        return Comparison(
            base=self.base,
            edited=self.edited,
            blocks=blocks,
            paragraphs=tuple(self.paragraphs),
            tables=tuple(self.tables),
        )

    def match(self, link: Link) -> None:
        """One link more."""
        first = self.base.blocks[link.old[0]]
        if isinstance(first, TableBase):
            table = cast("EditedTable", self.edited.blocks[link.new[0]])
            self.tables.append(_match_table(link, first, table))
            return
        olds = [cast("Paragraph", self.base.blocks[at]) for at in link.old]
        pieces = _said([*chain.from_iterable(paragraph.pieces for paragraph in olds)])
        text = "".join(_edited_text(self.edited.blocks[at]) for at in link.new)
        became = inside.become(pieces, text)
        self.paragraphs.append(ParagraphMatch(link=link, pieces=pieces, became=became))


def _said(pieces: Sequence[Piece]) -> Pieces:
    """The pieces that say something; of a text that says nothing the first, so that what is written
    there has an owner."""
    return tuple(piece for piece in pieces if piece.text) or (*pieces, Piece(""))[:1]


def _has_words(pieces: Pieces, text: str) -> bool:
    """Whether a text has the fixed words between pieces that may be rewritten, in their order."""
    if not any(piece.owner.kind == TEXT for piece in pieces):
        return False
    at = 0
    for piece in pieces:
        if piece.owner.kind == TEXT or piece.within:
            continue
        at = text.find(piece.text, at)
        if at < 0:
            return False
        at += len(piece.text)
    return True


def _match_table(link: Link, base: TableBase, edited: EditedTable) -> TableMatch:
    rows = align([*map(_row_text, base.rows)], [*map(_row_text, edited.rows)], _Rows(base, edited))
    cells: list[CellMatch] = []
    gone: list[tuple[int, int]] = []
    added: list[tuple[int, int]] = []
    for (old,), (new,) in rows.pairs():
        row, now = base.rows[old], edited.rows[new]
        found = _cells(row.texts, now.texts)
        gone += [(old, cell) for cell in found.gone()]
        added += [(new, cell) for cell in found.added()]
        for (at,), (to,) in found.pairs():
            pieces = _said(row.cells[at])
            became = inside.become(pieces, now.cells[to].text)
            match = CellMatch(old=(old, at), new=(new, to), pieces=pieces, became=became)
            cells.append(match)
    return TableMatch(link, rows, tuple(cells), tuple(gone), tuple(added))


def _cells(old: Sequence[str], new: Sequence[str]) -> Alignment:
    """The cells of a row: as many as before stand where they stood."""
    if len(old) == len(new):
        links = tuple(Link((at,), (at,)) for at in range(len(old)))
        return Alignment(links, moved={}, copied={})
    return replace(align(old, new, Anything()), copied={})
