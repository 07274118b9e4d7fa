"""The audit as one self-contained page: the paper as read with each place marked, the findings
beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from generator import own_pages
from generator.audit.free.audit import Audit
from generator.audit.free.finding import Finding, Weight
from generator.audit.free.report.headline import headline
from generator.audit.free.report.text import unchecked
from generator.audit.free.told import Told, told
from generator.published.head import Box
from generator.published.model import Block, Cell, Heading, Paragraph, Table, Title

_TEMPLATE: Final = Path(__file__).parents[2] / "data" / "report.html.j2"


class Item(NamedTuple):
    """A line of the index, and the part of the page it leads to."""

    told: Told
    anchor: str


class Piece(NamedTuple):
    """Text of a paragraph or a cell with its mark (empty: none)."""

    text: str
    mark: str = ""
    is_number: bool = False


class Line(NamedTuple):
    """A row of a table."""

    cells: tuple[Piece, ...]
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A block as the page shows it, and the findings beside it."""

    index: int
    findings: tuple[Told, ...] = ()
    text: str = ""
    is_heading: bool = False
    pieces: tuple[Piece, ...] = ()
    table: Table | None = None
    head: tuple[tuple[Box, ...], ...] = ()
    rows: tuple[Line, ...] = ()


def write(audit: Audit) -> str:
    """The page."""
    title, *lines = headline(audit)
    paper = audit.paper
    here: dict[int, list[Finding]] = defaultdict(list)
    for one in audit.findings:
        here[one.at.block].append(one)
    blocks = []
    for index, block in enumerate(paper.blocks):
        beside = tuple(told(paper, one) for one in here[index])
        blocks.append(_shown(index, block, here[index], beside))
    return own_pages.render(
        _TEMPLATE,
        title=title,
        lines=lines,
        findings=[Item(told(paper, one), _anchor(one)) for one in audit.findings],
        unchecked=[line.strip() for line in unchecked(audit)],
        blocks=blocks,
    )


def _anchor(finding: Finding) -> str:
    return f"b{finding.at.block}"


def _shown(index: int, block: Block, found: Sequence[Finding], beside: tuple[Told, ...]) -> Shown:
    match block:
        case Heading():
            return Shown(index, beside, text=block.text, is_heading=True)
        case Paragraph():
            return Shown(index, beside, pieces=tuple(_pieces(block.text, found)))
        case Table():
            head = tuple(map(tuple, _head(block.head)))
            return Shown(index, beside, table=block, head=head, rows=_rows(block, found))


def _mark(found: Sequence[Finding]) -> str:
    """The word for what is worst there."""
    weights = [one.weight for one in found]
    return next((weight.value for weight in Weight if weight in weights), "")


# -- paragraphs


def _pieces(text: str, found: Sequence[Finding]) -> Iterator[Piece]:
    """The text in pieces, what the findings are about marked; the first of two that overlap."""
    done = 0
    for start, stop, mark in sorted(_spans(text, found)):
        if start >= done:
            yield Piece(text[done:start])
            yield Piece(text[start:stop], mark)
            done = stop
    yield Piece(text[done:])


def _spans(text: str, found: Sequence[Finding]) -> Iterator[tuple[int, int, str]]:
    """Where the words or the number of each finding stand; all the text where that is unknown."""
    for one in found:
        words = _printed(text, one)
        start = text.find(words, max(one.at.start, 0)) if words else -1
        if start < 0:
            yield 0, len(text), one.weight.value
        else:
            yield start, start + len(words), one.weight.value


def _printed(text: str, finding: Finding) -> str:
    """What a finding says is printed, as it stands in the text; a number without its unit where
    that stands apart."""
    printed = finding.printed
    while printed and printed not in text:
        printed = printed[:-1]
    return printed


# -- tables


def _head(titles: Sequence[Title]) -> list[list[Box]]:
    """The header rows of a tree of titles; a title without others below reaches to the last."""
    deepest = max(map(_depth, titles), default=0)
    rows: list[list[Box]] = [[] for _ in range(deepest)]
    _place(titles, 0, rows)
    return rows


def _depth(title: Title) -> int:
    return 1 + max(map(_depth, title.below), default=0)


def _place(titles: Sequence[Title], level: int, rows: list[list[Box]]) -> None:
    for title in titles:
        down = 1 if title.below else len(rows) - level
        rows[level].append(Box(title.text, down=down, across=title.stop - title.start))
        _place(title.below, level + 1, rows)


def _rows(table: Table, found: Sequence[Finding]) -> tuple[Line, ...]:
    places: dict[tuple[int, int], list[Finding]] = defaultdict(list)
    for one in found:
        places[one.at.row, one.at.column].append(one)
    rows = []
    for row, cells in enumerate(table.rows):
        shown = [_cell(cell, places[row, column]) for column, cell in enumerate(cells)]
        rows.append(Line(tuple(shown), _mark(places[row, -1])))
    return tuple(rows)


def _cell(cell: Cell, found: Sequence[Finding]) -> Piece:
    text = "" if cell.is_covered else cell.text
    return Piece(text, _mark(found), is_number=cell.number is not None)
