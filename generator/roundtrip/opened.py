"""An edited file with its base: the one that is named, the one in the file, the one beside it; and
the facts that it is set against."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final

from generator import pipeline
from generator.published.readers import opening, word
from generator.published.readers.pieces import UnreadableError
from generator.published.readers.word.parts import Parts
from generator.roundtrip import edited as editing
from generator.roundtrip import kept
from generator.roundtrip.base import FIXED, Base, Block, BrokenBaseError, Paragraph, Piece
from generator.roundtrip.edited import Edited, EditedParagraph
from generator.roundtrip.facts import Facts

UNIT: Final = "单位.名称"
"""The key of a text that stands in all files of a unit."""
FOREIGN: Final = 0.5
"""The share of the base's own lines that stand in a file of it at least; of a file with less nobody
can tell what was edited."""
_NO_BASE: Final = (
    "{file} 里没有底稿，旁边的 .disclosure 文件夹里也没有，分不清哪些是改过的，没有核对。\n"
    "请把它放回排出时的文件夹，或用 --base 指明排出时的 Word 文件。"
)
_FOREIGN: Final = (
    "{file} 与底稿（{year} 年 {unit}）只有 {share}% 的段落相同，不像是由它改成的，没有核对。\n"
    "请看看是不是拿错了文件，或用 --base 指明排出时的 Word 文件。"
)
_NOT_ONE: Final = (
    "{path} 不是底稿，里面也没有底稿。请用 --base 指明排出时的 Word 文件，"
    "或 .disclosure 文件夹里的底稿。"
)
_NOT_WORD: Final = "{file} 不是 Word 文件（.docx）。请在 Word 或 WPS 里另存为 .docx。"


_OTHER_YEAR: Final = (
    "{file} 是 {year} 年的，{unit} 是 {other} 年的，不能合到一处，没有动。请看看是不是拿错了文件。"
)


class NoBaseError(Exception):
    """A file of which nobody can tell what was edited; in words for its owner."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An edited file: its bytes and parts, what it says, and its base."""

    content: bytes
    parts: Parts
    edited: Edited
    base: Base


def open_edited(file: Path, named: Path | None = None) -> Opened:
    """An edited file with its base; ``named`` is where the user says that it is. Raises
    ``UnreadableError`` and ``NoBaseError``."""
    content = opening.content(file)
    if opening.reader(content, file) is not word.read:
        raise UnreadableError(_NOT_WORD.format(file=file))
    parts = Parts.of(content)
    read = editing.of(parts)
    bases = [_named(named)] if named else [*kept.candidates(content, file)]
    # Of bases that are alike the first is the nearest: that in the file, then the newest beside it.
    found = [(share(base, read), base) for base in bases]
    best, base = max(found, key=lambda one: one[0], default=(0.0, None))
    if base is None:
        raise NoBaseError(_NO_BASE.format(file=file))
    if best < FOREIGN:
        told = {"file": file, "year": base.year, "unit": base.unit, "share": round(100 * best)}
        raise NoBaseError(_FOREIGN.format(**told))
    return Opened(content, parts, read, base)


def _named(path: Path) -> Base:
    """The base that the user names: a base, or a Word file that has one."""
    try:
        return kept.read(path)
    except (BrokenBaseError, OSError) as error:
        raise NoBaseError(_NOT_ONE.format(path=path)) from error


def share(base: Base, edited: Edited) -> float:
    """The share of the lines of the base with numbers or texts of its own that stand in a file as
    they were: words of the form and zeros stand in every file of the form."""
    before = [*chain.from_iterable(map(_own_lines, base.blocks))]
    now = set(_edited_lines(edited))
    return sum(line in now for line in before) / max(len(before), 1)


def _own_lines(block: Block) -> Iterator[str]:
    """The lines of a block that say something of the unit."""
    if isinstance(block, Paragraph):
        if any(map(_is_own, block.pieces)):
            yield from block.text.split("\n")
        return
    for row in block.rows:
        if any(map(_is_own, chain.from_iterable(row.cells))):
            yield "\t".join(row.texts)


def _is_own(piece: Piece) -> bool:
    is_zero = not piece.text.strip("0.,%-")
    return piece.owner.kind != FIXED and not is_zero and piece.owner.key != UNIT


def _edited_lines(edited: Edited) -> list[str]:
    found = []
    for block in edited.blocks:
        if isinstance(block, EditedParagraph):
            found += block.text.split("\n")
        else:
            found += ["\t".join(row.texts) for row in block.rows]
    return found


def require_same_year(file: Path, base: Base, unit: Path, year: int) -> None:
    """Raise ``NoBaseError`` where an edited file and the facts of ``unit`` are of two years."""
    if base.year != year:
        told = {"file": file, "year": base.year, "unit": unit, "other": year}
        raise NoBaseError(_OTHER_YEAR.format(**told))


def facts_of(unit: Path | None, templates: Path | None) -> Facts:
    """The facts of a unit's file, none where no file is named. Raises ``DisclosureError``."""
    if unit is None:
        return Facts()
    return Facts(unit, pipeline.input_of(unit), pipeline.load(unit, templates))
