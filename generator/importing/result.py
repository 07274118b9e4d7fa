"""What an import comes to, whatever kind of workbook it was made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.authoring.emit import Tree
from generator.importing.rows import Problem

Path = tuple[str | int, ...]


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
