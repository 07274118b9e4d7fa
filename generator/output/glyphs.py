"""Characters that no font here can draw, found before a PDF is laid out and named with their place
in the input."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.diagnostics import Diagnostic, Position, Severity
from generator.document.tree import (
    Aligned,
    Block,
    Document,
    Heading,
    Inline,
    Paragraph,
    Table,
    plain,
)
from generator.fonts import Fonts

CODE = "Z101"


def undrawable(document: Document, fonts: Fonts, source: Path) -> tuple[Diagnostic, ...]:
    """One error for every character of ``document`` that would print as an empty box."""
    text = "".join(plain(inlines) for block in document.blocks() for inlines in _texts(block))
    missing = fonts.missing(text)
    written = source.read_text("utf-8-sig").splitlines() if missing else []
    return tuple(_error(character, _find(character, written, source)) for character in missing)


def _texts(block: Block) -> Iterator[tuple[Inline, ...]]:
    if isinstance(block, (Heading, Paragraph)):
        yield block.inlines
    elif isinstance(block, Aligned):
        yield from (block.left, block.right)
    elif isinstance(block, Table):
        yield from (cell.inlines for row in (*block.head, *block.body) for cell in row.cells)


def _find(character: str, lines: list[str], source: Path) -> Position:
    """Where ``character`` stands first in the file; the file's beginning where the form brought
    it."""
    return next(
        (
            Position(str(source), number, line.index(character) + 1)
            for number, line in enumerate(lines, 1)
            if character in line
        ),
        Position(str(source)),
    )


def _error(character: str, position: Position) -> Diagnostic:
    message = (
        f"本机没有一种字体有“{character}”（U+{ord(character):04X}）这个字，在 PDF 里会印成空框。"
    )
    mend = "换用规范字；或安装含这个字的宋体（例如方正、Windows 的宋体扩展）。只要 Word、网页时用 --format docx,html。"  # noqa: E501
    return Diagnostic(CODE, Severity.ERROR, position, message, mend)
