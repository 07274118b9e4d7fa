"""Text written into the nodes of a Word file, so that the characters around it keep their looks."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Final

from lxml import etree

from generator.published.readers.tidy import INVISIBLE
from generator.published.readers.word.names import W
from generator.roundtrip.edited import Span
from generator.roundtrip.merging import Replacement

TEXT: Final = f"{W}t"
RUN: Final = f"{W}r"
BREAK: Final = f"{W}br"
SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def write(spans: Sequence[Span], replacements: Sequence[Replacement]) -> bool:
    """Make the replacements, which come from the back to the front, in the nodes that hold a text;
    whether there was a node to write each into."""
    is_whole = True
    for one in replacements:
        is_whole = _replace(spans, one) and is_whole
    return is_whole


def _replace(spans: Sequence[Span], one: Replacement) -> bool:
    touched = [span for span in spans if span.start < one.stop and span.stop > one.start]
    holder = _holder(spans, touched, one)
    if holder is None:
        return not one.text
    for span in touched:
        if span is not holder:
            _cut(span, one.start, one.stop)
    _put(holder, one)
    return True


def _holder(spans: Sequence[Span], touched: Sequence[Span], one: Replacement) -> Span | None:
    """The node that the new text is written into: one that it replaces, else the one before it,
    else the one behind."""
    beside = [span for span in spans if span.stop == one.start and span.stop > span.start]
    behind = [span for span in spans if span.start == one.start]
    ranked = [*touched, *beside[-1:], *behind]
    return next((span for span in ranked if span.node.tag == TEXT), None)


def _cut(span: Span, start: int, stop: int) -> None:
    """Take characters out of a node; a line break goes as a whole."""
    if span.node.tag == TEXT:
        first, last = max(start - span.start, 0), min(stop, span.stop) - span.start
        _set(span.node, _around(span.node.text or "", first, last, ""))
    else:
        parent = span.node.getparent()
        if parent is not None:
            parent.remove(span.node)


def _put(span: Span, one: Replacement) -> None:
    first = min(max(one.start - span.start, 0), span.stop - span.start)
    last = max(min(one.stop, span.stop) - span.start, first)
    _set(span.node, _around(span.node.text or "", first, last, one.text))


def _around(text: str, first: int, last: int, new: str) -> str:
    """A text with other characters in place of those that a reader sees as ``first`` to
    ``last``."""
    seen = [at for at, character in enumerate(text) if not INVISIBLE.match(character)]
    start = seen[first] if first < len(seen) else len(text)
    stop = seen[last - 1] + 1 if last > first else start
    return text[:start] + new + text[stop:]


def _set(node: etree._Element, text: str) -> None:
    """Give a node of text other characters; lines are parted as Word parts them."""
    lines = text.split("\n")
    node.text = lines[0]
    node.set(SPACE, "preserve")
    at = node
    for line in lines[1:]:
        broken = etree.Element(BREAK)
        rest = etree.Element(TEXT)
        rest.text = line
        rest.set(SPACE, "preserve")
        at.addnext(broken)
        broken.addnext(rest)
        at = rest


def fill(paragraphs: Sequence[etree._Element], text: str) -> None:
    """Give paragraphs of a cell one text: the first takes it, the others go."""
    first, *others = paragraphs
    runs = first.findall(f".//{RUN}")
    model = copy.deepcopy(runs[0].find(f"{W}rPr")) if runs else None
    for node in list(first):
        if node.tag != f"{W}pPr":
            first.remove(node)
    run = etree.SubElement(first, RUN)
    if model is not None:
        run.append(model)
    made = etree.SubElement(run, TEXT)
    _set(made, text)
    for other in others:
        parent = other.getparent()
        if parent is not None:
            parent.remove(other)
