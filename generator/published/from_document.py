"""Our own document, before it is written, as anybody's finished disclosure: nothing is rendered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from generator.document import tree
from generator.document.tree import Document, Inline, LineBreak, Number, plain
from generator.published.head import Box, placed
from generator.published.head import tree as head_tree
from generator.published.model import Block, Cell, Heading, Paper, Paragraph, Spot, Table
from generator.published.numbers import alone, spots

MEASURE: Final = re.compile(r"单位[：:]\s*(?:人民币)?\s*([亿万千百]?元)")
YEAR: Final = re.compile(r"(20\d\d)\s*年")


def from_document(document: Document, places: Mapping[str, int]) -> Paper:
    """The paper that any of the document's formats shows, with the names of figures as marks.
    ``places``: to how many decimals figures are rounded in sentences, by unit."""
    walk = _Walk(places)
    for section in document.sections:
        walk.section(section.blocks)
    year = YEAR.search(document.title)
    return Paper(document.title, document.author, int(year[1]) if year else 0, tuple(walk.blocks))


@dataclass(slots=True)
class _Walk:
    places: Mapping[str, int]
    blocks: list[Block] = field(default_factory=list)
    title: str = ""
    unit: str = ""

    def section(self, blocks: Sequence[tree.Block]) -> None:
        """Blocks of one section: a title or unit that stands in it is of no table in the next."""
        self.title = self.unit = ""
        for index, block in enumerate(blocks):
            match block:
                case tree.Heading():
                    self.heading(block)
                case tree.Paragraph():
                    self.paragraph(block.inlines)
                case tree.Aligned():
                    self.paragraph((*block.left, tree.Text("　"), *block.right))
                case tree.Table():
                    self.table(block, blocks[index + 1 :])
                case tree.Contents():
                    pass

    def heading(self, block: tree.Heading) -> None:
        """A heading, which may be the title of a table."""
        text = _line(block.inlines)
        self.title, self.unit = text, ""
        self.blocks.append(Heading(block.level, text))

    def paragraph(self, inlines: tuple[Inline, ...]) -> None:
        """A paragraph, which may state the unit of a table."""
        paragraph = _paragraph(inlines, self.places)
        if found := MEASURE.search(paragraph.text):
            self.unit = found[1]
        if paragraph.text:
            self.blocks.append(paragraph)

    def table(self, block: tree.Table, after: Sequence[tree.Block]) -> None:
        """A table with the title above it, or its caption where none is printed, and the notes
        below it."""
        head = head_tree([_boxes(row) for row in block.head])
        title, notes = self.title or block.caption, tuple(_notes(after))
        self.blocks.append(Table(title, self.unit, head, _body(block), notes))
        self.title = ""


def _boxes(row: tree.Row) -> list[Box]:
    return [Box(_line(cell.inlines), cell.rowspan, cell.colspan) for cell in row.cells]


def _line(inlines: Iterable[Inline]) -> str:
    return plain(tuple(inlines)).replace("\n", "").strip()


def _paragraph(inlines: tuple[Inline, ...], places: Mapping[str, int]) -> Paragraph:
    text, marks = "", {}
    for inline in inlines:
        if isinstance(inline, Number) and inline.text:
            marks[len(text)] = inline.name
        text += "\n" if isinstance(inline, LineBreak) else inline.text
    return Paragraph(text, tuple(_rounded(spot, places) for spot in spots(text, marks)))


def _rounded(spot: Spot, places: Mapping[str, int]) -> Spot:
    """A figure's number with the decimals that it is rounded to, as zeros may be left out."""
    number = spot.number
    decimals = places.get(number.unit, 0) if number.mark else 0
    if decimals <= number.decimals:
        return spot
    return spot._replace(number=number._replace(decimals=decimals))


def _notes(after: Sequence[tree.Block]) -> Iterable[str]:
    """The paragraphs below a table, up to whatever else comes."""
    for block in after:
        if not isinstance(block, tree.Paragraph):
            return
        if text := _line(block.inlines):
            yield text


def _body(table: tree.Table) -> tuple[tuple[Cell, ...], ...]:
    """The body's rows on their grid."""
    grid = [[_NOTHING] * len(table.widths) for _ in table.body]
    if any(cell.rowspan > 1 or cell.colspan > 1 for row in table.body for cell in row.cells):
        _place(grid, table.body)
    else:
        for places, row in zip(grid, table.body, strict=True):
            places[: len(row.cells)] = map(_cell, row.cells)
    return tuple(map(tuple, grid))


_NOTHING: Final = Cell()
_COVERED: Final = Cell(is_covered=True)


def _place(grid: list[list[Cell]], body: Sequence[tree.Row]) -> None:
    """Every cell at its first place, and what the other places show that it reaches."""
    cells = [cell for row in body for cell in row.cells]
    boxes = [[Box("", cell.rowspan, cell.colspan) for cell in row.cells] for row in body]
    for cell, (box, row, column) in zip(cells, placed(boxes), strict=True):
        first = _cell(cell)
        for down in range(box.down):
            below = Cell(first.text, is_covered=True) if down else first
            reached = [_COVERED] * (box.across - 1)
            grid[row + down][column : column + box.across] = [below, *reached]


def _cell(cell: tree.Cell) -> Cell:
    inlines = cell.inlines
    if len(inlines) == 1 and isinstance(inlines[0], Number):
        number = inlines[0]
        return Cell(number.text, alone(number.text, number.name), number.name, cell.indent)
    if not inlines:
        return _NOTHING
    mark = next((inline.name for inline in inlines if isinstance(inline, Number)), "")
    text = _line(inlines)
    return Cell(text, alone(text, mark), mark, cell.indent)
