"""The numbers that Word writes before paragraphs and that stand in no text: 一、 （一） 1.."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from generator.published.readers.word.names import W, value
from generator.published.readers.word.styles import Styles

DEEPEST: Final = 9
DIGITS: Final = "〇一二三四五六七八九"
TEN: Final = 10
CHINESE: Final = frozenset(
    (
        "chineseCounting",
        "chineseCountingThousand",
        "chineseLegalSimplified",
        "ideographDigital",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
    )
)
SILENT: Final = frozenset(("bullet", "none"))
PLACE: Final = re.compile(r"%(\d)")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level is numbered: its format, its text with ``%1`` for the number, its first
    number."""

    format: str
    text: str
    start: int


@dataclass(slots=True)
class Numbering:
    """Lists by their id, and how far each has been counted."""

    styles: Styles
    lists: dict[str, dict[int, Level]] = field(default_factory=dict)
    counted: dict[str, dict[int, int]] = field(default_factory=dict)
    shared: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, root: etree._Element | None, styles: Styles) -> Numbering:
        """Those of a part, none without it."""
        found = cls(styles)
        if root is None:
            return found
        abstract = {
            one.get(f"{W}abstractNumId", ""): _levels(one) for one in root.iter(f"{W}abstractNum")
        }
        for one in root.iter(f"{W}num"):
            number, kind = one.get(f"{W}numId", ""), value(one, "abstractNumId") or ""
            found.lists[number] = abstract.get(kind, {})
            found.shared[number] = kind
        return found

    def label(self, paragraph: etree._Element) -> str:
        """What stands before a paragraph; empty where it is not numbered."""
        number, depth = self._place(paragraph)
        level = self.lists.get(number, {}).get(depth)
        if level is None:
            return ""
        counted = self.counted.setdefault(self.shared[number], {})
        counted[depth] = counted.get(depth, level.start - 1) + 1
        for deeper in [one for one in counted if one > depth]:
            del counted[deeper]
        if level.format in SILENT:
            return ""
        return PLACE.sub(lambda found: self._shown(number, int(found[1]) - 1), level.text)

    def _shown(self, number: str, depth: int) -> str:
        level = self.lists[number].get(depth)
        counted = self.counted[self.shared[number]].get(depth, level.start if level else 1)
        return _spelled(counted) if level and level.format in CHINESE else str(counted)

    def _place(self, paragraph: etree._Element) -> tuple[str, int]:
        """The list and level of a paragraph, by itself or by its style."""
        styles = self.styles.chain(self.styles.of_paragraph(paragraph))
        for node in (paragraph, *styles):
            number = value(node, "pPr/numPr/numId")
            if number is not None:
                depth = value(node, "pPr/numPr/ilvl") or "0"
                return number, int(depth) if depth.isdigit() else 0
        return "", 0


def _levels(node: etree._Element) -> dict[int, Level]:
    found = {}
    for one in node.iter(f"{W}lvl"):
        depth, start = one.get(f"{W}ilvl", ""), value(one, "start") or "1"
        if depth.isdigit() and int(depth) < DEEPEST:
            found[int(depth)] = Level(
                format=value(one, "numFmt") or "decimal",
                text=value(one, "lvlText") or "",
                start=int(start) if start.isdigit() else 1,
            )
    return found


def _spelled(number: int) -> str:
    """A number below a hundred in characters: 十二, 二十."""
    tens, ones = divmod(number, TEN)
    if number >= TEN * TEN:
        return str(number)
    before = f"{DIGITS[tens] if tens > 1 else ''}十" if tens else ""
    return before + (DIGITS[ones] if ones or not tens else "")
