"""A table as rows of texts, its header among them."""

from __future__ import annotations

from collections.abc import Sequence

from generator.published.model import Table, Title


def rows_of(table: Table) -> list[list[str]]:
    """The texts of header and body, a merged cell at its first place alone."""
    body = [["" if cell.is_covered else cell.text for cell in row] for row in table.rows]
    return [*_head(table.head, table.width), *body]


def _head(titles: Sequence[Title], width: int) -> list[list[str]]:
    rows: list[list[str]] = []
    level = list(titles)
    while level:
        row = [""] * width
        for title in level:
            row[title.start] = title.text
        rows.append(row)
        level = [below for title in level for below in title.below]
    return rows
