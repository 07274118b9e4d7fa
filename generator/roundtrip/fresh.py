"""A new rendering as nodes of a Word file, to be taken over into an edited one."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import Final

from lxml import etree

from generator.published.readers.word.names import W, value
from generator.published.readers.word.parts import Parts
from generator.published.readers.word.styles import Styles
from generator.roundtrip import edited as editing
from generator.roundtrip.base import Base
from generator.roundtrip.compare import compare
from generator.roundtrip.edited import Edited, EditedParagraph, EditedTable

STYLED: Final = (f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")
NOT_TAKEN: Final = (
    f"{W}bookmarkStart",
    f"{W}bookmarkEnd",
    f"{W}headerReference",
    f"{W}footerReference",
)
"""What refers to other parts of its own file."""


@dataclass(frozen=True, slots=True)
class Fresh:
    """A new rendering: its base, its text with the nodes, and the style ids of the edited file by
    its own."""

    base: Base
    edited: Edited
    parts: Parts
    styles: dict[str, str]
    places: dict[int, int]
    """The block of the text by that of the base: the base has blocks that say nothing."""

    @classmethod
    def of(cls, base: Base, content: bytes, target: Styles) -> Fresh:
        """The rendering ``content`` of ``base``, to be taken over into a file with the styles
        ``target``."""
        parts = Parts.of(content)
        read = editing.of(parts)
        links = compare(base, read).blocks.pairs()
        places = {link.old[0]: link.new[0] for link in links}
        return cls(base, read, parts, _mapped(parts.styles, target), places)

    def nodes(self, at: int) -> tuple[etree._Element, ...]:
        """The nodes of a block of the base."""
        block = self.edited.blocks[self.places[at]]
        return block.passage.nodes if isinstance(block, EditedParagraph) else (block.node,)

    def table(self, at: int) -> EditedTable | None:
        """The table that a block of the base is."""
        block = self.edited.blocks[self.places[at]]
        return block if isinstance(block, EditedTable) else None

    def taken(self, node: etree._Element) -> etree._Element:
        """A copy of a node as it stands in the edited file."""
        made = copy.deepcopy(node)
        for one in list(made.iter(*NOT_TAKEN)):
            parent = one.getparent()
            if parent is not None:
                parent.remove(one)
        for one in list(made.iter(*STYLED)):
            known = self.styles.get(one.get(f"{W}val", ""))
            if known:
                one.set(f"{W}val", known)
        return made


def _mapped(own: Styles, target: Styles) -> dict[str, str]:
    """The style ids of a file by those of another, by the names of the styles."""
    known = {_name(style): key for key, style in target.known.items()}
    return {key: known[_name(style)] for key, style in own.known.items() if _name(style) in known}


def _name(style: etree._Element) -> str:
    return (value(style, "name") or "").casefold()
