"""What a script of edits does to a rendering, drawn at random (``bench.word_edits``)."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any, Final

from generator.figures.name import aspect_of, stem
from generator.figures.text_keys import NAME
from generator.roundtrip.base import (
    FIGURE,
    TEXT,
    Base,
    Paragraph,
    Piece,
    Pieces,
    TableBase,
    printed,
)

WORDS: Final = ("按规定", "统筹安排", "有关单位", "进一步", "及时", "相关工作", "并报批", "据实")
PARAGRAPHS: Final = ("另需说明：以上数据均已核对。", "以上情况请予以监督。", "有关事项另行公开。")
INDICATORS: Final = ".指标."
"""In the identity of every row of an indicator."""
LEAST: Final = 6
"""Characters of a text that is edited."""
EDITS: Final = ("text", "text", "text", "cell", "figure", "added", "deleted", "row")


@dataclass(frozen=True)
class Planned:
    """An edit by the base: which block (row, cell), what, and what must be said of it."""

    kind: str
    block: int
    row: int = -1
    cell: int = -1
    piece: int = -1
    cut: tuple[int, int] = (0, 0)
    new: str = ""
    key: str = ""


def plan(base: Base, chance: random.Random, count: int) -> list[Planned]:
    """Edits at random, no two in one block, so that each can be told by itself."""
    made: dict[int, Planned] = {}
    for _ in range(count * 20):
        if len(made) == count:
            break
        one = _one(base, chance.choice(EDITS), chance)
        if one is not None:
            made.setdefault(one.block, one)
    return list(made.values())


def _one(base: Base, kind: str, chance: random.Random) -> Planned | None:
    """An edit of this kind at a place at random; none where it is not possible there."""
    is_of_tables = kind in ("cell", "row")
    kinds = TableBase if is_of_tables else Paragraph
    places = [at for at, block in enumerate(base.blocks) if isinstance(block, kinds)]
    at = chance.choice(places)
    block = base.blocks[at]
    if isinstance(block, TableBase):
        return _in_table(block, at, kind, chance)
    texts = [one.text for one in base.blocks if isinstance(one, Paragraph)]
    is_usual = not block.level and len(block.text) >= LEAST and texts.count(block.text) == 1
    if not is_usual or not _is_between_paragraphs(base, at):
        return None
    if kind == "text":
        return _changed(block.pieces, chance, Planned("replace", at))
    if kind == "figure":
        return _misprinted(block.pieces, chance, Planned("replace", at))
    if kind == "added":
        return Planned("insert_after", at, new=chance.choice(PARAGRAPHS))
    return Planned("delete", at)


def _is_between_paragraphs(base: Base, at: int) -> bool:
    near = base.blocks[max(at - 1, 0) : at + 2]
    return all(isinstance(one, Paragraph) and not one.level for one in near)


def _in_table(table: TableBase, at: int, kind: str, chance: random.Random) -> Planned | None:
    if not table.owner_item:
        return None
    row = chance.randrange(len(table.rows))
    cells = table.rows[row].cells
    if kind == "row":
        return _row_taken_out(table, at, row)
    column = chance.randrange(len(cells))
    return _changed(cells[column], chance, Planned("replace_in_cell", at, row, column))


def _row_taken_out(table: TableBase, at: int, row: int) -> Planned | None:
    """The row of an indicator deleted, where no merged cell begins that reaches further."""
    key = table.rows[row].identity
    indicators = [len(one.cells) for one in table.rows if INDICATORS in one.identity]
    least = min(indicators, default=0)
    behind = table.rows[row + 1 : row + 2]
    goes_on = any(len(one.cells) == least for one in behind)
    is_alone = len(table.rows[row].cells) == least or not goes_on
    if INDICATORS not in key or not is_alone or len(table.rows[row].cells) > least + 1:
        return None
    names = [
        place
        for place, cell in enumerate(table.rows[row].cells)
        if cell and stem(cell[0].owner.key) == key and aspect_of(cell[0].owner.key) == NAME
    ]
    return Planned("delete_row", at, row, names[0], key=key) if names else None


def _changed(pieces: Pieces, chance: random.Random, planned: Planned) -> Planned | None:
    """A text from the YAML with words put in, taken out or exchanged."""
    places = [
        place
        for place, piece in enumerate(pieces)
        if piece.owner.kind == TEXT and len(piece.text) >= LEAST and not piece.within
    ]
    if not places or "\n" in printed(pieces):
        return None
    place = chance.choice(places)
    piece = pieces[place]
    start = chance.randrange(1, len(piece.text) - 2)
    stop = start + chance.choice((0, 0, 2, 3))
    stop = min(stop, len(piece.text) - 1)
    new = chance.choice(WORDS) if stop == start or chance.random() < 0.7 else ""
    return _with(planned, place, (start, stop), new, piece)


def _misprinted(pieces: Pieces, chance: random.Random, planned: Planned) -> Planned | None:
    """A figure with another number in its place."""
    places = [
        place
        for place, piece in enumerate(pieces)
        if piece.owner.kind == FIGURE and not piece.within and len(piece.text) > 3
    ]
    if not places:
        return None
    place = chance.choice(places)
    piece = pieces[place]
    return _with(planned, place, (0, len(piece.text)), f"{chance.randrange(3, 90)}.97", piece)


def _with(planned: Planned, place: int, cut: tuple[int, int], new: str, piece: Piece) -> Planned:
    return Planned(
        planned.kind, planned.block, planned.row, planned.cell, place, cut, new, piece.owner.key
    )


# -- the same edit in a rendering


def spelled(planned: Planned, base: Base) -> dict[str, Any]:
    """The edit as the office makes it in the rendering of this base."""
    block = base.blocks[planned.block]
    made: dict[str, Any] = {"kind": planned.kind, "new": planned.new}
    if isinstance(block, Paragraph):
        pieces, same = (
            block.pieces,
            [one.text for one in base.blocks[: planned.block] if isinstance(one, Paragraph)],
        )
        made["nth"] = same.count(block.text)
    else:
        pieces = block.rows[planned.row].cells[planned.cell]
        tables = [one for one in base.blocks[: planned.block] if isinstance(one, TableBase)]
        made["table"] = len(tables)
        made["nth"] = _cells_before(block, planned).count(printed(pieces))
    made["text"] = printed(pieces)
    if planned.piece >= 0:
        start = len(printed(pieces[: planned.piece]))
        length = len(pieces[planned.piece].text)
        is_whole = pieces[planned.piece].owner.kind == FIGURE
        first, last = (0, length) if is_whole else planned.cut
        made |= {"start": start + first, "stop": start + last}
    return made


def _cells_before(table: TableBase, planned: Planned) -> list[str]:
    found: list[str] = []
    for at, row in enumerate(table.rows[: planned.row + 1]):
        cells = row.texts if at < planned.row else row.texts[: planned.cell]
        found += cells
    return found


# -- running
