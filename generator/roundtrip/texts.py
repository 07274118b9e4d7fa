"""The texts of the YAML as people edited them in a Word file: what is to stand under each key, with
the ``{…}`` of the YAML put back where the printed value still stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Final, NamedTuple

from generator.document.signs import as_typed
from generator.roundtrip.base import TEXT
from generator.roundtrip.compare import Comparison, TextMatch

PLACE: Final = re.compile(r"\{[^{}]*\}")


class Part(NamedTuple):
    """A piece of a printed text of the YAML: as printed, as it reads now, and whether it stands for
    a ``{…}``."""

    old: str
    new: str
    is_filled: bool


@dataclass(slots=True)
class Printed:
    """A text of the YAML, everywhere that it is printed."""

    key: str
    places: list[tuple[Part, ...]] = field(default_factory=list)

    @property
    def edited(self) -> list[tuple[Part, ...]]:
        """The places where its own words were edited."""
        return [place for place in self.places if any(map(_is_edited, place))]


def _is_edited(part: Part) -> bool:
    return not part.is_filled and part.old != part.new


def printed(found: Comparison) -> dict[str, Printed]:
    """Every text of the YAML that a file prints, by key."""
    texts: dict[str, Printed] = {}
    cells = chain.from_iterable(table.cells for table in found.tables)
    for match in (*found.paragraphs, *cells):
        for key, parts in _runs(match):
            texts.setdefault(key, Printed(key)).places.append(parts)
    return texts


def _runs(match: TextMatch) -> Iterator[tuple[str, tuple[Part, ...]]]:
    """Each text of the YAML in a printed text, with what fills its ``{…}``."""
    run: list[Part] = []
    current = ""
    for piece, now in zip(match.pieces, match.became, strict=True):
        key = piece.within or (piece.owner.key if piece.owner.kind == TEXT else "")
        if key != current and run:
            yield current, tuple(run)
            run = []
        current = key
        if key:
            run.append(Part(piece.text, now, is_filled=bool(piece.within)))
    if run:
        yield current, tuple(run)


class UnlikeError(ValueError):
    """A printed text that is not that of the YAML, so that nobody can tell where an edit goes."""


def written(raw: str, parts: tuple[Part, ...]) -> str:
    """The text of the YAML, ``raw``, with the edits of one place. Raises ``UnlikeError``."""
    made = ""
    at = 0
    dropped: list[tuple[str, str]] = []
    for part in parts:
        start, stop = _found(raw, part, at)
        place = raw[start:stop]
        made += raw[at:start]
        if not part.is_filled:
            made += part.new
        elif part.new:
            made += place
        else:
            dropped.append((part.old, place))
        at = stop
    return _put_back(made + raw[at:], dropped)


def _found(raw: str, part: Part, at: int) -> tuple[int, int]:
    """Where a printed part stands in the YAML, from a place on."""
    if part.is_filled:
        place = PLACE.search(raw, at)
        if place:
            return place.span()
        raise UnlikeError
    found = as_typed(part.old).search(raw, at)
    if found:
        return found.span()
    raise UnlikeError


def _put_back(text: str, dropped: list[tuple[str, str]]) -> str:
    """A text in which the ``{…}`` stand again whose values people wrote elsewhere in it."""
    for value, place in dropped:
        alone = re.compile(rf"(?<![\d.,]){re.escape(value)}(?![\d.,])")
        if len(alone.findall(text)) == 1:
            text = alone.sub(lambda _, place=place: place, text)  # type: ignore[misc]
    return text
