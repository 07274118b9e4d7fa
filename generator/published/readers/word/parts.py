"""The parts of a Word file that its text takes."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from typing import Final, Self

from lxml import etree

from generator.published.readers.package import opened
from generator.published.readers.pieces import Pieces, UnreadableError
from generator.published.readers.word.names import W, parsed
from generator.published.readers.word.numbering import Numbering
from generator.published.readers.word.styles import Styles
from generator.published.readers.word.text import Texts

BODY: Final = "word/document.xml"
COMMENTS: Final = "word/comments.xml"
TITLE: Final = ".//{http://purl.org/dc/elements/1.1/}title"


@dataclass(frozen=True, slots=True)
class Parts:
    """A Word file: the root of its document, of its comments (``None``: it has none), its styles,
    its lists, and the title that its properties say."""

    root: etree._Element
    comments: etree._Element | None
    styles: Styles
    numbering: Numbering
    title: str

    @classmethod
    def of(cls, content: bytes) -> Self:
        """Those of a file. Raises ``UnreadableError``."""
        with opened(content, BODY) as package:
            root = _part(package, BODY)
            styles = Styles.of(_optional(package, "word/styles.xml"))
            numbering = Numbering.of(_optional(package, "word/numbering.xml"), styles)
            comments = _optional(package, COMMENTS)
            about = _optional(package, "docProps/core.xml")
        if root is None:
            raise UnreadableError("文件损坏，Word 正文读不出来。请重新下载或另存一份。")
        title = "" if about is None else about.findtext(TITLE) or ""
        return cls(root, comments, styles, numbering, title)

    @property
    def body(self) -> etree._Element:
        """What the text stands in; empty where the document has none."""
        found = self.root.find(f"{W}body")
        return etree.Element(f"{W}body") if found is None else found

    def texts(self, pieces: Pieces) -> Texts:
        """The reader of its paragraphs; what is not read is noted in ``pieces``."""
        return Texts(pieces, self.styles)


def _part(package: zipfile.ZipFile, name: str) -> etree._Element | None:
    try:
        return parsed(package.read(name))
    except etree.XMLSyntaxError:
        return None


def _optional(package: zipfile.ZipFile, name: str) -> etree._Element | None:
    return _part(package, name) if name in package.namelist() else None
