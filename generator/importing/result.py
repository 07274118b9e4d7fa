"""What an import comes to, whatever kind of workbook it was made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from generator.authoring.emit import Tree
from generator.importing.rows import Problem

Path = tuple[str | int, ...]
ENTRY = 2
"""How deep a path leads to an entry: a section and a place or key in it."""
SHOWN = 3
"""Cells that are named where an amount is the sum of many."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that the workbook does not say: where it now stands in the input, and what it
    is."""

    path: Path
    message: str


@dataclass(frozen=True, slots=True)
class Imported:
    """Sections of the input with their amounts in ``measure``; ``head`` are those that only a new
    file takes."""

    year: int | None
    form: str | None
    measure: str
    head: Mapping[str, Tree]
    sections: Mapping[str, Tree]
    problems: Sequence[Problem]
    summary: Sequence[str]
    explanation: Sequence[str]
    doubts: Sequence[Doubt] = ()
    origins: Mapping[Path, Sequence[str]] = field(default_factory=dict)
    """The cells from which the amount at a path of ``sections`` was taken, or the places of a
    paper."""
    unit: str = ""
    """The unit's name, where the workbook says one."""
    unlike: Sequence[str] = ()
    """What of a published paper these sections do not print again."""
    is_paper: bool = False
    """Whether it was a published paper: a new file then says where everything was read."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was read that a file could hold."""
        return not any(self.sections.values())

    def cells(self, path: Path) -> str:
        """The cells of all that stands at a path, the first ones by name; where none are known,
        those of the entry that it is in."""
        for length in range(len(path), min(len(path), ENTRY) - 1, -1):
            whole = path[:length]
            inside = (cells for known, cells in self.origins.items() if _is_in(known, whole))
            found = [*chain.from_iterable(inside)]
            if found:
                more = f" 等 {len(found)} 格" if len(found) > SHOWN else ""
                return "、".join(found[:SHOWN]) + more
        return ""

    def is_guess(self, path: Path) -> bool:
        """Whether anything at a path, or what it stands in, had to be chosen."""
        return any(_is_in(d.path, path) or _is_in(path, d.path) for d in self.doubts)


def _is_in(path: Path, whole: Path) -> bool:
    return path[: len(whole)] == whole
