"""Which block, row and cell of a new rendering stands for which of the base: by whose text they
are, so that a project's numbers stay with the project wherever it stands now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from generator.figures.name import join, parse, part
from generator.roundtrip.align import Alignment, Judge, Link, align
from generator.roundtrip.base import (
    FIGURE,
    FIXED,
    Base,
    Block,
    Paragraph,
    Piece,
    Pieces,
    Row,
    TableBase,
)


class _Blocks(Judge):
    """Of blocks: paragraphs and tables, and what item each is about."""

    def __init__(self, base: Base, new: Base) -> None:
        self._old = [*map(_about, base.blocks)]
        self._new = [*map(_about, new.blocks)]

    def may_be(self, old: int, new: int) -> bool:
        """Whether both are of one kind, and about the same items."""
        return self._old[old] == self._new[new]


def blocks(base: Base, new: Base) -> Alignment:
    """The blocks of two bases."""
    return align(_block_marks(base), _block_marks(new), _Blocks(base, new))


def rows(base: TableBase, new: TableBase) -> Alignment:
    """The rows of two tables."""
    before, after = [*map(_row_mark, base.rows)], [*map(_row_mark, new.rows)]
    return align(before, after, Judge())


def cells(base: Row, new: Row) -> Alignment:
    """The cells of two rows: as many as before stand where they stood."""
    if len(base.cells) == len(new.cells):
        links = tuple(Link((at,), (at,)) for at in range(len(base.cells)))
        return Alignment(links, moved={}, copied={})
    return align([*map(_mark, base.cells)], [*map(_mark, new.cells)], Judge())


def _about(block: Block) -> tuple[bool, frozenset[str]]:
    """Whether a block is a table, and the one project or unit that all of it is about."""
    if isinstance(block, TableBase):
        return True, frozenset(filter(None, (block.owner_item,)))
    items = {item for piece in block.pieces if (item := _item(piece))}
    return False, frozenset(items if len(items) == 1 else ())


def items(base: Base) -> dict[str, None]:
    """The projects and units that figures are of, in the order of the document."""
    found: dict[str, None] = {}
    for block in base.blocks:
        for piece in chain.from_iterable(_texts(block)):
            item = _item(piece) if piece.owner.kind == FIGURE else ""
            if item:
                found[item] = None
    return found


def _texts(block: Block) -> Iterable[Pieces]:
    if isinstance(block, Paragraph):
        return (block.pieces,)
    return chain.from_iterable(row.cells for row in block.rows)


def _item(piece: Piece) -> str:
    """The project or unit that a piece is about."""
    said = parse(piece.owner.key)
    return join(said.family, part(said.item)) if said.item else ""


def _block_marks(base: Base) -> list[str]:
    """What tells each block; what stands above the table of an item and above others alike, as
    titles do, is told by the item."""
    marks = [*map(_block_mark, base.blocks)]
    times = Counter(marks)
    item = ""
    for at, block in reversed([*enumerate(base.blocks)]):
        if isinstance(block, TableBase):
            item = block.owner_item
        elif times[marks[at]] == 1:
            item = ""
        else:
            marks[at] += item
    return marks


def _block_mark(block: Block) -> str:
    if isinstance(block, Paragraph):
        return _mark(block.pieces)
    return "\n".join((block.owner_item, block.title, *map(_row_mark, block.rows)))


def _row_mark(row: Row) -> str:
    return "\t".join((row.identity, *map(_mark, row.cells)))


def _mark(pieces: Sequence[Piece]) -> str:
    """A text in which numbers and texts of the YAML stand by name."""
    return "".join(map(_named, pieces))


def _named(piece: Piece) -> str:
    is_named = piece.owner.kind != FIXED and piece.text
    return f"〔{piece.owner.key}〕" if is_named else piece.text
