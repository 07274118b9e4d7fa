"""Rows and numbers as the forms of 2021 and 2022 state them: leaves or levels, shared names, order,
empty groups."""

from __future__ import annotations

import pytest

from generator.diagnostics import DisclosureError
from generator.document.tree import Table, plain
from tests.forms.publishing import Publish

BUDGET = """
科目名称: {"30198": 临时工工资}
基本支出:
  按功能科目: {"2010301": 12.50, "2080501": 3}
  按经济科目: {"30201": 2.50, "30198": 10, "30302": 3}
项目:
  - {名称: 甲, 功能科目: "2010399", 支出: {"302": 1.20}}
  - {名称: 乙, 功能科目: "2010303", 支出: {"302": 2}}
上年:
  支出:
    - {功能科目: "2010301", 基本支出: 12.50}
    - {功能科目: "2080501", 基本支出: 3}
    - {功能科目: "2010399", 项目支出: 1.20}
    - {功能科目: "2010303", 项目支出: 2}
  机关运行经费: 2.50
用途: {支出.一般公共预算拨款.201.金额: 工资, 支出.一般公共预算拨款.208.金额: 退休费}
"""

TARGET = """
项目:
  - 名称: 甲
    功能科目: "2010399"
    支出: {"302": 0}
    绩效:
      目标: 完成。
      指标: {产出指标: {数量指标: {次数: {值: 3次}}}}
接受: [{规则: T220, 理由: 没有收支}]
"""


def test_leaves_only_told_apart_where_several_share_a_name(publish: Publish) -> None:
    rows = publish(BUDGET, form="2021").rows("支出总体")
    assert rows == [
        ["201", "03", "01", "行政运行（政府办公厅（室）及相关机构事务）", "12.5", "12.5", "0"],
        ["201", "03", "03", "机关服务（政府办公厅（室）及相关机构事务）", "2", "0", "2"],
        ["201", "03", "99", "其他政府办公厅（室）及相关机构事务支出", "1.2", "0", "1.2"],
        ["208", "05", "01", "行政单位离退休", "3", "3", "0"],
        ["", "", "", "合计", "18.7", "15.5", "3.2"],
    ]


def test_the_next_form_changes_levels_alone(publish: Publish) -> None:
    rows = publish(BUDGET, form="2022").rows("支出总体")
    assert rows[:3] == [
        ["201", "", "", "一般公共服务支出", "15.7", "12.5", "3.2"],
        ["201", "03", "", "政府办公厅（室）及相关机构事务", "15.7", "12.5", "3.2"],
        ["201", "03", "01", "行政运行", "12.5", "12.5", ""],
    ]


def test_economic_rows_as_entered_with_a_local_name_and_a_number_format_of_the_table(
    publish: Publish,
) -> None:
    published = publish(BUDGET, form="2021")
    assert published.rows("基本支出") == [
        ["302", "01", "办公费", "2.50", "0.00", "2.50"],
        ["301", "98", "临时工工资", "10.00", "10.00", "0.00"],
        ["303", "02", "退休费", "3.00", "3.00", "0.00"],
        ["", "", "合计", "15.50", "13.00", "2.50"],
    ]
    assert (
        published.one("人员经费13万元，主要包括")
        == "人员经费13万元，主要包括：临时工工资、退休费。"
    )
    assert published.findings("T301") == []


def test_projects_in_the_order_of_the_table(publish: Publish) -> None:
    names = [
        row[4] for row in publish(BUDGET + "项目表次序: [乙, 甲]\n", form="2021").rows("项目支出")
    ]
    assert names == ["乙", "甲", "合计"]


@pytest.mark.parametrize(
    ("order", "fault"),
    [
        ("[甲]", "没有列“乙”。"),
        ("[甲, 甲]", "的第 2 项前面已经写了，没有列“乙”。"),
        ("[甲, 乙, 丙]", "的第 3 项不是项目的名称。"),
        ("[甲, 乙, 3]", "的第 3 项不是项目的名称。"),
        ("[2, 1]", "里的 2 现在写作 乙，里的 1 现在写作 甲。"),
        ("[2, 甲]", "里的 2 现在写作 乙。"),
    ],
)
def test_an_order_that_does_not_name_each_project_once_is_refused(
    publish: Publish, order: str, fault: str
) -> None:
    with pytest.raises(DisclosureError) as caught:
        publish(BUDGET + f"项目表次序: {order}\n", form="2021")
    assert [(d.code, d.message) for d in caught.value.diagnostics] == [
        ("T107", f"项目表次序{fault}")
    ]


def test_a_named_row_where_there_is_none(publish: Publish) -> None:
    assert publish(form="2021").rows("政府性基金")[0] == ["", "", "", "无", "0", "0", "0"]
    assert publish(form="2022").rows("政府性基金") == [["", "", "", "合计", "", "", ""]]


def _indicators(table: Table) -> list[list[str]]:
    return [[plain(c.inlines) for c in row.cells] for row in table.body[4:]]


def test_groups_of_indicators_kept_or_dropped_when_empty(publish: Publish) -> None:
    kept = _indicators(publish(TARGET, form="2021").tables()[-1])
    assert kept[0] == ["产出指标", "数量指标", "次数", "3次"]
    assert kept[4] == ["效益指标", "经济效益指标", "", ""]
    assert len(kept) == 9
    assert _indicators(publish(TARGET, form="2022").tables()[-1]) == [
        ["产出指标", "数量指标", "次数", "3次"]
    ]


def test_numbers_of_tables_follow_the_form(publish: Publish) -> None:
    assert "表一：" in publish(form="2021").lines
    assert "表 1：" in publish(form="2022").lines
