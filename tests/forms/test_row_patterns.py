"""What a form can say of the rows and cells of its tables, without Python."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.diagnostics import DisclosureError
from tests.forms.publishing import Publish

BUDGET = """
下属单位: [{名称: 甲县某中心, 性质: 参公事业单位}]
基本支出:
  按功能科目: {"2010301": 12.50, "2080501": 3}
  按经济科目: {"30101": 5, "30201": 2.50, "30215": 1, "30302": 3}
  经济科目细目: {"30299": {交通补助: 3, 零星开支: 1}}
项目:
  - {名称: 甲, 功能科目: "2010399", 承担单位: 甲县某中心, 支出: {"302": 1.20}}
  - {名称: 乙, 功能科目: "2010303", 资金来源: 事业收入, 支出: {"302": 2}}
  - {名称: 丙, 功能科目: "2080501", 资金来源: 其他收入, 支出: {"30216": 4}}
"""
ECONOMIC = "支出.一般公共预算拨款.基本支出.{码}.金额"
FORM = """\
名称: 试
适用年度: "2023-"
继承: "2023"
表序: [一]
应有表: []
应有空表备注: []
需要用途: []
需要原因: []
科目名称: {"30201": 办公经费, "30299.零星开支": 其他零星开支}
表:
  一:
    标题: 试验表
    空表备注: 空表
    区:
      - 键: 主表
