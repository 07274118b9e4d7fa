"""The edits that a comparison comes to, in the order of the document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

from generator.roundtrip.base import FIXED, Block, Owner, Paragraph, Piece, Pieces, TableBase
from generator.roundtrip.compare import (
    Comparison,
    ParagraphMatch,
    TableMatch,
    block_text,
)
from generator.roundtrip.edited import EditedParagraph, EditedTable
from generator.roundtrip.edits import Edit, Of, Spot, What

SHOWN: Final = 24
"""Characters of a paragraph that tell which it is."""


def edits(found: Comparison) -> tuple[Edit, ...]:
    """All edits: texts that changed, then what came, went or moved, block by block."""
    listed = [*_inside(found), *_blocks(found)]
    return tuple(sorted(listed, key=lambda edit: edit.spot[:4]))


def _inside(found: Comparison) -> Iterator[Edit]:
    for match in found.paragraphs:
        yield from _in_paragraph(found, match)
    for table in found.tables:
        yield from _in_table(found, table)


def _in_paragraph(found: Comparison, match: ParagraphMatch) -> Iterator[Edit]:
    spot = spot_of(found.base.blocks, match.link.old[0])
    yield from _changed(spot, match.pieces, match.became)
    if len(match.link.old) > 1:
        yield Edit(What.JOINED, Of.PARAGRAPH, spot, new=_new_text(found, match.link.new))
    if len(match.link.new) > 1:
        old = block_text(found.base.blocks[match.link.old[0]])
        new = "／".join(_new_text(found, (at,)) for at in match.link.new)
        yield Edit(What.BROKEN, Of.PARAGRAPH, spot, old=old, new=new)


def _in_table(found: Comparison, match: TableMatch) -> Iterator[Edit]:
    block, (new,) = match.link.old[0], match.link.new
    base, edited = found.base.blocks[block], found.edited.blocks[new]
    if not isinstance(base, TableBase) or not isinstance(edited, EditedTable):
        return
    for cell in match.cells:
        if cell.is_edited:
            spot = cell_spot(block, base, cell.old)
            yield from _changed(spot, cell.pieces, cell.became)
    for at in match.gone:
        pieces = base.rows[at[0]].cells[at[1]]
        if text := _printed(pieces):
            spot = cell_spot(block, base, at)
            yield Edit(What.GONE, Of.CELL, spot, old=text, owners=_owners(pieces))
    for row, cell_at in match.added:
        if text := edited.rows[row].texts[cell_at]:
            spot = _row_spot(block, base, _old_row(match, row))
            yield Edit(What.ADDED, Of.CELL, spot, new=text)
    yield from _rows(block, base, edited, match)


def _rows(block: int, base: TableBase, edited: EditedTable, match: TableMatch) -> Iterator[Edit]:
    for at in match.rows.gone():
        owners = _owners(chain.from_iterable(base.rows[at].cells))
        spot = _row_spot(block, base, at)
        yield Edit(What.GONE, Of.ROW, spot, old=row_words(base.rows[at].texts), owners=owners)
    for at in match.rows.added():
        what = What.COPIED if at in match.rows.copied else What.ADDED
        words = row_words(edited.rows[at].texts)
        if words:
            yield Edit(what, Of.ROW, _row_spot(block, base, _above(match, at)), new=words)
    for old in match.rows.moved.values():
        yield Edit(
            What.MOVED, Of.ROW, _row_spot(block, base, old), old=row_words(base.rows[old].texts)
        )


def _old_row(match: TableMatch, new: int) -> int:
    return next(link.old[0] for link in match.rows.pairs() if link.new == (new,))


def _above(match: TableMatch, new: int) -> int:
    """The row of the base that stands above a new row, -1 where none does."""
    above = [link.old[0] for link in match.rows.pairs() if link.new[0] < new]
    return above[-1] if above else -1


def _changed(spot: Spot, pieces: Pieces, became: Sequence[str]) -> Iterator[Edit]:
    """The pieces that read otherwise."""
    for at, (piece, text) in enumerate(zip(pieces, became, strict=True)):
        if piece.text != text:
            yield Edit(
                What.CHANGED,
                Of.PIECE,
                spot._replace(piece=at),
                old=piece.text,
                new=text,
                owners=(piece.owner,),
            )


def _blocks(found: Comparison) -> Iterator[Edit]:
    """Paragraphs and tables that came, went or moved."""
    blocks = found.base.blocks
    for at in found.blocks.gone():
        of = _kind(blocks[at])
        text, owners = block_text(blocks[at]), _owners(_pieces(blocks[at]))
        yield Edit(What.GONE, of, spot_of(blocks, at), old=text, owners=owners)
    for old in found.blocks.moved.values():
        of = _kind(blocks[old])
        yield Edit(What.MOVED, of, spot_of(blocks, old), old=block_text(blocks[old]))
    for new in found.blocks.added():
        spot = spot_of(blocks, before(found, new))
        if new in found.blocks.copied:
            origin = spot_of(blocks, found.blocks.copied[new])
            text = _new_text(found, (new,))
            yield Edit(What.COPIED, _kind(found.edited.blocks[new]), origin, new=text)
        else:
            text = _new_text(found, (new,))
            yield Edit(What.ADDED, _kind(found.edited.blocks[new]), spot, new=text)


def before(found: Comparison, new: int) -> int:
    """The block of the base after which a new one stands, -1 at the beginning."""
    above = [
        link.old[-1] for link in found.blocks.links if link.old and link.new and link.new[-1] < new
    ]
    return above[-1] if above else -1


def _kind(block: Block | EditedParagraph | EditedTable) -> Of:
    return Of.PARAGRAPH if isinstance(block, Paragraph | EditedParagraph) else Of.TABLE


def _new_text(found: Comparison, places: Sequence[int]) -> str:
    texts = []
    for at in places:
        block = found.edited.blocks[at]
        if isinstance(block, EditedParagraph):
            texts.append(block.text)
        else:
            texts.append("\n".join(row_words(row.texts) for row in block.rows))
    return "".join(texts)


def _pieces(block: Block) -> Iterator[Piece]:
    if isinstance(block, Paragraph):
        yield from block.pieces
        return
    for row in block.rows:
        for cell in row.cells:
            yield from cell


def _owners(pieces: Iterable[Piece]) -> tuple[Owner, ...]:
    """Whose texts these are, each once, the form left out."""
    found = (piece.owner for piece in pieces if piece.owner.kind != FIXED and piece.text)
    return tuple(dict.fromkeys(found))


def _printed(pieces: Pieces) -> str:
    return "".join(piece.text for piece in pieces)


def spot_of(blocks: Sequence[Block], at: int) -> Spot:
    """Where a block of the base stands, in words as well."""
    if at < 0:
        return Spot(at, words="文首")
    block = blocks[at]
    if isinstance(block, TableBase):
        return Spot(at, words=_table_words(block))
    text = block.text.replace("\n", " ")
    start = text if len(text) <= SHOWN else f"{text[:SHOWN]}……"
    if block.level or not block.place:
        return Spot(at, words=f"“{start}”")
    return Spot(at, words=f"“{block.place}”下“{start}”")


def _row_spot(block: int, table: TableBase, row: int) -> Spot:
    words = _table_words(table)
    if row >= 0:
        words += f"“{_label(table.rows[row].texts)}”一行"
    return Spot(block, row, words=words)


def _table_words(table: TableBase) -> str:
    item = f"（{table.owner_item}）" if table.owner_item else ""
    return f"表“{table.title}”{item}"


def cell_spot(block: int, table: TableBase, at: tuple[int, int]) -> Spot:
    """Where a cell of the base stands."""
    row, cell = at
    return _row_spot(block, table, row)._replace(cell=cell)


def _label(texts: Sequence[str]) -> str:
    """What tells a row from the others: its first two texts."""
    said = [text for text in texts if text]
    return " ".join(said[:2])


def row_words(texts: Sequence[str]) -> str:
    """A row on one line."""
    return "｜".join(text.replace("\n", " ") for text in texts if text)
