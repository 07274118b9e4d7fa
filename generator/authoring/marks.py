"""``# 待核``: the mark on what a person must look at again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from generator.authoring.sections import width
from generator.diagnostics import Position
from generator.source.nodes import LocatedStr, Source, scalars
from generator.source.pending import MARK, PENDING

CLOSED = re.compile(r"[\s\]},:]*(?:\*\S+)?[\s\]}]*(?P<comment>#.*)?")
"""What may stand behind the last scalar of a line when a comment can follow: brackets, an alias."""


def marked(source: Source, keys: Iterable[Position]) -> str:
    """The text of ``source`` with the mark at each of the keys or items."""
    lines: list[str] = source.text.split("\n")
    open_ = {p.line for p in keys if not PENDING.search(lines[p.line - 1])}
    return noted(source, dict.fromkeys(open_, MARK))


def noted(source: Source, notes: Mapping[int, str]) -> str:
    """The text of ``source`` with notes by the numbers of their lines: behind the line where a
    comment can stand there, else on a line of its own above."""
    lines: list[str] = source.text.split("\n")
    ends = _ends(source)
    above: dict[int, str] = {}
    for number, note in sorted(notes.items()):
        line = lines[number - 1]
        if number in ends:
            lines[number - 1] = f"{line}；{note}" if ends[number] else f"{line}  # {note}"
        else:
            above[number] = f"{line[: len(line) - len(line.lstrip())]}# {note}"
    found: list[str] = []
    for number, line in enumerate(lines, 1):
        if number in above:
            found.append(above[number])
        found.append(line)
    return "\n".join(found)


def _ends(source: Source) -> dict[int, bool]:
    """The lines behind which a comment can stand, and whether one stands there: lines on which the
    last scalar ends.

    A line inside a text that runs over several lines is not among them.
    """
    lines = source.text.split("\n")
    last: dict[int, LocatedStr] = {}
    for value in scalars(source.root):
        held = last.get(value.position.line)
        if held is None or held.position.column < value.position.column:
            last[value.position.line] = value
    found = {}
    for number, value in last.items():
        rest = lines[number - 1][value.position.column - 1 :]
        taken = width(rest, value) or (
            value.style == "block" and len(rest.split("#", 1)[0].rstrip())
        )
        closed = CLOSED.fullmatch(rest[taken:]) if taken else None
        if closed:
            found[number] = closed["comment"] is not None
    return found
