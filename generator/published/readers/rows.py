"""Lines of text as they are set on a page, put together to paragraphs: for formats that know no
paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from generator.published.readers import tidy, titles
from generator.published.readers.aligned import Part
from generator.published.readers.pieces import Line

INDENTED: Final = 0.8
"""Characters that the first line of a paragraph begins to the right of the others at least."""
FAR: Final = 6
"""Characters from the left margin at which a line begins that is set at the right."""
WORD: Final = re.compile(r"[“（《〈]*(?:[!-~]+|.)[%，。；：、！？”）》〉]*(?:“.”?)?")
"""What is not parted at the end of a line."""
HALF: Final = 0.55
"""Width of a half-width character in full-width ones."""
WIDE: Final = 0.7
"""Of the width between the margins: how wide a line in the middle is that goes on in the next."""
SLACK: Final = 1.0
"""Characters by which lines end unevenly."""
LOOSE: Final = 1.6
"""Times the usual distance between lines, from which a gap parts paragraphs."""
SIZES: Final = 0.08
"""By how much of its size a line may differ from the one it goes on from."""
UNEVEN: Final = 2.0
"""Characters within which lines end together."""
COMMON: Final = 0.03
"""Share of the lines that begin at the left margin at least."""
BEGINS: Final = re.compile(
    r"第[一二三四五六七八九十]{1,3}(?:部分|章)|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|\d{1,2}[、.．](?!\d)|[（(]\d{1,2}[）)]|(?:备?注|说明)[：:]"
)
LABELLED: Final = re.compile(r"[^，。；：\d]{2,12}：")
"""How a line begins that is an item of a list: 资金执行时间：…."""
ENDS: Final = re.compile(r"[。！？；：:]”?$")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of text: where it begins and ends, in characters of its ``size``'s measure; ``top``
    grows downward; ``look`` is the same for lines set alike, ``paper`` for pages of one size;
    ``parts`` are the stretches that wide gaps set apart."""

    text: str
    left: float
    right: float
    top: float
    size: float
    page: int = 0
    look: str = ""
    paper: Hashable = None
    parts: tuple[Part, ...] = ()

    @property
    def kind(self) -> Hashable:
        """What lines that have margins in common have: pages of one size, characters of one."""
        return self.paper, round(self.size)


@dataclass(frozen=True, slots=True)
class Margins:
    """Where most lines begin, how far right they reach, and how far apart they are."""

    left: float
    right: float
    pitch: float

    @classmethod
    def of(cls, rows: Sequence[Row]) -> Margins:
        """Those of rows of one kind."""
        pitches = Counter(
            round(below.top - row.top)
            for row, below in pairwise(rows)
            if below.page == row.page and below.top > row.top
        )
        return cls(
            left=min(_common(row.left for row in rows), default=0.0),
            right=_reach(rows),
            pitch=float(pitches.most_common(1)[0][0]) if pitches else 0.0,
        )

    def widened(self, other: Margins) -> Margins:
        """These, and those of other rows where they are wider."""
        return replace(self, left=min(self.left, other.left), right=max(self.right, other.right))

    def narrowed(self, by: float) -> Margins:
        """These for lines that end less evenly."""
        return replace(self, right=self.right - by)


def margins_of(rows: Iterable[Row]) -> dict[Hashable, Margins]:
    """The margins of lines of each kind; none narrower than most lines on such pages have."""
    kinds: dict[Hashable, list[Row]] = {}
    papers: dict[Hashable, list[Row]] = {}
    for row in rows:
        kinds.setdefault(row.kind, []).append(row)
        papers.setdefault(row.paper, []).append(row)
    usual = {paper: Margins.of(_of_one_size(own)) for paper, own in papers.items()}
    return {kind: Margins.of(own).widened(usual[own[0].paper]) for kind, own in kinds.items()}


