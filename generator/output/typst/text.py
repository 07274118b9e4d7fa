"""Text for the layout: a list of lines, a line a list of pieces between which it may break."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from generator.document.tree import Inline, plain

Lines = list[list[str]]

# White space as HTML has it; a no-break space is none.
_SPACE: Final = re.compile(r"[ \t\r\f\v]+")
# What the engine breaks nowhere: words and figures of narrow letters.
_WORD: Final = re.compile(r"[!-~\u00a1-\u024f\u0370-\u07ff]+")
# Marks without a shape, which a PDF for archives may not hold.
_SHAPELESS: Final = dict.fromkeys(
    (*range(9), *range(14, 32), *range(127, 160), 0xFEFF, 0xFFFE, 0xFFFF)
)
_CHINESE: Final = "一二三四五六七八九十百"
# What numbers an item of a list: （1） （十二） 3. 四、 ⑤; not the number of 1.5 万元.
_MARKER: Final = re.compile(
    rf"[（(](?:\d{{1,3}}|[{_CHINESE}]{{1,4}})[）)]"
    rf"|(?:\d{{1,3}}|[{_CHINESE}]{{1,4}})(?:[、．]|\.(?!\d))"
    r"|[①-⑩]"
)
# Narrow letters in a Chinese character, rather too few than too many.
_PER_CHARACTER: Final = Decimal("1.6")


def lines(inlines: tuple[Inline, ...], width: Decimal | None = None) -> Lines:
    """The lines of ``inlines``; in a line ``width`` Chinese characters wide, longer words may break
    anywhere."""
    text = plain(inlines).translate(_SHAPELESS)
    return [list(_pieces(_SPACE.sub(" ", line).strip(" "), width)) for line in text.split("\n")]


def marker_apart(lines: Lines) -> tuple[str, Lines]:
    """The marker with which a list's item begins, and the item's lines without it."""
    (first, *others), *below = lines if lines[0] else [[""], *lines[1:]]
    found = _MARKER.match(first)
    if not found:
        return "", lines
    return found[0], [[first[found.end() :], *others], *below]


def _pieces(line: str, width: Decimal | None) -> Iterator[str]:
    if width is None or not line:
        yield from filter(None, (line,))
        return
    at = 0
    for word in _WORD.finditer(line):
        if len(word[0]) > width * _PER_CHARACTER:
            yield from filter(None, (line[at : word.start()], *word[0]))
            at = word.end()
    yield from filter(None, (line[at:],))
