"""What the styles of a Word file say of a paragraph: level of a heading, size of characters, hidden
or not, part of the contents or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from generator.published.readers.word.names import W, is_on, value

USUAL_SIZE: Final = 21
"""Half points: 五号."""
DEEPEST: Final = 9
"""The outline level of body text."""
LONGEST: Final = 20
"""Styles that build on each other at most."""
HEADING: Final = re.compile(r"(?:heading|标题)\s*(\d)", re.IGNORECASE)
ENTRY: Final = re.compile(r"(?:toc|目录|contents)\s*\d", re.IGNORECASE)


@dataclass(slots=True)
class Styles:
    """Styles by id, and what was found of them."""

    known: dict[str, etree._Element] = field(default_factory=dict)
    levels: dict[str, int] = field(default_factory=dict)
    usual: str = ""

    @classmethod
    def of(cls, root: etree._Element | None) -> Styles:
        """Those of a part, none without it."""
        found = cls()
        for style in () if root is None else root.iter(f"{W}style"):
            name = style.get(f"{W}styleId", "")
            found.known[name] = style
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") == "1":
                found.usual = name
        return found

    def chain(self, name: str) -> Iterator[etree._Element]:
        """A style and those that it builds on."""
        for _ in range(LONGEST):
            style = self.known.get(name)
            if style is None:
                return
            yield style
            name = value(style, "basedOn") or ""

    def of_paragraph(self, paragraph: etree._Element) -> str:
        """The id of a paragraph's style."""
        return value(paragraph, "pPr/pStyle") or self.usual

    def level(self, paragraph: etree._Element) -> int:
        """The level of a heading from 1, 0 for another paragraph."""
        own = value(paragraph, "pPr/outlineLvl")
        if own is not None:
            return _level(own)
        name = self.of_paragraph(paragraph)
        if name not in self.levels:
            self.levels[name] = self._level_of(name)
        return self.levels[name]

    def _level_of(self, name: str) -> int:
        for style in self.chain(name):
            stated = value(style, "pPr/outlineLvl")
            if stated is not None:
                return _level(stated)
            called = HEADING.fullmatch(value(style, "name") or "")
            if called:
                return int(called[1])
        return 0

    def is_entry(self, paragraph: etree._Element) -> bool:
        """Whether a paragraph is one of the table of contents."""
        name = self.of_paragraph(paragraph)
        called = [value(style, "name") or "" for style in self.chain(name)]
        return any(ENTRY.match(one) for one in (name, *called[:1]))

    def is_hidden(self, name: str) -> bool:
        """Whether text in a style is hidden."""
        return any(is_on(style, "rPr/vanish") for style in self.chain(name))

    def indent(self, paragraph: etree._Element) -> int:
        """How far a paragraph is indented, in characters."""
        found = paragraph.find(f"{W}pPr/{W}ind")
        if found is None:
            return 0
        counted = sum(
            _number(found, name) for name in ("leftChars", "firstLineChars", "startChars")
        )
        if counted:
            return max(round(counted / 100), 0)
        measured = sum(_number(found, name) for name in ("left", "firstLine", "start"))
        return max(round(measured / (10 * self._size(paragraph))), 0)

    def _size(self, paragraph: etree._Element) -> int:
        """The size of a paragraph's characters in half points."""
        own = value(paragraph, "r/rPr/sz")
        sizes = [own, *(value(one, "rPr/sz") for one in self.chain(self.of_paragraph(paragraph)))]
        stated = next((int(size) for size in sizes if size and size.isdigit()), USUAL_SIZE)
        return stated or USUAL_SIZE


def _level(stated: str) -> int:
    return int(stated) + 1 if stated.isdigit() and int(stated) < DEEPEST else 0


def _number(node: etree._Element, name: str) -> int:
    stated = node.get(f"{W}{name}", "")
    return int(stated) if stated.lstrip("-").isdigit() and len(stated) < DEEPEST else 0
