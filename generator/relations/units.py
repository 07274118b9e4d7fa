"""How many units there are: by what they are, in all, and those that are listed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile
from typing import Final

from generator.published.model import At, Paragraph
from generator.relations.facets import NUMBERING
from generator.relations.reading import Reading
from generator.relations.said import ZERO, Said, said_of
from generator.relations.verdict import Kind, Verdict, contradicted, holds
from generator.relations.vocabulary import vocabulary

COLON: Final = ("：", ":")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(vocabulary().lists[name])


def units(reading: Reading) -> Iterator[Verdict]:
    """Every paragraph that counts units by what they are."""
    blocks = reading.paper.blocks
    paragraphs = {at: block for at, block in enumerate(blocks) if isinstance(block, Paragraph)}
    below = [one for at, block in paragraphs.items() for one in _found("下属个数", block, at)]
    for at, block in paragraphs.items():
        kinds = _found("单位个数", block, at)
        if not kinds:
            continue
        yield from _against_all(kinds, below)
        if block.text.rstrip().endswith(COLON):
            after = (paragraphs.get(place) for place in range(at + 1, len(blocks)))
            listed = len(list(takewhile(_is_of_list, after)))
            yield from _against_list(kinds, listed)


def _found(name: str, block: Paragraph, index: int) -> list[Said]:
    """The counts of a paragraph before or behind what is counted."""
    said = {spot.start: said_of(spot.number, At(index, start=spot.start)) for spot in block.spots}
    starts = [max(found.span(1), found.span(2))[0] for found in _pattern(name).finditer(block.text)]
    return [said[start] for start in starts if start in said]


def _is_of_list(block: Paragraph | None) -> bool:
    return block is not None and bool(NUMBERING.match(block.text))


def _against_all(kinds: Sequence[Said], below: Sequence[Said]) -> Iterator[Verdict]:
    """Together they are the units below, or those and the one that they are below. A paragraph may
    be of some only."""
    exact = sum((one.value for one in kinds), ZERO)
    for whole in below:
        if whole not in kinds and exact - whole.value in (0, 1):
            yield holds(Kind.PARTS, whole, *kinds)
            return


def _against_list(kinds: Sequence[Said], listed: int) -> Iterator[Verdict]:
    """The list that a colon leads on to names each of them."""
    exact = sum((one.value for one in kinds), ZERO)
    target, *others = kinds
    if exact == listed:
        yield holds(Kind.WORDS, target, *others)
    elif listed:
        why = f"合计 {exact:f} 家，后面列了 {listed} 家"
        yield contradicted(Kind.WORDS, target, why, *others)
