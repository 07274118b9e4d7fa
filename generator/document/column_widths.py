"""Columns wide enough for their numbers and codes: one that is broken over two lines is misread.

A form states its columns for the amounts that it expects. Where a unit's are longer – millions of
万元, or six decimals (舍位: 精确) – the other columns of the table give up some of their width;
where nothing is too long, nothing changes.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from generator.document.tree import Block, Document, Section, Table, plain
from generator.look import POINTS, Look

ZERO = Decimal(0)
DIGIT = Decimal("0.5")
"""The width of a digit or point in Chinese characters."""
KEPT = Decimal("0.6")
"""The part of its width that a column keeps whatever others need: its title and texts take more
lines."""


def with_wide_columns(document: Document, look: Look) -> Document:
    """``document`` with columns widened where a number would not fit."""
    sections = tuple(_section(section, look) for section in document.sections)
    return replace(document, sections=sections)


def _section(section: Section, look: Look) -> Section:
    width = look.pages[section.page].text_width * POINTS
    return replace(section, blocks=tuple(_fitted(block, look, width) for block in section.blocks))


def _fitted(block: Block, look: Look, width: Decimal) -> Block:
    return _widened(block, look, width) if isinstance(block, Table) else block


def _widened(table: Table, look: Look, width: Decimal) -> Table:
    """The table with shares of ``width`` (pt) moved from the columns that have some to spare."""
    shares = [Decimal(str(share)) for share in table.widths]
    needed = _needed(table, look, width)
    missing: list[Decimal] = []
    spare: list[Decimal] = []
    for share, need in zip(shares, needed, strict=True):
        missing.append(max(ZERO, need - share))
        spare.append(max(ZERO, share - max(need, share * KEPT)))
    if not any(missing) or not any(spare):
        return table
    part_met = min(Decimal(1), sum(spare, ZERO) / sum(missing, ZERO))
    part_given = min(Decimal(1), sum(missing, ZERO) / sum(spare, ZERO))
    widths = []
    for share, lacks, has_to_spare in zip(shares, missing, spare, strict=True):
        widths.append(float(share + part_met * lacks - part_given * has_to_spare))
    return replace(table, widths=tuple(widths))


def _needed(table: Table, look: Look, width: Decimal) -> list[Decimal]:
    """For each column the share (%) that its longest number or code takes; only rows with a cell
    for every column count."""
    needed = [ZERO] * len(table.widths)
    digit = DIGIT * look.styles[table.role].size
    edges = 2 * look.table.padding
    for row in table.body:
        if len(row.cells) != len(needed):
            continue
        for column, cell in enumerate(row.cells):
            text = plain(cell.inlines)
            if cell.figure or (text.isdigit() and text.isascii()):
                drawn = len(text) * digit
                needed[column] = max(needed[column], (drawn + edges) * 100 / width)
    return needed
