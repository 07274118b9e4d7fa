"""The body of a Word file in reading order."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from generator.published.model import Changes
from generator.published.readers import tidy, titles
from generator.published.readers.package import opened
from generator.published.readers.pieces import End, Line, Pieces, UnreadableError
from generator.published.readers.word import table as tables
from generator.published.readers.word.names import FALLBACK, W, is_on, parsed, value
from generator.published.readers.word.numbering import Numbering
from generator.published.readers.word.styles import Styles
from generator.published.readers.word.text import DROPPED, UNREAD, Texts, is_mark_deleted

BODY: Final = "word/document.xml"
CONTENTS: Final = "Table of Contents"
LISTED: Final = "_Toc"
TITLE: Final = ".//{http://purl.org/dc/elements/1.1/}title"


def read(content: bytes) -> Pieces:
    """The pieces of a Word file. Raises ``UnreadableError``."""
    pieces = Pieces("Word")
    with opened(content, BODY) as package:
        root = _part(package, BODY)
        styles = Styles.of(_optional(package, "word/styles.xml"))
        numbering = Numbering.of(_optional(package, "word/numbering.xml"), styles)
        about = _optional(package, "docProps/core.xml")
    if root is None:
        raise UnreadableError("文件损坏，Word 正文读不出来。请重新下载或另存一份。")
    pieces.changes = _changes(root)
    pieces.title = "" if about is None else about.findtext(TITLE) or ""
    body = root.find(f"{W}body")
    if body is not None:
        _Body(pieces, styles, numbering, Texts(pieces, styles)).walk(body)
    return pieces


def _part(package: zipfile.ZipFile, name: str) -> etree._Element | None:
    try:
        return parsed(package.read(name))
    except etree.XMLSyntaxError:
        return None


def _optional(package: zipfile.ZipFile, name: str) -> etree._Element | None:
    return _part(package, name) if name in package.namelist() else None


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
    pending: str = ""

    def walk(self, parent: etree._Element) -> None:
        """Everything in a part of the body."""
        for child in parent:
            if child.tag == f"{W}p":
                self.paragraph(child)
            elif child.tag == f"{W}tbl":
                self.table(child)
            elif child.tag in UNREAD:
                self.pieces.skip(UNREAD[child.tag])
            elif not _is_skipped(child):
                self.walk(child)

    def paragraph(self, paragraph: etree._Element) -> None:
        """A paragraph, the text boxes that hang on it, and the end of its section."""
        if self.styles.is_entry(paragraph):
            return
        number = self.numbering.label(paragraph)
        text = self.texts.of(paragraph)
        self.pending += f"{number}{text}" if text.strip() else text
        if not is_mark_deleted(paragraph):
            self.pieces.add(Line(self.pending, self.level(paragraph)))
            self.pending = ""
        for box in _boxes(paragraph):
            self.walk(box)
        if _ends_section(paragraph):
            self.pieces.add(End())

    def level(self, paragraph: etree._Element) -> int:
        """The level of a heading: by its style, else by its number where the table of contents
        points to it."""
        stated = self.styles.level(paragraph)
        if stated or not _is_listed(paragraph):
            return stated
        text = tidy.line(self.pending).text
        is_short = len(text) <= titles.LONGEST and not titles.SPOKEN.search(text)
        return (titles.level(text) or titles.OF_NAMED) if is_short else 0

    def table(self, table: etree._Element) -> None:
        """A table, and those in its cells."""
        grid = tables.grid(table, self.texts)
        if grid.has_text:
            self.pieces.add(grid)
        for inner in tables.nested(table):
            self.table(inner)


def _is_skipped(node: etree._Element) -> bool:
    """Whether nothing in a node is read: deleted, shown for others, or the table of contents."""
    is_contents = value(node, "sdtPr/docPartObj/docPartGallery") == CONTENTS
    is_prompt = is_on(node, "sdtPr/showingPlcHdr")
    return node.tag in DROPPED or node.tag == FALLBACK or is_contents or is_prompt


def _is_listed(paragraph: etree._Element) -> bool:
    """Whether an entry of the table of contents points to a paragraph."""
    marks = paragraph.iter(f"{W}bookmarkStart")
    return any(mark.get(f"{W}name", "").startswith(LISTED) for mark in marks)


def _boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The text boxes that hang on a paragraph, each once."""
    for box in paragraph.iter(f"{W}txbxContent"):
        outer = next(box.iterancestors(f"{W}txbxContent"), None)
        if outer is None and next(box.iterancestors(FALLBACK), None) is None:
            yield box


def _ends_section(paragraph: etree._Element) -> bool:
    section = paragraph.find(f"{W}pPr/{W}sectPr")
    return section is not None and value(section, "type") != "continuous"
