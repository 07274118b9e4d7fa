"""The sheets of a workbook: every table with the lines above it and its notes, under a name Excel
takes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.document.tree import Aligned, Block, Document, Heading, Paragraph, Table, plain
from generator.output.xlsx.limits import cut_off

SHORT: Final = 14
"""UTF-16 units of a sheet's name. Excel takes 31, but then few tabs are in sight; the index has the
whole titles."""
BEGINNING: Final = 5
"""Characters kept of the beginning of a longer name; the rest is its end, which tells more."""
INDEX: Final = "目录"

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
    taken = {_RESERVED, INDEX}
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
    """表号 and the form's short name of the table; of a table for one thing (标题：名称) its
    name. Numbered where another sheet has the name; ``taken`` gains it."""
    numbers = (plain(line.inlines) for line in above if isinstance(line, Paragraph))
    number = re.sub(r"\s+|[：:]\s*$", "", next(numbers, ""))
    called = table.name or table.caption
    own = called.rpartition("：")[2] or called
    full = f"{number} {own}".translate(_FORBIDDEN)
    full = "".join(c for c in full if c.isprintable()).strip()
    name, times = _shortened(full, SHORT), 1
    while name.lower() in taken:
        times += 1
        suffix = f"（{times}）"
        name = _shortened(full, SHORT - len(suffix)) + suffix
    taken.add(name.lower())
    return name


def _shortened(text: str, longest: int) -> str:
    """``text`` in so many UTF-16 units, its middle left out."""
    if text == cut_off(text, longest):
        return text
    end = text[BEGINNING - longest + 1 :]
    return cut_off(f"{text[:BEGINNING]}…{end}", longest).strip()
