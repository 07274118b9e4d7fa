"""What templates may do with words. A text that holds numbers (``<data …>``) is kept whole: taken
apart, its numbers would be printed as marks, or as words that no longer say which number they
are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from html import unescape
from math import isfinite
from typing import Any, Final, NoReturn

from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.runtime import Undefined
from markupsafe import Markup, escape

from generator.document.owners import Owned, bare
from generator.document.text_lines import LINE
from generator.forms.shown import Shown

_OF_ANYTHING: Final = ("d", "default", "e", "escape")
_OF_WORDS_AND_LISTS: Final = (
    "abs", "count", "dictsort", "first", "items", "last", "length", "list", "lower", "map", "max",
    "min", "reject", "rejectattr", "reverse", "round", "select", "selectattr", "sort", "sum",
    "unique", "upper",
)  # fmt: skip
_MARK: Final = re.compile(r"<[^>]*>")
_WHOLE: Final = re.compile(r"(<data\b[^>]*>[^<]*</data>|<[^>]*>)")
"""What ``replace`` leaves alone: a number with its mark, and any other mark."""
_SHOWN: Final = 20
"""Characters of a template's words that a message repeats."""


def refuse(why: str) -> NoReturn:
    """Stop the template at the line that it has come to."""
    raise SecurityError(why)


def printable(value: Any) -> Any:
    """What may stand in a text: words and numbers, no list and nothing of Python's own. The lines
    of a word stay lines."""
    if value is None:
        refuse("这一项没有填，是空的；先用 if 问，再印")
    is_fit = isinstance(value, str | int | float | Decimal | Shown | Undefined)
    if not is_fit or isinstance(value, bool):
        refuse("只能印文字和数，列表请用 for 或“顿号”逐项印")
    if isinstance(value, float) and not isfinite(value):
        refuse("数太大")
    if isinstance(value, Owned):
        return Markup.escape(value.in_marks().replace("\n", LINE))
    return value.replace("\n", LINE) if type(value) is str and "\n" in value else value


def plain(value: Any) -> Any:
    """Markup without marks as the words that it stands for; anything but text stays what it is."""
    if not isinstance(value, Markup):
        return value
    if "<" in value:
        refuse("里面有数或标记的文字只能整段印出，或用 replace、trim；这样改，数就不再是数了")
    return unescape(str(bare(value)))


def ownerless(value: Any) -> Any:
    """Markup without the marks of owners, to be compared; anything else stays what it is."""
    return bare(value) if isinstance(value, Markup) else value


def whole(value: Any, default: int | None = None) -> int:
    """``int``: a whole number, what is behind the point dropped; ``default`` where it is none."""
    said = str(printable(_changeable(value)))
    try:
        return int(Decimal(said.strip()))
    except (ArithmeticError, ValueError):
        if default is None:
            refuse(f"“{said[:_SHOWN]}”不是数，不能用 int")
        return default


def joined(values: Iterable[Any], separator: str = "") -> Markup:
    """``join``: ``values`` as one text, marks kept."""
    return escape(separator).join(escape(printable(value)) for value in _changeable(values))


def trimmed(text: Any, characters: str | None = None) -> str:
    """``trim``: ``text`` without the blanks, or ``characters``, at its ends; marks are kept."""
    if characters is None and isinstance(text, Markup):
        return text.strip()
    return str(printable(_changeable(text))).strip(characters)


def replaced(text: Any, old: str, new: str) -> str:
    """``replace``: ``old`` becomes ``new`` in the words of ``text``; numbers and marks stay."""
    if isinstance(text, Markup) and ("<" in text or bare(text) != text):
        return _replaced_between(text, str(old), new)
    return str(printable(_changeable(text))).replace(str(old), str(new))


def _replaced_between(text: Markup, old: str, new: str) -> Markup:
    """``text`` with its words changed where they stand between marks. Refused where ``old`` reaches
    into a number; where it reaches into a text of another owner, all is the form's."""
    read = unescape(_MARK.sub("", bare(text)))
    if unescape(text).count(old) != unescape(bare(text)).count(old):
        text = bare(text)
    pieces = _WHOLE.split(text)
    words = [unescape(piece) for piece in pieces[::2]]
    is_of_words = bool(old) and read.count(old) == sum(piece.count(old) for piece in words)
    is_of_marks = "<" in old and old in str(text)
    if is_of_marks or not is_of_words:
        refuse(f"要换的“{old[:_SHOWN]}”里有数或标记，数和标记不能换")
    pieces[::2] = [str(escape(new).join(map(escape, piece.split(old)))) for piece in words]
    return Markup("".join(pieces))  # noqa: S704 - what was not there before is escaped


def _changeable(value: Any) -> Any:
    """What a filter may take apart."""
    if isinstance(value, Shown):
        refuse("数只能整个印出，不能再改、再算；要问它的增减，用 .词、.非零、.增、.减")
    return plain(value)


def _guarded(made: Callable[..., Any]) -> Callable[..., Any]:
    """A filter of Jinja's that takes nothing apart that has marks."""
    passed = getattr(made, "jinja_pass_arg", None)
    place = 1 if passed else 0

    def guarded(*arguments: Any, **named: Any) -> Any:
        value = _changeable(arguments[place])
        return made(*arguments[:place], value, *arguments[place + 1 :], **named)

    if passed:
        guarded.jinja_pass_arg = passed  # type: ignore[attr-defined]
    return guarded


FILTERS: Final[dict[str, Callable[..., Any]]] = {
    **{name: JINJA_FILTERS[name] for name in _OF_ANYTHING},
    **{name: _guarded(JINJA_FILTERS[name]) for name in _OF_WORDS_AND_LISTS},
    "int": whole,
    "join": joined,
    "replace": replaced,
    "trim": trimmed,
}
"""The filters that are Jinja2's own, by name."""
