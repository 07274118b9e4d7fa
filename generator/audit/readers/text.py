"""Plain text out of a Word or PDF file: tables as tab-separated rows, everything else as lines that
may go on."""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.model import Block, Grid, Line, Published


def read(text: str) -> Published:
    """The text's lines and tables."""
    return Published("文本", tuple(_blocks(text)))


def _blocks(text: str) -> Iterator[Block]:
    paged = "\f" in text
    for page, part in enumerate(text.split("\f"), start=1):
        number = page if paged else 0
        rows: list[tuple[str, ...]] = []
        for line in [*part.splitlines(), ""]:
            if "\t" in line:
                rows.append(tuple(c.strip() for c in line.split("\t")))
                continue
            if rows:
                yield _block(rows, number)
                rows = []
            if line.strip():
                yield Line(line.strip(), number, whole=False)


def _block(rows: list[tuple[str, ...]], page: int) -> Block:
    """One line with tabs is no table: the tabs set its words apart."""
    return (
        Grid(tuple(rows), page)
        if len(rows) > 1
        else Line(" ".join(filter(None, rows[0])), page, whole=False)
    )
