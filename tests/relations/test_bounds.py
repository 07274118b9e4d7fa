"""What follows from nothing else is at least no more than its whole; where it is more, another
whole may be meant."""

from __future__ import annotations

import pytest

from generator.published.numbers import spots
from generator.relations.verdict import Answer
from tests.relations.papers import ROUNDED, covered, said

REASON = "# 支出情况\n2024年支出预算{}万元，比上年预算{}万元，增长25%，主要原因是{}。"


@pytest.mark.parametrize(
    ("now", "reason"),
    [
        ("50", "人员经费增加4万元，公用经费增加6万元"),
        ("50", "新增两个项目30万元，上年一次性项目12万元今年不再安排"),
        ("50", "信息化项目减少40万元"),
        ("50", "档案馆修缮50万元"),
    ],
)
def test_a_reason_is_a_part_of_what_it_explains(now: str, reason: str) -> None:
    text = REASON.format(now, "增加10", reason)
    assert said(text, ROUNDED) == said(text, ROUNDED, answer=Answer.UNSURE) == []
    assert covered(text) >= {one.number.value for one in spots(reason) if one.number.unit == "万元"}


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        ("人员经费增加500万元", "500万元 不超过 50万元"),
        ("信息化项目减少45万元", "45万元 不超过 40万元"),
        ("上年一次性项目45万元", "45万元 不超过 40万元"),
    ],
)
def test_a_reason_that_is_more_than_all_is_to_be_looked_at(reason: str, expected: str) -> None:
    text = REASON.format("50", "增加10", reason)
    assert said(text, ROUNDED) == []
    (open_,) = said(text, ROUNDED, answer=Answer.UNSURE)
    assert open_.endswith(expected)
    assert covered(text) == {50, 10, 25}


def test_a_use_is_no_more_than_the_money() -> None:
    text = "# 支出\n教育支出30万元，主要用于工资{}万元，办公费2万元。"
    assert covered(text.format(20)) == {30, 20, 2}
    (open_,) = said(text.format(300), answer=Answer.UNSURE)
    assert open_.endswith("300万元 不超过 30万元")


OPERATING = """
# 一般公共预算基本支出表
单位：元
| 科目编码 | 科目名称 | 合计 | 人员经费 | 公用经费 |
---
|  | 合计 | 500,000 | 300,000 | 200,000 |
| 301 | 工资福利支出 | 300,000 | 300,000 |  |
| 302 | 商品和服务支出 | 200,000 |  | 200,000 |
# 其他事项
2024年，本单位机关运行经费财政拨款预算{}万元，与上年持平。
"""


def test_running_costs_are_a_part_of_the_public_ones() -> None:
    assert 18 in covered(OPERATING.format(18))
    (open_,) = said(OPERATING.format(21), answer=Answer.UNSURE)
    assert open_.endswith("21万元 不超过 20万元")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("房屋120平方米，价值60万元。", {120, 60}),
        ("房屋0平方米，价值0万元。", {0}),
        ("整体预算绩效目标1个，涉及金额60万元。", {1}),
        ("房屋120平方米，价值0万元。", set()),
    ],
)
def test_what_is_counted_and_its_money(text: str, numbers: set[int]) -> None:
    assert said(f"# 资产\n{text}") == []
    assert covered(f"# 资产\n{text}") == numbers


def test_nothing_costs_nothing() -> None:
    (wrong,) = said("# 资产\n房屋0平方米，价值60万元。")
    assert wrong.endswith("0平方米 金额却是 60万元")


def test_a_price_that_only_another_unit_explains() -> None:
    text = "# 资产\n房屋120平方米，价值600000万元。"
    assert said(text) == []
    (open_,) = said(text, answer=Answer.UNSURE)
    assert "600000万元 不超过 2,400万元" in open_


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("按12个月安排", [""]),
        ("10个工作日内", [""]),
        ("第3项任务", [""]),
        ("3个年级", ["个"]),
        ("12个项目", ["个"]),
    ],
)
def test_times_and_ordinals_count_nothing(text: str, units: list[str]) -> None:
    assert [one.number.unit for one in spots(text)] == units


def test_a_table_whose_numbered_title_names_two_things_is_of_both() -> None:
    text = """
    # 九、2024年部门（单位）“三公”经费和机关运行经费预算表
    单位：元
    | 项目 | 预算数 |
    ---
    | “三公”经费合计 | 400 |
    | 公务接待费 | 400 |
    | 机关运行经费 | 900 |
    # 机关运行经费
    本单位机关运行经费财政拨款预算{}万元。
    """
    assert 900 in covered(text.format("0.09"))
    assert any(line.endswith("0.08万元 900元") for line in said(text.format("0.08")))


def test_more_people_came_than_there_are() -> None:
    text = "# 人员\n实有人数93人，其中：在职{}人，增加48人；退休17人，增加0人。"
    assert {48, 0} <= covered(text.format(76))
    assert 48 not in covered(text.format(7))


def test_a_line_that_lost_its_table_still_adds_up() -> None:
    text = "# 绩效\n年度资金总额：130万元120万元其他资金{}万元元）拨款"
    assert 130 in covered(text.format(10))
    assert 130 not in covered(text.format(30))
    assert said(text.format(30)) == []


@pytest.mark.parametrize(("share", "expected"), [("2.70", []), ("33.00", []), ("60", ["60% 20%"])])
def test_a_share_of_next_to_nothing_tells_how_it_was_rounded(
    share: str, expected: list[str]
) -> None:
    text = f"# 收入\n2024年收入预算0.05万元，其中：一般公共预算0.01万元，占{share}%。"
    assert [line.rpartition("” ")[2] for line in said(text, ROUNDED)] == expected
