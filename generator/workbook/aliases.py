"""Values that a file repeats (``*名``), written out where the value that they repeat is to change,
or stands in another section: a section is changed by itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.events import AliasEvent, ScalarEvent

from generator.authoring.emit import scalar
from generator.authoring.sections import extent
from generator.own_data import LOADER
from generator.source.nodes import Source
from generator.source.reader import read_text


@dataclass(frozen=True, slots=True)
class _Anchored:
    """A value with a name (``&名``): its line from 1, and how it is written."""

    line: int
    text: str


def without_aliases(source: Source, keys: Sequence[str], lines: Collection[int]) -> Source:
    """The file in which the sections ``keys`` repeat nothing from elsewhere, and nothing repeats
    what stands on one of ``lines``. Only texts are written out; whole mappings stay repeated."""
    found = [extent(source, key) for key in keys]
    sections = [one for one in found if one]
    pieces: list[str] = []
    end = 0
    for alias, anchored in _aliases(source.text):
        is_apart = _is_apart(sections, _line(alias.start_mark), anchored.line)
        if anchored.line in lines or is_apart:
            pieces += [source.text[end : _index(alias.start_mark)], anchored.text]
            end = _index(alias.end_mark)
    if not pieces:
        return source
    return read_text("".join([*pieces, source.text[end:]]), source.name)


def _aliases(text: str) -> Iterator[tuple[AliasEvent, _Anchored]]:
    """Each place that repeats a text, and the text that it repeats."""
    known: dict[str, _Anchored] = {}
    for event in yaml.parse(text, Loader=LOADER):
        name = getattr(event, "anchor", None)
        if isinstance(event, ScalarEvent) and name:
            known[name] = _Anchored(_line(event.start_mark), scalar(event.value))
        elif isinstance(event, AliasEvent) and name in known:
            yield event, known[name]


def _is_apart(sections: Sequence[tuple[int, int]], alias: int, anchored: int) -> bool:
    """Whether an alias stands in a section in which its value does not."""
    for first, after in sections:
        lines = range(first + 1, after + 1)
        if alias in lines and anchored not in lines:
            return True
    return False


def _line(mark: Any) -> int:
    return int(mark.line) + 1


def _index(mark: Any) -> int:
    return int(mark.index)
