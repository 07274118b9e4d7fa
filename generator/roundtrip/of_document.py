"""The base of our own document, from its tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, groupby

from generator.document import tree
from generator.document.tree import Document, Inline, LineBreak, Number, plain
from generator.figures.name import aspect_of, join, parse, part, stem
from generator.figures.text_keys import NAME
from generator.roundtrip.base import (
    FIGURE,
    TEXT,
    Block,
    Owner,
    Paragraph,
    Piece,
    Pieces,
    Row,
    TableBase,
)

TAB = "\t"
"""Between the left and the right of a line."""
_NEW_LINE = "\n"


def blocks_of(document: Document) -> tuple[Block, ...]:
    """Everything that is printed but the contents, in the order of the document."""
    return tuple(_blocks(document))


def _blocks(document: Document) -> Iterator[Block]:
    place = ""
    for block in document.blocks():
        match block:
            case tree.Heading(inlines=inlines, role=role, level=level):
                place = plain(inlines).replace(_NEW_LINE, "").strip()
                yield Paragraph(place=place, style=role, pieces=_pieces(inlines), level=level)
            case tree.Paragraph(inlines=inlines, role=role):
                yield Paragraph(place=place, style=role, pieces=_pieces(inlines))
            case tree.Aligned(left=left, right=right, role=role):
                pieces = _pieces((*left, tree.Text(TAB), *right))
                yield Paragraph(place=place, style=role, pieces=pieces)
            case tree.Table():
                yield _table(block, place)
            case tree.Contents():
                pass


def _table(table: tree.Table, title: str) -> TableBase:
    rows = tuple(map(_row, (*table.head, *table.body)))
    return TableBase(title=title, owner_item=_item(rows), rows=rows, head=len(table.head))


def _row(row: tree.Row) -> Row:
    cells = tuple(_pieces(cell.inlines) for cell in row.cells)
    return Row(cells=cells, identity=row.item or _named(cells))


def _named(cells: Iterable[Pieces]) -> str:
    """What a row is about that says none itself: what has the longest of its names."""
    owners = {piece.owner for piece in chain.from_iterable(cells)}
    keys = sorted(owner.key for owner in owners if owner.kind == TEXT)
    names = [stem(key) for key in keys if aspect_of(key) == NAME]
    return max(names, key=len, default="")


def _item(rows: Iterable[Row]) -> str:
    """The item that every figure of a table is of; those that fill a text aside."""
    items = set()
    for row in rows:
        for piece in chain.from_iterable(row.cells):
            if piece.owner.kind == FIGURE and not piece.within:
                items.add(_item_of(piece.owner.key))
    return items.pop() if len(items) == 1 else ""


def _item_of(figure: str) -> str:
    said = parse(figure)
    return join(said.family, part(said.item)) if said.item else ""


def _pieces(inlines: Iterable[Inline]) -> Pieces:
    """Stretches of text with one owner; a break inside of a text is of that text."""
    found = [_piece(inline) for inline in inlines]
    for index in range(1, len(found) - 1):
        before, here, behind = found[index - 1 : index + 2]
        if here.text == _NEW_LINE and before.owner == behind.owner and not before.within:
            found[index] = here._replace(owner=before.owner)
    return tuple(_merged(found))


def _piece(inline: Inline) -> Piece:
    match inline:
        case LineBreak():
            return Piece(_NEW_LINE)
        case Number(name=name, text=text, within=within):
            return Piece(text=text, owner=Owner(FIGURE, name), within=within)
        case tree.Text(text=text, owner=owner, within=within):
            whose = Owner(TEXT, owner) if owner else Owner()
            return Piece(text=text, owner=whose, within=within)


def _merged(pieces: Iterable[Piece]) -> Iterator[Piece]:
    for whose, those in groupby(pieces, lambda piece: piece[1:]):
        if whose[0].kind == FIGURE:
            yield from those
        else:
            owner, within = whose
            yield Piece(text="".join(piece.text for piece in those), owner=owner, within=within)
