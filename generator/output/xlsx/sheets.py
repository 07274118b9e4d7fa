"""The sheets of a workbook: every table with the lines above it and its notes, under a name Excel
takes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.document.tree import Aligned, Block, Document, Heading, Paragraph, Table, plain

LONGEST: Final = 31
"""UTF-16 units of a sheet's name; Excel takes no more."""

_FORBIDDEN: Final = str.maketrans(dict(zip(r"[]:*?/\'", "［］：＊？／＼’", strict=True)))
_RESERVED: Final = "history"
_PART: Final = 1  # the level of headings that open a part of the document, not a table
_NUMBER, _NOTE = "表号", "备注"

Line = Heading | Paragraph | Aligned


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as its form prints it; ``page`` names an entry of the look's 页面."""

    name: str
    page: str
    above: tuple[Line, ...]
    table: Table
    below: tuple[Paragraph, ...]


def sheets(document: Document) -> Iterator[Sheet]:
    """Every table of the document in reading order."""
    taken = {_RESERVED}
    for section in document.sections:
        for at, block in enumerate(section.blocks):
            if isinstance(block, Table):
                above = _above(section.blocks[:at])
                below = _below(section.blocks[at + 1 :])
                yield Sheet(_name(above, block, taken), section.page, above, block, below)


def _above(blocks: tuple[Block, ...]) -> tuple[Line, ...]:
    lines: list[Line] = []
    for block in reversed(blocks):
        match block:
            case Aligned():
                lines.insert(0, block)
            case Heading() if block.level > _PART:
                lines.insert(0, block)
            case Paragraph() if block.role == _NUMBER:
                lines.insert(0, block)
            case _:
                break
    return tuple(lines)


def _below(blocks: tuple[Block, ...]) -> tuple[Paragraph, ...]:
    notes = []
    for block in blocks:
        if not isinstance(block, Paragraph) or block.role != _NOTE:
            break
        notes.append(block)
    return tuple(notes)


def _name(above: tuple[Line, ...], table: Table, taken: set[str]) -> str:
    """表号 and title, shortened, and numbered where another sheet has the name; ``taken`` gains
    it."""
    numbers = (plain(line.inlines) for line in above if isinstance(line, Paragraph))
    number = re.sub(r"\s+|[：:]\s*$", "", next(numbers, ""))
    full = f"{number} {table.caption or table.name}".translate(_FORBIDDEN)
    full = "".join(c for c in full if c.isprintable()).strip()
    name, times = _cut(full, LONGEST), 1
    while name.lower() in taken:
        times += 1
        suffix = f"（{times}）"
        name = _cut(full, LONGEST - len(suffix)) + suffix
    taken.add(name.lower())
    return name


def _cut(text: str, units: int) -> str:
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", errors="ignore").strip()
