"""Tables as they are really printed: heads over several lines, with their title in them, over
pages, one after another."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.published.model import Title
from generator.published.readers.grids import table
from generator.published.readers.pieces import Box, Grid
from tests.published.made import (
    FILLING,
    cell,
    grid,
    pages,
    paragraph,
    ruled,
    run,
    said,
    saved,
    tables,
    texts,
    word,
)

HEAD = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"]
FIRST = ["201", "一般公共服务支出", "1,200.00", "900.00", "300.00"]
SECOND = ["208", "社会保障和就业支出", "80.00", "80.00", ""]
TOTAL = ["", "合计", "1,280.00", "980.00", "300.00"]


def flat(*rows: list[str]) -> Grid:
    return Grid(tuple(tuple(map(Box, row)) for row in rows))


def test_a_head_over_three_lines_whose_file_merges_nothing() -> None:
    head = table(
        flat(
            ["科目", "", "", "", "支出预算", "", ""],
            ["功能分类科目编码", "", "", "功能分类科目名称", "合计", "基本支出", "项目支出"],
            ["类", "款", "项", "", "", "", ""],
            ["201", "26", "01", "行政运行", "10.00", "10.00", ""],
        )
    ).table.head
    levels = (Title("类", 0, 1), Title("款", 1, 2), Title("项", 2, 3))
    parts = (Title("合计", 4, 5), Title("基本支出", 5, 6), Title("项目支出", 6, 7))
    codes = Title("功能分类科目编码", 0, 3, levels)
    assert head == (
        Title("科目", 0, 4, (codes, Title("功能分类科目名称", 3, 4))),
        Title("支出预算", 4, 7, parts),
    )


def test_columns_of_codes_without_titles_of_their_own() -> None:
    made = table(
        flat(["功能分类科目编码", "", "", "名称", "总计"], ["201", "03", "01", "行政运行", "5.50"])
    ).table
    assert made.head == (
        Title("功能分类科目编码", 0, 3),
        Title("名称", 3, 4),
        Title("总计", 4, 5),
    )
    assert texts(made) == [["201", "03", "01", "行政运行", "5.50"]]


def test_an_empty_table_keeps_its_head() -> None:
    made = table(flat(HEAD, ["", "合计", "", "", ""])).table
    assert [title.text for title in made.head] == HEAD
    assert texts(made) == [["", "合计", "", "", ""]]


def test_labels_beside_cells_are_no_head() -> None:
    made = table(
        flat(
            ["项目名称", "档案数字化", "项目负责人", "（略）"],
            ["年度预算总额", "12.00", "其中：财政拨款", "12.00"],
            ["总体目标", "完成馆藏档案数字化五万页。", "", ""],
        )
    ).table
    assert made.head == ()
    assert len(made.rows) == 3


def test_title_unit_and_notes_that_stand_in_the_grid() -> None:
    made = table(
        flat(
            ["2026年部门支出总表", "", "", "", ""],
            ["编制部门：示例县档案馆", "", "", "单位：元", ""],
            HEAD,
            FIRST,
            ["", "", "", "", ""],
            TOTAL,
            ["注：本表不含结转。", "", "", "", ""],
        )
    )
    assert made.above == ("2026年部门支出总表", "编制部门：示例县档案馆\u3000单位：元")
    assert (made.table.title, made.table.unit) == ("2026年部门支出总表", "元")
    assert made.table.notes == ("注：本表不含结转。",)
    assert texts(made.table) == [FIRST, TOTAL]
    assert [origin.row for origin in made.table.origins] == [4, 6]


def test_a_row_that_numbers_the_columns_is_neither_head_nor_body() -> None:
    made = table(flat(HEAD, ["栏次", "", "1", "2", "3"], FIRST)).table
    assert [title.text for title in made.head] == HEAD
    assert texts(made) == [FIRST]


def test_numbers_with_blanks_breaks_and_full_width_digits() -> None:
    made = table(
        flat(
            ["名称", "甲", "乙", "丙", "丁"],
            ["合 计", "1,834.8 3", "1834.\n83", "１２．５０", "1，234.00"],
            ["款项", "201 01", "—", "−3.5", "5"],
        )
    )
    assert texts(made.table) == [
        ["合计", "1,834.83", "1834.83", "12.50", "1,234.00"],
        ["款项", "201 01", "—", "−3.5", "5"],
    ]
    numbers = [cell.number and str(cell.number.value) for cell in made.table.rows[0][1:]]
    assert numbers == ["1834.83", "1834.83", "12.50", "1234.00"]
    assert made.table.rows[1][1].number is None
    assert [(one.what.name, one.row, one.column) for one in made.odd] == [
        ("SPLIT", 0, 1),
        ("SPLIT", 0, 2),
        ("WIDE", 0, 3),
        ("SPLIT", 0, 4),
    ]


TALL = "width: 595pt, height: 240pt, margin: 30pt"
"""Pages on which a few rows find room."""
MANY = [[f"20{number:02}", f"科目{number}", "10.00", "6.00", "4.00"] for number in range(30)]
WIDTHS = (60, 150, 80, 80, 80)


@pytest.mark.parametrize("is_repeated", [True, False])
def test_a_table_over_pages_is_one(tmp_path: Path, is_repeated: bool) -> None:  # noqa: FBT001
    head = ", ".join(f"[{title}]" for title in HEAD)
    repeated = f"table.header({head}),"
    rows = MANY if is_repeated else [HEAD, *MANY]
    made = ruled([*rows, TOTAL], WIDTHS, more=repeated if is_repeated else "")
    paper = saved(pages(f"单位：元\n\n{made}", TALL), tmp_path)
    (found,) = tables(paper)
    assert [title.text for title in found.head] == HEAD
    assert texts(found) == [*MANY, TOTAL]
    assert found.unit == "元"
    assert found.origins[-1].page == paper.source.pages > 2  # type: ignore[union-attr]


def test_a_part_on_the_next_page_that_lost_an_empty_column(tmp_path: Path) -> None:
    first = ruled([HEAD, FIRST, SECOND], WIDTHS)
    rest = [["210", "卫生健康支出", "7.00", "7.00"], ["", "合计", "7.00", "7.00"]]
    paper = saved(pages(f"{first}#pagebreak()\n{ruled(rest, WIDTHS[:4])}"), tmp_path)
    (found,) = tables(paper)
    assert texts(found)[2:] == [[*row, ""] for row in rest]


def test_two_tables_in_a_row_with_equal_columns_are_two(tmp_path: Path) -> None:
    fund, capital = "政府性基金预算支出表", "国有资本经营预算支出表"
    first, second = ruled([HEAD, FIRST], WIDTHS), ruled([HEAD, SECOND], WIDTHS)
    paper = saved(pages(f"{fund}\n\n{first}#pagebreak()\n{capital}\n\n{second}"), tmp_path)
    assert [(one.title, texts(one)) for one in tables(paper)] == [
        (fund, [FIRST]),
        (capital, [SECOND]),
    ]
    body = paragraph(run(fund)) + grid(HEAD, FIRST) + paragraph(run(capital)) + grid(HEAD, SECOND)
    assert [one.title for one in tables(saved(word(body), tmp_path))] == [fund, capital]


def test_a_title_that_is_repeated_with_the_head_goes_on(tmp_path: Path) -> None:
    title = "单位收支总表"
    first, second = ruled([HEAD, FIRST], WIDTHS), ruled([HEAD, SECOND], WIDTHS)
    again = f"#pagebreak()\n{title}（续）\n\n{second}"
    (found,) = tables(saved(pages(f"{title}\n\n{first}{again}"), tmp_path))
    assert texts(found) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "title", ["2026年部门支出总表", "部门（单位）支出总表", "三、支出表（单位：元）"]
)
def test_a_year_and_the_kind_of_unit_may_stand_in_a_title(tmp_path: Path, title: str) -> None:
    body = paragraph(run(title)) + paragraph(run("单位：万元")) + grid(HEAD, FIRST)
    (found,) = tables(saved(word(body), tmp_path))
    assert (found.title, found.unit) == (title, "万元")
    assert found.year == (2026 if title.startswith("2026") else 0)


@pytest.mark.parametrize("label", ["公开03表", "表 3", "附表3-1", "预算公开03表"])
def test_the_number_of_a_table_is_not_its_title(tmp_path: Path, label: str) -> None:
    above = [paragraph(run(line)) for line in ("支出决算表", label, "金额单位：万元")]
    (found,) = tables(saved(word("".join(above) + grid(HEAD, FIRST)), tmp_path))
    assert (found.title, found.unit) == ("支出决算表", "万元")


def test_a_code_column_that_shows_only_its_own_level_stays_as_printed(tmp_path: Path) -> None:
    rows = [
        ["类", "款", "项", "名称", "合计"],
        ["201", "", "", "一般公共服务支出", "5.00"],
        ["", "26", "", "档案事务", "5.00"],
        ["", "", "04", "档案馆", "5.00"],
    ]
    (found,) = tables(saved(word(grid(*rows)), tmp_path))
    assert texts(found) == rows[1:]


def test_a_table_in_a_cell_is_a_table_of_its_own(tmp_path: Path) -> None:
    inner = grid(HEAD, FIRST)
    outer = f"<w:tbl><w:tr>{cell(paragraph(run('外')) + inner)}{cell('右')}</w:tr></w:tbl>"
    outside, inside = tables(saved(word(outer), tmp_path))
    assert texts(outside) == [] or texts(outside) == [["外", "右"]]
    assert texts(inside) == [FIRST]


def test_what_stands_above_a_table_is_no_note_of_the_one_before(tmp_path: Path) -> None:
    body = grid(HEAD, FIRST) + paragraph(run("备注：无。")) + paragraph(run("表 2"))
    paper = saved(word(body + paragraph(run("支出表")) + grid(HEAD, SECOND)), tmp_path)
    assert said(paper) == ["表", "备注：无。", "表2", "3 支出表", "表"]
    assert [one.notes for one in tables(paper)] == [("备注：无。",), ()]
    assert FILLING
