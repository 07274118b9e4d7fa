"""The comments of a Word file, and the text that each is about."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from generator.published.readers.word.names import W
from generator.published.readers.word.text import CHARACTERS


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment: who wrote it, what it says, and the nodes of the characters that it is about (of
    one without a range, the character before it)."""

    author: str
    text: str
    nodes: tuple[etree._Element, ...]


def comments(root: etree._Element, part: etree._Element | None) -> tuple[Comment, ...]:
    """Those of a document that its text refers to, in reading order."""
    if part is None:
        return ()
    said = {one.get(f"{W}id", ""): one for one in part.iter(f"{W}comment")}
    places = _places(root)
    return tuple(_comment(said[key], nodes) for key, nodes in places.items() if key in said)


def _comment(node: etree._Element, about: list[etree._Element]) -> Comment:
    lines = ["".join(text.text or "" for text in one.iter(f"{W}t")) for one in node.iter(f"{W}p")]
    return Comment(node.get(f"{W}author", ""), "\n".join(lines), tuple(about))


def _places(root: etree._Element) -> dict[str, list[etree._Element]]:
    """The characters that each comment is about, by its id."""
    found: dict[str, list[etree._Element]] = {}
    reaching: set[str] = set()
    last: list[etree._Element] = []
    for node in root.iter():
        key = node.get(f"{W}id", "") if isinstance(node.tag, str) else ""
        if node.tag == f"{W}commentRangeStart":
            reaching.add(key)
            found[key] = []
        elif node.tag == f"{W}commentRangeEnd":
            reaching.discard(key)
        elif node.tag == f"{W}commentReference":
            found.setdefault(key, list(last))
        elif node.tag in CHARACTERS:
            last = [node]
            for one in reaching:
                found[one].append(node)
    return found
