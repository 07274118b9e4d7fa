"""Tracked changes of a Word part settled: all accepted, or all rejected.

What was inserted stands in ``w:ins`` and ``w:moveTo``, what was deleted in ``w:del`` and
``w:moveFrom``; the same words inside of properties say it of a paragraph's end, a row or a cell.
``…PrChange`` holds the properties of before. (ECMA-376 part 1, 17.13.5.)
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from enum import Enum
from typing import Final

from lxml import etree

from generator.published.readers.word.names import W, value


class Choice(Enum):
    """What becomes of open changes."""

    ACCEPT = "accept"
    REJECT = "reject"


_NEW: Final = ("ins", "moveTo")
_OLD: Final = ("del", "moveFrom")
_CELLS: Final = {"cellIns": _NEW, "cellDel": _OLD}
_RANGES: Final = (
    "moveFromRangeStart",
    "moveFromRangeEnd",
    "moveToRangeStart",
    "moveToRangeEnd",
    "customXmlInsRangeStart",
    "customXmlInsRangeEnd",
    "customXmlDelRangeStart",
    "customXmlDelRangeEnd",
    "customXmlMoveFromRangeStart",
    "customXmlMoveFromRangeEnd",
    "customXmlMoveToRangeStart",
    "customXmlMoveToRangeEnd",
)
_PROPERTIES: Final = ("rPr", "pPr", "tblPr", "trPr", "tcPr", "sectPr", "tblPrEx", "tblGrid")
_CHANGES: Final = tuple(f"{name}Change" for name in _PROPERTIES)
_READ_AGAIN: Final = {"delText": "t", "delInstrText": "instrText"}
"""What deleted text is written in, and what it is in again."""
_EVERY: Final = (*_NEW, *_OLD, *_CELLS, *_CHANGES, "cellMerge", "numberingChange")


def is_open(root: etree._Element) -> bool:
    """Whether a part has changes that nobody settled."""
    return next(root.iter(*_tags(*_EVERY)), None) is not None


def count(root: etree._Element) -> int:
    """How many places of a part are changed."""
    return sum(1 for _ in root.iter(*_tags(*_EVERY)))


def settle(root: etree._Element, choice: Choice) -> None:
    """Settle every change of a part in place."""
    gone, kept = (_OLD, _NEW) if choice is Choice.ACCEPT else (_NEW, _OLD)
    _settle_properties(root, choice)
    _settle_rows(root, gone)
    _settle_cells(root, gone)
    _settle_paragraph_ends(root, gone)
    for node in list(root.iter(*_tags(*gone))):
        _remove(node)
    for node in list(root.iter(*_tags(*kept))):
        _unwrap(node)
    for node in list(root.iter(*_tags(*_RANGES, "cellMerge", "numberingChange"))):
        _remove(node)
    for deleted, usual in _READ_AGAIN.items():
        for node in root.iter(f"{W}{deleted}"):
            node.tag = f"{W}{usual}"


def _settle_properties(root: etree._Element, choice: Choice) -> None:
    for change in list(root.iter(*_tags(*_CHANGES))):
        properties = change.getparent()
        _remove(change)
        if choice is Choice.REJECT and properties is not None and len(change):
            _take_back(properties, change[0])


def _take_back(properties: etree._Element, before: etree._Element) -> None:
    """Properties as they were before. What no change of properties tells stays: the run properties
    and the section in those of a paragraph, the headers in those of a section, the marks of
    changes."""
    lasting = _tags("rPr", "sectPr", "headerReference", "footerReference", *_NEW, *_OLD, *_CELLS)
    stays = [child for child in properties if child.tag in lasting]
    first = [child for child in stays if child.tag in _tags("headerReference", "footerReference")]
    last = [child for child in stays if child not in first]
    properties[:] = [*first, *before, *last]


def _settle_rows(root: etree._Element, gone: tuple[str, ...]) -> None:
    """Rows that were inserted or deleted; a table without a row left goes too."""
    for row in list(root.iter(f"{W}tr")):
        properties = row.find(f"{W}trPr")
        if properties is None:
            continue
        table = row.getparent()
        if _has(properties, gone):
            _hand_down(row)
            _remove(row)
            if table is not None and table.tag == f"{W}tbl" and table.find(f".//{W}tr") is None:
                _remove(table)
        _drop(properties, (*_NEW, *_OLD))


def _hand_down(row: etree._Element) -> None:
    """Cells of a row that reach into the next one stand there from now on."""
    below = row.getnext()
    while below is not None and below.tag != f"{W}tr":
        below = below.getnext()
    if below is None:
        return
    covered = dict(_placed(below))
    for place, cell in _placed(row):
        under = covered.get(place)
        if value(cell, "tcPr/vMerge") == "restart" and under is not None:
            is_covered = value(under, "tcPr/vMerge") in ("", "continue")
            if is_covered:
                below.replace(under, copy.deepcopy(cell))


def _placed(row: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    """The cells of a row with the column that each begins in."""
    place = int(value(row, "trPr/gridBefore") or 0)
    for cell in row.findall(f"{W}tc"):
        yield place, cell
        place += int(value(cell, "tcPr/gridSpan") or 1)


def _settle_cells(root: etree._Element, gone: tuple[str, ...]) -> None:
    """Cells that were inserted or deleted; the last cell of a row stays, emptied of its mark."""
    for cell in list(root.iter(f"{W}tc")):
        properties = cell.find(f"{W}tcPr")
        if properties is None:
            continue
        marks = [name for name, kind in _CELLS.items() if kind == gone]
        row = cell.getparent()
        is_only = row is not None and len(row.findall(f"{W}tc")) == 1
        if _has(properties, tuple(marks)) and not is_only:
            _remove(cell)
        _drop(properties, tuple(_CELLS))


def _settle_paragraph_ends(root: etree._Element, gone: tuple[str, ...]) -> None:
    """A paragraph whose end goes is one with the next; what stands in its cell or page alone stays
    a paragraph."""
    for paragraph in reversed(list(root.iter(f"{W}p"))):
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        if mark is None:
            continue
        if _has(mark, gone):
            _join(paragraph, gone)
        _drop(mark, (*_NEW, *_OLD))


def _join(paragraph: etree._Element, gone: tuple[str, ...]) -> None:
    """Put what stays of a paragraph at the head of the next one."""
    following = paragraph.getnext()
    is_last = following is None or following.tag != f"{W}p"
    if is_last and not _is_empty(paragraph, gone):
        return
    if following is None or (is_last and _is_needed(paragraph)):
        return
    if not is_last:
        place = 1 if following.find(f"{W}pPr") is not None else 0
        following[place:place] = [node for node in paragraph if node.tag != f"{W}pPr"]
        _keep_section(paragraph, following)
    _remove(paragraph)


def _is_empty(paragraph: etree._Element, gone: tuple[str, ...]) -> bool:
    """Whether nothing of a paragraph stays."""
    for text in paragraph.iter(*_tags("t", "delText", "tab", "br", "drawing", "pict", "object")):
        if next(text.iterancestors(*_tags(*gone)), None) is None:
            return False
    return True


def _is_needed(paragraph: etree._Element) -> bool:
    """Whether Word wants a paragraph where one stands: between two tables, at the end of a cell."""
    above, below = paragraph.getprevious(), paragraph.getnext()
    is_between = above is not None and above.tag == f"{W}tbl"
    is_alone = above is None or above.tag == f"{W}tcPr"
    return below is None or (below.tag == f"{W}tbl" and (is_between or is_alone))


def _keep_section(paragraph: etree._Element, following: etree._Element) -> None:
    """The end of a section stays where text goes on."""
    section = paragraph.find(f"{W}pPr/{W}sectPr")
    if section is None or following.find(f"{W}pPr/{W}sectPr") is not None:
        return
    properties = following.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        following.insert(0, properties)
    properties.append(section)


def _has(properties: etree._Element, names: tuple[str, ...]) -> bool:
    return any(properties.find(f"{W}{name}") is not None for name in names)


def _drop(properties: etree._Element, names: tuple[str, ...]) -> None:
    for name in names:
        for node in properties.findall(f"{W}{name}"):
            properties.remove(node)


def _unwrap(node: etree._Element) -> None:
    """What stands in a node takes its place."""
    parent = node.getparent()
    if parent is not None:
        at = parent.index(node)
        parent[at : at + 1] = list(node)


def _remove(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _tags(*names: str) -> tuple[str, ...]:
    return tuple(f"{W}{name}" for name in names)
