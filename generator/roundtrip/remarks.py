"""The comments of an edited file, each at whose text it is about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from generator.published.readers.word.comments import Comment
from generator.roundtrip.base import Owner, TableBase
from generator.roundtrip.compare import CellMatch, Comparison, ParagraphMatch
from generator.roundtrip.edited import EditedParagraph, EditedTable, Span
from generator.roundtrip.listed import cell_spot, spot_of


class Remark(NamedTuple):
    """A comment: what it says, the text that it is about, whose that is, and where it stands."""

    text: str
    about: str
    owner: Owner
    where: str


class Held(NamedTuple):
    """A stretch of an edited text with one owner, and its first character."""

    node: etree._Element
    owner: Owner
    where: str


def remarks(found: Comparison) -> tuple[Remark, ...]:
    """All comments in reading order."""
    if not found.edited.comments:
        return ()
    held = {id(one.node): one for one in _held(found)}
    return tuple(_remark(comment, held) for comment in found.edited.comments)


def _remark(comment: Comment, held: dict[int, Held]) -> Remark:
    about = "".join(node.text or "" for node in comment.nodes)
    known = [held[id(node)] for node in comment.nodes if id(node) in held]
    ranked = sorted(known, key=lambda one: not one.owner.key)
    if not ranked:
        return Remark(comment.text, about, Owner(), "新增的文字")
    return Remark(comment.text, about, ranked[0].owner, ranked[0].where)


def _held(found: Comparison) -> Iterator[Held]:
    """Whose text each node holds: that of its first character."""
    blocks = found.base.blocks
    for match in found.paragraphs:
        where = spot_of(blocks, match.link.old[0]).words
        spans: list[Span] = []
        offset = 0
        for at in match.link.new:
            block = found.edited.blocks[at]
            if isinstance(block, EditedParagraph):
                spans += [span.moved(offset) for span in block.spans()]
                offset += len(block.text)
        yield from _of(match, spans, where)
    for table in found.tables:
        old, new = table.link.old[0], found.edited.blocks[table.link.new[0]]
        base = blocks[old]
        if not isinstance(base, TableBase) or not isinstance(new, EditedTable):
            continue
        for cell in table.cells:
            spans = [*new.rows[cell.new[0]].cells[cell.new[1]].spans()]
            yield from _of(cell, spans, cell_spot(old, base, cell.old).words)


def _of(match: ParagraphMatch | CellMatch, spans: list[Span], where: str) -> Iterator[Held]:
    for span in spans:
        yield Held(span.node, match.owner_at(span.start), where)