def _of_one_size(rows: Sequence[Row]) -> list[Row]:
    """The rows of the size that most have."""
    size, _ = Counter(round(row.size) for row in rows).most_common(1)[0]
    return [row for row in rows if round(row.size) == size]


def _common(places: Iterable[float]) -> list[float]:
    """The places at which more than a few lines begin or end."""
    counted = Counter(map(round, places))
    least = max(counted.total() * COMMON, 1)
    return [float(at) for at, count in counted.items() if count >= least]


def _reach(rows: Sequence[Row]) -> float:
    """How far right lines reach, though each may end a little before: further than which no more
    than a few do."""
    ends = sorted((row.right for row in rows), reverse=True)
    least = max(int(len(ends) * COMMON), 1)
    uneven = UNEVEN * max((row.size for row in rows), default=0.0)
    for first, last in zip(ends, ends[least - 1 :], strict=False):
        if first - last <= uneven:
            return first
    return 0.0


def paragraphs(rows: Sequence[Row], margins: Mapping[Hashable, Margins]) -> Iterator[Line]:
    """The paragraphs that rows make up."""
    held: list[Row] = []
    for row in rows:
        if held and _begins(row, held, margins[row.kind]):
            yield _paragraph(held)
            held = []
        held.append(row)
    if held:
        yield _paragraph(held)


def _paragraph(rows: Sequence[Row]) -> Line:
    return Line("".join(_joined(row.text.strip() for row in rows)), page=rows[0].page)


def _joined(texts: Iterable[str]) -> Iterator[str]:
    """Texts with a blank between where words of letters meet."""
    before = ""
    for text in texts:
        if before[-1:].isascii() and before[-1:].isalpha() and text[:1].isascii():
            yield " "
        yield text
        before = text


def _begins(row: Row, held: Sequence[Row], margins: Margins) -> bool:
    """Whether a row begins a paragraph."""
    last = held[-1]
    if titles.is_entry(row.text) or titles.is_entry(last.text) or _is_set_apart(row, last, margins):
        return True
    text, before = tidy.line(row.text).text, tidy.line(last.text).text
    if titles.is_above(text) or titles.is_above(before) or _fits(text, row, last, margins):
        return True
    if last.left - margins.left > FAR * row.size:
        return True
    return not _is_centred(row, last) and _is_first(text, before, row, last, margins)


def _is_first(text: str, before: str, row: Row, last: Row, margins: Margins) -> bool:
    """Whether a row is indented, or numbered, like the first of a paragraph."""
    if row.left - last.left >= INDENTED * row.size:
        return True
    is_indented = row.left - margins.left >= INDENTED * row.size
    is_item = bool(BEGINS.match(text))
    if is_indented and (is_item or LABELLED.match(text)):
        return True
    return bool(ENDS.search(before)) and (is_item or is_indented)


def _is_centred(row: Row, last: Row) -> bool:
    """Whether two rows have nothing but their middle in common."""
    is_level = abs(row.left + row.right - last.left - last.right) < row.size
    return is_level and abs(row.left - last.left) >= INDENTED * row.size


def _is_set_apart(row: Row, last: Row, margins: Margins) -> bool:
    """Whether two rows are of another size or weight, or a gap lies between them."""
    usual = max(margins.pitch, row.size)
    is_apart = row.page == last.page and row.top - last.top > LOOSE * usual
    is_other = abs(row.size - last.size) > SIZES * last.size or row.look != last.look
    return is_apart or is_other


def _fits(text: str, row: Row, last: Row, margins: Margins) -> bool:
    """Whether the first word of a row would have found room in the one above, which therefore
    ends its paragraph."""
    is_wide = last.right - last.left > WIDE * (margins.right - margins.left)
    if is_wide and last.left > margins.left + row.size and _is_centred(row, last):
        return False
    found = WORD.match(text)
    word = found[0] if found else ""
    width = sum(HALF if character.isascii() else 1 for character in word) * row.size
    return last.right + width + SLACK * row.size < margins.right
