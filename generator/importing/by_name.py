"""Codes from the names of functions and economic classes, where a table prints no codes: names that
several codes have are told apart by the headings above them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.catalogue.terms import CLASS, ITEM, SECTION


class Heading:
    """The last code that a column led to: what follows may stand below it."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._codes: dict[str, list[str]] = {}
        for code, name in names.items():
            self._codes.setdefault(name, []).append(code)
        self._last = ""

    def note(self, code: str) -> None:
        """Remember a code that stands in the table itself."""
        self._last = code

    def candidates(self, name: str) -> Sequence[str]:
        """The codes that a name may mean here: those nearest below the headings, else all."""
        codes = self._codes.get(name, [])
        for length in (ITEM, SECTION, CLASS):
            heading = self._last[:length]
            below = [code for code in codes if code.startswith(heading) and code != heading]
            if len(heading) == length and below:
                shortest = min(map(len, below))
                return [code for code in below if len(code) == shortest]
        classes = [code for code in codes if len(code) == CLASS]
        return classes or codes
