"""Columns wide enough for their numbers: a number that is broken over two lines is misread.

A form states its columns for the amounts that it expects. Where a unit's are longer – millions of
万元, or six decimals (舍位: 精确) – the other columns of the table give up some of their width;
where nothing is too long, nothing changes.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from generator.document.tree import Block, Document, Number, Section, Table
from generator.look import Look

POINTS = Decimal(72) / Decimal("25.4")
"""Points in a millimetre."""
DIGIT = Decimal("0.5")
"""The width of a digit or point in Chinese characters."""
KEPT = Decimal("0.6")
"""The part of its width that a column keeps whatever others need: its title and texts take more
lines."""


def with_room(document: Document, look: Look) -> Document:
    """``document`` with columns widened where a number would not fit."""
    return replace(
        document, sections=tuple(_section(section, look) for section in document.sections)
    )


def _section(section: Section, look: Look) -> Section:
    width = look.pages[section.page].text_width * POINTS
    blocks = tuple(_widened(b, look, width) if isinstance(b, Table) else b for b in section.blocks)
    return replace(section, blocks=tuple[Block, ...](blocks))


def _widened(table: Table, look: Look, width: Decimal) -> Table:
    """The table with shares of ``width`` (pt) moved from the columns that have some to spare."""
    shares = [Decimal(str(share)) for share in table.widths]
    needed = _needed(table, look, width)
    missing = sum((max(Decimal(0), n - s) for n, s in zip(needed, shares, strict=True)), Decimal(0))
    spare = [max(Decimal(0), s - max(n, s * KEPT)) for n, s in zip(needed, shares, strict=True)]
    if not missing or not sum(spare):
        return table
    given = min(Decimal(1), missing / sum(spare))
    met = min(Decimal(1), sum(spare) / missing)
    widths = (
        s + met * (n - s) if n > s else s - given * free
        for n, s, free in zip(needed, shares, spare, strict=True)
    )
    return replace(table, widths=tuple(float(w) for w in widths))


def _needed(table: Table, look: Look, width: Decimal) -> list[Decimal]:
    """For each column the share (%) that its longest number takes; only rows with a cell for every
    column count."""
    needed = [Decimal(0)] * len(table.widths)
    edges = 2 * look.table.padding
    for row in table.body:
        if len(row.cells) == len(needed):
            for column, cell in enumerate(row.cells):
                if len(cell.inlines) == 1 and isinstance(cell.inlines[0], Number):
                    text = len(cell.inlines[0].text) * DIGIT * look.styles[table.role].size
                    needed[column] = max(needed[column], (text + edges) * 100 / width)
    return needed
