"""The rows of one table in a refresh."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from lxml import etree

from generator.published.readers.word.names import W
from generator.roundtrip import anew
from generator.roundtrip.base import Owner, Pieces, Row, TableBase, printed
from generator.roundtrip.compare import CellMatch, TableMatch
from generator.roundtrip.edited import EditedRow, EditedTable
from generator.roundtrip.fresh import Fresh
from generator.roundtrip.listed import cell_spot, row_words
from generator.roundtrip.merging import Conflict
from generator.roundtrip.told import Told
from generator.roundtrip.wordtext import fill

MERGE = f"{W}vMerge"
PROPERTIES = f"{W}tcPr"


@dataclass(slots=True)
class RefreshedRows:
    """A table of the base, the edited one that stands for it, and the one printed anew (``fresh``:
    as nodes)."""

    block: int
    base: TableBase
    match: TableMatch
    edited: EditedTable
    new: TableBase
    fresh: EditedTable
    rendering: Fresh
    told: Told

    def run(self) -> None:
        """Merge the texts of the cells, then let rows come and go."""
        found = anew.rows(self.base, self.new)
        edited_of = {link.old[0]: link.new[0] for link in self.match.rows.pairs()}
        new_of = {link.old[0]: link.new[0] for link in found.pairs()}
        nodes: dict[int, etree._Element] = {}
        for old, now in new_of.items():
            if old in edited_of:
                self.cells(old, self.new.rows[now])
                nodes[now] = self.edited.rows[edited_of[old]].row.node
            else:
                self.note_gone(old, now)
        gone = [old for old in edited_of if old not in new_of]
        added = [*found.added()]
        for old in gone:
            self.drop(old, self.edited.rows[edited_of[old]])
        for now in sorted(found.moved):
            _move(now, nodes)
        for now in added:
            self.insert(now, nodes)
        if gone or added or found.moved:
            self.join_cells(nodes)

    def note_gone(self, old: int, now: int) -> None:
        """What people deleted stays so; where it reads otherwise now, that is said."""
        if self.base.rows[old].texts != self.new.rows[now].texts:
            self.told.notes.append(_lost(self.spot(old), self.new.rows[now]))

    def spot(self, row: int) -> str:
        """Where a row of the base stands."""
        return cell_spot(self.block, self.base, (row, 0)).words

    def cells(self, old: int, new: Row) -> None:
        """Merge the cells of a row that is there on all sides."""
        pairs = {link.old[0]: link.new[0] for link in anew.cells(self.base.rows[old], new).pairs()}
        for match in self.match.cells:
            if match.old[0] == old and match.old[1] in pairs:
                self.cell(match, new.cells[pairs[match.old[1]]])

    def cell(self, match: CellMatch, new: Pieces) -> None:
        """Merge one cell."""
        if not match.is_edited and printed(match.pieces) == printed(new):
            return
        cell = self.edited.rows[match.new[0]].cells[match.new[1]]
        where = cell_spot(self.block, self.base, match.old).words
        if not self.told.text(match, new, [*cell.spans()], where):
            nodes = [*chain.from_iterable(one.nodes for one in cell.cell.passages)]
            fill(nodes, printed(new))

    def drop(self, old: int, row: EditedRow) -> None:
        """A row that is printed no more: gone, unless people edited it."""
        changed = [one for one in self.match.cells if one.old[0] == old and one.is_edited]
        if not changed:
            _remove(row.row.node)
            self.told.gone += 1
            return
        conflict = Conflict(
            owner=next((piece.owner for piece in changed[0].pieces if piece.owner.key), Owner()),
            before=row_words(self.base.rows[old].texts),
            edited=row_words(row.texts),
            anew="",
        )
        spans = [*chain.from_iterable(cell.spans() for cell in row.cells)][:1]
        self.told.conflict(conflict, spans, self.spot(old))

    def insert(self, now: int, nodes: dict[int, etree._Element]) -> None:
        """A row that is printed for the first time, behind the one that is printed before it."""
        made = self.rendering.taken(self.fresh.rows[now].row.node)
        above = [at for at in nodes if at < now]
        if above:
            nodes[max(above)].addnext(made)
        else:
            first = self.edited.rows[0].row.node
            first.addprevious(made)
        nodes[now] = made
        self.told.added += 1

    def join_cells(self, nodes: dict[int, etree._Element]) -> None:
        """Let merged cells reach over the rows that they reach over in the new rendering."""
        for now, node in nodes.items():
            fresh = self.fresh.rows[now].row
            own = node.findall(f".//{W}tc")
            if len(own) != len(fresh.cells):
                continue
            for cell, model in zip(own, fresh.cells, strict=True):
                _merge_like(cell, model.node)


def _move(now: int, nodes: dict[int, etree._Element]) -> None:
    """Put a row that is printed elsewhere now behind the one that is printed before it."""
    above = [at for at in nodes if at < now]
    if now in nodes and above:
        nodes[max(above)].addnext(nodes[now])


def _merge_like(cell: etree._Element, model: etree._Element) -> None:
    """Give a cell the ``w:vMerge`` of another; one that begins anew says what that says."""
    properties, like = cell.find(PROPERTIES), model.find(PROPERTIES)
    if properties is None or like is None:
        return
    old, new = properties.find(MERGE), like.find(MERGE)
    went_on = old is not None and old.get(f"{W}val") != "restart"
    goes_on = new is not None and new.get(f"{W}val") != "restart"
    if old is not None:
        properties.remove(old)
    if new is not None:
        made = etree.SubElement(properties, MERGE)
        if not goes_on:
            made.set(f"{W}val", "restart")
        _in_order(properties, made)
    if went_on and not goes_on:
        fill(cell.findall(f"{W}p"), "".join(text.text or "" for text in model.iter(f"{W}t")))


def _in_order(properties: etree._Element, made: etree._Element) -> None:
    """Put ``w:vMerge`` where the schema wants it: behind widths and spans, before borders."""
    before = [f"{W}{name}" for name in ("cnfStyle", "tcW", "gridSpan", "hMerge")]
    ahead = [node for node in properties if node.tag in before]
    properties.remove(made)
    properties.insert(len(ahead), made)


def _remove(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _lost(where: str, new: Row) -> str:
    """What is said of a row that people deleted and that reads otherwise now."""
    return f"{where}：手工删去了，新排的有变化：{row_words(new.texts)}"
