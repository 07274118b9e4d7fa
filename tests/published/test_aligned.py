"""Tables without ruled lines, line by line."""

from __future__ import annotations

from generator.published.readers.aligned import Part, Parted, tables
from generator.published.readers.pieces import Grid


def line(*texts: str) -> Parted:
    """A line with its parts twelve characters apart."""
    parts = (Part(text, 12.0 * at, 12.0 * at + len(text)) for at, text in enumerate(texts))
    return Parted(tuple(parts))


def test_a_head_that_is_repeated_with_nothing_below_it_is_no_table() -> None:
    """At the foot of a page: the rows before it are a table, and the file can be read."""
    head = line("科目", "合计", "基本支出")
    rows = [line("教育支出", "12.00", "10.00"), line("其他支出", "3.00", "2.00")]
    first, *rest = tables([head, *rows, head])
    assert isinstance(first, Grid)
    assert [[box.text for box in row] for row in first.rows][1:] == [
        ["教育支出", "12.00", "10.00"],
        ["其他支出", "3.00", "2.00"],
    ]
    assert rest == [head]
