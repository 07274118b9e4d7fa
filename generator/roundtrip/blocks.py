"""Paragraphs and tables put into the body of a Word file and taken out of it, sections kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from lxml import etree

from generator.published.readers.word.names import W

SECTION: Final = f"{W}pPr/{W}sectPr"
PROPERTIES: Final = f"{W}pPr"
CHARACTERS: Final = (f"{W}t", f"{W}delText", f"{W}drawing", f"{W}object", f"{W}pict")


def silent_before(node: etree._Element) -> list[etree._Element]:
    """The paragraphs right before a block that say nothing: gaps, ends of sections."""
    return [*_silent_before(node)][::-1]


def _silent_before(node: etree._Element) -> Iterator[etree._Element]:
    before = node.getprevious()
    while before is not None and _is_silent(before):
        yield before
        before = before.getprevious()


def _is_silent(node: etree._Element) -> bool:
    return node.tag == f"{W}p" and next(node.iter(*CHARACTERS), None) is None


def ends_section(node: etree._Element) -> bool:
    """Whether a paragraph ends a section."""
    return node.find(SECTION) is not None


def insert_after(anchor: etree._Element, nodes: Sequence[etree._Element]) -> None:
    """Put blocks behind another. Where that one ends its section and the first new one does not
    begin another, the new ones are of that section, and the last of them ends it."""
    section = anchor.find(SECTION)
    begins_new = nodes[0].find(SECTION) is not None and _is_silent(nodes[0])
    at = anchor
    for node in nodes:
        at.addnext(node)
        at = node
    last = nodes[-1]
    if section is None or begins_new or last.tag != f"{W}p":
        return
    if last.find(SECTION) is None:
        _properties(last).append(section)
    else:
        _properties(anchor).remove(section)


def remove(nodes: Sequence[etree._Element]) -> None:
    """Take a block out, and the end of a section that stands before it; the end of its own section
    passes to what comes before."""
    for silent in _silent_before(nodes[0]):
        if silent.find(SECTION) is not None:
            _take(silent)
    for node in nodes:
        section = node.find(SECTION)
        before = node.getprevious()
        if section is None and not _parts_tables(node):
            _take(node)
        elif section is None:
            _empty(node)
        elif before is not None and before.tag == f"{W}p" and before.find(SECTION) is None:
            _properties(before).append(section)
            _take(node)
        else:
            _empty(node)


def _parts_tables(node: etree._Element) -> bool:
    """Whether nothing else stands between two tables, which Word would make one of."""
    before, behind = node.getprevious(), node.getnext()
    tables = [one is not None and one.tag == f"{W}tbl" for one in (before, behind)]
    return all(tables)


def _properties(paragraph: etree._Element) -> etree._Element:
    found = paragraph.find(PROPERTIES)
    if found is None:
        found = etree.Element(PROPERTIES)
        paragraph.insert(0, found)
    return found


def _empty(paragraph: etree._Element) -> None:
    for node in list(paragraph):
        if node.tag != PROPERTIES:
            paragraph.remove(node)


def _take(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)
