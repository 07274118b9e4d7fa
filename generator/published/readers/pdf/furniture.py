"""What stands at the head and foot of every page and belongs to none: running titles, numbers of
pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from generator.published.readers import titles
from generator.published.readers.rows import Row

OUTER: Final = 2
"""Lines at the head and at the foot of a page that may be furniture."""
OFTEN: Final = 3
"""Pages that a running title stands on at least."""
SHARE: Final = 0.3
EDGE: Final = 0.2
"""Of a page's height: how far from its edge the number of the page stands."""
HEIGHT: Final = 4
"""Points within which lines stand at one place of their pages."""

COUNTER: Final = re.compile(r"(?:第?\d+页?[/／共]+)?第?\d+页?$")
"""The number of the page behind a running title."""
ADDRESS: Final = re.compile(r"(?:file|https?):/")
"""The address that browsers print at the foot of every page."""


def without(pages: Sequence[tuple[float, Sequence[Row]]]) -> list[list[Row]]:
    """The rows of pages, given each with its height, without furniture."""
    seen: Counter[tuple[str, int]] = Counter()
    for _, rows in pages:
        seen.update({_key(row) for row in _outer(rows)})
    least = max(OFTEN, len(pages) * SHARE)
    often = {key for key, count in seen.items() if count >= least}
    return [_kept(height, rows, often) for height, rows in pages]


def _outer(rows: Sequence[Row]) -> list[Row]:
    return [*rows[:OUTER], *rows[-OUTER:]]


def _key(row: Row) -> tuple[str, int]:
    text = "".join(row.text.split())
    return COUNTER.sub("", text), round(row.top / HEIGHT)


def _kept(height: float, rows: Sequence[Row], often: set[tuple[str, int]]) -> list[Row]:
    outer = _outer(rows)
    return [row for row in rows if not (row in outer and _is_furniture(row, height, often))]


def _is_furniture(row: Row, height: float, often: set[tuple[str, int]]) -> bool:
    text = row.text.strip()
    is_edge = row.top < EDGE * height or row.top > (1 - EDGE) * height
    if is_edge and (titles.is_page_number(text) or ADDRESS.match(text)):
        return True
    return _key(row) in often and not (titles.is_above(text) or titles.is_title(text))
