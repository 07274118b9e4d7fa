"""Where lines of text break, counted in halves of a character: one answer for every engine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Final

HALF_WIDTH_ENDS: Final = 0x2000
"""Characters below this code point (Latin letters, digits) are half as wide as a Chinese
character."""
_NOT_FIRST: Final = frozenset("，。、；：？！）》”’〕】")
_NOT_LAST: Final = frozenset("（《“‘〔【")
"""Marks that begin no line, and that end none."""
# What no engine breaks where a line has room for it: words and figures of narrow letters.
_PIECE: Final = re.compile(r"[!-~\u00a1-\u024f\u0370-\u07ff]+|.", re.DOTALL)


def line_count(text: str, width: Decimal, first_line: Decimal = Decimal(0)) -> int:
    """Lines that ``text`` takes at ``width`` characters a line; never less than one."""
    return len(line_widths(text, max(2, int(2 * width)), int(2 * first_line)))


@lru_cache(maxsize=4096)
def line_widths(text: str, room: int, first_line: int = 0) -> tuple[int, ...]:
    """The width of each line of ``text`` in lines ``room`` wide, the first of them less
    ``first_line``; all in halves of a character."""
    return tuple(map(width_of, broken(text, room, first_line)))


def broken(text: str, room: int, first_line: int = 0) -> list[str]:
    """The lines of ``text``, measured as for ``line_widths``."""
    lines: list[str] = []
    for number, line in enumerate(text.split("\n")):
        lines += _filled(line, room, 0 if number else first_line)
    return lines


def width_of(text: str) -> int:
    """The width of ``text`` on one line, in halves of a character."""
    narrow = sum(ord(character) < HALF_WIDTH_ENDS for character in text)
    return 2 * len(text) - narrow


def _filled(line: str, room: int, used: int) -> Iterator[str]:
    """Lines filled one after the other; a mark takes its neighbour to the next line."""
    filled: list[str] = []
    for piece in _pieces(line, room):
        size = width_of(piece)
        if used + size > room:
            is_held = len(filled) > 1 and (piece[0] in _NOT_FIRST or filled[-1][-1] in _NOT_LAST)
            carried = [filled.pop()] if is_held else []
            yield "".join(filled)
            filled = carried
            used = sum(map(width_of, carried))
        used += size
        filled.append(piece)
    yield "".join(filled)


def _pieces(line: str, room: int) -> Iterator[str]:
    """What stays together: a character, or a word that a line has room for."""
    for found in _PIECE.finditer(line):
        if len(found[0]) <= room:
            yield found[0]
        else:
            yield from found[0]
