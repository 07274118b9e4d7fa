"""How high the blocks of a page are by their lines, in pt, without a layout."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.document.line_breaks import line_count
from generator.document.tree import (
    Aligned,
    Block,
    Contents,
    Heading,
    Paragraph,
    Row,
    Section,
    Table,
    plain,
)
from generator.look import POINTS, Look, Style


def style_of(block: Heading | Paragraph | Aligned | Contents, look: Look) -> Style:
    """The style of a block of text."""
    return look.styles["目录2" if isinstance(block, Contents) else block.role]


def lines_of(block: Heading | Paragraph | Aligned | Contents, look: Look, width: Decimal) -> int:
    """The lines of a block on a page ``width`` pt wide."""
    if isinstance(block, (Aligned, Contents)):
        return 1
    style = style_of(block, look)
    room = width / style.pitch - style.left - style.right
    return line_count(plain(block.inlines), room, style.first_line)


def row_height(table: Table, row: Row, look: Look, width: Decimal) -> Decimal:
    """The height of a row of a table ``width`` pt wide, with one of its rules."""
    style = look.styles[table.role]
    lines = max(_cell_lines(table, row, look, width), default=1)
    return max(look.table.row_height, lines * style.line_height) + look.table.border


def section_height(section: Section, look: Look) -> Decimal:
    """The height of a whole section, however many pages it takes."""
    width = look.pages[section.page].text_width * POINTS
    return sum((_block_height(block, look, width) for block in section.blocks), Decimal(0))


def page_height(section: Section, look: Look) -> Decimal:
    """The height between the margins of a section's page."""
    page = look.pages[section.page]
    return (page.size[1] - page.top - page.bottom) * POINTS


def _block_height(block: Block, look: Look, width: Decimal) -> Decimal:
    if isinstance(block, Table):
        rows = (*block.head, *block.body)
        return sum((row_height(block, row, look, width) for row in rows), Decimal(0))
    style = style_of(block, look)
    return style.before + lines_of(block, look, width) * style.line_height + style.after


def _cell_lines(table: Table, row: Row, look: Look, width: Decimal) -> Iterator[int]:
    """Lines of each cell that takes one row; a cell's columns are counted from the left."""
    size = look.styles[table.role].size
    column = 0
    for cell in row.cells:
        shares = table.widths[column : column + cell.colspan]
        share = sum((Decimal(str(one)) for one in shares), Decimal(0)) / 100
        column += cell.colspan
        room = (width * share - 2 * look.table.padding) / size - cell.indent
        if cell.rowspan == 1:
            yield line_count(plain(cell.inlines), room)
