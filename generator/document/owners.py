"""Who owns a text, on its way through a form's templates.

A text that stands in the department's YAML is marked with its key: ``U+FFF9 number U+FFFA text
U+FFFB``, the number in characters of private use. These pass every filter of a template, fit into
attributes, and can be typed neither in the YAML (Y106) nor be met in print: the tree takes them out
again. A mark within a mark is what a ``{…}`` of the text was filled with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final, Self, TypeVar

from generator.document.tree import Inline, LineBreak, Number, Text

OPEN: Final = "\N{INTERLINEAR ANNOTATION ANCHOR}"
_NAMED: Final = "\N{INTERLINEAR ANNOTATION SEPARATOR}"
CLOSE: Final = "\N{INTERLINEAR ANNOTATION TERMINATOR}"
_ZERO: Final = 0xF0000
"""The character for 0, the first of private use."""
_NUMBER: Final = f"[{chr(_ZERO)}-{chr(_ZERO + 9)}]"
_MARKS: Final = re.compile(f"({OPEN}{_NUMBER}*{_NAMED}|{CLOSE})")
NOBODY: Final = ""
"""The key of words that stand in a text and are not of it: the year."""

S = TypeVar("S", bound=str)


class Owned(str):
    """A text from the YAML that templates may compare and look up like any other; where it is
    printed, ``in_marks`` is."""

    __slots__ = ("_opening",)
    _opening: str

    def __new__(cls, text: str, opening: str) -> Self:
        """A text, and the mark before it."""
        made = super().__new__(cls, text)
        made._opening = opening
        return made

    def in_marks(self) -> str:
        """The text with its marks."""
        return f"{self._opening}{self}{CLOSE}"


class Owners:
    """The keys of the texts of one document, each by its number."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def owned(self, text: str, key: str) -> str:
        """A text with its key; as it is without one."""
        return Owned(text, self.opening(key)) if key and text else text

    def opening(self, key: str) -> str:
        """The mark before a text with this key; ``CLOSE`` stands behind it."""
        number = self._numbers.setdefault(key, len(self._numbers))
        digits = "".join(chr(_ZERO + int(digit)) for digit in str(number))
        return f"{OPEN}{digits}{_NAMED}"

    def taken_out(self, inlines: Iterable[Inline]) -> Iterator[Inline]:
        """Inlines without marks, each with its owner: the key of the innermost mark around it, and
        ``within`` that of the outermost where that is another."""
        keys = list(self._numbers)
        around: list[str] = []
        for inline in inlines:
            if isinstance(inline, LineBreak):
                yield inline
            elif isinstance(inline, Number):
                yield replace(inline, within=around[0]) if around else inline
            elif not around and OPEN not in inline.text and CLOSE not in inline.text:
                yield inline
            else:
                yield from _cut(inline.text, keys, around)


def _cut(text: str, keys: list[str], around: list[str]) -> Iterator[Text]:
    """The pieces of a text between its marks; ``around`` are the keys of those that are open."""
    for piece in _MARKS.split(text):
        if piece == CLOSE:
            if around:
                around.pop()
        elif _MARKS.fullmatch(piece):
            around.append(_key(piece, keys))
        elif piece:
            owner = around[-1] if around else ""
            within = around[0] if len(around) > 1 else ""
            yield Text(piece, owner, within)


def _key(mark: str, keys: list[str]) -> str:
    """The key that a mark names; none where a template made the mark up."""
    digits = "".join(str(ord(digit) - _ZERO) for digit in mark[1:-1])
    number = int(digits) if digits else len(keys)
    return keys[number] if number < len(keys) else NOBODY


def bare(text: S) -> S:
    """A text without marks, of the same kind as it was."""
    has_marks = OPEN in text or CLOSE in text
    return type(text)(_MARKS.sub("", text)) if has_marks else text
