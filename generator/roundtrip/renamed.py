"""Projects and units that people renamed in the Word file, and the clerk in the facts: their texts
and figures stay theirs under the new name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.figures.name import below, join, parse, part, stem
from generator.figures.text_keys import NAME
from generator.roundtrip.anew import items
from generator.roundtrip.base import Base, Block, Paragraph, Piece, Pieces, Row
from generator.roundtrip.compare import Comparison
from generator.roundtrip.texts import printed


def renamed(found: Comparison, new: Base) -> dict[str, str]:
    """The items of the base that a new rendering has under the name that people wrote."""
    before, after = items(found.base), items(new)
    names: dict[str, str] = {}
    for key, text in printed(found).items():
        item = stem(key)
        if key != join(item, NAME) or item not in before or item in after:
            continue
        for place in text.edited:
            name = join(parse(item).family, part("".join(piece.new for piece in place)))
            if name in after and name not in before:
                names[item] = name
    return names


def with_names(base: Base, names: Mapping[str, str]) -> Base:
    """A base in which items are called otherwise."""
    return replace(base, blocks=tuple(_block(block, names) for block in base.blocks))


def _block(block: Block, names: Mapping[str, str]) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, pieces=_pieces(block.pieces, names))
    rows = tuple(_row(row, names) for row in block.rows)
    return replace(block, owner_item=_key(block.owner_item, names), rows=rows)


def _row(row: Row, names: Mapping[str, str]) -> Row:
    cells = tuple(_pieces(cell, names) for cell in row.cells)
    return Row(cells, _key(row.identity, names))


def _pieces(pieces: Pieces, names: Mapping[str, str]) -> Pieces:
    return tuple(_piece(piece, names) for piece in pieces)


def _piece(piece: Piece, names: Mapping[str, str]) -> Piece:
    owner = piece.owner._replace(key=_key(piece.owner.key, names))
    return piece._replace(owner=owner, within=_key(piece.within, names))


def _key(key: str, names: Mapping[str, str]) -> str:
    """A key that begins with an item, under its new name."""
    for old, new in names.items():
        if key == old or any(below((key,), old)):
            return new + key.removeprefix(old)
    return key
