"""A number is never too long for its column, where the table has room."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from generator import pipeline
from generator.document.column_widths import with_wide_columns
from generator.document.tree import Cell, Document, Number, Row, Section, Table, Text
from generator.look import Look

SAMPLE = Path(__file__).parents[2] / "inputs" / "2024-wuqia-gov.yaml"


@pytest.fixture(scope="module")
def look() -> Look:
    """Text 441 pt wide in 10 pt, padding 2 pt: a digit takes 5 pt, ten of them 54 pt, 12.24 % of
    the width."""
    given = pipeline.load(SAMPLE).form.look
    page = next(iter(given.pages.values()))
    margins = {"orientation": "纵向", "left": Decimal("27.2125"), "right": Decimal("27.2125")}
    style = given.styles["表格"].model_copy(update={"size": Decimal(10)})
    table = given.table.model_copy(update={"padding": Decimal(2)})
    pages = {"竖表": page.model_copy(update=margins)}
    return given.model_copy(update={"pages": pages, "styles": {"表格": style}, "table": table})


def document(number: str, *widths: float) -> Document:
    cells = (Cell((Text("行政运行"),)), *(Cell((Number("数", number, "1"),)) for _ in widths[1:]))
    table = Table("表", "表", widths, (), (Row(cells),))
    return Document("甲", "甲", "2024-03-10", (Section("竖表", (table,)),))


def widths(number: str, look: Look, *given: float) -> list[float]:
    (table,) = with_wide_columns(document(number, *given), look).blocks()
    assert isinstance(table, Table)
    return [round(width, 2) for width in table.widths]


def test_numbers_that_fit_leave_the_table_as_the_form_states_it(look: Look) -> None:
    assert widths("1234567.89", look, 60.0, 20.0, 20.0) == [60, 20, 20]


def test_a_long_number_takes_width_from_the_text(look: Look) -> None:
    assert widths("1234567.89", look, 80.0, 10.0, 10.0) == [75.51, 12.24, 12.24]


def test_no_column_gives_up_more_than_two_fifths(look: Look) -> None:
    assert widths("1" * 60, look, 50.0, 25.0, 25.0) == [30, 35, 35]
