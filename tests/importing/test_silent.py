"""Tables that could be read wrongly without a word: read rightly, or named."""

from __future__ import annotations

from typing import Any

import pytest

from generator.source.reader import read
from tests.importing.conftest import Import, Outcome

TOP: list[list[object]] = [["2024年部门预算（单位：万元）"]]


def facts(done: Outcome) -> Any:
    return read(done.file).root


def basic(done: Outcome) -> list[tuple[str, str, str]]:
    lines = facts(done)["基本支出"]["明细"]
    return [(x["功能科目"], x["经济科目"], x["金额"]) for x in lines]


def test_codes_left_blank_below_are_those_above(run: Import) -> None:
    done = run(
        [
            *TOP,
            ["项目名称", "功能科目编码", "经济科目编码", "金额"],
            ["网络运维", "2010302", "30213", 3],
            [None, None, "30227", 2],
            ["培训", "2010302", "30216", 4],
            [None, None, None, 9],
        ]
    )
    assert [(p["名称"], p["支出"]) for p in facts(done)["项目"]] == [
        ("培训", {"30216": "4"}),
        ("网络运维", {"30213": "3", "30227": "2"}),
    ]
    assert "支出：有 1 行（第 4 行等）没有写功能科目，按上一行的读。" in done.out
    assert (done.code, done.err) == (0, "")


def test_of_two_stages_of_a_budget_none_is_chosen(run: Import) -> None:
    rows: list[list[object]] = [
        *TOP,
        ["功能科目", "经济科目", "一上预算数", "二上预算数"],
        ["2010301", "30101", 9, 10],
    ]
    done = run(rows)
    assert done.code == 2
    assert "有几栏金额：一上预算数、二上预算数，不知道取哪一栏" in done.err
    done = run(rows, mapping="列: {一上预算数: 忽略}\n")
    assert basic(done) == [("2010301", "30101", "10")]


def test_the_last_of_several_years_counts(run: Import) -> None:
    done = run(
        [
            *TOP,
            ["功能科目", "经济科目", "2023年预算数", "2024年预算数", "增减额"],
            ["2010301", "30101", 9, 10, 1],
        ]
    )
    assert basic(done) == [("2010301", "30101", "10")]
    assert "没有取用的列：2023年预算数（其中的数相加 9）、增减额（其中的数相加 1）。" in done.out


def test_an_amount_beside_its_funds_is_their_sum(run: Import) -> None:
    rows: list[list[object]] = [
        *TOP,
        ["功能科目", "经济科目", "预算数", "一般公共预算", "事业收入"],
        ["2010301", "30101", 12, 10, 2],
    ]
    assert "取用 2 笔，共 12.00万元。" in run(rows).out
    rows[2][2] = 13
    assert "支出!C3  “预算数”印的是 13，这一行各栏相加是 12。" in run(rows).err


def test_the_same_money_by_kind_and_by_fund_is_not_added(run: Import) -> None:
    done = run(
        [
            *TOP,
            ["功能科目", "经济科目", "基本支出", "项目支出", "一般公共预算", "其他收入"],
            ["2010301", "30101", 10, 0, 10, 0],
        ]
    )
    assert done.code == 2
    assert "基本支出、项目支出与一般公共预算、其他收入像是同一笔钱的两种分法" in done.err


def test_what_is_carried_over_is_not_this_years(run: Import) -> None:
    done = run(
        [
            *TOP,
            ["功能科目", "经济科目", "项目名称", "本年拨款", "上年结转"],
            [None, None, None, "一般公共预算", "一般公共预算"],
            ["2010302", "302", "培训", 10, 3],
        ]
    )
    root = facts(done)
    assert [p["支出"] for p in root["项目"]] == [{"302": "10"}]
    assert [(c["资金来源"], c["金额"]) for c in root["上年结转结余"]] == [("一般公共预算结转", "3")]


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("2000元", "0.20"), ("1.5万元", "1.50"), ("￥1,000.00", "1000"), ("（3.00）", "-3")],
)
def test_amounts_as_they_are_typed(typed: str, amount: str, run: Import) -> None:
    done = run([*TOP, ["功能科目", "经济科目", "金额"], ["2010301", "30101", typed]])
    assert basic(done) == [("2010301", "30101", amount)]


def test_the_same_projects_on_two_sheets_count_once(run: Import, tmp_path: Any) -> None:
    from openpyxl import Workbook

    book = Workbook()
    one: Any = book.active
    one.title = "明细"
    two = book.create_sheet("项目")
    for row in (
        ["单位：万元"],
        ["功能科目", "经济科目", "项目名称", "预算数"],
        ["2010301", "30101", None, 10],
        ["2010302", "302", "培训", 2],
        ["2010302", "302", "会议", 1],
    ):
        one.append(row)
    for row in (
        ["单位：元"],
        ["项目名称", "功能科目", "经济科目", "预算数"],
        ["培训", "2010302", "302", 20000],
    ):
        two.append(row)
    book.save(tmp_path / "两张.xlsx")
    done = run(tmp_path / "两张.xlsx")
    assert "项目：有 1 笔与“明细”是同一笔钱，只算一次。" in done.out
    assert "取用 3 笔，共 13.00万元。" in done.out


def test_the_rest_of_rounding_is_no_contradiction_and_said(run: Import) -> None:
    rows: list[list[object]] = [
        *TOP,
        ["功能科目", "经济科目", "金额"],
        ["2010301", "30101", 3.33],
        ["2010301", "30102", 3.33],
        ["2010301", "30103", 3.33],
        ["合计", None, 10],
    ]
    done = run(rows, more=())
    assert done.code == 0
    assert "与表上 1 个合计数相符（其中 1 个有四舍五入的尾差）" in done.out
    rows[-1][2] = 10.02
    done = run(rows, more=())
    assert "合计印的是 10.02，读入的各行相加是 9.99，相差 0.03。" in done.err


