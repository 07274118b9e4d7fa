"""A paper as lines and grids, which the checks of a known form read."""

from __future__ import annotations

from collections.abc import Sequence

from generator.audit.model import Block, Grid, Line, Published
from generator.published.model import Paper, Table, Title


def published(paper: Paper) -> Published:
    """The same blocks in the same order."""
    blocks: list[Block] = []
    for block in paper.blocks:
        if isinstance(block, Table):
            blocks.append(_grid(block))
        else:
            blocks.extend(Line(text, block.page) for text in block.text.split("\n"))
    return Published(paper.source.kind if paper.source else "文件", tuple(blocks))


def _grid(table: Table) -> Grid:
    head = _head(table.head, table.width)
    body = [tuple("" if cell.is_covered else cell.text for cell in row) for row in table.rows]
    return Grid((*head, *body), table.page)


def _head(titles: Sequence[Title], width: int) -> list[tuple[str, ...]]:
    """The header's rows: every title at its first place."""
    rows: list[tuple[str, ...]] = []
    level = list(titles)
    while level:
        row = [""] * width
        for title in level:
            row[title.start] = title.text
        rows.append(tuple(row))
        level = [below for title in level for below in title.below]
    return rows
