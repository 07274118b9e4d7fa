"""The body of a Word file in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lxml import etree

from generator.published.model import Changes
from generator.published.readers import tidy, titles
from generator.published.readers.pieces import End, Line, Pieces
from generator.published.readers.word import table as tables
from generator.published.readers.word.names import W
from generator.published.readers.word.numbering import Numbering
from generator.published.readers.word.parts import Parts
from generator.published.readers.word.passages import Part, Passage
from generator.published.readers.word.story import Story
from generator.published.readers.word.styles import Styles
from generator.published.readers.word.text import Texts, accepted

LISTED: Final = "_Toc"


def read(content: bytes) -> Pieces:
    """The pieces of a Word file. Raises ``UnreadableError``."""
    parts = Parts.of(content)
    pieces = Pieces("Word", changes=_changes(parts.root), title=parts.title)
    _Body(pieces, parts.styles, parts.numbering, parts.texts(pieces)).read(parts.body)
    return pieces


def _changes(root: etree._Element) -> Changes:
    """How many changes are open, and how many comments there are."""
    return Changes(
        inserted=_count(root, "ins", "cellIns"),
        deleted=_count(root, "del", "cellDel"),
        moved=_count(root, "moveTo"),
        comments=_count(root, "commentReference"),
    )


def _count(root: etree._Element, *names: str) -> int:
    return sum(1 for _ in root.iter(*(f"{W}{name}" for name in names)))


@dataclass(slots=True)
class _Body:
    pieces: Pieces
    styles: Styles
    numbering: Numbering
    texts: Texts

    def read(self, body: etree._Element) -> None:
        """Everything in the body."""
        for told in Story(self.texts).told(body):
            if isinstance(told, Passage):
                text = "".join(map(self.numbered, told.parts))
                self.pieces.add(Line(text, self.level(told.nodes[-1], text)))
            elif isinstance(told, End):
                self.pieces.add(told)
            else:
                self.table(told)

    def numbered(self, part: Part) -> str:
        """The text of a paragraph with the number that Word writes before it."""
        number = self.numbering.label(part.node)
        text = accepted(part.bits)
        return f"{number}{text}" if text.strip() else text

    def level(self, paragraph: etree._Element, text: str) -> int:
        """The level of a heading: by its style, else by its number where the table of contents
        points to it."""
        stated = self.styles.level(paragraph)
        if stated or not _is_listed(paragraph):
            return stated
        plain = tidy.line(text).text
        is_short = len(plain) <= titles.LONGEST and not titles.SPOKEN.search(plain)
        return (titles.level(plain) or titles.OF_NAMED) if is_short else 0

    def table(self, table: etree._Element) -> None:
        """A table without those in its cells."""
        grid = tables.grid(table, self.texts)
        if grid.has_text:
            self.pieces.add(grid)


def _is_listed(paragraph: etree._Element) -> bool:
    """Whether an entry of the table of contents points to a paragraph."""
    marks = paragraph.iter(f"{W}bookmarkStart")
    return any(mark.get(f"{W}name", "").startswith(LISTED) for mark in marks)
