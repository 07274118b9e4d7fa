"""Sums within tables of forms that the program has never seen: what holds is left alone, what does
not is named."""

from __future__ import annotations

import pytest

from generator.relations.verdict import Answer
from tests.relations.papers import EXACT, ROUNDED, covered, said

BY_LEVEL = """
# 2025年部门支出预算总表
单位：元
| 项目             | <  | <  | <                | 支出预算      | <            | <            |
| 功能分类科目编码 | <  | <  | 功能分类科目名称 | 合计          | 基本支出     | 项目支出     |
| 类               | 款 | 项 | ^                | ^             | ^            | ^            |
---
| 201 |    |    | 一般公共服务支出 | 22,186,440.80 | 16,093,326.00 | 6,093,114.80 |
|     | 06 |    | 财政事务         | 22,186,440.80 | 16,093,326.00 | 6,093,114.80 |
|     |    | 01 | 行政运行         | 16,231,840.80 | 16,093,326.00 | 138,514.80   |
|     |    | 02 | 一般行政管理事务 | 5,954,600.00  |               | 5,954,600.00 |
| 208 |    |    | 社会保障和就业支出 | 877,080.00  | 877,080.00    |              |
|     | 05 |    | 行政事业单位养老支出 | 877,080.00 | 877,080.00   |              |
|     |    | 01 | 行政单位离退休   | 877,080.00    | 877,080.00    |              |
| 合计 | <  | <  | <               | 23,063,520.80 | 16,970,406.00 | 6,093,114.80 |
"""

SIDES = """
# 收支预算总表
单位：万元
| 收入 | < | 支出 | < |
| 项目 | 预算数 | 项目 | 预算数 |
---
| 一、一般公共预算拨款收入 | 80.00 | 一、一般公共服务支出 | 85.00 |
| 二、事业收入 | 10.00 | 二、教育支出 | 9.00 |
| 三、其他收入 |  |  |  |
| 本年收入合计 | 90.00 | 本年支出合计 | 94.00 |
| 上年结转结余 | 6.00 | 结转下年 | 2.00 |
| 收入总计 | 96.00 | 支出总计 | 96.00 |
"""

NESTED = """
# 一般公共预算支出预算表
单位：万元
| 科目编码 | 科目名称 | 合计 | 基本支出 | < | < | 项目支出 |
| ^ | ^ | ^ | 小计 | 人员经费 | 公用经费 | ^ |
---
| 201 | 一般公共服务支出 | 30.00 | 20.00 | 15.00 | 5.00 | 10.00 |
| 20101 | 人大事务 | 30.00 | 20.00 | 15.00 | 5.00 | 10.00 |
| 2010101 | 行政运行 | 30.00 | 20.00 | 15.00 | 5.00 | 10.00 |
"""


@pytest.mark.parametrize(
    "drawn", [BY_LEVEL, SIDES, NESTED], ids=["逐级编码", "几个合计", "栏中有栏"]
)
def test_what_adds_up_is_left_alone(drawn: str) -> None:
    assert said(drawn) == []
    assert said(drawn, answer=Answer.UNSURE) == []


def test_codes_by_level_belong_to_the_class_above() -> None:
    wrong = BY_LEVEL.replace(
        "5,954,600.00  |               | 5,954,600.00",
        "5,954,601.00  |               | 5,954,601.00",
    )
    assert (
        "“2025年部门支出预算总表”06 财政事务（支出预算·合计） 22,186,440.80元 22,186,441.80"
        in said(wrong)
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("| 80.00 |", "| 81.00 |", "“收支预算总表”本年收入合计（收入·预算数） 90.00万元 91.00"),
        ("| 9.00 |", "| 8.00 |", "“收支预算总表”本年支出合计（支出·预算数） 94.00万元 93.00"),
        (
            "支出总计 | 96.00",
            "支出总计 | 97.00",
            "“收支预算总表”支出总计（支出·预算数） 97.00万元 96.00",
        ),
        ("| 6.00 |", "| 5.00 |", "“收支预算总表”收入总计（收入·预算数） 96.00万元 95.00"),
    ],
)
def test_each_total_of_several_is_held_to_what_stands_before_it(
    old: str, new: str, expected: str
) -> None:
    assert expected in said(SIDES.replace(old, new))


