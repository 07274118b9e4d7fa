"""Lines of titles and heads that break between words, none of them one or two characters: found by
making the lines narrower, so that every engine and Word break them alike."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Final

from generator.document.line_breaks import broken, width_of
from generator.own_data import load

_WORDS: Final = Path(__file__).with_name("words.yaml")
_CHARACTER: Final = 2
_YEAR: Final = "年"
_LONGEST_TITLE: Final = 200
"""A longer text is no title: its lines are left as they fall."""
SHORT: Final = 2 * _CHARACTER
"""A last line of so much or less is one or two characters: too little in a title."""


def best_room(text: str, room: int, first_line: int = 0, short: int = _CHARACTER) -> int:
    """The room, ``room`` or less, in which ``text`` takes no more lines and looks best: words whole
    first, then the last line more than ``short``, then lines of like length. All in halves of a
    character."""
    if len(text) > _LONGEST_TITLE:
        return room
    count = len(broken(text, room, first_line))
    best, best_faults = room, _faults(text, room, first_line, short)
    for narrower in range(room - 1, max(first_line, _CHARACTER), -1):
        if len(broken(text, narrower, first_line)) > count:
            break
        faults = _faults(text, narrower, first_line, short)
        if faults < best_faults:
            best, best_faults = narrower, faults
    return best


def _faults(text: str, room: int, first_line: int, short: int) -> tuple[int, int, int]:
    """Lines of one character, words that are cut or a short last line, and how far the last line
    is behind the longest."""
    alone = cut = uneven = 0
    for number, part in enumerate(text.split("\n")):
        lines = broken(part, room, 0 if number else first_line)
        if len(lines) == 1:
            continue
        widths = [width_of(line) for line in lines]
        alone += sum(width <= _CHARACTER for width in widths)
        cut += widths[-1] <= short
        cut += sum(_cuts_word(part, at) for at in accumulate(map(len, lines[:-1])))
        uneven += max(widths) - widths[-1]
    return (alone, cut, uneven)


@lru_cache(maxsize=2048)
def _cuts_word(text: str, at: int) -> bool:
    """Whether a line that ends before the character ``at`` ends within a word or a year."""
    if text[at] == _YEAR and text[at - 1].isdigit():
        return True
    for word in load(_WORDS):
        starts = range(max(0, at - len(word) + 1), at)
        if any(text.startswith(word, start) for start in starts):
            return True
    return False
