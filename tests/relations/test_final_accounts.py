"""Final accounts: the budget is the other time, income is not expenditure, and what was done of a
budget is judged where its amount stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.published.model import Paper
from generator.relations.judge import judge
from generator.relations.verdict import Answer
from tests.relations.papers import ROUNDED, paper

TABLE = """
# 收入支出决算总表
单位：万元
收入 | < | 支出 | <
项目 | 决算数 | 项目 | 决算数
---
一、一般公共预算财政拨款收入 | 90.00 | 一、一般公共服务支出 | 92.00
二、其他收入 | 5.00 | |
本年收入合计 | 95.00 | 本年支出合计 | 92.00
年初结转和结余 | 2.00 | 年末结转和结余 | 5.00
总计 | 97.00 | 总计 | 97.00
# 情况说明
"""
THREE = """
# “三公”经费支出决算表
单位：万元
预算数 | < | < | 决算数 | < | <
合计 | 公务用车运行维护费 | 公务接待费 | 合计 | 公务用车运行维护费 | 公务接待费
---
10.00 | 8.00 | 2.00 | 9.00 | 7.50 | 1.50
# “三公”经费支出决算情况说明
"""


def accounts(drawn: str) -> Paper:
    return replace(paper(drawn), title="示例县档案馆2024年度部门决算")


def wrong(drawn: str) -> list[str]:
    verdicts = judge(accounts(drawn), ROUNDED).verdicts
    found = [one for one in verdicts if one.answer is Answer.CONTRADICTED]
    return [f"{one.target.shown} {one.expected or one.why}" for one in found]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("2024年度收、支总计97.00万元。", []),
        ("2024年度收、支总计95.00万元。", ["95.00万元 97.00万元"]),
        ("本年收入合计95.00万元，其中：其他收入5.00万元，占5.26%。", []),
        ("本年支出合计92.00万元，较上年增加2.00万元，增长2.22%。", []),
        ("本年支出合计95.00万元。", ["95.00万元 92.00万元"]),
    ],
)
def test_totals_of_both_sides_stand_apart(sentence: str, expected: list[str]) -> None:
    assert wrong(TABLE + sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("“三公”经费支出预算为10.00万元，支出决算为9.00万元，完成预算的90.00%。", []),
        (
            "“三公”经费支出预算为10.00万元，支出决算为9.00万元，完成预算的80.00%。",
            ["80.00% 90.00%"],
        ),
        ("公务接待费支出1.50万元，完成预算75.00%。", []),
        ("公务接待费支出1.50万元，完成预算85.00%。", ["85.00% 75.00%"]),
        ("公务接待费支出1.50万元，完成预算2.00万元的75.00%。", []),
        ("公务接待费支出1.50万元，完成预算2.00万元的65.00%。", ["65.00% 75.00%"]),
        (
            "公务接待费支出决算为1.50万元，完成预算的75.00%，决算数大于预算数的主要原因是接待少。",
            ["75.00% 照完成的百分数，却说决算数大于预算数"],
        ),
        ("公务接待费支出预算为2.00万元，支出决算为1.60万元。", ["1.60万元 1.50万元"]),
    ],
)
def test_what_was_done_of_a_budget(sentence: str, expected: list[str]) -> None:
    assert wrong(THREE + sentence) == expected


def test_shares_say_what_they_are_of() -> None:
    text = (
        "# 政府采购\n政府采购支出总额40.00万元，其中：政府采购货物支出10.00万元、"
        "政府采购服务支出30.00万元。授予中小企业合同金额30.00万元，占政府采购支出总额的{}%，"
        "其中：授予小微企业合同金额15.00万元，占授予中小企业合同金额的50.00%。"
    )
    assert wrong(text.format("75.00")) == []
    assert wrong(text.format("57.00")) == ["57.00% 75.00%"]


def test_what_is_left_is_what_came_less_what_went() -> None:
    table = """
    # 政府性基金预算财政拨款收入支出决算表
    单位：万元
    科目编码 | 科目名称 | 年初结转和结余 | 本年收入 | 本年支出 | 年末结转和结余
    ---
    212 | 城乡社区支出 | 1.00 | 30.00 | 28.00 | 3.00
    21208 | 国有土地使用权出让收入安排的支出 | 1.00 | 30.00 | 28.00 | 3.00
    2120899 | 其他国有土地使用权出让收入安排的支出 | 1.00 | 30.00 | 28.00 | {}
    """
    assert wrong(table.format("3.00")) == []
    assert "4.00万元 3.00" in wrong(table.format("4.00"))
