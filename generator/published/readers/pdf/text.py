"""Characters of a page as lines of text, and as the texts of a table's cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from generator.published.head import Box
from generator.published.model import Origin
from generator.published.readers.aligned import Part
from generator.published.readers.pdf.lattice import Area, Lattice
from generator.published.readers.pdf.page import Glyph, Page
from generator.published.readers.pieces import Grid
from generator.published.readers.rows import Row

SAME: Final = 0.45
"""Of its size: how far a character may stand above or below its line."""
BLANK: Final = 0.22
"""Of its size: the gap before a character that is a blank."""
SPACED: Final = 0.4
"""The same where a character is full-width: setting puts a quarter between it and a digit."""
WIDE: Final = 1.6
"""Of its size: the gap that parts what stands at the left from what stands at the right."""
APART: Final = 1.2
"""Of its size: the gap between columns that no line parts."""
OVER: Final = 0.12
"""Of its size: how far a character reaches over a ruled line, where its text runs over it."""
CENTRED: Final = 0.6
"""Of its size: by how much the room at the left and the right of a text in the middle may
differ."""
WHOLE: Final = 0.04
"""Characters by which an indent may differ from a whole number of them."""
DEEPEST: Final = 4
NEARLY: Final = 0.25
"""Of a character: what an indent may lack."""
ALIGNED: Final = 0.5
"""Points by which texts that begin together may differ."""

Run = list[Glyph]


def lines(glyphs: Iterable[Glyph]) -> Iterator[Run]:
    """The characters of each line from left to right, from the top down."""
    line: Run = []
    height = 0.0
    for glyph in sorted(glyphs, key=lambda one: one.middle):
        if line and glyph.middle - height > SAME * glyph.size:
            yield sorted(line, key=lambda one: one.x0 + one.x1)
            line = []
        line.append(glyph)
        height += (glyph.middle - height) / len(line)
    if line:
        yield sorted(line, key=lambda one: one.x0 + one.x1)


def rows(glyphs: Iterable[Glyph], page: int, paper: Hashable) -> Iterator[Row]:
    """The lines of text."""
    for line in lines(glyphs):
        printed = [glyph for glyph in line if glyph.text.strip()]
        if not printed:
            continue
        size, font = Counter((round(one.size, 1), one.font) for one in printed).most_common(1)[0][0]
        yield Row(
            text=written(line),
            left=printed[0].x0,
            right=max(one.x1 for one in printed),
            top=min(one.top for one in printed),
            size=size,
            page=page,
            look=_look(font),
            paper=paper,
            parts=tuple(_parts(line, size)),
        )


def _parts(line: Run, size: float) -> Iterator[Part]:
    """The stretches of a line, measured in characters."""
    part: Run = []
    for glyph in (one for one in line if one.text.strip()):
        if part and glyph.x0 - part[-1].x1 > APART * glyph.size:
            yield Part(written(part), part[0].x0 / size, part[-1].x1 / size)
            part = []
        part.append(glyph)
    if part:
        yield Part(written(part), part[0].x0 / size, part[-1].x1 / size)


def _look(font: str) -> str:
    """Whether a font is a bold one: two fonts may share a line."""
    return "bold" if "bold" in font.lower() or "hei" in font.lower() else ""


def written(line: Iterable[Glyph]) -> str:
    """The text of a line, with blanks and gaps."""
    parts: list[str] = []
    last = ""
    end = None
    for glyph in line:
        gap = glyph.x0 - end if end is not None else 0.0
        if gap > WIDE * glyph.size:
            parts.append("\t")
        elif gap > (BLANK if glyph.text.isascii() and last.isascii() else SPACED) * glyph.size:
            parts.append(" ")
        parts.append(glyph.text)
        last = glyph.text
        end = max(glyph.x1, end or glyph.x1) if last.strip() else end
    return "".join(parts)


def grid(page: Page, lattice: Lattice, glyphs: Sequence[Glyph]) -> Grid:
    """The table that characters and ruled lines make up."""
    texts = _texts(lattice, glyphs)
    indents = _indents(lattice, texts)
    found: list[list[Box]] = [[] for _ in range(len(lattice.rows) - 1)]
    for area in lattice.cells:
        text = "\n".join(map(written, texts.get(area, [])))
        down, across = area.bottom - area.top, area.right - area.left
        found[area.top].append(Box(text, down, across, indents.get(area, 0)))
    origins = tuple(Origin(page.number, row=number) for number in range(1, len(found) + 1))
    return Grid(
        rows=tuple(map(tuple, found)),
        page=page.number,
        origins=origins,
        edges=lattice.columns,
    )


def _texts(lattice: Lattice, glyphs: Iterable[Glyph]) -> dict[Area, list[Run]]:
    """The lines of each cell."""
    areas: dict[tuple[int, int], Area] = {}
    for area in lattice.cells:
        areas.update(dict.fromkeys(_places(area), area))
    found: dict[Area, list[Run]] = {}
    for line in lines(glyphs):
        own: dict[Area, Run] = {}
        for run in _runs(line, lattice, areas):
            most = Counter(_area(glyph, lattice, areas) for glyph in run).most_common(1)[0][0]
            own.setdefault(most, []).extend(run)
        for area, run in own.items():
            if any(glyph.text.strip() for glyph in run):
                found.setdefault(area, []).append(run)
    return found


def _places(area: Area) -> Iterator[tuple[int, int]]:
    for row in range(area.top, area.bottom):
        for column in range(area.left, area.right):
            yield row, column


def _area(glyph: Glyph, lattice: Lattice, areas: dict[tuple[int, int], Area]) -> Area:
    return areas[lattice.place((glyph.x0 + glyph.x1) / 2, glyph.middle)]


def _runs(line: Run, lattice: Lattice, areas: dict[tuple[int, int], Area]) -> Iterator[Run]:
    """Stretches of a line that stand in one cell, though they may run over its side."""
    run: Run = []
    for glyph in line:
        if run and _is_parted(run[-1], glyph, lattice, areas):
            yield run
            run = []
        run.append(glyph)
    if run:
        yield run


def _is_parted(
    left: Glyph, right: Glyph, lattice: Lattice, areas: dict[tuple[int, int], Area]
) -> bool:
    first, second = _area(left, lattice, areas), _area(right, lattice, areas)
    if first == second:
        return False
    wall = lattice.columns[second.left]
    is_over = left.x1 - wall > OVER * left.size or wall - right.x0 > OVER * right.size
    is_close = right.x0 - left.x1 < BLANK * right.size
    return not (is_over and is_close and first.top == second.top)


class Set(NamedTuple):
    """How the first line of a cell is set: the room at its left and right and how long it is, in
    points, the size of its characters, whether it is all of the cell, whether it stands in the
    middle, and whether it has words."""

    area: Area
    left: float
    right: float
    length: float
    size: float
    is_single: bool
    is_centred: bool
    is_word: bool


def _indents(lattice: Lattice, texts: dict[Area, list[Run]]) -> dict[Area, int]:
    """How far the texts of cells are indented, in characters, beyond the least room that any cell
    leaves at a side."""
    found = [_set(lattice, area, runs) for area, runs in texts.items()]
    least = min((min(one.left, one.right) for one in found), default=0.0)
    indents = {}
    for one in found:
        counted = (one.left - least) / one.size
        is_whole = abs(counted - round(counted)) < WHOLE and round(counted) <= DEEPEST
        if one.is_word and (not one.is_centred or is_whole or _is_aligned(one, found)):
            indents[one.area] = max(int(counted + NEARLY), 0)
    return indents


def _set(lattice: Lattice, area: Area, runs: Sequence[Run]) -> Set:
    start, stop = _ends(runs[0])
    size = runs[0][0].size
    left, right = start - lattice.columns[area.left], lattice.columns[area.right] - stop
    if len(runs) > 1:
        is_centred = abs(_ends(runs[-1])[0] - start) > CENTRED * size
    else:
        is_centred = left > size and abs(left - right) < CENTRED * size
    return Set(
        area=area,
        left=left,
        right=max(right, 0.0),
        length=stop - start,
        size=size,
        is_single=len(runs) == 1,
        is_centred=is_centred,
        is_word=any(glyph.text.isalpha() for glyph in runs[0]),
    )


def _ends(line: Run) -> tuple[float, float]:
    """Where a line begins and ends."""
    printed = [glyph for glyph in line if glyph.text.strip()]
    return printed[0].x0, printed[-1].x1


def _is_aligned(one: Set, others: Iterable[Set]) -> bool:
    """Whether a text that seems to stand in the middle begins where another does that is longer or
    shorter."""
    return any(_is_beside(one, other) for other in others)


def _is_beside(one: Set, other: Set) -> bool:
    is_other = abs(other.length - one.length) > one.size / 2
    is_certain = other.is_single or not other.is_centred
    is_below = other.area[2:] == one.area[2:] and abs(other.left - one.left) < ALIGNED
    return is_other and is_certain and is_below
