"""版式: what a unit changes of its form in its own file; all else stays as the form has it."""

from __future__ import annotations

from tests.forms.publishing import Publish

MONEY = """
基本支出:
  按功能科目: {"2013101": 1234.50}
  按经济科目: {"30101": 1234.50}
原因:
  收入.一般公共预算.增减额: &a 新设
  支出.基本支出.增减额: *a
  支出.一般公共预算拨款.基本支出.增减额: *a
  支出.一般公共预算拨款.2013101.增减额: *a
用途: {支出.一般公共预算拨款.201.金额: 工资}
"""


def test_the_form_alone(publish: Publish) -> None:
    published = publish(MONEY)
    assert published.rows("支出总体")[0] == [
        "201",
        "",
        "",
        "一般公共服务支出",
        "1,234.50",
        "1,234.50",
        "",
    ]
    assert "支出预算1,234.50万元" in published.one("支出预算1")


def test_zero_and_grouping_in_tables_only(publish: Publish) -> None:
    published = publish(MONEY + "版式: {数字格式: {表格: {万元: {零: '0.00', 千分位: 否}}}}\n")
    assert published.rows("支出总体")[0] == [
        "201",
        "",
        "",
        "一般公共服务支出",
        "1234.50",
        "1234.50",
        "0.00",
    ]
    assert "支出预算1,234.50万元" in published.one("支出预算1")


def test_trailing_zeros_in_sentences_only(publish: Publish) -> None:
    published = publish(MONEY + "版式: {数字格式: {文字: {万元: {去尾零: 是}}}}\n")
    assert published.rows("支出总体")[0][4] == "1,234.50"
    assert "支出预算1,234.5万元" in published.one("支出预算1")


def test_codes_of_the_levels_above_are_not_repeated(publish: Publish) -> None:
    published = publish(MONEY + "版式: {编码列: 不重复}\n")
    assert [row[:4] for row in published.rows("支出总体")] == [
        ["201", "", "", "一般公共服务支出"],
        ["", "31", "", "党委办公厅（室）及相关机构事务"],
        ["", "", "01", "行政运行"],
        ["", "", "", "合计"],
    ]
    assert [row[:3] for row in published.rows("基本支出")] == [
        ["301", "", "工资福利支出"],
        ["", "01", "基本工资"],
        ["", "", "合计"],
    ]
    assert publish(MONEY).rows("支出总体")[2][:4] == ["201", "31", "01", "行政运行"]
