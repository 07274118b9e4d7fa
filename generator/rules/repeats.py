"""Texts that repeat what may not be said: compared without blanks, punctuation, width and case."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Generic, TypeVar

from generator.diagnostics import Position
from generator.rules.data import load

CLAUSE = re.compile(r"[，。；、：,;:！？!?\n（）()《》“”{}]+")
FEWEST = 6
"""Letters of a detail, or of one of its clauses; fewer may be chance."""
FEWEST_OF_PIECE = 8
"""Letters of a piece of a clause."""
MOST_PIECES = 50_000
"""Pieces that are remembered; of a detail beyond them only the whole and its clauses are."""
FEWEST_OF_NAME = 4
MOST_OF_EVERYDAY = 5
"""Letters of a name that tells nothing where it is made of everyday words."""
ENDING = re.compile("(?:项目|经费|资金|费用)$")
HEAD = 4
"""Characters by which phrases are looked up."""
APART = " "
"""Stands for what may be said; no bare text has it."""

Owner = TypeVar("Owner")
Found = tuple[Position, Position, Owner]
"""Where something is repeated, where it is withheld, and of what."""


def bare(text: str) -> str:
    """A text without blanks, punctuation, width and case."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def letters(text: str) -> int:
    """How many characters are no digits."""
    return sum(c.isalpha() for c in text)


@cache
def _everyday() -> re.Pattern[str]:
    words = sorted(load("everyday"), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(words)})+")


def _tells_nothing(name: str) -> bool:
    return letters(name) <= MOST_OF_EVERYDAY and _everyday().fullmatch(name) is not None


@dataclass(slots=True)
class Phrases(Generic[Owner]):
    """What may not be said, with its place and owner; ``but`` are bare names that may. A text is
    looked through once, however many phrases there are."""

    but: set[str]
    _known: dict[str, tuple[Position, Owner]] = field(default_factory=dict)
    _lengths: dict[str, set[int]] = field(default_factory=dict)

    def add_text(self, text: str, at: Position, owner: Owner) -> None:
        """A detail: neither it nor one of its clauses may be repeated, nor a long piece."""
        whole = self._without_names(bare(text))
        self._add(whole, at, owner)
        for clause in CLAUSE.split(text):
            self._add(self._without_names(bare(clause)), at, owner)
        most = MOST_PIECES - len(self._known)
        for start in range(min(len(whole) - FEWEST_OF_PIECE + 1, most)):
            piece = whole[start : start + FEWEST_OF_PIECE]
            if letters(piece) == FEWEST_OF_PIECE:
                self._add(piece, at, owner)

    def add_name(self, text: str, at: Position, owner: Owner) -> None:
        """A name, with or without “项目” or “经费” at its end."""
        whole, short = bare(text), bare(ENDING.sub("", text.strip()))
        name = short if letters(short) >= FEWEST_OF_NAME else whole
        if whole not in self.but and not _tells_nothing(name):
            self._add(name, at, owner, fewest=FEWEST_OF_NAME)

    def _without_names(self, text: str) -> str:
        for name in self.but:
            text = text.replace(name, APART) if name else text
        return text

    def _add(self, phrase: str, at: Position, owner: Owner, *, fewest: int = FEWEST) -> None:
        if letters(phrase) >= fewest:
            self._known.setdefault(phrase, (at, owner))
            self._lengths.setdefault(phrase[:HEAD], set()).add(len(phrase))

    def found_in(self, texts: Iterable[tuple[str, Position]]) -> Iterator[Found[Owner]]:
        """Every text that repeats something, once for each owner."""
        for text, at in texts:
            seen: list[Owner] = []
            for where, owner in self._found(bare(text)):
                if owner not in seen:
                    seen.append(owner)
                    yield at, where, owner

    def _found(self, text: str) -> Iterator[tuple[Position, Owner]]:
        for start in range(len(text)):
            for length in self._lengths.get(text[start : start + HEAD], ()):
                if found := self._known.get(text[start : start + length]):
                    yield found
