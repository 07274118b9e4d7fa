"""The columns of a table that blanks alone tell: which of them hold anything, and of what kind. On
each page those that are blank there may be lacking."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from typing import Final

from generator.published.head import Box
from generator.published.numbers import alone
from generator.published.readers.pieces import Grid

TOTAL: Final = re.compile(r"合\s*计|总\s*计|小\s*计")
"""What may stand beside the column of names."""
CODE: Final = re.compile(r"\d{2,7}")


def filled(grid: Grid) -> list[tuple[int, str]]:
    """The columns below the head that hold anything, each with its kind: 码, 数 or 文."""
    body = grid.rows[max(grid.heads, 0) :]
    width = max(map(len, body), default=0)
    found = []
    for column in range(width):
        texts = [row[column].text.strip() for row in body if column < len(row)]
        texts = [text for text in texts if text]
        if texts and not all(TOTAL.fullmatch(text) for text in texts):
            found.append((column, _kind(texts)))
    return found


def _kind(texts: Sequence[str]) -> str:
    if all(CODE.fullmatch(text) for text in texts):
        return "码"
    return "数" if all(alone(text) for text in texts) else "文"


def moved(row: Sequence[Box], own: Grid, other: Grid) -> tuple[Box, ...]:
    """A row of one grid in the columns of another that fits it; what stands between two of them
    in that of the one before."""
    found = [Box("")] * max(map(len, other.rows))
    places = [column for column, _ in filled(other)]
    starts = [column for column, _ in filled(own)]
    for column, box in enumerate(row):
        before = max(bisect(starts, column) - 1, 0)
        if box.text.strip() and not found[places[before]].text:
            found[places[before]] = box
    return tuple(found)
