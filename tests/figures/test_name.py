"""Names of figures: written and read back, and the same whatever else stands in the lists."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.figures.build import build
from generator.figures.model import Figures
from generator.figures.name import Name, by_place, called, identities, join, parse, part
from tests.rounding.budgets import budgets, decoded

INPUTS = sorted((Path(__file__).parents[2] / "inputs").rglob("*.yaml"))
LABELS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12) | st.text(
    "甲2.．{}｛｝﹨（）", min_size=1, max_size=6
)
WORDS = {
    "family": st.just("项目"),
    "aspect": st.sampled_from(("金额", "上年")),
    "fund": st.sampled_from(("", "财政拨款", "单位资金")),
    "function": st.sampled_from(("", "2010301")),
    "economic": st.sampled_from(("", "302", "30201")),
}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("支出.合计.金额", Name("支出", "金额")),
        (
            "支出.财政拨款.20103.项目支出.302.上年",
            Name(
                "支出", "上年", fund="财政拨款", function="20103", kind="项目支出", economic="302"
            ),
        ),
        (
            "支出.人员经费.30199.临时工．金额.金额",
            Name("支出", "金额", kind="人员经费", economic="30199", local_item="临时工.金额"),
        ),
        (
            "支出.基本支出.30199.302.金额",
            Name("支出", "金额", kind="基本支出", economic="30199", local_item="302"),
        ),
        ("收入.上级财政资金.占比", Name("收入", "占比", others=("上级财政资金",))),
        ("收入.一般公共预算.占比", Name("收入", "占比", fund="一般公共预算")),
        ("三公.合计.金额", Name("三公", "金额")),
        (
            "三公.公务接待费.一般公共预算拨款.金额",
            Name("三公", "金额", others=("公务接待费",), fund="一般公共预算拨款"),
        ),
        (
            "三公.合计.一般公共预算拨款.金额",
            Name("三公", "金额", others=("合计",), fund="一般公共预算拨款"),
        ),
        ("项目.档案数字化.金额", Name("项目", "金额", item="档案数字化")),
        ("项目.财政拨款.财政拨款.金额", Name("项目", "金额", item="财政拨款", fund="财政拨款")),
        ("项目.3.302.金额", Name("项目", "金额", item="3", economic="302")),
        ("项目.合计.金额", Name("项目", "金额", item="合计")),
        (
            "项目.智慧城市2．0.其他资金.金额",
            Name("项目", "金额", item="智慧城市2.0", others=("其他资金",)),
        ),
        (
            "下属单位.甲站.人员.在职.人数",
            Name("下属单位", "人数", item="甲站", others=("人员", "在职")),
        ),
        ("结转.某事.单位资金结转.金额", Name("结转", "金额", item="某事", fund="单位资金结转")),
        ("机关运行经费.金额", Name("机关运行经费", "金额")),
        ("人员.编制", Name("人员", "编制")),
    ],
)
def test_a_name_says_what_it_is_of(text: str, name: Name) -> None:
    assert parse(text) == name
    assert str(name) == text


@pytest.mark.parametrize(
    ("called_so", "written"),
    [
        ("档案数字化", "档案数字化"),
        ("智慧城市2.0", "智慧城市2．0"),
        ("{甲}", "｛甲｝"),
        ("A．B", "A﹨．B"),
        ("a..b", "a．．b"),
        ("﹨", "﹨﹨"),
    ],
)
def test_dots_and_braces_are_written_full_width(called_so: str, written: str) -> None:
    assert part(called_so) == written
    assert called(written) == called_so


@given(LABELS)
def test_whatever_something_is_called_is_read_back(label: str) -> None:
    assert called(part(label)) == label
    assert not set(".{}") & set(part(label))


@given(LABELS, LABELS)
def test_two_that_are_called_otherwise_are_written_otherwise(one: str, other: str) -> None:
    assert (part(one) == part(other)) == (one == other)


@given(st.fixed_dictionaries({**WORDS, "item": LABELS}))
def test_what_is_written_is_read_back(words: dict[str, str]) -> None:
    assert parse(str(Name(**words))) == Name(**words)


@settings(max_examples=20, deadline=None)
@given(budgets())
def test_every_name_of_a_budget_is_read_back(text: str) -> None:
    figures = build(decoded(text), None, Decimal(100))
    assert [str(parse(figure.name)) for figure in figures] == [figure.name for figure in figures]


@given(st.lists(LABELS, max_size=8))
def test_no_two_items_are_called_the_same(labels: list[str]) -> None:
    found = identities(labels)
    assert len(set(found)) == len(found) == len(labels)


def test_only_what_is_called_the_same_is_numbered() -> None:
    assert identities(["甲", "乙", "甲", "甲（1）"]) == ("甲（2）", "乙", "甲（3）", "甲（1）")


def test_a_place_is_a_number_that_the_list_has() -> None:
    items = ("甲", "乙")
    assert by_place("项目.2.金额", items) == by_place("项目.2", items) == "乙"
    assert [by_place(f"项目.{n}.金额", items) for n in ("0", "3", "二", "²", "9" * 5000)] == [
        ""
    ] * 5


def test_a_total_is_said_where_nothing_else_is() -> None:
    assert join("支出", "", "金额") == "支出.合计.金额"
    assert join("项目", "甲", "", "金额") == "项目.甲.金额"


def without(text: str, section: str, index: int) -> str:
    content = yaml.safe_load(text)
    content.pop("项目表次序", None)
    del content[section][index]
    return yaml.dump(content, allow_unicode=True, sort_keys=False)


def of_items(figures: Figures) -> dict[str, Decimal]:
    return {f.name: f.value for f in figures if parse(f.name).item}


@settings(max_examples=20, deadline=None)
@given(budgets(), st.data())
def test_a_project_less_leaves_the_names_of_the_others(text: str, data: st.DataObject) -> None:
    content = yaml.safe_load(text)
    if not content["项目"]:
        return
    for number, project in enumerate(content["项目"]):
        project["名称"] = f"第{number}.项{'｛' * number}"
    whole = yaml.dump(content, allow_unicode=True, sort_keys=False)
    gone = data.draw(st.integers(0, len(content["项目"]) - 1))
    before = of_items(build(decoded(whole), None, None))
    after = of_items(build(decoded(without(whole, "项目", gone)), None, None))
    name = content["项目"][gone]["名称"]
    assert after == {k: v for k, v in before.items() if parse(k).item != name}


@settings(max_examples=20, deadline=None)
@given(budgets(), st.randoms(use_true_random=False))
def test_the_order_of_the_lists_is_in_no_name(text: str, chance: object) -> None:
    content = yaml.safe_load(text)
    for key, label in (("项目", "项"), ("上年结转结余", "结")):
        for number, one in enumerate(content.get(key) or ()):
            one["名称"] = f"{label}{number}"
    before = of_items(build(decoded(yaml.dump(content, allow_unicode=True)), None, None))
    for key in ("项目", "上年结转结余"):
        chance.shuffle(content.get(key) or [])  # type: ignore[attr-defined]
    after = of_items(build(decoded(yaml.dump(content, allow_unicode=True)), None, None))
    assert after == before


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.stem)
def test_no_figure_of_a_real_budget_moves_with_the_list(path: Path) -> None:
    text = path.read_text("utf-8")
    before = of_items(build(decoded(text), None, None))
    after = of_items(build(decoded(without(text, "项目", 0)), None, None))
    assert after.items() < before.items()
