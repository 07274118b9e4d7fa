"""Signs that staff can type, printed as a form prints them: ``>=95%`` as ``≥95%``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from generator.document.tree import (
    Aligned,
    Block,
    Contents,
    Document,
    Inline,
    Row,
    Table,
    Text,
)

_ALIKE: Final = {">=": "≥", "<=": "≤"}
"""Signs that mean the same, whichever of them a form prints."""


def with_signs(document: Document, signs: Mapping[str, str]) -> Document:
    """``document`` with every text of ``signs`` printed as what stands beside it there."""
    sections = [
        replace(section, blocks=tuple(_block(block, signs) for block in section.blocks))
        for section in document.sections
    ]
    return replace(document, sections=tuple(sections))


def as_typed(printed: str) -> re.Pattern[str]:
    """What finds a printed text among what staff typed: signs of either kind are equal."""
    pattern = re.escape(printed)
    for typed, sign in _ALIKE.items():
        pattern = pattern.replace(re.escape(typed), sign).replace(sign, f"(?:{sign}|{typed})")
    return re.compile(pattern)


def typed(printed: str) -> str:
    """A printed text with the signs that staff type."""
    for plain_sign, sign in _ALIKE.items():
        printed = printed.replace(sign, plain_sign)
    return printed


def _block(block: Block, signs: Mapping[str, str]) -> Block:
    match block:
        case Contents():
            return block
        case Aligned():
            return replace(
                block, left=_inlines(block.left, signs), right=_inlines(block.right, signs)
            )
        case Table():
            head = tuple(_row(row, signs) for row in block.head)
            return replace(block, head=head, body=tuple(_row(row, signs) for row in block.body))
        case _:
            return replace(block, inlines=_inlines(block.inlines, signs))


def _row(row: Row, signs: Mapping[str, str]) -> Row:
    cells = [replace(cell, inlines=_inlines(cell.inlines, signs)) for cell in row.cells]
    return replace(row, cells=tuple(cells))


def _inlines(inlines: tuple[Inline, ...], signs: Mapping[str, str]) -> tuple[Inline, ...]:
    return tuple(_inline(inline, signs) for inline in inlines)


def _inline(inline: Inline, signs: Mapping[str, str]) -> Inline:
    if not isinstance(inline, Text):
        return inline
    text = inline.text
    for typed, printed in signs.items():
        text = text.replace(typed, printed)
    return inline if text == inline.text else replace(inline, text=text)
