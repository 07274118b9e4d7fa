"""The sheets of a workbook: every table with the lines above it and its notes, under a name Excel
takes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.document.tree import Aligned, Block, Document, Heading, Paragraph, Table, plain
from generator.output.xlsx.limits import cut_off

LONGEST: Final = 31
"""UTF-16 units of a sheet's name; Excel takes no more."""

_FORBIDDEN: Final = str.maketrans(dict(zip(r"[]:*?/\'", "［］：＊？／＼’", strict=True)))
_RESERVED: Final = "history"
_PART: Final = 1  # the level of headings that open a part of the document, not a table
_NUMBER, _NOTE = "表号", "备注"

TextLine = Heading | Paragraph | Aligned


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as its form prints it; ``page`` names an entry of the look's 页面."""

    name: str
    page: str
    above: tuple[TextLine, ...]
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


def _above(blocks: tuple[Block, ...]) -> tuple[TextLine, ...]:
    lines: list[TextLine] = []
    for block in reversed(blocks):
        match block:
            case Aligned():
                lines.append(block)
            case Heading() if block.level > _PART:
                lines.append(block)
            case Paragraph() if block.role == _NUMBER:
                lines.append(block)
            case _:
                break
    return tuple(reversed(lines))


def _below(blocks: tuple[Block, ...]) -> tuple[Paragraph, ...]:
    notes = []
    for block in blocks:
        if not isinstance(block, Paragraph) or block.role != _NOTE:
            break
        notes.append(block)
    return tuple(notes)


def _name(above: tuple[TextLine, ...], table: Table, taken: set[str]) -> str:
    """表号 and title, shortened, and numbered where another sheet has the name; ``taken`` gains
    it."""
    numbers = (plain(line.inlines) for line in above if isinstance(line, Paragraph))
    number = re.sub(r"\s+|[：:]\s*$", "", next(numbers, ""))
    full = f"{number} {table.caption or table.name}".translate(_FORBIDDEN)
    full = "".join(c for c in full if c.isprintable()).strip()
    name, times = cut_off(full, LONGEST).strip(), 1
    while name.lower() in taken:
        times += 1
        suffix = f"（{times}）"
        name = cut_off(full, LONGEST - len(suffix)).strip() + suffix
    taken.add(name.lower())
    return name