def test_a_subtotal_of_columns_stands_for_its_group() -> None:
    wrong = NESTED.replace(
        "2010101 | 行政运行 | 30.00 | 20.00 | 15.00", "2010101 | 行政运行 | 30.00 | 20.00 | 14.00"
    )
    assert said(wrong) == [
        "“一般公共预算支出预算表”2010101 行政运行（基本支出·小计） 20.00万元 19.00",
        "“一般公共预算支出预算表”20101 人大事务（基本支出·人员经费） 15.00万元 14.00",
    ]


def test_a_column_that_only_names_part_of_another_adds_nothing() -> None:
    drawn = """
    # 项目支出预算表
    单位：万元
    | 项目名称 | 合计 | 一般公共预算 | 政府性基金预算 | 其中：政府采购 |
    ---
    | 维修 | 10.00 | 7.00 | 3.00 | 4.00 |
    | 培训 | 5.00 | 5.00 |  |  |
    | 合计 | 15.00 | 12.00 | 3.00 | 4.00 |
    """
    assert said(drawn) == []
    assert said(drawn.replace("| 7.00", "| 6.00")) != []


def test_columns_that_no_word_explains_are_not_called_wrong() -> None:
    drawn = """
    # 专项清单
    单位：万元
    | 项目名称 | 合计 | 甲类 | 乙类 | 数量 |
    ---
    | 维修 | 10.00 | 7.00 | 3.00 | 4 |
    """
    assert said(drawn) == []
    assert len(said(drawn, answer=Answer.UNSURE)) == 1


def test_last_year_beside_this_year_is_no_part() -> None:
    drawn = """
    # “三公”经费预算表
    单位：万元
    | 项目 | 2023年执行数 | 2024年预算数 | 增减额 |
    ---
    | 合计 | 9.00 | 8.00 | -1.00 |
    | 因公出国（境）费 | 1.00 |  | -1.00 |
    | 公务接待费 | 2.00 | 2.00 | 0.00 |
    | 公务用车购置及运行费 | 6.00 | 6.00 | 0.00 |
    | 其中：公务用车运行维护费 | 6.00 | 6.00 | 0.00 |
    | 公务用车购置费 |  |  |  |
    """
    assert said(drawn) == []
    assert covered(drawn) >= {9, 8, 2, 6}


def test_subtotals_by_unit_are_another_reading() -> None:
    """The codes of two units stand one below the other, each with a subtotal: nobody says which
    rows a total is of."""
    drawn = """
    # 部门支出预算明细表
    单位：万元
    | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
    ---
    |  | 局机关 | 6.00 | 5.00 | 1.00 |
    | 2010101 | 行政运行 | 5.00 | 5.00 |  |
    | 2010102 | 一般行政管理事务 | 1.00 |  | 1.00 |
    |  | 服务中心 | 4.00 | 4.00 |  |
    | 2010101 | 行政运行 | 4.00 | 4.00 |  |
    |  | 合计 | 10.00 | 9.00 | 1.00 |
    """
    assert said(drawn) == []


def test_a_blank_above_its_parts_proves_nothing() -> None:
    drawn = """
    # 收入预算表
    单位：万元
    | 项目 | 预算数 |
    ---
    | 一、财政拨款收入 |  |
    | 1. 一般公共预算拨款 | 5.00 |
    | 2. 政府性基金预算拨款 | 3.00 |
    | 二、事业收入 | 2.00 |
    """
    assert said(drawn) == []


def test_rows_after_among_are_parts_where_they_are_known() -> None:
    drawn = """
    # 收入预算表
    单位：万元
    | 项目 | 预算数 |
    ---
    | 1. 单位资金 | 7.00 |
    | 其中：事业收入 | 4.00 |
    | 其他收入 | 3.00 |
    | 2. 财政专户核拨 | 1.00 |
    | 收入总计 | 8.00 |
    """
    assert said(drawn) == []
    assert said(drawn.replace("| 4.00", "| 2.00")) == [
        "“收入预算表”1. 单位资金（预算数） 7.00万元 5.00"
    ]
    one = drawn.replace("| 其他收入 | 3.00 |\n", "")
    assert said(one) == []  # one of several, said to be among them


