"""A table of Word as rows of cells with what they reach over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from generator.published.head import Box
from generator.published.readers.pieces import Grid, claimed
from generator.published.readers.word.names import W, is_on
from generator.published.readers.word.text import Texts

GONE: Final = tuple(f"{W}trPr/{W}{name}" for name in ("del", "moveFrom"))
CELL_GONE: Final = f"{W}tcPr/{W}cellDel"
HELD: Final = frozenset(
    f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml")
)
"""What may stand between a table and its rows, or a row and its cells."""


def grid(table: etree._Element, texts: Texts) -> Grid:
    """The grid of a table, nested ones left out."""
    rows: list[list[Box]] = []
    reaching: dict[int, tuple[int, int]] = {}
    heads = 0
    for row in _held(table, f"{W}tr"):
        if any(row.find(path) is not None for path in GONE):
            continue
        is_head = is_on(row, "trPr/tblHeader") and heads == len(rows)
        rows.append(_row(row, texts, rows, reaching))
        heads += is_head
    return Grid(tuple(map(tuple, rows)), heads=heads)


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


def _row(
    row: etree._Element,
    texts: Texts,
    above: list[list[Box]],
    reaching: dict[int, tuple[int, int]],
) -> list[Box]:
    """The cells of a row; of one that goes on from above, that one is made to reach here.
    ``reaching``: by the column, where in the rows above the cell stands that may go on."""
    found: list[Box] = []
    column = _skipped(row, "gridBefore")
    found += [Box("")] * column
    for cell in _held(row, f"{W}tc"):
        if cell.find(CELL_GONE) is not None:
            continue
        across = max(_number(cell.find(f"{W}tcPr/{W}gridSpan"), 1), 1)
        first = reaching.get(column)
        if _goes_on(cell) and first is not None and above[first[0]][first[1]].across == across:
            box = above[first[0]][first[1]]
            above[first[0]][first[1]] = box._replace(down=box.down + 1)
        else:
            reaching[column] = (len(above), len(found))
            found.append(_box(cell, across, texts))
        column += across
    found += [Box("")] * _skipped(row, "gridAfter")
    return found


def _box(cell: etree._Element, across: int, texts: Texts) -> Box:
    paragraphs = [one for one in cell.iter(f"{W}p") if _is_of(one, cell)]
    written = [(one, text) for one in paragraphs if (text := texts.of(one)).strip()]
    text = "\n".join(text for _, text in written)
    return Box(text, across=across, indent=texts.styles.indent(written[0][0]) if written else 0)


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
