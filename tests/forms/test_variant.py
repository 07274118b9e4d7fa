"""A county's variant of the form of 2021, which states only what is different."""

from __future__ import annotations

from pathlib import Path

from tests.forms.publishing import Publish, Published

HERE = Path(__file__).parent / "outlines"
BUDGET = """
基本支出:
  按功能科目: {"2010301": 12.34, "2080501": 3}
  按经济科目: {"30101": 5, "30228": 2.34, "30302": 3}
  经济科目细目: {"30299": {交通补贴: 3.5, 零星开支: 1.5}}
项目:
  - {名称: 甲, 功能科目: "2010303", 支出: {"302": 2.26}}
上年:
  支出:
    - {功能科目: "2010301", 基本支出: 12}
    - {功能科目: "2080501", 基本支出: 3}
    - {功能科目: "2010303", 项目支出: 2.26}
  机关运行经费: 7.34
原因: {支出.基本支出.增减额: 人员增加, 收入.一般公共预算拨款.增减额: 人员增加,
  支出.一般公共预算拨款.基本支出.增减额: 人员增加, 支出.一般公共预算拨款.2010301.增减额: 人员增加}
用途: {支出.一般公共预算拨款.201.金额: 工资, 支出.一般公共预算拨款.208.金额: 退休费}
"""


def published(publish: Publish) -> Published:
    return publish(BUDGET, form="某县2021", templates=HERE)


def test_local_items_in_the_table_of_basic_expenditure(publish: Publish) -> None:
    assert published(publish).rows("基本支出") == [
        ["301", "", "工资福利支出", "5.00", "5.00", "0.00"],
        ["301", "01", "基本工资", "5.00", "5.00", "0.00"],
        ["302", "", "商品和服务支出", "7.34", "0.00", "7.34"],
        ["302", "28", "工会费", "2.34", "0.00", "2.34"],
        ["302", "99", "其他商品和服务支出", "5.00", "0.00", "5.00"],
        ["302", "99", "公务交通补贴", "3.50", "0.00", "3.50"],
        ["302", "99", "零星开支", "1.50", "0.00", "1.50"],
        ["303", "", "对个人和家庭的补助", "3.00", "3.00", "0.00"],
        ["303", "02", "退休费", "3.00", "3.00", "0.00"],
        ["", "", "合计", "15.34", "8.00", "7.34"],
    ]


def test_codes_by_level(publish: Publish) -> None:
    rows = published(publish).rows("支出总体")
    assert [row[0] for row in rows] == [
        "201",
        "03",
        "201 03 01",
        "201 03 03",
        "208",
        "05",
        "208 05 01",
        "合计",
    ]


def test_its_own_sentences(publish: Publish) -> None:
    (told,) = [line for line in published(publish).lines if "比上年预算数" in line][:1]
    assert "0.3万元" in told
