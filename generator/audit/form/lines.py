"""The sentences of a paper as a form's expressions read them: without blanks, with full-width
punctuation, and with the way back to the paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from generator.published.model import At, Heading, Paper, Paragraph
from generator.relations.said import Said, said_of

HALF: Final = str.maketrans("():;【】", "（）：；〔〕")
COMMA: Final = re.compile(r",(?!\d{3}(?!\d))|(?<!\d),")
"""A comma that parts no digits."""


class Line(NamedTuple):
    """A paragraph, tidied: which character of it each one is, its numbers by where they begin
    there, and the headings above it, the highest first."""

    block: int
    text: str
    origins: tuple[int, ...]
    numbers: dict[int, Said]
    headings: tuple[str, ...]

    def at(self, place: int) -> At:
        """Where a character of the tidied text stands in the paper."""
        if place < len(self.origins):
            return At(self.block, start=self.origins[place])
        return At(self.block, start=0)

    def number(self, place: int) -> Said | None:
        """The number that begins there."""
        return self.numbers.get(place)

    def is_under(self, word: str) -> bool:
        """Whether a heading above it has the word."""
        return any(word in heading for heading in self.headings)


def lines(paper: Paper) -> tuple[Line, ...]:
    """Every paragraph of a paper."""
    return tuple(_lines(paper))


def _lines(paper: Paper) -> Iterator[Line]:
    above: list[tuple[int, str]] = []
    for index, block in enumerate(paper.blocks):
        if isinstance(block, Heading):
            above = [one for one in above if one[0] < block.level]
            above.append((block.level, tidy(block.text)))
        elif isinstance(block, Paragraph):
            yield _line(block, index, tuple(text for _, text in above))


def _line(block: Paragraph, index: int, headings: tuple[str, ...]) -> Line:
    kept = [place for place, character in enumerate(block.text) if not character.isspace()]
    text = "".join(block.text[place] for place in kept)
    new_places = {old: new for new, old in enumerate(kept)}
    numbers = {}
    for spot in block.spots:
        numbers[new_places[spot.start]] = said_of(spot.number, At(index, start=spot.start))
    return Line(index, _full(text), tuple(kept), numbers, headings)


def tidy(text: str) -> str:
    """A text without blanks, with full-width punctuation."""
    return _full("".join(text.split()))


def _full(text: str) -> str:
    return COMMA.sub("，", text.translate(HALF))
