"""What is counted, and what goes with it: projects, units, equipment; columns that compare; what a
project's money goes to."""

from __future__ import annotations

import pytest

from generator.relations.verdict import Answer
from tests.relations.papers import ROUNDED, covered, said

PROJECTS = """
# 项目支出情况表
单位：万元
| 项目名称 | 合计 | 财政拨款 | 单位资金 |
---
| 档案数字化项目 | 30.00 | 30.00 |  |
| 库房修缮项目 | 25.00 | 20.00 | 5.00 |
| 合计 | 55.00 | 50.00 | 5.00 |
# 绩效情况
"""


def test_all_projects_are_those_of_each_fund_with_shared_ones_once() -> None:
    text = (
        "财政拨款项目2个，涉及预算金额50万元；非财政拨款项目1个，涉及预算金额5万元。"
        "其中1个项目有几种资金。全部项目共{}个，预算金额{}万元。"
    )
    assert said(PROJECTS + text.format(2, 55), ROUNDED) == []
    wrong = said(PROJECTS + text.format(3, 58), ROUNDED)
    assert [line.rpartition("”")[2] for line in wrong] == [" 58万元 55", " 3个 2"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("财政拨款项目0个，涉及预算金额50万元。", "0个 金额却是 50万元"),
        (
            "财政拨款项目2个，涉及预算金额50万元。\n# 又说\n财政拨款项目3个，涉及预算金额50万元。",
            "3个 2个",
        ),
    ],
)
def test_a_count_of_projects_that_cannot_be(sentence: str, expected: str) -> None:
    assert any(line.endswith(expected) for line in said(PROJECTS + sentence, ROUNDED))


def test_a_paper_may_speak_of_some_projects_only() -> None:
    assert said(PROJECTS + "本部门纳入绩效管理的项目1个，涉及预算金额30万元。", ROUNDED) == []


def test_no_more_equipment_costs_more() -> None:
    text = "单位价值50万元以上大型设备{}台，单位价值100万元以上大型设备3台。"
    assert said(f"# 资产\n{text.format(4)}") == []
    (wrong,) = said(f"# 资产\n{text.format(2)}")
    assert wrong.endswith("3台 比50万元以上的 2台 还多")


def test_units_by_kind_are_those_that_are_listed() -> None:
    text = "# 机构\n本部门中，行政单位1家，事业单位{}家，具体包括：\n1.档案馆本级\n2.档案保护中心"
    assert said(text.format(1)) == []
    (wrong,) = said(text.format(2))
    assert wrong.endswith("1家 合计 3 家，后面列了 2 家")


def test_what_a_project_goes_to_is_no_more_than_it_has() -> None:
    text = "# 项目\n项目名称：库房修缮\n预算安排规模：25万元\n资金分配情况：屋面{}万元；门窗5万元"
    assert covered(text.format(20)) >= {20, 5, 25}
    assert said(text.format(20)) == []
    (wrong,) = said(text.format(30))
    assert wrong.endswith("30万元 比项目的 25万元 还大")
    assert said(text.format(15), answer=Answer.CONTRADICTED) == []


COMPARED = """
# “三公”经费预算表
单位：万元
| 项目 | 2023年预算数 | 2024年预算数 | 增减额 | 增减率 |
---
| 合计 | 20.00 | 18.00 | {} | {} |
| 公务接待费 | 8.00 | 6.00 | -2.00 | -25.00 |
| 公务用车运行费 | 12.00 | 12.00 | 0.00 | 0.00 |
"""


@pytest.mark.parametrize(
    ("change", "rate", "expected"),
    [
        ("-2.00", "-10.00", []),
        ("2.00", "-10.00", ["2.00万元 -2.00"]),
        ("-2.00", "-11.00", ["-11.00% -10.00"]),
    ],
)
def test_columns_that_compare(change: str, rate: str, expected: list[str]) -> None:
    found = said(COMPARED.format(change, rate), ROUNDED)
    assert sorted({line.rpartition("）")[2].strip() for line in found}) == expected


def test_codes_of_units_are_none_of_the_classification_and_nest() -> None:
    table = """
    # 收入总表
    单位：万元
    | 部门代码 | 部门名称 | 合计 | 财政拨款 | 其他收入 |
    ---
    | 合计 |  | 9.00 | 8.00 | 1.00 |
    | 301 | 档案馆 | 9.00 | 8.00 | 1.00 |
    | 301001 | 档案馆本级 | 6.00 | 6.00 |  |
    | 301002 | 档案保护中心 | {} | 2.00 | 1.00 |
    """
    assert said(table.format("3.00")) == []
    wrong = said(table.format("4.00"))
    assert any("301 档案馆" in line and line.endswith("9.00万元 10.00") for line in wrong)


def test_a_list_of_cars_is_not_made_right_by_a_count_of_something_else() -> None:
    text = "# 资产\n共有车辆2辆，其中：应急保障用车0辆、其他用车{}辆；单价100万元以上设备1台。"
    assert said(text.format(2), ROUNDED) == []
    (wrong,) = said(text.format(1), ROUNDED)
    assert wrong.endswith("2辆 1")
