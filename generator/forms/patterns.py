"""``{名称}`` in patterns and prose, filled in by plain look-up: nothing is evaluated."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches

PLACE = re.compile(r"\{([^{}\n]+)\}")


class UnknownPlaceError(LookupError):
    """A ``{…}`` that nothing of that name fills."""

    def __init__(self, name: str, suggestions: tuple[str, ...]) -> None:
        super().__init__(name)
        self.name = name
        self.suggestions = suggestions


def fill(pattern: str, variables: Mapping[str, str]) -> str:
    """``pattern`` with every ``{name}`` replaced. Raises ``UnknownPlaceError``."""

    def value(match: re.Match[str]) -> str:
        name = match[1]
        if name not in variables:
            raise UnknownPlaceError(name, tuple(get_close_matches(name, variables, n=3)))
        return variables[name]

    return PLACE.sub(value, pattern)


def pieces(text: str, place: Callable[[str], object]) -> list[object]:
    """``text`` cut at its places: strings as they stand, places as ``place`` makes them."""
    parts = PLACE.split(text)
    return [place(part) if i % 2 else part for i, part in enumerate(parts) if i % 2 or part]
