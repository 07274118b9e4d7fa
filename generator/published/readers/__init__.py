"""Published files, ours or anybody's, read into the one model: Word, PDF, web pages, workbooks and
text. Nothing here knows a form."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from generator.apart import note
from generator.published.model import Paper, Table
from generator.published.readers import opening
from generator.published.readers.assemble import assembled
from generator.published.readers.pieces import UnreadableError

__all__ = ["UnreadableError", "read"]

FEWEST: Final = 100
"""Characters below which a file holds no disclosure."""
SCANNED: Final = 20
"""Characters a page below which a PDF is pictures."""


def read(path: Path) -> Paper:
    """The paper that a file holds; its ``source`` says what was odd in it or not read. Raises
    ``UnreadableError`` with what to do."""
    note("打开文件这一步")
    content = opening.content(path)
    try:
        pieces = opening.reader(content, path)(content)
        paper = assembled(pieces)
    except RecursionError as error:
        raise UnreadableError(f"{path} 里的表格或标记一层套一层，太深，读不出来。") from error
    characters = sum(map(len, _texts(paper)))
    if pieces.kind == "PDF" and characters < SCANNED * pieces.pages:
        raise UnreadableError(
            f"{path} 里没有文字，像是扫描件。请用原来的 Word 文件，或先做文字识别（OCR）。"
        )
    if characters < FEWEST:
        raise UnreadableError(
            f"{path} 里几乎没有文字，看不出是预算公开文件。请给出完整的公开文件（Word、PDF、"
            "网页或 Excel）。"
        )
    return paper


def _texts(paper: Paper) -> Iterator[str]:
    """Everything that a paper says."""
    for block in paper.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                yield from (cell.text for cell in row)
        else:
            yield block.text
