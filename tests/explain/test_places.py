"""Where a figure is printed, and what a user may ask for."""

from __future__ import annotations

import pytest

from generator.document.tree import Number
from generator.explain.asked_cells import NoSuchPlaceError, cells
from generator.explain.explainer import Explainer
from generator.explain.find import Cells, Found, Group, Named, Nothing, Printed, find

from .conftest import INPUTS, explainer_of


def ask(sample: Explainer, asked: str) -> Found:
    return find(asked, sample.printer, sample.places)


def message(sample: Explainer, asked: str) -> str:
    found = ask(sample, asked)
    assert isinstance(found, Nothing)
    return found.message


def test_every_number_of_the_document_has_its_place(sample: Explainer) -> None:
    numbers: list[Number] = []

    def collect(node: object) -> None:
        if isinstance(node, Number):
            numbers.append(node)
        elif isinstance(node, tuple):
            for item in node:
                collect(item)
        elif hasattr(node, "__dataclass_fields__"):
            for name in node.__dataclass_fields__:
                collect(getattr(node, name))

    collect(sample.compose())
    assert len(numbers) > 900
    assert sorted((n.name, n.text) for n in numbers) == sorted(
        (p.number.name, p.number.text) for p in sample.places()
    )


def test_all_places_of_a_figure(sample: Explainer) -> None:
    chapters = (
        "十、关于乌恰县人民政府办公室2024年财政拨款“三公”经费预算情况说明",
        "十二、其他重要事项的情况说明",
    )
    around = (
        "…）费5.00万元，公务用车购置费50.04万元，公务用车运…",
        "…024年单位预算安排购置车辆经费50.04万元，安排购置5…",
    )
    assert [str(p) for p in sample.places_of("三公.公务用车购置费.金额")] == [
        "表10 财政拨款“三公”经费支出情况表 / 其中：公务用车购置费 / 合计",
        f"第三部分 › {chapters[0]} › 第 1 段：{around[0]}",
        f"第三部分 › {chapters[1]} › （三）国有资产占用使用情况 › 第 7 段：{around[1]}",
    ]


def test_a_side_by_side_table_has_two_row_heads(sample: Explainer) -> None:
    first = [str(p) for p in sample.places()[9:11]]
    assert first == [
        "表1 单位收支总体情况表 / 一、本年收入 / 收入·预算数",
        "表1 单位收支总体情况表 / 201 一般公共服务支出 / 支出·预算数",
    ]


def test_a_table_without_a_head_names_the_text_at_the_left(sample: Explainer) -> None:
    assert [str(p) for p in sample.places_of("收入.上级财政资金.金额")] == [
        "单位整体绩效目标表 / 上级安排"
    ]


@pytest.mark.parametrize(
    ("asked", "name", "text"),
    [
        ("表5/2010301/基本支出", "支出.一般公共预算拨款.2010301.基本支出.金额", "542.08"),
        ("表五／行政运行／合计", "支出.一般公共预算拨款.2010301.金额", "542.08"),
        ("一般公共预算支出/合计/项目支出", "支出.一般公共预算拨款.项目支出.金额", "236.06"),
        (
            "财政拨款收支预算总体情况表/201/一般公共预算",
            "支出.一般公共预算拨款.201.金额",
            "1,606.22",
        ),
        ("表 1/一般财力/预算数", "收入.一般公共预算.金额", "2,014.18"),
        (
            "表7/2024年政府租车费/项目支出合计",
            "项目.2024年政府租车费.一般公共预算拨款.金额",
            "5.00",
        ),
        ("表11/合计/财政拨款/人员经费", "支出.财政拨款结转.人员经费.金额", ""),
        ("整体绩效/本级安排", "收入.本级财政资金.金额", "2,014.18"),
    ],
)
def test_a_place_by_table_row_and_column(
    sample: Explainer, asked: str, name: str, text: str
) -> None:
    found = ask(sample, asked)
    assert isinstance(found, Cells)
    assert [(p.number.name, p.number.text) for p in found.places] == [(name, text)]


def test_a_row_alone_gives_what_is_printed_in_it(sample: Explainer) -> None:
    """Table 3: 行政运行 543.08, 基本 542.08, 项目 1.00."""
    assert [p.number.text for p in cells(["表3", "2010301"], sample.places())] == [
        "543.08",
        "542.08",
        "1.00",
    ]


