"""A table of Word: its rows and cells with what tracked changes say of them, and as rows of cells
with what they reach over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from generator.published.head import Box
from generator.published.readers.pieces import Grid, claimed
from generator.published.readers.word.names import W, is_on
from generator.published.readers.word.passages import Passage, passages
from generator.published.readers.word.text import State, Texts

ROW_GONE: Final = tuple(f"{W}trPr/{W}{name}" for name in ("del", "moveFrom"))
ROW_NEW: Final = tuple(f"{W}trPr/{W}{name}" for name in ("ins", "moveTo"))
CELL_GONE: Final = (f"{W}tcPr/{W}cellDel",)
CELL_NEW: Final = (f"{W}tcPr/{W}cellIns",)
HELD: Final = frozenset(
    f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml")
)
"""What may stand between a table and its rows, or a row and its cells."""


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell: what it holds, the columns that it reaches over, whether it only goes on from the row
    above."""

    node: etree._Element
    passages: tuple[Passage, ...]
    across: int
    goes_on: bool
    state: State

    @property
    def text(self) -> str:
        """Its paragraphs that say anything, one a line, with all changes accepted."""
        return "\n".join(one.text for one in self.passages if one.text.strip())


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: its cells, the columns that it leaves out before and behind them, whether it is of the
    head that repeats on every page."""

    node: etree._Element
    cells: tuple[TableCell, ...]
    before: int
    behind: int
    is_head: bool
    state: State


def rows(table: etree._Element, texts: Texts) -> tuple[TableRow, ...]:
    """The rows of a table, deleted ones as well, nested ones left out."""
    return tuple(_row(row, texts) for row in _held(table, f"{W}tr"))


def grid(table: etree._Element, texts: Texts) -> Grid:
    """The grid of a table with all changes accepted, nested ones left out."""
    found: list[list[Box]] = []
    reaching: dict[int, tuple[int, int]] = {}
    heads = 0
    for row in rows(table, texts):
        if row.state is State.TAKEN:
            continue
        is_head = row.is_head and heads == len(found)
        found.append(_boxes(row, texts, found, reaching))
        heads += is_head
    return Grid(tuple(map(tuple, found)), heads=heads)


def nested(table: etree._Element) -> Iterator[etree._Element]:
    """The tables in the cells of a table."""
    for row in _held(table, f"{W}tr"):
        for cell in _held(row, f"{W}tc"):
            yield from _held(cell, f"{W}tbl")


def _held(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, whatever controls hold them."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in HELD:
            yield from _held(child, tag)


def _row(row: etree._Element, texts: Texts) -> TableRow:
    return TableRow(
        node=row,
        cells=tuple(_cell(cell, texts) for cell in _held(row, f"{W}tc")),
        before=_skipped(row, "gridBefore"),
        behind=_skipped(row, "gridAfter"),
        is_head=is_on(row, "trPr/tblHeader"),
        state=_state(row, gone=ROW_GONE, new=ROW_NEW),
    )


def _cell(cell: etree._Element, texts: Texts) -> TableCell:
    own = [one for one in cell.iter(f"{W}p") if _is_of(one, cell)]
    return TableCell(
        node=cell,
        passages=tuple(passages(own, texts)),
        across=max(_number(cell.find(f"{W}tcPr/{W}gridSpan"), 1), 1),
        goes_on=_goes_on(cell),
        state=_state(cell, gone=CELL_GONE, new=CELL_NEW),
    )


def _state(node: etree._Element, *, gone: tuple[str, ...], new: tuple[str, ...]) -> State:
    if any(node.find(path) is not None for path in gone):
        return State.TAKEN
    is_new = any(node.find(path) is not None for path in new)
    return State.ADDED if is_new else State.KEPT


def _boxes(
    row: TableRow, texts: Texts, above: list[list[Box]], reaching: dict[int, tuple[int, int]]
) -> list[Box]:
    """The cells of a row; of one that goes on from above, that one is made to reach here.
    ``reaching``: by the column, where in the rows above the cell stands that may go on."""
    column = row.before
    found = [Box("")] * column
    for cell in row.cells:
        if cell.state is State.TAKEN:
            continue
        first = reaching.get(column)
        is_same = first is not None and above[first[0]][first[1]].across == cell.across
        if cell.goes_on and first is not None and is_same:
            box = above[first[0]][first[1]]
            above[first[0]][first[1]] = box._replace(down=box.down + 1)
        else:
            reaching[column] = (len(above), len(found))
            found.append(_box(cell, texts))
        column += cell.across
    found += [Box("")] * row.behind
    return found


def _box(cell: TableCell, texts: Texts) -> Box:
    first = next((one for one in cell.passages if one.text.strip()), None)
    indent = texts.styles.indent(first.nodes[0]) if first else 0
    return Box(cell.text, across=cell.across, indent=indent)


def _is_of(paragraph: etree._Element, cell: etree._Element) -> bool:
    """Whether a paragraph is of the cell itself, and of no table or box in it."""
    inner = paragraph.iterancestors(f"{W}tc", f"{W}txbxContent")
    return next(inner, None) is cell


def _goes_on(cell: etree._Element) -> bool:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val") != "restart"


def _skipped(row: etree._Element, name: str) -> int:
    return _number(row.find(f"{W}trPr/{W}{name}"), 0)


def _number(node: etree._Element | None, otherwise: int) -> int:
    return claimed(node.get(f"{W}val") if node is not None else None, otherwise)
