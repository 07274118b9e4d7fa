"""Our own document, before it is written, as anybody's finished disclosure: nothing is rendered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

from generator.document import tree
from generator.document.tree import Document, Inline, LineBreak, Number, plain
from generator.published.flow import YEAR, Flow
from generator.published.grid import NOTHING, Reaching, spread
from generator.published.head import Box
from generator.published.head import tree as head_tree
from generator.published.model import Cell, Heading, Paper, Paragraph, Spot, Table
from generator.published.numbers import alone, spots

POINT = "."
"""The decimal point of a printed value."""


def from_document(document: Document, places: Mapping[str, int]) -> Paper:
    """The paper that any of the document's formats shows, with the names of figures as marks.
    ``places``: to how many decimals figures are rounded in sentences, by unit."""
    flow = Flow()
    for section in document.sections:
        flow.end()
        for block in section.blocks:
            _add(flow, block, places)
    year = YEAR.search(document.title)
    return Paper(document.title, document.author, int(year[1]) if year else 0, tuple(flow.blocks))


def _add(flow: Flow, block: tree.Block, places: Mapping[str, int]) -> None:
    match block:
        case tree.Heading():
            flow.heading(Heading(block.level, _line(block.inlines)))
        case tree.Paragraph():
            flow.paragraph(_paragraph(block.inlines, places))
        case tree.Aligned():
            inlines = (*block.left, tree.Text("　"), *block.right)
            flow.paragraph(_paragraph(inlines, places), is_note=False)
        case tree.Table():
            head = head_tree([_boxes(row) for row in block.head])
            flow.table(Table(flow.title or block.caption, "", head, _body(block)))
        case tree.Contents():
            pass


def _boxes(row: tree.Row) -> list[Box]:
    return [Box(_line(cell.inlines), cell.rowspan, cell.colspan) for cell in row.cells]


def _line(inlines: Iterable[Inline]) -> str:
    return plain(tuple(inlines)).replace("\n", "").strip()


def _paragraph(inlines: tuple[Inline, ...], places: Mapping[str, int]) -> Paragraph:
    text, marks, fewer = "", {}, {}
    for inline in inlines:
        if isinstance(inline, Number) and inline.text:
            marks[len(text)] = inline.name
            fewer[len(text)] = len(inline.value.partition(POINT)[2])
        text += "\n" if isinstance(inline, LineBreak) else inline.text
    rounded = (_rounded(spot, places, fewer) for spot in spots(text, marks))
    return Paragraph(text, tuple(rounded))


def _rounded(spot: Spot, places: Mapping[str, int], fewer: Mapping[int, int]) -> Spot:
    """A figure's number with the decimals that it is rounded to, as zeros may be left out:
    ``places`` by unit, or ``fewer`` by the place where the sentence prints it so."""
    number = spot.number
    usual = places.get(number.unit, 0) if number.mark else 0
    decimals = min(usual, fewer.get(spot.start, usual))
    if decimals <= number.decimals:
        return spot
    return spot._replace(number=number._replace(decimals=decimals))


def _body(table: tree.Table) -> tuple[tuple[Cell, ...], ...]:
    """The body's rows on their grid."""
    width = len(table.widths)
    cells = chain.from_iterable(row.cells for row in table.body)
    if any(cell.rowspan > 1 or cell.colspan > 1 for cell in cells):
        return spread([[_reaching(cell) for cell in row.cells] for row in table.body], width)
    return tuple(_plain(row, width) for row in table.body)


def _plain(row: tree.Row, width: int) -> tuple[Cell, ...]:
    cells = tuple(map(_cell, row.cells))
    return (*cells, *[NOTHING] * (width - len(cells)))


def _reaching(cell: tree.Cell) -> Reaching:
    return Reaching(_cell(cell), cell.rowspan, cell.colspan)


def _cell(cell: tree.Cell) -> Cell:
    inlines = cell.inlines
    if len(inlines) == 1 and isinstance(inlines[0], Number):
        number = inlines[0]
        return Cell(number.text, alone(number.text, number.name), number.name, cell.indent)
    if not inlines:
        return NOTHING
    mark = next((inline.name for inline in inlines if isinstance(inline, Number)), "")
    text = _line(inlines)
    return Cell(text, alone(text, mark), mark, cell.indent)