"""


TableOf = Callable[..., list[list[str]]]


@pytest.fixture
def table(publish: Publish, tmp_path: Path) -> TableOf:
    """``table(columns, rows, total)``: the body of a table of the form so stated."""

    def run(
        columns: str, rows: str, total: str = "名称: 合计", budget: str = BUDGET
    ) -> list[list[str]]:
        folder = tmp_path / "表样" / "试"
        folder.mkdir(parents=True)
        stated = f"        列: [{columns}]\n        行: {{{rows}}}\n"
        stated += f"        合计: {{{total}}}\n" if total else ""
        (folder / "form.yaml").write_text(FORM + stated, encoding="utf-8")
        return publish(budget, form="试", templates=tmp_path / "表样").rows("一")

    return run


NAME = '{标题: 科目名称, 文: "{名称}"}'


def test_local_items_stand_under_their_section_with_its_code(table: TableOf) -> None:
    code = '{标题: 科目编码, 列: [{标题: 类, 文: "{类}"}, {标题: 款, 文: "{款}"}]}'
    amount = f'{{标题: 数, 数: "{ECONOMIC}"}}'
    rows = table(
        f"{code}, {NAME}, {amount}", "来源: 经济科目, 资金: 一般公共预算拨款, 层次: [款, 细目]"
    )
    assert rows == [
        ["301", "01", "基本工资", "5.00"],
        ["302", "01", "办公经费", "2.50"],
        ["302", "15", "会议费", "1.00"],
        ["302", "99", "其他商品和服务支出", "4.00"],
        ["302", "99", "交通补助", "3.00"],
        ["302", "99", "其他零星开支", "1.00"],
        ["303", "02", "退休费", "3.00"],
        ["", "", "合计", "15.50"],
    ]


def test_local_items_in_place_of_their_section(table: TableOf) -> None:
    rows = table(
        f'{NAME}, {{标题: 数, 数: "{ECONOMIC}"}}',
        '来源: 经济科目, 资金: 一般公共预算拨款, 层次: [细目], 科目: ["302"]',
    )
    assert rows == [
        ["办公经费", "2.50"],
        ["会议费", "1.00"],
        ["交通补助", "3.00"],
        ["其他零星开支", "1.00"],
        ["合计", "7.50"],
    ]


def test_codes_by_level_and_ordinals(table: TableOf) -> None:
    code = '{标题: 码, 文: "{类}", 各级: {款: "-{款}", 项: "{类} {款} {项}", 合计: 共计}}'
    which = '{标题: 序, 文: "{汉字序}/{组内序}/{行次}", 各级: {合计: ""}}'
    rows = table(f'{which}, {code}, {{标题: 数, 数: "支出.{{码}}.金额"}}', "来源: 功能科目")
    assert rows == [
        ["一/1/1", "201", "15.70"],
        ["一/1/2", "-03", "15.70"],
        ["一/1/3", "201 03 01", "12.50"],
        ["二/2/4", "201 03 03", "2.00"],
        ["三/3/5", "201 03 99", "1.20"],
        ["二/2/6", "208", "7.00"],
        ["二/1/7", "-05", "7.00"],
        ["四/1/8", "208 05 01", "7.00"],
        ["", "共计", "22.70"],
    ]


def test_a_total_across_the_columns_of_text(table: TableOf) -> None:
    rows = table(
        f'{{标题: 码, 文: "{{码}}"}}, {NAME}, {{标题: 数, 数: "支出.{{码}}.金额"}}',
        "来源: 功能科目, 层次: [类]",
        "名称: 合计, 通栏: 是",
    )
    assert rows[-1] == ["合计", "22.70"]


def test_blank_rows_and_zero_of_a_column(table: TableOf) -> None:
    sources = "支出.事业收入.{码}.金额 + 支出.其他收入.{码}.金额"
    rows = table(
        f'{NAME}, {{标题: 其他资金, 数: "{sources}", 零: "-"}}',
        "来源: 功能科目, 资金: 一般公共预算拨款, 层次: [类], 最少行数: 4",
    )
    assert rows == [
        ["一般公共服务支出", "2.00"],
        ["社会保障和就业支出", "4.00"],
        ["", ""],
        ["", ""],
        ["合计", "6.00"],
    ]


def test_blank_rows_of_an_empty_table_alone(table: TableOf) -> None:
    rows = table(
        f'{NAME}, {{标题: 数, 数: "支出.政府性基金预算拨款.{{码}}.金额"}}',
        "来源: 功能科目, 资金: 政府性基金预算拨款, 空表行数: 2",
    )
    assert rows == [["", ""], ["", ""], ["合计", ""]]


def test_rows_of_some_codes_and_their_sum(table: TableOf) -> None:
    rows = table(
        f'{NAME}, {{标题: 数, 数: "支出.{{码}}.金额"}}',
        '来源: 经济科目, 性质: 全部, 层次: [款], 科目: ["30215", "30216"]',
    )
    assert rows == [["会议费", "1.00"], ["培训费", "4.00"], ["合计", "5.00"]]


def test_rows_of_public_funds(table: TableOf) -> None:
    rows = table(
        f'{NAME}, {{标题: 数, 数: "支出.一般公共预算拨款.公用经费.{{码}}.金额"}}',
        "来源: 经济科目, 资金: 一般公共预算拨款, 性质: 公用经费, 层次: [款]",
    )
    assert [row[0] for row in rows] == ["办公经费", "会议费", "其他商品和服务支出", "合计"]
    assert rows[-1] == ["合计", "7.50"]


def test_functions_with_money_of_projects(table: TableOf) -> None:
    rows = table(
        f'{NAME}, {{标题: 数, 数: "支出.{{码}}.项目支出.金额"}}',
        "来源: 功能科目, 性质: 项目支出, 层次: [项]",
    )
    assert [row[1] for row in rows] == ["2.00", "1.20", "4.00", "7.20"]


def test_columns_of_projects(table: TableOf) -> None:
    columns = '{标题: 序, 文: "{序}"}, {标题: 项目, 文: "{项目}"}, {标题: 单位, 文: "{承担单位}"}'
    rows = table(
        f'{columns}, {{标题: 数, 数: "{{基}}.金额"}}', "来源: 项目, 次序: 输入, 层次: [项]"
    )
    assert rows == [
        ["1", "甲", "甲县某中心", "1.20"],
        ["2", "乙", "甲县某局", "2.00"],
        ["3", "丙", "甲县某局", "4.00"],
        ["", "合计", "", "7.20"],
    ]


def test_the_unit_and_those_below_it(table: TableOf) -> None:
    below = "下属单位: [{名称: 甲县某中心, 性质: 事业单位, 人员: {编制: 5, 在职: {人数: 4}}}]\n"
    below += "人员: {编制: 9, 在职: {人数: 8}}\n"
    columns = '{标题: 单位, 文: "{名称}"}, {标题: 性质, 文: "{性质}"}'
    rows = table(
        f'{columns}, {{标题: 编制, 数: "{{基}}.人员.编制"}}', "来源: 单位", "", budget=below
    )
    assert rows == [["甲县某局", "", "4"], ["甲县某中心", "事业单位", "5"]]


UNITS = """
下属单位:
  - 名称: 甲县某中心
    性质: 事业单位
    支出: [{功能科目: "2010301", 基本支出: 4}, {功能科目: "2010399", 项目支出: 1.20}]
    三公经费: {公务接待费: 0.30}
  - {名称: 甲县某站, 性质: 事业单位, 支出: [{功能科目: "2080501", 基本支出: 1}]}
