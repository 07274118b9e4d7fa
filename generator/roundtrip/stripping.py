"""A Word file made fit to be published: without its base, comments, open changes, and the names of
persons that editors write into it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from lxml import etree

from generator.output.docx.attached import NAMESPACE, PROPERTY
from generator.output.docx.marks import OF_FIGURE, OF_TEXT
from generator.published.readers.package import opened
from generator.published.readers.package import parts as names
from generator.published.readers.pieces import UnreadableError
from generator.published.readers.word.names import W, parsed
from generator.published.readers.word.parts import BODY
from generator.roundtrip import settling
from generator.roundtrip.settling import Choice
from generator.roundtrip.wordfile import TYPES, packed

CORE: Final = "docProps/core.xml"
APP: Final = "docProps/app.xml"
CUSTOM: Final = "docProps/custom.xml"
SETTINGS: Final = "word/settings.xml"
_ZIP: Final = b"PK"
_NOT_WORD: Final = "不是 Word 文件（.docx）。请在 Word 或 WPS 里另存为 .docx。"
_TEXT: Final = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_PEOPLE: Final = re.compile(r"word/(?:comments\w*|people)\.xml")
_PREVIEW: Final = re.compile(r"docProps/thumbnail\.\w+")
_ITEM: Final = re.compile(r"customXml/item\d+\.xml")
_RSID: Final = re.compile(r"\{.*\}(?:rsid\w*|paraId|textId)")
_OF_COMMENTS: Final = ("commentRangeStart", "commentRangeEnd")
_OF_EDITORS: Final = ("rsids", "trackRevisions", "attachedTemplate", "docVars")
"""Settings that say when, by which template and for whom was edited."""
_PERSONS: Final = ("creator", "lastModifiedBy")
_PLACES: Final = ("Manager", "Company", "Template")
"""Of the program that saved the file: whose copy it was, and a path."""
_OWN_MARKS: Final = (OF_FIGURE, OF_TEXT, "_GoBack")


class OpenChangesError(Exception):
    """A file with changes of which nobody said what becomes of them; ``count``: in how many
    places."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


@dataclass(frozen=True, slots=True)
class Traces:
    """What a file has that is not for publication: open changes, comments, a base."""

    changes: int
    comments: int
    has_base: bool

    def __bool__(self) -> bool:
        return bool(self.told())

    def told(self) -> str:
        """The same in words; empty where there is nothing of the kind."""
        said = []
        if self.has_base:
            said.append("底稿")
        if self.comments:
            said.append(f"批注 {self.comments} 条")
        if self.changes:
            said.append(f"修订 {self.changes} 处")
        return "、".join(said)


def traces(content: bytes) -> Traces:
    """What a Word file has that is not for publication. Raises ``UnreadableError``."""
    parts = _parts(content)
    roots = [parsed(part) for name, part in parts.items() if _TEXT.fullmatch(name)]
    return Traces(
        changes=sum(map(settling.count, roots)),
        comments=sum(len([*root.iter(f"{W}commentReference")]) for root in roots),
        has_base=any(_is_base(name, part) for name, part in parts.items()),
    )


def strip(content: bytes, *, author: str, choice: Choice | None = None) -> bytes:
    """A Word file without them; ``author`` is who publishes it, ``choice`` what becomes of open
    changes. Raises ``UnreadableError``, and ``OpenChangesError`` where there is no choice."""
    open_changes = traces(content).changes
    if open_changes and choice is None:
        raise OpenChangesError(open_changes)
    parts = _parts(content)
    gone = {name for name, part in parts.items() if _is_gone(name, part)}
    gone |= {name.replace("item", "itemProps") for name in gone if _ITEM.fullmatch(name)}
    gone |= {_relations_of(name) for name in gone}
    kept = {}
    for name, part in parts.items():
        if name not in gone:
            kept[name] = _cleaned(name, part, author, choice or Choice.ACCEPT)
    if CUSTOM in kept and not len(parsed(kept[CUSTOM])):
        gone.add(CUSTOM)
        del kept[CUSTOM]
    return packed({name: _forgotten(name, part, gone) for name, part in kept.items()})


