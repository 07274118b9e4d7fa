"""Columns, heads and type of tables by their contents, on tables worked out by hand.

The page is 400 pt wide. In 10 pt a Chinese character is 10 pt, a digit 5 pt; a column takes 5 pt
beside its text: twice the padding of 2 pt, and 1 pt between engines.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from generator.document.line_breaks import line_widths
from generator.document.table_fit import with_fitted_tables
from generator.document.tree import Cell, Document, Number, Row, Section, Table, Text
from generator.look import POINTS, FontRole, Look, Page, PageNumber, Style, TableLook

SIDE = (210 - 400 / POINTS) / 2
ON_PAGE = {"宋体": FontRole(名称="宋体")}
LOOK = Look(
    页面={"方": Page(上=50, 下=50, 左=SIDE, 右=SIDE, 页脚距=10)},
    页码=PageNumber(样式="表格"),
    字体=ON_PAGE,
    样式={"表格": Style(字体="宋体", 字号=10, 行距=12)},
    表格=TableLook(边框=0, 边距=2, 行高=15, 表头底色="FFFFFF"),
)


def text(content: str, **more: int) -> Cell:
    return Cell((Text(content),), **more)


def head(content: str, **more: int) -> Cell:
    return Cell((Text(content),), align="中", scope="col", **more)


def number(content: str) -> Cell:
    return Cell((Number("数", content, "1"),), align="右")


def fitted(*rows: tuple[Cell, ...], widths: tuple[float, ...], look: Look = LOOK) -> Table:
    heads = tuple(Row(cells) for cells in rows if cells[0].is_header)
    body = tuple(Row(cells) for cells in rows if not cells[0].is_header)
    table = Table("表", "表", widths, heads, body)
    document = Document("甲", "甲", "2024-03-10", (Section("方", (table,)),))
    (found,) = with_fitted_tables(document, look).tables()
    return found


def points(table: Table) -> list[int]:
    """The widths of the columns, in pt."""
    return [round(width * 4) for width in table.widths]


def test_what_fits_stays_as_the_form_states_it() -> None:
    row = (text("行政运行"), number("1234567.89"), number("1.00"))
    assert points(fitted(row, widths=(60, 20, 20))) == [240, 80, 80]


def test_a_number_stays_whole_and_the_rest_is_shared_as_stated() -> None:
    # The number takes 50 + 5 pt; the others share 345 pt as 80 to 10.
    row = (text("行政运行"), number("1234567.89"), number("1.00"))
    assert points(fitted(row, widths=(80, 10, 10))) == [307, 55, 38]


def test_a_name_takes_the_width_that_columns_without_figures_have_to_spare() -> None:
    # 30 characters take 305 pt; the empty columns, which need 25 for their heads, share 95 pt.
    rows = ((head("名称"), head("甲乙"), head("丙丁")), (text("字" * 30), text(""), text("")))
    assert points(fitted(*rows, widths=(20, 40, 40))) == [305, 48, 48]


def test_two_names_in_one_row_take_the_same_lines() -> None:
    # On one line both would take 610 pt; on two each takes 155, and what is left is shared.
    rows = ((head("甲"), head("乙")), (text("字" * 30), text("字" * 30)))
    assert points(fitted(*rows, widths=(50, 50))) == [200, 200]
    assert points(fitted(*rows, widths=(90, 10))) == [245, 155]


def test_the_head_of_a_group_widens_all_its_columns() -> None:
    rows = (
        (head("科目编码", colspan=2), head("名称", rowspan=2)),
        (head("类"), head("款")),
        (text("201"), text("03"), text("字" * 33)),
    )
    # The codes take 15 and 10 pt, and 5 beside them; the head above both needs 40 and has 30, so
    # each gets 5 more.
    assert points(fitted(*rows, widths=(5, 5, 90))) == [25, 20, 355]


def test_texts_keep_three_fifths_where_numbers_are_too_long() -> None:
    row = (text("行政运行"), number("1" * 60), number("1" * 60))
    assert points(fitted(row, widths=(50, 25, 25))) == [120, 140, 140]


def test_a_head_breaks_evenly() -> None:
    # Eight characters in a room of seven: four and four, where seven and one would fit.
    rows = ((head("功能分类科目编码"), head("甲")), (text("1"), number("1" * 63)))
    table = fitted(*rows, widths=(20, 80))
    left, right = table.head[0].cells[0].free
    room = table.widths[0] * 4 / 10 - 0.5
    narrow = int(2 * (Decimal(room) - left - right))
    assert line_widths("功能分类科目编码", narrow) == (8, 8)
    assert left == right


def test_decimal_points_stand_below_each_other() -> None:
    rows = (
        (text("甲"), number("1.25")),
        (text("乙"), number("10.5")),
        (text("丙"), number("7")),
        (text("丁"), number("")),
    )
    free = [row.cells[1].free[1] for row in fitted(*rows, widths=(50, 50)).body]
    # A digit is half a character; the point of the whole number is missing too.
    assert free == [0, Decimal("0.5"), Decimal("1.4"), 0]


def test_a_small_table_is_set_in_the_larger_type_of_the_look() -> None:
    small = LOOK.styles["表格"]
    styles = {
        "表格": small.model_copy(update={"roomy": "中"}),
        "中": Style(字体="宋体", 字号=20, 行距=40, 宽裕时="大"),
        "大": Style(字体="宋体", 字号=40, 行距=80),
    }
    look = LOOK.model_copy(update={"styles": styles})
    row = (text("甲"), number("1.00"))
    # The page has 558 pt: six rows of 80 fill 86 % of it, seven are too many; of 40 twelve do.
    assert fitted(*[row] * 6, widths=(50, 50), look=look).role == "大"
    assert fitted(*[row] * 7, widths=(50, 50), look=look).role == "中"
    assert fitted(*[row] * 12, widths=(50, 50), look=look).role == "中"
    assert fitted(*[row] * 13, widths=(50, 50), look=look).role == "表格"


WORDS = st.text(alphabet="预算支出（）、1234567890.", max_size=25)


@given(
    texts=st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=4),
    widths=st.tuples(*[st.integers(1, 100)] * 3),
)
def test_any_table_fills_the_page_and_says_the_same(
    texts: list[tuple[str, str, str]], widths: tuple[int, int, int]
) -> None:
    rows = [tuple(map(text, row)) for row in texts]
    table = fitted(*rows, widths=widths)
    assert round(sum(table.widths), 6) == 100
    assert min(table.widths) > 0
    said = [
        tuple(replace(cell, free=(Decimal(0),) * 2) for cell in row.cells) for row in table.body
    ]
    assert said == rows
