"""A new rendering's numbers and rows put into an edited file; what people edited stays.

Three texts meet: the base, the edited file, the new rendering. What only the new rendering changed
is taken over, what only people changed stays; where both changed the same text, theirs stays and
the conflict is named, in the report and as a comment in Word.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain
from typing import cast

from lxml import etree

from generator.roundtrip import anew, inside
from generator.roundtrip.align import Alignment, Link
from generator.roundtrip.base import Base, Owner, Paragraph, TableBase, dump, printed
from generator.roundtrip.blocks import ends_section, insert_after, remove, silent_before
from generator.roundtrip.compare import (
    Comparison,
    ParagraphMatch,
    TableMatch,
    block_text,
    compare,
)
from generator.roundtrip.contents import renew
from generator.roundtrip.edited import EditedParagraph, EditedTable, Span
from generator.roundtrip.fresh import Fresh
from generator.roundtrip.listed import spot_of
from generator.roundtrip.merging import Conflict
from generator.roundtrip.opened import Opened
from generator.roundtrip.refreshed_rows import RefreshedRows
from generator.roundtrip.renamed import renamed, with_names
from generator.roundtrip.told import Told
from generator.roundtrip.wordfile import WordFile


@dataclass(frozen=True, slots=True)
class Refreshed:
    """The refreshed file, and what is to be said of it."""

    content: bytes
    told: Told


def refresh(opened: Opened, new: Base, rendering: bytes) -> Refreshed:
    """The edited file with what ``rendering``, a Word file of the base ``new``, prints anew."""
    file = WordFile.of(opened.content, opened.parts.root)
    fresh = Fresh.of(new, rendering, opened.parts.styles)
    found = compare(opened.base, opened.edited)
    names = renamed(found, new)
    if names:
        found = compare(with_names(opened.base, names), opened.edited)
    refreshing = _Refreshing(found, fresh, anew.blocks(found.base, new))
    if new.unit != opened.base.unit:
        note = f"新排的是“{new.unit}”的，这个文件排的是“{opened.base.unit}”，请看看是不是拿错了。"
        refreshing.told.notes.append(note)
    refreshing.run()
    file.forget_remarks()
    refreshing.told.remark(file)
    renew(opened.parts, fresh.parts)
    return Refreshed(file.content(dump(new)), refreshing.told)


@dataclass(slots=True)
class _Refreshing:
    found: Comparison
    fresh: Fresh
    anew: Alignment
    told: Told = field(default_factory=Told)
    nodes: dict[int, tuple[etree._Element, ...]] = field(default_factory=dict)
    """The nodes of each block of the new rendering that stands in the file."""

    def run(self) -> None:
        """Merge texts, then let blocks come and go."""
        for match in (*self.found.paragraphs, *self.copies()):
            self.paragraph(match)
        for table in self.found.tables:
            self.table(table)
        for old in self.found.blocks.gone():
            self.note_gone(old)
        for now in sorted(self.anew.moved):
            self.move(now)
        for now in sorted(self.anew.added()):
            self.insert(now)

    def copies(self) -> Iterable[ParagraphMatch]:
        """Paragraphs that people copied: their numbers are renewed like those of the first."""
        for new, old in self.found.blocks.copied.items():
            before, after = self.found.base.blocks[old], self.found.edited.blocks[new]
            if isinstance(before, Paragraph) and isinstance(after, EditedParagraph):
                became = inside.become(before.pieces, after.text)
                yield ParagraphMatch(pieces=before.pieces, became=became, link=Link((old,), (new,)))

    def new_of(self, olds: Iterable[int]) -> list[int]:
        """The blocks of the new rendering that stand for blocks of the base."""
        places = {link.old[0]: link.new[0] for link in self.anew.pairs()}
        return [places[old] for old in olds if old in places]

    def paragraph(self, match: ParagraphMatch) -> None:
        """A paragraph that stands in the file."""
        spot = spot_of(self.found.base.blocks, match.link.old[0])
        edited = [cast("EditedParagraph", self.found.edited.blocks[at]) for at in match.link.new]
        news = self.new_of(match.link.old)
        if not news:
            self.drop(match, edited, spot.words)
            return
        new = [cast("Paragraph", self.fresh.base.blocks[at]) for at in news]
        pieces = tuple(chain.from_iterable(paragraph.pieces for paragraph in new))
        if not self.told.text(match, pieces, _spans(edited), spot.words):
            self.told.notes.append(f"{spot.words}：新排的没有地方写：{printed(pieces)}")
        nodes = tuple(chain.from_iterable(one.passage.nodes for one in edited))
        for at in news:
            self.nodes.setdefault(at, nodes)

    def drop(self, match: ParagraphMatch, edited: list[EditedParagraph], where: str) -> None:
        """A paragraph that is printed no more: gone, unless people edited it."""
        if not match.is_edited:
            for one in edited:
                remove(one.passage.nodes)
            self.told.gone += 1
            return
        owner = next((piece.owner for piece in match.pieces if piece.owner.key), Owner())
        now = "".join(match.became)
        conflict = Conflict(owner, printed(match.pieces), edited=now, anew="", stop=len(now))
        self.told.conflict(conflict, _spans(edited), where)

    def table(self, match: TableMatch) -> None:
        """A table that stands in the file."""
        old = match.link.old[0]
        base = cast("TableBase", self.found.base.blocks[old])
        edited = cast("EditedTable", self.found.edited.blocks[match.link.new[0]])
        news = self.new_of((old,))
        if not news:
            self.drop_table(match, edited)
            return
        fresh = self.fresh.table(news[0])
        if fresh is not None:
            new = cast("TableBase", self.fresh.base.blocks[news[0]])
            RefreshedRows(old, base, match, edited, new, fresh, self.fresh, self.told).run()
        self.nodes[news[0]] = (edited.node,)

    def drop_table(self, match: TableMatch, edited: EditedTable) -> None:
        """A table that is printed no more: gone, unless people edited it."""
        where = spot_of(self.found.base.blocks, match.link.old[0]).words
        is_edited = any(cell.is_edited for cell in match.cells)
        if not is_edited and not [*match.rows.added(), *match.added]:
            remove((edited.node,))
            self.told.gone += 1
            return
        base = self.found.base.blocks[match.link.old[0]]
        now = "\n".join("\t".join(row.texts) for row in edited.rows)
        conflict = Conflict(Owner(), before=block_text(base), edited=now, anew="")
        spans = [*edited.rows[0].cells[0].spans()] if edited.rows[0].cells else []
        self.told.conflict(conflict, spans, where)

    def note_gone(self, old: int) -> None:
        """What people deleted stays so; where it reads otherwise now, that is said."""
        before = block_text(self.found.base.blocks[old])
        for now in self.new_of((old,)):
            after = block_text(self.fresh.base.blocks[now])
            if after != before:
                where = spot_of(self.found.base.blocks, old).words
                self.told.notes.append(f"{where}：手工删去了，新排的有变化：{after}")

    def insert(self, now: int) -> None:
        """A block that is printed for the first time, behind the one that is printed before it."""
        if now not in self.fresh.places:
            return
        originals = self.fresh.nodes(now)
        nodes = [*silent_before(originals[0]), *originals]
        made = [self.fresh.taken(node) for node in nodes]
        above = [at for at in self.nodes if at < now]
        if not above:
            text = block_text(self.fresh.base.blocks[now])
            self.told.notes.append(f"新排的没有地方放：{text}")
            return
        insert_after(self.nodes[max(above)][-1], made)
        self.nodes[now] = tuple(made)
        self.told.added += 1

    def move(self, now: int) -> None:
        """A block that is printed elsewhere now, with the end of a section before it; one that
        people moved stays where they put it."""
        is_theirs = self.anew.moved[now] in self.found.blocks.moved.values()
        nodes = () if is_theirs else self.nodes.get(now, ())
        above = [at for at in self.nodes if at < now]
        if not nodes or not above:
            return
        if any(ends_section(node) for node in nodes):
            text = block_text(self.fresh.base.blocks[now])
            self.told.notes.append(f"新排的换了地方，这里没有动：{text}")
            return
        anchor = self.nodes[max(above)][-1]
        taken = [*silent_before(nodes[0]), *nodes]
        if anchor not in taken:
            insert_after(anchor, taken)


def _spans(paragraphs: Iterable[EditedParagraph]) -> list[Span]:
    """The nodes of paragraphs that are read as one text."""
    found: list[Span] = []
    at = 0
    for paragraph in paragraphs:
        found += (span.moved(at) for span in paragraph.spans())
        at += len(paragraph.text)
    return found