def test_a_table_without_row_names_is_asked_by_column() -> None:
    """The 2021 form prints 三公 in one row."""
    old = explainer_of(INPUTS / "2021-atushi-gov.yaml")
    (place,) = cells(["表8", "公务用车购置及运行费", "合计"], old.places())
    assert place.number.name == "三公.公务用车购置及运行费.金额"
    whole = find("表8", old.printer, old.places)
    assert isinstance(whole, Cells)
    assert [p.number.text for p in whole.places] == ["176.6", "0", "176.6", "0", "176.6", "0"]


def test_a_column_of_several_groups_gives_all(sample: Explainer) -> None:
    places = cells(["表11", "合计", "人员经费"], sample.places())
    assert [p.cell.columns for p in places if p.cell] == [
        ("财政拨款", "基本支出", "人员经费"),
        ("非财政拨款", "基本支出", "人员经费"),
    ]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("表5/201030/合计", "“表5”里没有“201030”这一行。是不是：2010350、2010301、20103？"),
        ("表5/201/基本", "“表5”里没有“基本”这一栏。是不是：基本支出？"),
        ("表5/201/二", "“表5”里没有“二”这一栏。有：合计、基本支出、项目支出。"),
    ],
)
def test_a_place_that_does_not_exist(sample: Explainer, asked: str, said: str) -> None:
    assert message(sample, asked) == said
    with pytest.raises(NoSuchPlaceError):
        cells(asked.split("/"), sample.places())


def test_a_table_that_does_not_exist(sample: Explainer) -> None:
    said = message(sample, "表99/201")
    assert said.startswith("没有“表99”这张表。有：表1 单位收支总体情况表、表2 单位收入总体情况表、")


def test_a_printed_number_gives_every_figure_that_prints_so(sample: Explainer) -> None:
    """Only the share of 单位资金 is printed 0.05; 106.87 is 302, 公用经费 and 机关运行经费."""
    share = ask(sample, "0.05%")
    assert isinstance(share, Printed)
    assert list(share.figures) == ["收入.单位资金.占比"]
    operating = ask(sample, "106.87")
    assert isinstance(operating, Printed)
    assert {name: len(places) for name, places in operating.figures.items()} == {
        "支出.一般公共预算拨款.基本支出.302.金额": 1,
        "支出.一般公共预算拨款.公用经费.302.金额": 1,
        "支出.一般公共预算拨款.公用经费.金额": 2,
        "机关运行经费.金额": 1,
    }


def test_a_printed_number_of_one_unit_only(sample: Explainer) -> None:
    for asked in ("72", "72人"):
        found = ask(sample, asked)
        assert isinstance(found, Printed)
        assert list(found.figures) == ["人员.编制"]
    assert message(sample, "72万元") == "没有一个数印成 72万元。"


def test_thousands_may_be_written_either_way(sample: Explainer) -> None:
    found = [ask(sample, asked) for asked in ("2,015.18", "2015.18", "2，015.18万元")]
    assert isinstance(found[0], Printed)
    assert "支出.合计.金额" in found[0].figures
    assert found[0] == found[1] == found[2]


def test_a_number_of_the_same_value_where_none_is_spelled_so(sample: Explainer) -> None:
    found = ask(sample, "106.870")
    assert isinstance(found, Printed)
    assert "机关运行经费.金额" in found.figures


def test_a_number_that_only_serves_others(sample: Explainer) -> None:
    """688.17 = 681.37 + 6.80, last year's income, stands nowhere in the text."""
    found = ask(sample, "688.17")
    assert isinstance(found, Printed)
    assert set(found.figures.values()) == {()}
    assert "收入.合计.上年" in found.figures


def test_names(sample: Explainer) -> None:
    assert ask(sample, "收入.合计.金额") == Named("收入.合计.金额")
    assert ask(sample, "支出.一般公共预算.2150101.金额") == Named("支出.一般公共预算.2150101.金额")
    aspects = ("金额", "上年", "增减额", "增减率", "占比")
    names = tuple(f"收入.单位资金.{aspect}" for aspect in aspects)
    assert ask(sample, "收入.单位资金") == Group("收入.单位资金", "收入.单位资金", names)
    assert ask(sample, "收入.单位资金.占") == Group("收入.单位资金.占", "收入.单位资金", names[-1:])


def test_did_you_mean(sample: Explainer) -> None:
    said = message(sample, "收入.一般公共与算.占比")
    assert said.startswith("没有叫“收入.一般公共与算.占比”的数。是不是：收入.一般公共预算.占比、")
    assert message(sample, "abc") == "没有叫“abc”的数。disclosure figures 列出全部数名。"
