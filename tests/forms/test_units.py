"""Subordinate units, and indicators with several measures."""

from __future__ import annotations

from tests.forms.publishing import Publish

UNITS = """
人员: {编制: 10, 在职: {人数: 9, 增减: -1}}
下属单位:
  - 名称: 甲县某执法大队
    性质: 行政单位
    人员: {编制: 6, 在职: {人数: 5, 增减: 1}, 退休: {人数: 2, 增减: 0}}
  - 名称: 甲县某服务中心
    性质: 事业单位
    人员: {编制: 4, 在职: {人数: 4, 增减: 0}}
  - 名称: 甲县某监测站
    性质: 参公事业单位
"""

PROJECT = """
项目:
  - 名称: 设备更新
    功能科目: "2013101"
    支出: {"310": 5.00}
    绩效:
      目标: 更新设备。
      指标:
        产出指标:
          数量指标:
            购置设备: {值: [">=3台", "投入{金额}万元"], 权重: 90}
            安装设备: {值: "=3台"}
原因:
  收入.一般公共预算.增减额: &a 新设
  支出.项目支出.增减额: *a
  支出.一般公共预算拨款.项目支出.增减额: *a
  支出.一般公共预算拨款.2013101.增减额: *a
用途: {支出.一般公共预算拨款.201.金额: 设备}
"""


def test_each_subordinate_unit_has_its_staffing_sentence(publish: Publish) -> None:
    published = publish(UNITS)
    assert published.one("下属预算单位3家").startswith(
        "甲县某局下属预算单位3家，分别是：甲县某执法大队、甲县某服务中心、甲县某监测站；"
    )
    assert published.one("甲县某局编制数") == (
        "甲县某局编制数10，实有人数9人，其中：在职9人，减少1人；退休0人，增加0人；离休0人，增加0人。"
    )
    assert published.one("甲县某执法大队编制数") == (
        "甲县某执法大队编制数6，实有人数7人，其中：在职5人，增加1人；退休2人，增加0人；离休0人，增加0人。"
    )
    assert published.one("甲县某服务中心编制数").startswith("甲县某服务中心编制数4，实有人数4人")
    assert not [x for x in published.lines if x.startswith("甲县某监测站")]


def test_units_are_counted_by_nature(publish: Publish) -> None:
    published = publish(UNITS)
    assert "甲县某局本级及下属1家行政单位和2家事业单位的机关运行经费" in published.one(
        "的机关运行经费"
    )


def test_an_indicator_with_several_measures(publish: Publish) -> None:
    table = publish(PROJECT).rows("项目支出绩效目标表：设备更新")
    cells = {row[-7]: row[-6] for row in table if len(row) >= 7}
    assert cells["购置设备"] == "≥3台；投入5.00万元"
    assert cells["安装设备"] == "=3台"


def test_subordinate_units_are_spoken_of_where_there_are_some(publish: Publish) -> None:
    assert publish(UNITS).one("国有资产总体情况") == (
        "截至2022年底，甲县某局及下属各预算单位占用使用国有资产总体情况为："
    )


def test_without_subordinate_units_none_are_spoken_of(publish: Publish) -> None:
    published = publish()
    assert "甲县某局本级的机关运行经费" in published.one("机关运行经费财政拨款预算")
    assert published.one("国有资产总体情况") == "截至2022年底，甲县某局占用使用国有资产总体情况为："


def test_the_forms_instruction_to_its_user_is_not_printed(publish: Publish) -> None:
    assert publish(PROJECT).one("预算绩效管理") == (
        "2023年，本单位预算绩效管理的财政拨款项目1个，涉及预算金额5.00万元；非财政拨款项目0个，涉及预算金额0.00万元。"
        "具体情况见下表："
    )
