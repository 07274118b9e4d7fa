"""What somebody may have meant who wrote a name that is not there: one measure, one sentence."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

ALIKE: Final = 0.5
"""How much of two names must be the same: one of two characters."""
BARE: Final = " {}"
"""A name that stands without quotes: a figure, a word of the command line."""
IN_BRACES: Final = " {{{}}}"
"""A name in a text or a pattern."""


def nearest(
    written: str,
    known: Iterable[str],
    *,
    most: int = 1,
    likeness: float = ALIKE,
) -> tuple[str, ...]:
    """The names that ``written`` may have meant, the likeliest first, at most ``most``."""
    return tuple(get_close_matches(written, list(known), n=most, cutoff=likeness))


def did_you_mean(
    written: str,
    known: Iterable[str],
    *,
    spelled: str = "“{}”",
    most: int = 1,
    otherwise: str = "",
) -> str:
    """The question that offers the nearest names, as they are ``spelled`` where they go; where none
    is near, ``otherwise``."""
    return asked(nearest(written, known, most=most), spelled=spelled) or otherwise


def asked(names: Iterable[str], *, spelled: str = "“{}”") -> str:
    """The question whether one of ``names`` was meant; nothing where there are none."""
    listed = "、".join(names)
    return f"是不是{spelled.format(listed)}？" if listed else ""
