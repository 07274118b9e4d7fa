"""A Word file that people edited, as it reads now: its paragraphs and tables with the nodes that
hold each character, the comments, and which changes are still open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from lxml import etree

from generator.published.model import Unread
from generator.published.readers.pieces import End, Pieces
from generator.published.readers.tidy import INVISIBLE
from generator.published.readers.word.comments import Comment, comments
from generator.published.readers.word.names import W
from generator.published.readers.word.parts import Parts
from generator.published.readers.word.passages import Passage
from generator.published.readers.word.story import Story
from generator.published.readers.word.table import TableCell, TableRow, rows
from generator.published.readers.word.text import State, Texts

LONGEST_TITLE: Final = 6
"""Characters of what the contents are called."""
_OF_TEXT: Final = "ins del moveFrom moveTo customXmlInsRangeStart customXmlDelRangeStart"
_OF_CELLS: Final = "cellIns cellDel cellMerge"
_OF_LOOKS: Final = "rPr pPr sectPr tblPr tblGrid trPr tcPr"
CHANGES: Final = (
    *(f"{W}{name}" for name in f"{_OF_TEXT} {_OF_CELLS} numberingChange".split()),
    *(f"{W}{name}Change" for name in _OF_LOOKS.split()),
)
"""What a tracked change is called."""


class Span(NamedTuple):
    """The characters ``start`` to ``stop`` of a text, and the node that holds them."""

    start: int
    stop: int
    node: etree._Element

    def moved(self, by: int) -> Span:
        """The same characters in a text that begins earlier."""
        return Span(self.start + by, self.stop + by, self.node)


@dataclass(frozen=True, slots=True)
class EditedParagraph:
    """A paragraph that says something."""

    text: str
    passage: Passage

    def spans(self) -> Iterator[Span]:
        """Which node holds which characters of the text."""
        return _spans((self.passage,))


@dataclass(frozen=True, slots=True)
class EditedCell:
    """A cell at its first place."""

    text: str
    cell: TableCell

    def spans(self) -> Iterator[Span]:
        """Which node holds which characters of the text."""
        return _spans([one for one in self.cell.passages if one.text.strip()])


@dataclass(frozen=True, slots=True)
class EditedRow:
    """A row; cells that only go on from above are left out."""

    cells: tuple[EditedCell, ...]
    row: TableRow

    @property
    def texts(self) -> tuple[str, ...]:
        """What a reader sees, cell by cell."""
        return tuple(cell.text for cell in self.cells)


@dataclass(frozen=True, slots=True)
class EditedTable:
    """A table that says something."""

    rows: tuple[EditedRow, ...]
    node: etree._Element


EditedBlock = EditedParagraph | EditedTable


@dataclass(frozen=True, slots=True)
class Edited:
    """The file as it reads with all changes accepted. ``authors``: the open changes of each, in the
    order of the file, without names; ``unread``: what stands in it and was not read."""

    blocks: tuple[EditedBlock, ...]
    comments: tuple[Comment, ...]
    authors: tuple[int, ...]
    unread: tuple[Unread, ...]

    @property
    def open_changes(self) -> int:
        """How many tracked changes are neither accepted nor rejected."""
        return sum(self.authors)


def read(content: bytes) -> Edited:
    """The bytes of an edited file. Raises ``UnreadableError``."""
    return of(Parts.of(content))


def of(parts: Parts) -> Edited:
    """An edited file whose parts were read."""
    pieces = Pieces("Word")
    blocks = tuple(_blocks(parts, pieces))
    hidden = Unread("隐藏的文字", len(pieces.strange))
    return Edited(
        blocks=blocks,
        comments=comments(parts.root, parts.comments),
        authors=_authors(parts.root),
        unread=(*pieces.unread.values(), *([hidden] if hidden.number else [])),
    )


def plain(text: str) -> str:
    """A text without the characters that nobody sees."""
    return INVISIBLE.sub("", text)


def _spans(passages: Iterable[Passage]) -> Iterator[Span]:
    """Those of passages that stand on lines of their own."""
    at = 0
    for passage in passages:
        for bit in passage.bits:
            if bit.state is not State.TAKEN:
                length = len(plain(bit.text))
                yield Span(at, at + length, bit.node)
                at += length
        at += 1


def _blocks(parts: Parts, pieces: Pieces) -> Iterator[EditedBlock]:
    texts = parts.texts(pieces)
    for told in Story(texts).told(parts.body):
        if isinstance(told, Passage):
            text = plain(told.text)
            if text.strip() and not _is_title_of_contents(told, texts):
                yield EditedParagraph(text, told)
        elif not isinstance(told, End):
            table = EditedTable(tuple(_rows(rows(told, texts))), told)
            if any(any(row.texts) for row in table.rows):
                yield table


def _is_title_of_contents(passage: Passage, texts: Texts) -> bool:
    """Whether a paragraph is a word or two before the first entry of the contents."""
    behind = passage.nodes[-1].getnext()
    if behind is None or len(passage.text.strip()) > LONGEST_TITLE:
        return False
    first = next(behind.iter(f"{W}p"), None)
    return first is not None and texts.styles.is_entry(first)


def _rows(found: tuple[TableRow, ...]) -> Iterator[EditedRow]:
    for row in found:
        if row.state is State.TAKEN:
            continue
        own = [cell for cell in row.cells if cell.state is not State.TAKEN and not cell.goes_on]
        yield EditedRow(tuple(EditedCell(plain(cell.text), cell) for cell in own), row)


def _authors(root: etree._Element) -> tuple[int, ...]:
    """How many changes each author left open."""
    found: dict[str, int] = {}
    for node in root.iter(*CHANGES):
        author = node.get(f"{W}author", "")
        found[author] = found.get(author, 0) + 1
    return tuple(found.values())