def test_rounding_may_set_a_sum_off_by_half_a_step_a_part() -> None:
    drawn = """
    # 部门支出预算总表
    单位：万元
    | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
    ---
    | 201 | 一般公共服务支出 | 10.01 | 5.00 | 5.00 |
    """
    assert said(drawn, EXACT) == ["“部门支出预算总表”201 一般公共服务支出（合计） 10.01万元 10.00"]
    assert said(drawn, ROUNDED) == []
    assert said(drawn, ROUNDED, Answer.ROUNDING) == [
        "“部门支出预算总表”201 一般公共服务支出（合计） 10.01万元 10.00"
    ]
    assert len(said(drawn.replace("10.01", "10.02"), ROUNDED)) == 1


def test_a_table_in_whole_yuan_is_rounded_to_yuan() -> None:
    drawn = """
    # 部门支出预算总表
    单位：元
    | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
    ---
    | 201 | 一般公共服务支出 | 1,000,001 | 500,000 | 500,000 |
    """
    assert said(drawn, ROUNDED) == []


def test_a_class_whose_items_are_gone_is_named() -> None:
    full = """
    # {0}
    单位：万元
    | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
    ---
    | 201 | 一般公共服务支出 | 6.00 | 6.00 |  |
    | 20101 | 人大事务 | 6.00 | 6.00 |  |
    | 2010101 | 行政运行 | 6.00 | 6.00 |  |
    | 205 | 教育支出 | 1.00 |  | 1.00 |
    | 20508 | 进修及培训 | 1.00 |  | 1.00 |
    | 2050803 | 培训支出 | 1.00 |  | 1.00 |
    | 合计 |  | 7.00 | 6.00 | 1.00 |
    """
    one, other = full.format("部门支出预算总表"), full.format("一般公共预算支出表")
    assert said(one + other) == []
    lost = other.replace("| 2050803 | 培训支出 | 1.00 |  | 1.00 |\n", "")
    assert said(one + lost) == [
        (
            "“一般公共预算支出表”20508 进修及培训（合计） 1.00万元 表里没有列出其下的科目，"
            "别的表里列有 2050803"
        )
    ]


def test_a_table_taken_apart_is_not_called_wrong() -> None:
    """Amounts under the title of names, 类 where 款 should be: columns were lost on the way."""
    drawn = """
    # 部门支出总体情况表
    单位：万元
    | 功能分类科目编码 | < | < | 项目 | 支出预算 | < | < |
    | 类 | 款 | 项 | ^ | 功能分类科目名称 | 合计 | 基本支出 |
    ---
    | 201 |  |  | 一般公共服务支出 | 606.38 | 571.38 | 35.00 |
    | 201 | 03 |  | 政府办公厅（室）及相关机构事务 | 606.38 | 571.38 | 35.00 |
    | 201 | 201 | 01 | 行政运行 | 556.26 | 556.26 |  |
    """
    assert said(drawn) == []


@pytest.mark.parametrize("brackets", ["[{}]", "（{}）", "{} ", "{}"])
def test_a_code_before_a_name_is_one(brackets: str) -> None:
    """Without its code 城乡社区支出 would be counted beside its 项."""
    drawn = f"""
    # 支出总体情况表（单位：万元）
    | 支出项目类别 | 2024年预算 |
    ---
    | {brackets.format(212)}城乡社区支出 | 50.00 |
    | {brackets.format(2120801)}征地和拆迁补偿支出 | 20.00 |
    | {brackets.format(2120802)}土地开发支出 | 30.00 |
    | 支出总计 | 50.00 |
    """
    assert said(drawn) == []
    (found,) = said(drawn.replace("| 30.00 |", "| 31.00 |"))
    assert found.endswith("50.00万元 51.00")


def test_a_project_whose_name_begins_with_digits_has_no_code() -> None:
    drawn = """
    # 项目支出表
    单位：万元
    | 项目名称 | 金额 |
    ---
    | 211工程建设 | 5.00 |
    | 211工程维护 | 3.00 |
    | 合计 | 8.00 |
    """
    assert said(drawn) == []


def test_a_row_without_amounts_heads_those_below() -> None:
    drawn = """
    # 收入总体情况表
    单位：万元
    | 项目类别 | 2024年预算 |
    ---
    | 一、财政拨款 | 10.00 |
    | 二、其他各项收入 |  |
    | 事业收入 | 2.00 |
    | 其他收入 | 3.00 |
    | 收入总计 | 15.00 |
    """
    assert said(drawn) == []
    (found,) = said(drawn.replace("| 3.00 |", "| 4.00 |"))
    assert found.endswith("15.00万元 16.00")
