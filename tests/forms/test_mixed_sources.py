"""Money of several sources in the sentences on income and in the texts on projects."""

from __future__ import annotations

import pytest

from tests.forms.publishing import Publish

NOW = """
项目:
  - 名称: 培训
    功能科目: "2050803"
    依据: 《培训办法》
    承担单位: 本单位
    明细:
      - {经济科目: "302", 金额: 30}
      - {经济科目: "302", 金额: 12, 资金来源: 财政专户管理资金}
上年结转结余:
  - {名称: 设备, 功能科目: "2050803", 资金来源: 一般公共预算结转, 金额: 8}
上年: {支出: [{功能科目: "2050803", 项目支出: 1}]}
原因:
  收入.一般公共预算.增减额: &a 新设
  收入.一般公共预算拨款.增减额: *a
  收入.财政专户管理资金.增减额: *a
  收入.上年结转结余.增减额: *a
  支出.项目支出.增减额: *a
  支出.一般公共预算拨款.项目支出.增减额: *a
  支出.一般公共预算拨款.2050803.增减额: *a
用途: {支出.一般公共预算拨款.205.金额: 培训}
"""


@pytest.mark.parametrize("form", ["2023", "2024"])
def test_every_source_with_money_is_told(publish: Publish, form: str) -> None:
    """30 of 50 is 60 %, 12 is 24 %, 8 is 16 %: together the whole income."""
    published = publish(NOW, form=form)
    assert "一般公共预算30.00万元，占60.00%" in published.one("占60.00%")
    assert published.one("财政专户管理资金12.00万元").startswith(
        "财政专户管理资金12.00万元，占24.00%"
    )
    assert published.one("占16.00%").startswith("上年结转结余8.00万元，占16.00%")


@pytest.mark.parametrize(("form", "amount"), [("2021", "30万元"), ("2024", "30.00万元")])
def test_a_project_of_two_sources_is_told_with_its_general_money(
    publish: Publish, form: str, amount: str
) -> None:
    text = (
        NOW
        if form == "2024"
        else NOW.replace(NOW[NOW.index("上年结转结余") : NOW.index("上年:")], "")
    )
    assert publish(text, form=form).one("预算安排规模") == f"预算安排规模：{amount}"
