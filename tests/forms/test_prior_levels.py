"""Last year's amounts at any level (上年 › 数值), and what happens where two levels do not
agree."""

from __future__ import annotations

import pytest

from generator.diagnostics import DisclosureError
from tests.forms.publishing import Publish

NOW = """
基本支出:
  按功能科目: {"2013101": 100}
  按经济科目: {"30101": 100}
原因:
  收入.一般公共预算.增减额: &a 新设
  收入.单位资金.增减额: *a
  支出.基本支出.增减额: *a
  支出.一般公共预算拨款.基本支出.增减额: *a
  支出.一般公共预算拨款.2013101.增减额: *a
用途: {支出.一般公共预算拨款.201.金额: 工资}
"""
LINES = '上年:\n  支出: [{功能科目: "2013101", 基本支出: 80}]\n'


def test_two_levels_that_agree(publish: Publish) -> None:
    published = publish(f"{NOW}{LINES}  数值: {{收入.一般公共预算: 80}}\n")
    assert published.findings("T206") == []


def test_two_levels_that_do_not_agree(publish: Publish) -> None:
    published = publish(f"{NOW}{LINES}  数值: {{收入.一般公共预算: 90}}\n")
    (message,) = published.findings("T206")
    assert message == (
        "收入.一般公共预算 的上年数写了两处：“数值”里是 90.00万元，按其下各项相加是 "
        "80.00万元，相差 10.00万元。"
        "文中印“数值”里的 90.00万元。"
    )
    assert published.one("比上年预算增加10.00万元").startswith(
        "一般公共预算100.00万元，占100.00%，比上年预算增加10.00万元，增长11.11%"
    )
    assert "增加20.00万元，增长25.00%" in published.one("行政运行（项）")


def test_sums_above_a_given_amount_follow(publish: Publish) -> None:
    """单位资金 of last year is known by one of its sources only."""
    published = publish(f"{NOW}{LINES}  数值: {{收入.其他收入: 7}}\n")
    figures = published.disclosure.figures
    assert figures["收入.单位资金.上年"].value == 70000
    assert figures["收入.合计.上年"].value == 870000
    assert published.findings("T206") == []


def test_a_subtotal_that_its_given_parts_contradict(publish: Publish) -> None:
    published = publish(f"{NOW}{LINES}  数值: {{收入.其他收入: 7, 收入.单位资金: 8}}\n")
    assert published.disclosure.figures["收入.合计.上年"].value == 880000
    (message,) = published.findings("T206")
    assert message.startswith(
        "收入.单位资金 的上年数写了两处：“数值”里是 8.00万元，按其下各项相加是 7.00万元"
    )


def test_a_name_that_no_figure_has(publish: Publish) -> None:
    with pytest.raises(DisclosureError) as raised:
        publish(f"{NOW}{LINES}  数值: {{收入.一般公用预算: 7}}\n")
    (found,) = raised.value.diagnostics
    assert found.code == "T403"
    assert found.message == "没有叫“收入.一般公用预算”的数。"
    assert found.mend.startswith("是不是 收入.一般公共预算？")
