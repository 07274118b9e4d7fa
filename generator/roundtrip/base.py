"""The base of a document: what was printed, cut by who owns each piece of text.

An edited Word file is compared with it. It holds printed text and names alone, so nothing that is
withheld and nothing of the YAML that is not printed. ``dump`` makes bytes of it that depend on
nothing but the content, ``load`` reads them again.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final, Literal, NamedTuple

Kind = Literal["固定", "数字", "文字"]
FIXED: Final = "固定"
"""Words of the form, and what is reckoned from the facts (numbering, words of direction)."""
FIGURE: Final = "数字"
TEXT: Final = "文字"

VERSION: Final = 1
MOST_BYTES: Final = 64 * 1024 * 1024
"""Of a base that is unfolded; a real one takes a thousandth."""
_FIELDS: Final = ("unit", "year", "form", "program", "yaml_hash", "form_hash")


class Owner(NamedTuple):
    """Who says what a piece of text is. ``key``: of a figure its name, of a text its key in the
    YAML (``项目.档案数字化.分配``), of fixed words nothing."""

    kind: Kind = FIXED
    key: str = ""


class Piece(NamedTuple):
    """A stretch of printed text with one owner. ``within``: the key of the YAML text whose ``{…}``
    was filled with it (then ``owner`` is a figure, or fixed for plain words such as ``{年度}``)."""

    text: str
    owner: Owner = Owner()
    within: str = ""


Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or heading. ``place``: the nearest heading at or above it; ``style``: its 样式 in
    the form; ``level``: of a heading 1 (部分) to 4, else 0. Its lines are parted by line feeds."""

    place: str
    style: str
    pieces: Pieces
    level: int = 0

    @property
    def text(self) -> str:
        """What a reader sees."""
        return printed(self.pieces)


@dataclass(frozen=True, slots=True)
class Row:
    """The cells that begin in a row of a table, left to right (what a merged cell covers has none).
    ``identity``: the code or item that the row is about, in the words of figure names (``2010301``,
    ``项目.档案数字化``); empty where it is about none."""

    cells: tuple[Pieces, ...]
    identity: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """What a reader sees, cell by cell."""
        return tuple(printed(cell) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class TableBase:
    """A table: the ``title`` as printed above it, the item that the whole of it is about
    (``项目.档案数字化``; empty: none), its rows, of which the first ``head`` are its header."""

    title: str
    owner_item: str
    rows: tuple[Row, ...]
    head: int = 0


Block = Paragraph | TableBase


@dataclass(frozen=True, slots=True)
class Base:
    """A document as printed. ``form`` is its name, ``program`` the version that made it, the
    hashes are SHA-256 in hexadecimal."""

    unit: str
    year: int
    form: str
    program: str
    yaml_hash: str
    form_hash: str
    blocks: tuple[Block, ...]


class BrokenBaseError(ValueError):
    """Bytes that are no base: damaged, or of another version of the program."""


def printed(pieces: Iterable[Piece]) -> str:
    """The text of pieces."""
    return "".join(piece.text for piece in pieces)


def dump(base: Base) -> bytes:
    """The base as compressed JSON."""
    owners = _Owners()
    blocks = [owners.block(block) for block in base.blocks]
    content = {
        "version": VERSION,
        **{name: getattr(base, name) for name in _FIELDS},
        "owners": [list(owner) for owner in owners.places],
        "blocks": blocks,
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode(), 9)


def load(content: bytes) -> Base:
    """The base that ``dump`` made these bytes of. Raises ``BrokenBaseError``."""
    try:
        unfolder = zlib.decompressobj()
        text = unfolder.decompress(content, MOST_BYTES)
        if unfolder.unconsumed_tail or not unfolder.eof:
            raise BrokenBaseError
        said = json.loads(text)
        if said["version"] != VERSION:
            raise BrokenBaseError
        return _read(said)
    except (
        zlib.error,
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        RecursionError,
    ) as fault:
        raise BrokenBaseError from fault


class _Owners:
    """Writes blocks, and each pair of an owner and a text around it once."""

    def __init__(self) -> None:
        self.places: dict[tuple[str, str, str], int] = {}

    def block(self, block: Block) -> list[Any]:
        if isinstance(block, Paragraph):
            return ["p", block.place, block.style, block.level, self.pieces(block.pieces)]
        rows = [[row.identity, *map(self.pieces, row.cells)] for row in block.rows]
        return ["t", block.title, block.owner_item, block.head, rows]

    def pieces(self, pieces: Pieces) -> list[Any]:
        """Texts and numbers of owners in turn; fixed words as one text alone."""
        if len(pieces) == 1 and pieces[0] == Piece(pieces[0].text):
            return [pieces[0].text]
        written: list[Any] = []
        for piece in pieces:
            place = (*piece.owner, piece.within)
            written += [piece.text, self.places.setdefault(place, len(self.places))]
        return written


def _read(said: dict[str, Any]) -> Base:
    owners = [(Owner(kind, key), within) for kind, key, within in said["owners"]]
    if any(owner.kind not in (FIXED, FIGURE, TEXT) for owner, _ in owners):
        raise BrokenBaseError
    blocks = tuple(_block(one, owners) for one in said["blocks"])
    about = {name: said[name] for name in _FIELDS}
    wrong = [name for name, value in about.items() if not isinstance(value, _type_of(name))]
    if wrong:
        raise BrokenBaseError
    return Base(**about, blocks=blocks)


def _type_of(name: str) -> type:
    return int if name == "year" else str


def _block(said: list[Any], owners: list[tuple[Owner, str]]) -> Block:
    kind, *rest = said
    if kind == "p":
        place, style, level, pieces = rest
        return Paragraph(
            place=str(place), style=str(style), pieces=_pieces(pieces, owners), level=int(level)
        )
    title, item, head, rows = rest
    made = tuple(_row(row, owners) for row in rows)
    return TableBase(title=str(title), owner_item=str(item), rows=made, head=int(head))


def _row(said: list[Any], owners: list[tuple[Owner, str]]) -> Row:
    identity, *cells = said
    return Row(cells=tuple(_pieces(cell, owners) for cell in cells), identity=str(identity))


def _pieces(said: list[Any], owners: list[tuple[Owner, str]]) -> Pieces:
    return tuple(_each(said, owners))


def _each(said: list[Any], owners: list[tuple[Owner, str]]) -> Iterator[Piece]:
    if len(said) == 1:
        yield Piece(str(said[0]))
        return
    for text, number in zip(said[::2], said[1::2], strict=True):
        owner, within = owners[number]
        yield Piece(text=str(text), owner=owner, within=within)