基本支出:
  按功能科目: {"2010301": 12.50, "2080501": 3}
  按经济科目: {"30101": 12.50, "30217": 1, "30302": 2}
项目: [{名称: 甲, 功能科目: "2010399", 支出: {"302": 1.20}}]
"""
OF_UNITS = ", ".join(
    f'{{标题: {title}, 数: "{{基}}.{figure}.金额"}}'
    for title, figure in (
        ("合计", "支出"),
        ("基本支出", "支出.一般公共预算拨款.基本支出"),
        ("项目支出", "支出.一般公共预算拨款.项目支出"),
        ("“三公”经费", "三公.合计"),
    )
)


def test_money_by_unit(table: TableOf) -> None:
    rows = table(f"{NAME}, {OF_UNITS}", "来源: 单位", budget=UNITS)
    assert rows == [
        ["甲县某局", "10.50", "10.50", "", "0.70"],
        ["甲县某中心", "5.20", "4.00", "1.20", "0.30"],
        ["甲县某站", "1.00", "1.00", "", ""],
        ["合计", "16.70", "15.50", "1.20", "1.00"],
    ]


def test_without_units_the_department_is_the_whole(table: TableOf) -> None:
    rows = table(f"{NAME}, {OF_UNITS}", "来源: 单位", budget=UNITS[UNITS.index("基本支出:\n") :])
    assert rows[0] == ["甲县某局", "16.70", "15.50", "1.20", "1.00"]
    assert rows[1:] == [["合计", *rows[0][1:]]]


def test_money_of_a_unit_below_is_not_made_up(table: TableOf) -> None:
    below = UNITS.replace(', 支出: [{功能科目: "2080501", 基本支出: 1}]', "")
    with pytest.raises(DisclosureError) as raised:
        table(f"{NAME}, {OF_UNITS}", "来源: 单位", budget=below)
    assert [d.message for d in raised.value.diagnostics] == [
        "没有写下属单位“甲县某站”的支出，表样的“试验表”要按单位列，本级的数得不出。"
    ]


def test_units_spend_no_more_than_their_department(table: TableOf) -> None:
    with pytest.raises(DisclosureError) as raised:
        table(
            f"{NAME}, {OF_UNITS}",
            "来源: 单位",
            budget=UNITS.replace("基本支出: 4}", "基本支出: 13}"),
        )
    assert [d.message for d in raised.value.diagnostics] == [
        "各下属单位的“支出.一般公共预算.2010301.基本支出.金额”共 13.00万元，部门的只有 12.50万元。"
    ]


LAST_YEAR = """
基本支出:
  按功能科目: {"2010301": 12.50}
  按经济科目: {"30101": 12.50}
上年: {支出: [{功能科目: "2010301", 基本支出: 12}, {功能科目: "2080501", 项目支出: 3}]}
"""


def test_what_was_spent_last_year_alone_has_a_row_where_columns_compare(table: TableOf) -> None:
    columns = f"{NAME}, " + ", ".join(
        f'{{标题: {title}, 数: "支出.{{码}}.{title}"}}' for title in ("上年", "金额", "增减额")
    )
    rows = table(columns, "来源: 功能科目, 层次: [项]", budget=LAST_YEAR)
    assert rows == [
        ["行政运行", "12.00", "12.50", "0.50"],
        ["行政单位离退休", "3.00", "", "-3.00"],
        ["合计", "15.00", "12.50", "-2.50"],
    ]


def test_the_place_among_all_rows_is_told_in_blank_rows_too(table: TableOf) -> None:
    rows = table(
        f'{{标题: 序号, 文: "{{行次}}"}}, {NAME}, {{标题: 数, 数: "支出.{{码}}.金额"}}',
        "来源: 功能科目, 层次: [类], 最少行数: 3",
        budget=LAST_YEAR,
    )
    assert [row[0] for row in rows] == ["1", "2", "3", ""]


def test_the_kind_of_a_project(table: TableOf) -> None:
    stated = '项目: [{名称: 甲, 类型: 特定目标类, 功能科目: "2010399", 支出: {"302": 1}}]\n'
    rows = table(
        '{标题: 类型, 文: "{类型}"}, {标题: 项目, 文: "{项目}"}, {标题: 数, 数: "{基}.金额"}',
        "来源: 项目, 层次: [项]",
        budget=stated,
    )
    assert rows == [["特定目标类", "甲", "1.00"], ["", "合计", "1.00"]]
