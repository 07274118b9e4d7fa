"""Which cell covers which place of a table."""

from __future__ import annotations

import pytest

from generator.document.grid import fits, grid
from generator.document.tree import Cell, Row, Table, Text, plain


def cell(text: str, rowspan: int = 1, colspan: int = 1) -> Cell:
    return Cell((Text(text),), rowspan, colspan)


def table(*rows: tuple[Cell, ...], columns: int = 3) -> Table:
    body = tuple(Row(cells) for cells in rows)
    return Table("表", "表", (100 / columns,) * columns, (), body)


def shown(of: Table) -> list[str]:
    """Each row as the texts of the cells at its places."""
    return ["".join(plain(p.cell.inlines) or "·" for p in row.places) for row in grid(of)]


def test_spans_cover_their_places_and_push_the_next_cells_on() -> None:
    spanning = table((cell("甲", 2), cell("乙", 1, 2)), (cell("丙"), cell("丁")))
    assert shown(spanning) == ["甲乙乙", "甲丙丁"]
    assert fits(spanning)
    second = grid(spanning)[1]
    assert [plain(p.cell.inlines) for p in second.cells()] == ["甲", "丙", "丁"]
    assert [plain(p.cell.inlines) for p in second.own_cells()] == ["丙", "丁"]
    assert [p.column for p in second.own_cells()] == [1, 2]


def test_a_block_in_the_middle_is_stepped_over_in_every_row() -> None:
    rows = [(cell("甲"), cell("大", 2, 1), cell("乙")), (cell("丙"), cell("丁")), (cell("戊"),)]
    assert shown(table(*rows)) == ["甲大乙", "丙大丁", "戊··"]


@pytest.mark.parametrize(
    "rows",
    [
        [(cell("甲"), cell("乙"), cell("丙"), cell("丁"))],
        [(cell("甲", 1, 4),)],
        [(cell("甲", 2),)],
        [(cell("甲"), cell("大", 2)), (cell("宽", 1, 2),)],
        [(cell("甲", 2, 3),), (cell("乙"),)],
    ],
    ids=["too many", "too wide", "too low", "over another", "no place left"],
)
def test_what_does_not_fit_is_refused(rows: list[tuple[Cell, ...]]) -> None:
    assert not fits(table(*rows))
    with pytest.raises(ValueError, match="does not fit the 3 columns"):
        grid(table(*rows))


def test_a_head_that_reaches_into_the_body_does_not_fit() -> None:
    head = (Row((cell("甲", 2), cell("乙", 1, 2))),)
    body = (Row((cell("丙"), cell("丁"))),)
    assert not fits(Table("表", "表", (40, 30, 30), head, body))
