"""Paragraphs of Word as they read: one whose end was deleted runs on into the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Final, NamedTuple

from lxml import etree

from generator.published.readers.word.names import W
from generator.published.readers.word.text import Bit, Texts, accepted

GONE: Final = ("del", "moveFrom")


class Part(NamedTuple):
    """A paragraph of the file, and its characters, those that are taken away as well."""

    node: etree._Element
    bits: tuple[Bit, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph as it reads with all changes accepted: those of the file that it runs over."""

    parts: tuple[Part, ...]

    @property
    def nodes(self) -> tuple[etree._Element, ...]:
        """The paragraphs of the file."""
        return tuple(part.node for part in self.parts)

    @property
    def bits(self) -> tuple[Bit, ...]:
        """All characters, those that are taken away as well."""
        return tuple(chain.from_iterable(part.bits for part in self.parts))

    @property
    def text(self) -> str:
        """As it reads with all changes accepted."""
        return accepted(self.bits)


class Reading:
    """Puts paragraphs together as they read."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._parts: list[Part] = []

    def passage(self, paragraph: etree._Element) -> Passage | None:
        """The passage that ends with the next paragraph; ``None`` where it runs on."""
        self._parts.append(Part(paragraph, tuple(self._texts.bits(paragraph))))
        return None if is_mark_deleted(paragraph) else self.rest()

    def rest(self) -> Passage | None:
        """What ran on so far."""
        found, self._parts = tuple(self._parts), []
        return Passage(found) if found else None


def passages(paragraphs: Iterable[etree._Element], texts: Texts) -> Iterator[Passage]:
    """What paragraphs that follow each other read as."""
    reading = Reading(texts)
    for paragraph in paragraphs:
        passage = reading.passage(paragraph)
        if passage:
            yield passage
    last = reading.rest()
    if last:
        yield last


def is_mark_deleted(paragraph: etree._Element) -> bool:
    """Whether the end of a paragraph was deleted or moved away."""
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    if mark is None:
        return False
    return any(mark.find(f"{W}{name}") is not None for name in GONE)
