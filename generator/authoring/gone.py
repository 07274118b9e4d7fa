"""What the new year does not have as it stands: texts about figures that are gone, and findings
that were accepted. It becomes comments, for a person to use again or delete."""

from __future__ import annotations

from collections.abc import Iterator

from generator.authoring.sections import extent
from generator.figures.model import Figures
from generator.source.nodes import LocatedDict, Source
from generator.source.pending import MARK

SECTIONS = ("原因", "用途")
ACCEPTED = "接受"
AGAIN = f"# {MARK}，上年接受的检查结果；新年度仍要这样公开的，删去这一行和下面行首的 #"


def without_gone(source: Source, figures: Figures) -> str:
    """The text with such entries made comments. One that others repeat (``&名``), or that runs over
    several lines, stays; the check then says so."""
    lines = source.text.split("\n")
    for number in _gone(source, figures, lines):
        line = lines[number - 1]
        bare = line.lstrip()
        lines[number - 1] = f"{line[: len(line) - len(bare)]}# {MARK}，新年度没有这个数：{bare}"
    return "\n".join(lines)


def without_accepted(source: Source) -> str:
    """The text with 接受 made a comment: what was let stand last year is looked at anew."""
    found = extent(source, ACCEPTED)
    if found is None:
        return source.text
    lines = source.text.split("\n")
    first, last = found
    commented = [f"#{line}" if line.strip() else line for line in lines[first:last]]
    return "\n".join([*lines[:first], AGAIN, *commented, *lines[last:]])


def _gone(source: Source, figures: Figures, lines: list[str]) -> Iterator[int]:
    """Line numbers from 1; of a section that loses all its entries, the line of its key too."""
    for name in SECTIONS:
        section = source.root.get(name) if isinstance(source.root, LocatedDict) else None
        if not isinstance(section, LocatedDict) or not isinstance(source.root, LocatedDict):
            continue
        found = [
            p.line
            for k, p in section.key_positions.items()
            if k not in figures and _alone(lines, p.line)
        ]
        yield from found
        if len(found) == len(section):
            yield source.root.key_positions[name].line


def _alone(lines: list[str], number: int) -> bool:
    """Whether an entry is a line of its own that no other refers to."""
    line, below = lines[number - 1], (lines[number] if number < len(lines) else "")
    return " &" not in line and (not below.strip() or _indent(below) <= _indent(line))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
