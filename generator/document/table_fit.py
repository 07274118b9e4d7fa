"""Tables fitted to what stands in them, decided once for every engine and for Word.

Numbers and codes stay on one line; names take as few lines as can be; the heads of columns break
evenly; what is left of the width is shared as the form states it. A table that leaves its page
largely empty is set in larger type, where the look has one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from generator.document.heights import page_height, section_height
from generator.document.table_cells import with_even_heads, with_points_in_line
from generator.document.table_rooms import Rooms
from generator.document.table_texts import CHARACTER, TableTexts
from generator.document.tree import Block, Document, Section, Table
from generator.look import POINTS, Look

_SLACK: Final = Decimal("0.2")
"""Halves of a character by which engines differ in what a line holds."""
_KEPT: Final = Decimal("0.6")
"""The part of its width that a column of text keeps where numbers are too long for the table."""
_FULL: Final = Decimal("0.9")
"""The part of its page that a table in larger type may fill: heights are estimated."""


def with_fitted_tables(document: Document, look: Look) -> Document:
    """``document`` with the columns and the type of its tables fitted to their contents."""
    sections = tuple(_section(section, look) for section in document.sections)
    return replace(document, sections=sections)


def _section(section: Section, look: Look) -> Section:
    fitted = _fitted(section, look)
    room = page_height(fitted, look)
    while True:
        larger = _larger(section, look)
        if larger is section:
            return fitted
        tried = _fitted(larger, look)
        if section_height(tried, look) > room * _FULL:
            return fitted
        section, fitted = larger, tried


def _larger(section: Section, look: Look) -> Section:
    """The section with its tables in the next larger type, the same where there is none."""
    blocks: list[Block] = []
    for block in section.blocks:
        if isinstance(block, Table) and look.styles[block.role].roomy:
            blocks.append(replace(block, role=look.styles[block.role].roomy))
        else:
            blocks.append(block)
    return section if blocks == list(section.blocks) else replace(section, blocks=tuple(blocks))


def _fitted(section: Section, look: Look) -> Section:
    width = look.pages[section.page].text_width * POINTS
    blocks = [
        _table(block, look, width) if isinstance(block, Table) else block
        for block in section.blocks
    ]
    return replace(section, blocks=tuple(blocks))


def _table(table: Table, look: Look, width: Decimal) -> Table:
    """The table on a page ``width`` pt wide."""
    table = with_points_in_line(table)
    half = look.styles[table.role].size / CHARACTER
    edges = (2 * look.table.padding + look.table.border) / half + _SLACK
    shares = [Decimal(str(share)) for share in table.widths]
    columns = column_widths(TableTexts(table, edges), shares, width / half, edges)
    total = sum(columns, Decimal(0))
    fitted = replace(table, widths=tuple(float(column * 100 / total) for column in columns))
    return with_even_heads(fitted, [column - edges for column in columns], edges)


def column_widths(
    texts: TableTexts, shares: Sequence[Decimal], width: Decimal, edges: Decimal
) -> list[Decimal]:
    """The widths of columns that together are ``width`` wide; of each its ``edges`` hold no text.
    All in halves of a character; ``shares`` are those that the form states."""
    stated = [share * width / sum(shares) for share in shares]
    spare = int(width - sum(texts.floors) - edges * len(shares))
    if spare < 0:
        return _squeezed(texts, stated)
    rooms = Rooms(texts)
    most = sum(rooms.widths) + spare
    while rooms.take_best_step(most):
        pass
    return _filled([room + edges for room in rooms.widths], stated)


def _filled(needed: Sequence[Decimal], stated: Sequence[Decimal]) -> list[Decimal]:
    """What every column needs, and what is left over shared so that the columns which need less
    than is stated stand to each other as stated."""
    widths = list(needed)
    tight: set[int] = set()
    while len(tight) < len(widths):
        free = [column for column in range(len(widths)) if column not in tight]
        scale = (sum(stated) - _sum(widths, tight)) / _sum(stated, free)
        too_narrow = {column for column in free if stated[column] * scale < needed[column]}
        if not too_narrow:
            for column in free:
                widths[column] = stated[column] * scale
            break
        tight |= too_narrow
    return widths


def _squeezed(texts: TableTexts, stated: Sequence[Decimal]) -> list[Decimal]:
    """Where numbers are too long: texts keep a part of their stated width, numbers share the
    rest."""
    widths = [width * _KEPT for width in stated]
    with_texts = [column for column in range(len(widths)) if column not in texts.fixed]
    rest = sum(stated, Decimal(0)) - _sum(widths, with_texts)
    asked = sum(texts.floors[column] for column in texts.fixed)
    for column in texts.fixed:
        widths[column] = rest * texts.floors[column] / asked
    return widths


def _sum(widths: Sequence[Decimal], columns: Iterable[int]) -> Decimal:
    return sum((widths[column] for column in columns), Decimal(0))
