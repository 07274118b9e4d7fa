"""Characters that no font here can draw, found before a PDF is laid out and named with their place
in the input."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.diagnostics import Diagnostic, Position, Severity
from generator.document.tree import (
    Aligned,
    Contents,
    Document,
    Heading,
    Paragraph,
    Table,
    plain,
)
from generator.fonts import Fonts

CODE = "Z101"
_MEND = (
    "换用规范字；或安装含这个字的宋体（例如方正、Windows 的宋体扩展）。"
    "只要 Word、网页时用 --format docx,html。"
)


def undrawable(document: Document, fonts: Fonts, source: Path) -> tuple[Diagnostic, ...]:
    """One error for every character of ``document`` that would print as an empty box."""
    missing = fonts.missing("".join(_texts(document)))
    written = source.read_text("utf-8-sig").splitlines() if missing else []
    return tuple(_error(character, _find(character, written, source)) for character in missing)


def _texts(document: Document) -> Iterator[str]:
    """Everything that is printed, title of the contents aside."""
    for block in document.blocks():
        match block:
            case Heading() | Paragraph():
                yield plain(block.inlines)
            case Aligned():
                yield plain((*block.left, *block.right))
            case Table():
                for row in (*block.head, *block.body):
                    yield from (plain(cell.inlines) for cell in row.cells)
            case Contents():
                pass


def _find(character: str, lines: list[str], source: Path) -> Position:
    """Where ``character`` stands first in the file; the file's beginning where the form brought
    it."""
    for number, line in enumerate(lines, start=1):
        if character in line:
            return Position(str(source), number, line.index(character) + 1)
    return Position(str(source))


def _error(character: str, position: Position) -> Diagnostic:
    what = f"“{character}”（U+{ord(character):04X}）这个字"
    message = f"本机没有一种字体有{what}，在 PDF 里会印成空框。"
    return Diagnostic(CODE, Severity.ERROR, position, message, _MEND)
