"""Titles whose lines break between words, decided once for every engine and for Word."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final

from generator.document.title_lines import SHORT, best_room
from generator.document.tree import Block, Document, Paragraph, Section, plain
from generator.look import POINTS, Look, Style

_SLACK: Final = Decimal("0.2")
"""Characters by which a line may come out wider than it was counted."""


def with_fitted_titles(document: Document, look: Look) -> Document:
    """``document`` with the centred lines of its cover broken between words. Headings stay as they
    are: a reader of our PDF would take the lines of one for several."""
    sections = tuple(_section(section, look) for section in document.sections)
    return replace(document, sections=sections)


def _section(section: Section, look: Look) -> Section:
    width = look.pages[section.page].text_width * POINTS
    return replace(section, blocks=tuple(_fitted(block, look, width) for block in section.blocks))


def _fitted(block: Block, look: Look, width: Decimal) -> Block:
    if not isinstance(block, Paragraph):
        return block
    style = look.styles[block.role]
    if style.align != "中":
        return block
    room = width / style.pitch - style.left - style.right
    lines = int(2 * room)
    best = best_room(plain(block.inlines), lines, int(2 * style.first_line), SHORT)
    if best == lines:
        return block
    return replace(block, free=_sides(room - Decimal(best) / 2 - _SLACK, style))


def _sides(spare: Decimal, style: Style) -> tuple[Decimal, Decimal]:
    """What is left free at the left and at the right: of a centred title half at either."""
    free = max(spare, Decimal(0))
    return (free / 2, free / 2) if style.align == "中" else (Decimal(0), free)