def test_staff_paid_under_a_project_is_asked_about(run: Import) -> None:
    rows: list[list[object]] = [
        *TOP,
        ["项目名称", "功能科目", "经济科目", "金额"],
        ["工资性支出", "2010301", "30101", 10],
        ["网络运维", "2010302", "30213", 3],
    ]
    done = run(rows, more=())
    assert done.code == 1
    assert "“工资性支出”（30101）是不是项目：表上没有写性质，先按项目支出" in done.err
    assert "2 笔没有写是基本支出还是项目支出" in done.out
    done.file.unlink()
    done = run(rows, mapping="性质: {工资性支出: 基本支出}\n", more=())
    assert done.code == 0
    assert basic(done) == [("2010301", "30101", "10")]
    done.file.unlink()
    done = run(rows, mapping="性质: {工资性支出: 项目支出}\n", more=())
    assert done.code == 0
    assert [p["名称"] for p in facts(done)["项目"]] == ["工资性支出", "网络运维"]


def test_a_column_that_says_its_measure_is_believed(run: Import) -> None:
    done = run([*TOP, ["功能科目", "经济科目", "预算数（元）"], ["2010301", "30101", 100000]])
    assert basic(done) == [("2010301", "30101", "10")]


def test_two_measures_above_a_table_are_none(run: Import) -> None:
    done = run(
        [
            ["2024年部门预算（万元）", None, "单位：元"],
            ["功能科目", "经济科目", "预算数"],
            ["2010301", "30101", 10],
        ]
    )
    assert done.code == 2
    assert "没有写清金额单位" in done.err


def test_margins_that_do_not_come_to_the_same_are_named(run: Import, tmp_path: Any) -> None:
    from openpyxl import Workbook

    book = Workbook()
    one: Any = book.active
    one.title = "按功能"
    two = book.create_sheet("按经济")
    for row in (["基本支出（万元）"], ["功能科目", "预算数"], ["2010301", 10]):
        one.append(row)
    for row in (["基本支出（万元）"], ["经济科目", "预算数"], ["30101", 9.5]):
        two.append(row)
    book.save(tmp_path / "两边.xlsx")
    done = run(tmp_path / "两边.xlsx", more=())
    assert done.code == 2
    said = (
        "按功能!B3  基本支出按功能科目合计 10.00万元，按经济科目（按经济）合计 9.50万元，两边不等。"
    )
    assert said in done.err


def test_what_a_column_was_taken_for_is_shown(run: Import) -> None:
    done = run(
        [
            *TOP,
            ["支出功能分类", "支出经济分类", "财政拨款收入", "一般公共预算拨款收入", "备注"],
            ["2010301", "30101", None, 10, None],
        ]
    )
    assert (
        "支出：栏目 A“支出功能分类”是功能科目，B“支出经济分类”是经济科目，"
        "C“财政拨款收入”是金额 财政拨款，D“一般公共预算拨款收入”是金额 一般公共预算。"
    ) in done.out


@pytest.mark.parametrize(
    "title",
    ["2024年预算数", "本年预算", "申报金额", "控制数", "二上预算数", "2024年度预算数（万元）"],
)
def test_titles_of_amounts(title: str, run: Import) -> None:
    done = run(
        [
            *TOP,
            ["支出功能分类名称", "支出功能分类编码", "支出经济分类", "项目类型", title],
            ["行政运行", "2010301", "30101", "人员类", 10],
        ],
        more=(),
    )
    assert (done.code, basic(done)) == (0, [("2010301", "30101", "10")])


def test_sheets_of_two_years_are_not_added(run: Import, tmp_path: Any) -> None:
    from openpyxl import Workbook

    book = Workbook()
    one: Any = book.active
    one.title = "2023年"
    two = book.create_sheet("支出")
    rows: list[list[object]] = [["功能科目", "经济科目", "金额"], ["2010301", "30101", 5]]
    for row in (["单位：万元"], *rows):
        one.append(row)
    for row in (["2024年支出（万元）"], rows[0], [*rows[1][:2], 6]):
        two.append(row)
    book.save(tmp_path / "两年.xlsx")
    done = run(tmp_path / "两年.xlsx")
    assert basic(done) == [("2010301", "30101", "6")]
    assert "2023年：是 2023 年的表，读的是 2024 年的，没有读。" in done.out


def test_of_years_to_come_none_is_chosen(run: Import) -> None:
    done = run(
        [
            *TOP,
            ["功能科目", "经济科目", "2024年预算数", "2025年预算数", "2026年预算数"],
            ["2010301", "30101", 5, 6, 7],
        ]
    )
    assert done.code == 2
    assert "有几栏金额：2024年预算数、2025年预算数、2026年预算数，不知道取哪一栏" in done.err


def test_an_amount_over_two_rows_is_named(run: Import, tmp_path: Any) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet: Any = book.active
    for row in (
        ["单位：万元"],
        ["功能科目", "经济科目", "金额"],
        ["2010302", "30201", 10],
        ["2010302", "30202", None],
    ):
        sheet.append(row)
    sheet.merge_cells("C3:C4")
    book.save(tmp_path / "并.xlsx")
    done = run(tmp_path / "并.xlsx", more=())
    assert done.code == 2
    assert "Sheet!C4  与 Sheet!C3 合并成一格，分不清各是多少，没有读入。" in done.err
