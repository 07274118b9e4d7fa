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


LISTED = """
# 项目支出表
单位：万元
| 项目名称 | 合计 | 一般公共预算 | 上年结转 |
---
| 人民调解 | 312.00 | 312.00 |  |
| 社区治理 | 860.00 | 780.00 | 80.00 |
| 环境卫生 | 1,000.00 | 1,000.00 |  |
| 城市管理 | 865.60 | 865.60 |  |
| 合计 | 3,037.60 | 2,957.60 | 80.00 |
# 绩效
"""


@pytest.mark.parametrize("words", ["绩效管理的项目{}个，涉及", "对{}个项目实行绩效管理，涉及"])
def test_as_many_projects_as_the_table_lists(words: str) -> None:
    text = f"{LISTED}{words}金额{{}}万元。"
    assert said(text.format(4, "3,037.60"), ROUNDED) == []
    assert covered(text.format(4, "3,037.60")) >= {4}
    (fewer,) = said(text.format(3, "3,037.60"), ROUNDED, Answer.UNSURE)
    assert fewer.endswith("3个 4")
    (more,) = said(text.format(5, "3,037.60"), ROUNDED, Answer.UNSURE)
    assert more.endswith("5个 4")
    (other,) = said(text.format(4, "3,073.60"), ROUNDED, Answer.UNSURE)
    assert other.endswith("3,073.60万元 3,037.60万元")
    assert said(text.format(2, "120.00"), ROUNDED, Answer.UNSURE) == []


def test_projects_that_a_row_stands_for_may_be_more() -> None:
    text = f"{LISTED.replace('人民调解', '其他项目')}项目3个，涉及金额3,037.60万元。"
    assert said(text, ROUNDED) == []


def test_this_years_money_beside_what_was_carried_over_is_not_all_of_a_fund() -> None:
    table = """
    # 一般公共预算项目支出表
    单位：万元
    | 科目编码 | 科目名称 | 项目支出 |
    ---
    | 208 | 社会保障和就业支出 | 3,037.60 |
    | 合计 |  | 3,037.60 |
    """
    assert said(LISTED.replace("# 绩效", table), ROUNDED) == []


def test_cars_in_use_are_among_all_cars() -> None:
    text = "# 车\n公务用车保有量为{}辆。\n# 资产\n共有车辆9辆，其中：其他用车9辆。"
    assert said(text.format(9)) == []
    (more,) = said(text.format(10), answer=Answer.UNSURE)
    assert more.endswith("10辆 不超过 9")


def test_posts_add_up() -> None:
    text = "# 人员\n编制人数小计160人，其中：行政编制12人、事业编制{}人。"
    assert said(text.format(148)) == []
    (wrong,) = said(text.format(138))
    assert wrong.endswith("160人 150")


def test_last_year_in_the_table_and_the_change_in_the_sentence() -> None:
    table = """
    # “三公”经费支出表
    单位：万元
    | 项目 | 2023年预算数 | 2024年预算数 |
    ---
    | 合计 | 3.00 | 2.00 |
    | 公务接待费 | 3.00 | 2.00 |
    # 说明
    公务接待费2.00万元，比上年减少{}万元。
    """
    assert said(table.format("1.00"), ROUNDED) == []
    (wrong,) = said(table.format("0.10"), ROUNDED)
    assert wrong.endswith("0.10万元 -1.00万元")


THREE = """
# 表7 一般公共预算安排的“三公”经费及会议费、培训费表
单位：元
| 项目 | 2023年预算 | 2024年预算 |
---
| “三公”经费 | 420,000.00 | {} |
| （一）因公出国（境）支出 | 0.00 | 0.00 |
| （二）公务用车购置及运行维护支出 | 360,000.00 | 350,000.00 |
| 1.公务用车购置 | 0.00 | 0.00 |
| 2.公务用车运行维护费 | 360,000.00 | 350,000.00 |
| （三）公务接待费支出 | 60,000.00 | 50,000.00 |
| 会议费 | 100,000.00 | 90,000.00 |
"""


def test_what_is_numbered_below_a_whole_makes_it_up() -> None:
    assert said(THREE.format("400,000.00"), ROUNDED) == []
    (wrong,) = said(THREE.format("40,000.00"), ROUNDED)
    assert wrong.endswith("40,000.00元 400,000.00")


def test_a_project_that_a_sentence_quotes() -> None:
    text = f"{LISTED}2个项目是重点。其中重点项目“环境卫生”预算{{}}万元。".replace(
        "环境卫生", "环境卫生作业"
    )
    assert said(text.format("1,000.00"), ROUNDED) == []
    (wrong,) = said(text.format("100.00"), ROUNDED)
    assert wrong.endswith("100.00万元 1,000.00万元")
    part = text.replace("预算{}", "里的设备购置{}")
    assert said(part.format("100.00"), ROUNDED) == []


YEARS = """
# 一般公共预算支出预算表
单位：万元
| 科目编码 | 科目名称 | 合计 | 当年财政拨款安排 | 上年结转安排 |
---
| 213 | 农林水支出 | 460.00 | 420.00 | 40.00 |
| 合计 |  | 460.00 | 420.00 | 40.00 |
# 一般公共预算支出情况
农林水支出{}万元。
"""


def test_this_years_part_of_a_column_is_not_the_column() -> None:
    assert said(YEARS.format("460.00"), ROUNDED) == []
    (wrong,) = said(YEARS.format("406.00"), ROUNDED)
    assert wrong.endswith("406.00万元 460.00万元")


def test_a_rate_that_stands_before_its_change() -> None:
    text = "# “三公”经费\n公务接待费较2023年预算{}16.67%，减少1.00万元。"
    assert said(text.format("下降"), ROUNDED) == []
    assert len(said(text.format("增长"), ROUNDED)) == 1