def _parts(content: bytes) -> dict[str, bytes]:
    if not content.startswith(_ZIP) or BODY not in names(content):
        raise UnreadableError(_NOT_WORD)
    with opened(content, BODY) as package:
        return {name: package.read(name) for name in package.namelist()}


def _is_gone(name: str, part: bytes) -> bool:
    is_of_people = bool(_PEOPLE.fullmatch(name) or _PREVIEW.fullmatch(name))
    return is_of_people or _is_base(name, part)


def _is_base(name: str, part: bytes) -> bool:
    return bool(_ITEM.fullmatch(name)) and NAMESPACE.encode() in part


def _relations_of(name: str) -> str:
    folder, file = posixpath.split(name)
    return posixpath.join(folder, "_rels", file + ".rels")


def _cleaned(name: str, part: bytes, author: str, choice: Choice) -> bytes:
    """A part without what is not for publication; one that says nothing of the kind as it is."""
    if not _TEXT.fullmatch(name) and name not in (CORE, APP, CUSTOM, SETTINGS):
        return part
    root = parsed(part)
    match name:
        case "docProps/core.xml":
            _name_author(root, author)
        case "docProps/app.xml":
            _drop_named(root, _PLACES)
        case "docProps/custom.xml":
            _drop_property(root)
        case "word/settings.xml":
            _drop_named(root, _OF_EDITORS)
        case _:
            settling.settle(root, choice)
            _drop_comments(root)
            _drop_marks(root)
    _drop_numbers_of_sessions(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _name_author(root: etree._Element, author: str) -> None:
    """Who publishes the file stands in place of who wrote and saved it."""
    for node in root:
        if etree.QName(node).localname in _PERSONS:
            node.text = author


def _drop_named(root: etree._Element, names: Iterable[str]) -> None:
    for node in list(root):
        if isinstance(node.tag, str) and etree.QName(node).localname in names:
            root.remove(node)


def _drop_property(root: etree._Element) -> None:
    for node in list(root):
        if node.get("name") == PROPERTY:
            root.remove(node)


def _drop_numbers_of_sessions(root: etree._Element) -> None:
    """Numbers by which Word tells who wrote what in one sitting."""
    for node in root.iter():
        for name in list(node.attrib):
            if _RSID.fullmatch(str(name)):
                del node.attrib[name]


def _drop_comments(root: etree._Element) -> None:
    marks = tuple(f"{W}{name}" for name in _OF_COMMENTS)
    references = [one.getparent() for one in root.iter(f"{W}commentReference")]
    for node in (*root.iter(*marks), *references):
        parent = None if node is None else node.getparent()
        if node is not None and parent is not None:
            parent.remove(node)


def _drop_marks(root: etree._Element) -> None:
    """The hidden marks of figures and texts; those of headings stay, the contents lead to them."""
    starts = [
        one
        for one in root.iter(f"{W}bookmarkStart")
        if one.get(f"{W}name", "").startswith(_OWN_MARKS)
    ]
    keys = {one.get(f"{W}id") for one in starts}
    ends = [one for one in root.iter(f"{W}bookmarkEnd") if one.get(f"{W}id") in keys]
    for node in (*starts, *ends):
        parent = node.getparent()
        if parent is not None:
            parent.remove(node)


def _forgotten(name: str, part: bytes, gone: set[str]) -> bytes:
    """A list of parts or of relationships without those that are gone."""
    if name != TYPES and not name.endswith(".rels"):
        return part
    root = parsed(part)
    folder = posixpath.dirname(posixpath.dirname(name))
    for node in list(root):
        target = node.get("PartName") or posixpath.join("/", folder, node.get("Target", ""))
        is_template = node.get("Type", "").endswith("/attachedTemplate")
        if posixpath.normpath(target).lstrip("/") in gone or is_template:
            root.remove(node)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
