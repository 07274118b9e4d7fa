"""The body of a Word file in reading order: passages, tables, ends of sections."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from generator.published.readers.pieces import End
from generator.published.readers.word import table as tables
from generator.published.readers.word.names import FALLBACK, W, is_on, value
from generator.published.readers.word.passages import Passage, Reading
from generator.published.readers.word.text import DROPPED, TAKEN, UNREAD, Texts

CONTENTS: Final = "Table of Contents"

Told = Passage | etree._Element | End  # noqa: SLF001 - lxml has no public name for it
"""A passage, the node of a table, or the end of a section."""


class Story:
    """Walks a body; what is met and not read is noted in the pieces of ``texts``."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._reading = Reading(texts)

    def told(self, body: etree._Element) -> Iterator[Told]:
        """Everything in a body."""
        yield from self._walk(body)
        rest = self._reading.rest()
        if rest:
            yield rest

    def _walk(self, parent: etree._Element) -> Iterator[Told]:
        for child in parent:
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield from _table(child)
            elif child.tag in UNREAD:
                self._texts.pieces.skip(UNREAD[child.tag])
            elif not _is_skipped(child):
                yield from self._walk(child)

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Told]:
        """A paragraph, the text boxes that hang on it, and the end of its section."""
        if self._texts.styles.is_entry(paragraph):
            return
        passage = self._reading.passage(paragraph)
        if passage:
            yield passage
        for box in _boxes(paragraph):
            yield from self._walk(box)
        if _ends_section(paragraph):
            yield End()


def _table(table: etree._Element) -> Iterator[etree._Element]:
    """A table, and those in its cells."""
    yield table
    for inner in tables.nested(table):
        yield from _table(inner)


def _is_skipped(node: etree._Element) -> bool:
    """Whether nothing in a node is read: deleted, shown for others, or the table of contents."""
    is_contents = value(node, "sdtPr/docPartObj/docPartGallery") == CONTENTS
    is_prompt = is_on(node, "sdtPr/showingPlcHdr")
    is_silent = node.tag in DROPPED or node.tag in TAKEN or node.tag == FALLBACK
    return is_silent or is_contents or is_prompt


def _boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The text boxes that hang on a paragraph, each once."""
    for box in paragraph.iter(f"{W}txbxContent"):
        outer = next(box.iterancestors(f"{W}txbxContent"), None)
        if outer is None and next(box.iterancestors(FALLBACK), None) is None:
            yield box


def _ends_section(paragraph: etree._Element) -> bool:
    section = paragraph.find(f"{W}pPr/{W}sectPr")
    return section is not None and value(section, "type") != "continuous"
