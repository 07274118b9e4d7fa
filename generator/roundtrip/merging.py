"""Three texts made one: as printed before, as edited, as printed anew.

Piece by piece: where people changed nothing, the new text stands; where only they changed
something, theirs; where both did, theirs stands and the conflict is named. A number that people
altered is always named: numbers are never taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate
from typing import NamedTuple

from generator.roundtrip.base import FIGURE, FIXED, Owner, Piece, Pieces


class Replacement(NamedTuple):
    """The characters ``start`` to ``stop`` of the edited text, and what is to stand there."""

    start: int
    stop: int
    text: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A text that people and the new rendering both changed, or a number that people altered:
    the three texts, and the characters of the edited text (``start`` to ``stop``) left as they
    are."""

    owner: Owner
    before: str
    edited: str
    anew: str
    start: int = 0
    stop: int = 0


@dataclass(frozen=True, slots=True)
class Merged:
    """What is to be replaced in the edited text, from the back to the front, and what could not
    be."""

    replacements: tuple[Replacement, ...]
    conflicts: tuple[Conflict, ...]


class Stretch(NamedTuple):
    """Pieces that stand for each other: of the base with what they have become, and anew."""

    first: int
    last: int
    new: Pieces


def merged(pieces: Pieces, became: Sequence[str], new: Pieces) -> Merged:
    """The merge of a text that was ``pieces``, reads ``became`` now, and is printed anew as
    ``new``."""
    starts = [0, *accumulate(map(len, became))]
    replacements: list[Replacement] = []
    conflicts: list[Conflict] = []
    for stretch in stretches(pieces, new):
        start, stop = starts[stretch.first], starts[stretch.last]
        before = _text(pieces[stretch.first : stretch.last])
        edited = "".join(became[stretch.first : stretch.last])
        anew = _text(stretch.new)
        owner = _owner(pieces[stretch.first : stretch.last])
        if edited == anew:
            continue
        if edited == before:
            replacements.append(Replacement(start, stop, anew))
        elif anew != before or owner.kind == FIGURE:
            conflicts.append(Conflict(owner, before, edited, anew, start, stop))
    return Merged(tuple(reversed(replacements)), tuple(conflicts))


def stretches(pieces: Pieces, new: Pieces) -> Iterator[Stretch]:
    """The pieces of the base with those that stand for them anew: one and one where the owner is
    the same, else as many as differ."""
    matcher = SequenceMatcher(None, [*map(_mark, pieces)], [*map(_mark, new)], autojunk=False)
    for kind, first, last, begin, end in matcher.get_opcodes():
        if kind == "equal":
            for at in range(last - first):
                here = new[begin + at : begin + at + 1]
                yield Stretch(first + at, first + at + 1, here)
        else:
            yield from _unlike(pieces, new, range(first, last), range(begin, end))


def _unlike(pieces: Pieces, new: Pieces, old: range, anew: range) -> Iterator[Stretch]:
    """Pieces that differ: one and one where their kinds are the same, else all together."""
    kinds = [pieces[at].owner.kind for at in old]
    if kinds == [new[at].owner.kind for at in anew]:
        for one, other in zip(old, anew, strict=True):
            yield Stretch(one, one + 1, new[other : other + 1])
    else:
        yield Stretch(old.start, old.stop, new[anew.start : anew.stop])


def _mark(piece: Piece) -> tuple[str, str]:
    """What tells that two pieces are the same: their owner, of fixed words the words."""
    return (piece.owner.kind, piece.owner.key or piece.text)


def _owner(pieces: Pieces) -> Owner:
    """Whose text several pieces are: the first that is not fixed."""
    owned = (piece.owner for piece in pieces if piece.owner.kind != FIXED)
    return next(owned, Owner())


def _text(pieces: Pieces) -> str:
    return "".join(piece.text for piece in pieces)
