"""A Word file that is changed: its parts by name, its comments, and the bytes that come of it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from generator.published.readers.package import opened
from generator.published.readers.word.names import W, parsed
from generator.published.readers.word.parts import BODY, COMMENTS
from generator.roundtrip.kept import exchanged

TYPES: Final = "[Content_Types].xml"
RELATIONS: Final = "word/_rels/document.xml.rels"
_PACKAGE: Final = "{http://schemas.openxmlformats.org/package/2006/"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_COMMENTS_TYPE: Final = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
)
AUTHOR: Final = "disclosure refresh"


@dataclass(slots=True)
class WordFile:
    """The parts of a file; ``root`` is its document, to be changed in place."""

    parts: dict[str, bytes]
    root: etree._Element
    _comments: etree._Element | None = None
    _next: int = 0

    @classmethod
    def of(cls, content: bytes, root: etree._Element) -> WordFile:
        """A file and its document, which was read before."""
        with opened(content, BODY) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        return cls(parts, root)

    def comment(self, text: str, first: etree._Element, last: etree._Element) -> None:
        """Put a comment on the runs ``first`` to ``last``."""
        comments = self.comments()
        key = str(self._next)
        self._next += 1
        made = etree.SubElement(comments, f"{W}comment")
        for name, value in (("id", key), ("author", AUTHOR), ("initials", "d")):
            made.set(f"{W}{name}", value)
        for line in text.split("\n"):
            run = etree.SubElement(etree.SubElement(made, f"{W}p"), f"{W}r")
            etree.SubElement(run, f"{W}t").text = line
        start, end = etree.Element(f"{W}commentRangeStart"), etree.Element(f"{W}commentRangeEnd")
        run = etree.Element(f"{W}r")
        reference = etree.SubElement(run, f"{W}commentReference")
        for node in (start, end, reference):
            node.set(f"{W}id", key)
        first.addprevious(start)
        last.addnext(end)
        end.addnext(run)

    def forget_remarks(self) -> None:
        """Take out the comments that an earlier refresh made."""
        if COMMENTS not in self.parts:
            return
        comments = self.comments()
        own = [one for one in comments if one.get(f"{W}author") == AUTHOR]
        keys = {one.get(f"{W}id") for one in own}
        marks = (f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference")
        places = [one for one in self.root.iter(*marks) if one.get(f"{W}id") in keys]
        for node in (*own, *places):
            parent = node.getparent()
            if parent is not None:
                parent.remove(node)

    def comments(self) -> etree._Element:
        """The part with the comments; made where the file has none."""
        if self._comments is None:
            if COMMENTS not in self.parts:
                self._declare()
            there = self.parts.get(COMMENTS)
            root = parsed(there) if there else etree.Element(f"{W}comments", nsmap={"w": W[1:-1]})
            known = [one.get(f"{W}id", "") for one in root.iter(f"{W}comment")]
            self._next = max((int(key) for key in known if key.isdigit()), default=-1) + 1
            self._comments = root
        return self._comments

    def _declare(self) -> None:
        """Say in the package that there are comments."""
        types = parsed(self.parts[TYPES])
        made = etree.SubElement(types, f"{_PACKAGE}content-types}}Override")
        made.set("PartName", f"/{COMMENTS}")
        made.set("ContentType", _COMMENTS_TYPE)
        self.parts[TYPES] = _bytes(types)
        relations = parsed(self.parts[RELATIONS])
        link = etree.SubElement(relations, f"{_PACKAGE}relationships}}Relationship")
        link.set("Id", "rIdRefreshComments")
        link.set("Type", f"{_OFFICE}/comments")
        link.set("Target", "comments.xml")
        self.parts[RELATIONS] = _bytes(relations)

    def content(self, base: bytes) -> bytes:
        """The bytes of the file, which carries another base from now on."""
        self.parts[BODY] = _bytes(self.root)
        if self._comments is not None:
            self.parts[COMMENTS] = _bytes(self._comments)
        return packed(exchanged(self.parts, base))


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The bytes of a file with these parts, which depend on nothing but them."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name in sorted(parts, key=lambda name: (name != TYPES, name)):
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, parts[name])
    return made.getvalue()


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
