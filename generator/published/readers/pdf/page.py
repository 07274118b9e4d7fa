"""A page of a PDF file as characters and ruled lines, upright, measured from its upper left
corner; what lies outside of it or is printed twice is set aside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from pdfminer.layout import LTChar, LTCurve

from generator.published.readers.pdf.drawing import Drawn

THIN: Final = 2.5
"""Points that a ruled line is thick at most."""
SHORT: Final = 3.0
"""Points that a ruled line is long at least."""
AGAIN: Final = 0.25
"""Of a character's size: how far it is printed from itself to look bolder."""
BEYOND: Final = 2.0
"""Points beyond the edge of a page that a character may reach."""


class Glyph(NamedTuple):
    """A character as printed."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    font: str

    @property
    def middle(self) -> float:
        """Its height on the page."""
        return (self.top + self.bottom) / 2


class Rule(NamedTuple):
    """A ruled line: ``at`` which height (level) or distance from the left (upright), from where to
    where."""

    at: float
    start: float
    stop: float


@dataclass(slots=True)
class Page:
    """A page read. ``outside`` and ``twice`` are texts that were set aside."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    level: list[Rule] = field(default_factory=list)
    upright: list[Rule] = field(default_factory=list)
    images: int = 0
    outside: str = ""
    twice: str = ""


def page_of(drawn: Drawn, number: int) -> Page:
    """The page that was drawn."""
    if _is_sideways(drawn.characters):
        page = Page(number, drawn.height, drawn.width)
        boxes = [(y0, page.height - x1, y1, page.height - x0) for x0, y0, x1, y1 in _boxes(drawn)]
    else:
        page = Page(number, drawn.width, drawn.height)
        boxes = _boxes(drawn)
    characters, paths = boxes[: len(drawn.characters)], boxes[len(drawn.characters) :]
    page.images, page.outside = drawn.images, drawn.hidden
    _take(page, zip(drawn.characters, characters, strict=True))
    for path, box in zip(drawn.paths, paths, strict=True):
        _rule(page, path, box)
    return page


def _is_sideways(characters: list[LTChar]) -> bool:
    """Whether most of a page is printed from its foot to its head."""
    upward = sum(1 for one in characters if one.matrix[1] > abs(one.matrix[0]))
    return upward * 2 > len(characters)


def _boxes(drawn: Drawn) -> list[tuple[float, float, float, float]]:
    return [one.bbox for one in (*drawn.characters, *drawn.paths)]


def _take(page: Page, characters: Iterable[tuple[LTChar, tuple[float, ...]]]) -> None:
    """The characters that a reader sees."""
    known: dict[tuple[str, int, int], tuple[float, float]] = {}
    outside: list[str] = []
    twice: list[str] = []
    for one, (x0, y0, x1, y1) in characters:
        text = one.get_text()
        if text.startswith("(cid:"):
            text = "\ufffd"
        glyph = Glyph(text, x0, x1, page.height - y1, page.height - y0, y1 - y0, one.fontname)
        if _is_outside(page, glyph):
            outside.append(text)
        elif text.strip() and _is_again(known, glyph):
            twice.append(text)
        else:
            page.glyphs.append(glyph)
    page.outside += "".join(outside)
    page.twice = "".join(twice)


def _is_outside(page: Page, glyph: Glyph) -> bool:
    x, y = (glyph.x0 + glyph.x1) / 2, glyph.middle
    is_within = -BEYOND <= x <= page.width + BEYOND and -BEYOND <= y <= page.height + BEYOND
    return not is_within


def _is_again(known: dict[tuple[str, int, int], tuple[float, float]], glyph: Glyph) -> bool:
    """Whether a character stands where the same one does already."""
    near = max(glyph.size * AGAIN, 0.1)
    across, down = int(glyph.x0 // near), int(glyph.top // near)
    for key in _around(across, down):
        place = known.get((glyph.text, *key))
        if place and abs(place[0] - glyph.x0) <= near and abs(place[1] - glyph.top) <= near:
            return True
    known[glyph.text, across, down] = glyph.x0, glyph.top
    return False


def _around(across: int, down: int) -> Iterator[tuple[int, int]]:
    for beside in (-1, 0, 1):
        for below in (-1, 0, 1):
            yield across + beside, down + below


def _rule(page: Page, path: LTCurve, box: tuple[float, float, float, float]) -> None:
    """The ruled lines that a path is: itself, where it is thin, or its sides."""
    x0, x1 = box[0], box[2]
    top, bottom = page.height - box[3], page.height - box[1]
    if bottom - top <= THIN and x1 - x0 >= SHORT:
        page.level.append(Rule((top + bottom) / 2, x0, x1))
    elif x1 - x0 <= THIN and bottom - top >= SHORT:
        page.upright.append(Rule((x0 + x1) / 2, top, bottom))
    elif path.stroke and len(path.pts) >= 4 and x1 - x0 > THIN and bottom - top > THIN:
        page.level += [Rule(top, x0, x1), Rule(bottom, x0, x1)]
        page.upright += [Rule(x0, top, bottom), Rule(x1, top, bottom)]
