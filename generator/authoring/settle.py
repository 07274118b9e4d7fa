"""``# 待核`` taken away once a person has looked: one mark, those of a section, or all."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from generator.source.nodes import LocatedDict, Source
from generator.source.pending import MARK, PENDING

TEXT = re.compile(rf"；?\s*{MARK}[^；]*")
"""A mark within a comment, with what it says."""
COMMENT = re.compile(r"(?P<before>\s*)#(?P<comment>[^\"']*)$")
END = "文件末尾的说明"


@dataclass(frozen=True, slots=True)
class Pending:
    """A mark: its line (from 1), the section it is in, and the line itself."""

    line: int
    block: str
    text: str


def pendings(source: Source) -> Iterator[Pending]:
    """The marks of a file, in order."""
    lines = source.text.split("\n")
    starts = _starts(source)
    last = max((n for n, line in enumerate(lines, 1) if line.strip(" #")), default=0)
    for number, line in enumerate(lines, 1):
        if PENDING.search(line):
            block = next((key for start, key in reversed(starts) if start <= number), "")
            is_behind = line.startswith("#") and _is_end(lines, number, last)
            yield Pending(number, END if is_behind else block, line.strip())


def _starts(source: Source) -> list[tuple[int, str]]:
    root = source.root
    if not isinstance(root, LocatedDict):
        return []
    return sorted((position.line, key) for key, position in root.key_positions.items())


def _is_end(lines: list[str], number: int, last: int) -> bool:
    """Whether nothing but comments stands from a line to the end of the file."""
    rest = lines[number - 1 : last]
    return all(not line.strip() or line.startswith("#") for line in rest)


def settled(text: str, numbers: Collection[int]) -> str:
    """A text without the marks on the lines ``numbers`` (from 1); what else a comment says
    stays, and a line that held nothing but the mark goes."""
    kept = []
    for number, line in enumerate(text.split("\n"), 1):
        new = _without(line) if number in numbers else line
        if new is not None:
            kept.append(new)
    return "\n".join(kept)


def _without(line: str) -> str | None:
    """A line without its mark; ``None`` where nothing is left."""
    found = COMMENT.search(line)
    if found is None or MARK not in found["comment"]:
        return line
    said = TEXT.sub("", found["comment"]).strip()
    head = line[: found.start()]
    if said:
        return f"{head}{found['before']}# {said}"
    return head.rstrip() or None
