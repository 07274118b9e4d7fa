"""Any file as a text cut by owner, to be set against another: facts by their rendering, an edited
Word file by its base, any other document as words alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import cast

from generator import pipeline
from generator.published import model
from generator.published.readers import apart
from generator.roundtrip.base import Base, Block, Paragraph, Piece, Pieces, Row, TableBase
from generator.roundtrip.compare import Comparison, TableMatch, TextMatch, compare
from generator.roundtrip.edited import EditedBlock, EditedParagraph, EditedRow, EditedTable
from generator.roundtrip.facts import Facts
from generator.roundtrip.made import base_of
from generator.roundtrip.opened import NoBaseError, open_edited
from generator.source.beside import SUFFIXES
from generator.workbook.recognise import is_fill_in


@dataclass(frozen=True, slots=True)
class Side:
    """A file: its name, what it says cut by owner, its facts (none where it is a document)."""

    name: str
    base: Base
    facts: Facts


def side(path: Path, templates: Path | None = None) -> Side:
    """A file of facts, an edited Word file or any document. Raises ``DisclosureError`` and
    ``UnreadableError``."""
    if path.suffix.lower() in SUFFIXES or is_fill_in(path):
        disclosure = pipeline.load(path, templates)
        base = base_of(disclosure, pipeline.compose(disclosure), path)
        return Side(str(path), base, Facts(path, pipeline.input_of(path), disclosure))
    if path.suffix.lower() == ".docx":
        try:
            opened = open_edited(path)
        except NoBaseError:
            return Side(str(path), _of_paper(apart.read(path)), Facts())
        return Side(str(path), edited_base(compare(opened.base, opened.edited)), Facts())
    return Side(str(path), _of_paper(apart.read(path)), Facts())


def edited_base(found: Comparison) -> Base:
    """An edited file as it reads now, each text with its owner; what people added has none."""
    paragraphs = {match.link.new[0]: match for match in found.paragraphs}
    tables = {match.link.new[0]: match for match in found.tables}
    # A broken paragraph stands at its first place; the others are in it.
    rest = {*chain.from_iterable(match.link.new[1:] for match in found.paragraphs)}
    blocks: list[Block] = []
    for at, block in enumerate(found.edited.blocks):
        if at in paragraphs:
            old = cast("Paragraph", found.base.blocks[paragraphs[at].link.old[0]])
            blocks.append(replace(old, pieces=_now(paragraphs[at])))
        elif at in tables:
            table = cast("TableBase", found.base.blocks[tables[at].link.old[0]])
            rows = _rows(table, cast("EditedTable", block), tables[at])
            blocks.append(replace(table, rows=tuple(rows)))
        elif at not in rest:
            blocks.append(_unowned(block))
    return replace(found.base, blocks=tuple(blocks))


def _now(match: TextMatch) -> Pieces:
    """Pieces as they read now."""
    pairs = zip(match.pieces, match.became, strict=True)
    return tuple(piece._replace(text=text) for piece, text in pairs if text)


def _rows(base: TableBase, edited: EditedTable, match: TableMatch) -> Iterator[Row]:
    cells = {cell.new: _now(cell) for cell in match.cells}
    about = {link.new[0]: base.rows[link.old[0]].identity for link in match.rows.pairs()}
    for at, row in enumerate(edited.rows):
        texts = [cells.get((at, place), (Piece(text),)) for place, text in enumerate(row.texts)]
        yield Row(tuple(texts), about.get(at, ""))


def _unowned(block: EditedBlock) -> Block:
    if isinstance(block, EditedParagraph):
        return Paragraph(place="", style="", pieces=(Piece(block.text),))
    return TableBase(title="", owner_item="", rows=tuple(map(_plain_row, block.rows)))


def _plain_row(row: EditedRow) -> Row:
    return Row(tuple((Piece(text),) for text in row.texts))


def _of_paper(paper: model.Paper) -> Base:
    """A document that nobody knows the owners of."""
    place = ""
    blocks: list[Block] = []
    for block in paper.blocks:
        if isinstance(block, model.Table):
            rows = tuple(Row(tuple((Piece(cell.text),) for cell in row)) for row in block.rows)
            blocks.append(TableBase(title=block.title, owner_item="", rows=rows))
            continue
        is_heading = isinstance(block, model.Heading)
        place = block.text if is_heading else place
        level = block.level if isinstance(block, model.Heading) else 0
        blocks.append(Paragraph(place, "", (Piece(block.text),), level))
    return Base(paper.unit, paper.year, "", "", "", "", tuple(blocks))
