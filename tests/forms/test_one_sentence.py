"""What a form states of one sentence: its decimals, its words, counts that it reckons with, and
what it is compared with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.diagnostics import DisclosureError
from tests.forms.publishing import Publish

FORM = """\
持平: 与上年预算持平
需要原因: []
需要用途: []
应印数: []
"""
MONEY = """\
基本支出:
  按功能科目: {"2010301": 100.06}
  按经济科目: {"30101": 100.06}
下属单位:
  - {名称: 甲县某站, 性质: 事业单位}
  - {名称: 甲县某所, 性质: 事业单位}
"""
LAST = """\
上年:
  支出: [{功能科目: "2010301", 基本支出: 100.03}]
"""
EXECUTION = """\
  执行数:
    支出: [{功能科目: "2010301", 基本支出: 98.50}]
"""
IMPORT = '{% import "句式.html" as 句 %}'
Said = Callable[..., list[str]]


@pytest.fixture
def said(publish: Publish, tmp_path: Path) -> Said:
    """``said(template, text)``: what the section 支出 says where the form's template is this."""

    def run(template: str, text: str = LAST) -> list[str]:
        folder = tmp_path / "表样" / "2023"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "支出.html").write_text(f"<p>甲：{template}</p>", "utf-8")
        (folder / "form.yaml").write_text(FORM, "utf-8")
        lines = publish(MONEY + text, templates=folder.parent).lines
        return [line.removeprefix("甲：") for line in lines if line.startswith("甲：")]

    return run


@pytest.mark.parametrize(
    ("template", "printed"),
    [
        ("{{ 支出.金额|小数(1) }}万元", "100.1万元"),
        ("{{ 支出.金额|小数(0) }}万元，{{ 支出.金额 }}万元", "100万元，100.06万元"),
        ("{{ 支出.增减额.词 }}{{ 支出.增减额 }}", "增加0.03"),
        (
            "{% set 类 = 支出|小数(1) %}{{ 类.金额 }}{{ 类.增减额.词 }}{{ 类.增减额 }}",
            "100.1增加0.0",
        ),
        ("{{ 性质[0].占比|小数(0) }}%", "100%"),
        ("{% for 类 in 性质 %}{{ (类|小数(1)).金额 }}；{% endfor %}", "100.1；0.0；"),
        (IMPORT + '{{ 句.变动(支出|小数(1), "比上年预算数") }}', "与上年预算持平"),
        (IMPORT + '{{ 句.变动(支出, "比上年预算数") }}', "比上年预算数增加0.03万元，增长0.03%"),
        (IMPORT + '{{ 句.变动(支出|小数(2, 1), "较上年") }}', "较上年增加0.03万元，增长0.0%"),
    ],
)
def test_decimals_and_words_of_one_sentence(said: Said, template: str, printed: str) -> None:
    """100.06 against 100.03: with one decimal nothing has changed, in words as in numbers."""
    assert said(template) == [printed]


@pytest.mark.parametrize(
    ("template", "printed"),
    [
        ("{{ 下属单位|length + 1 }}家", "3家"),
        ('{{ 数("下属单位.个数") + 1 }}家', "3家"),
        ('{{ 1 + 数("下属单位.个数") - 2 }}家', "1家"),
        ('{% if 数("下属单位.个数") > 1 %}多家{% endif %}', "多家"),
        ('{% if 数("下属单位.个数") == 2 %}两家{% endif %}', "两家"),
        ("{% for 站 in 下属单位 %}{{ loop.index + 1 }}{% endfor %}", "23"),
    ],
)
def test_counts_can_be_reckoned_with(said: Said, template: str, printed: str) -> None:
    assert said(template) == [printed]


@pytest.mark.parametrize(
    "template",
    [
        "{{ 支出.金额 + 1 }}",
        "{% if 支出.金额 == 0 %}零{% endif %}",
        "{% if 支出.占比 > 1 %}{% endif %}",
    ],
)
def test_money_and_rates_are_not_reckoned_with(said: Said, template: str) -> None:
    template = template.replace("支出.占比", "性质[0].占比")
    with pytest.raises(DisclosureError, match="只有个数能加减、比较，钱和比例不能"):
        said(template)


def test_last_year_as_carried_out_is_a_basis_of_its_own(said: Said) -> None:
    """100.06 - 98.50 = 1.56; 1.56 / 98.50 = 1.58 %."""
    template = (
        IMPORT + "{{ 句.变动(支出) }}；{{ 句.比执行(支出) }}，上年执行数{{ 支出.上年执行 }}万元"
    )
    assert said(template, LAST + EXECUTION) == [
        "比上年预算增加0.03万元，增长0.03%；比上年执行数增加1.56万元，增长1.58%，上年执行数98.50万元"
    ]


def test_no_change_against_what_was_carried_out(said: Said) -> None:
    template = IMPORT + "{{ 句.比执行(支出) }}"
    assert said(template, LAST + EXECUTION.replace("98.50", "100.06")) == ["与上年执行数持平"]


def test_what_was_not_stated_as_carried_out_is_not_zero(said: Said) -> None:
    asked = "{% if 支出.有上年执行 %}{{ 支出.上年执行 }}{% else %}没有填{% endif %}"
    assert said(asked) == ["没有填"]
    for template in (
        "{{ 支出.上年执行 }}",
        "{{ 支出.比执行增减额 }}",
        IMPORT + "{{ 句.比执行(支出) }}",
    ):
        with pytest.raises(
            DisclosureError, match="上年执行数没有填；要用它，在“上年 › 执行数”里给出"
        ):
            said(template)


def test_an_amount_carried_out_may_be_given_for_any_figure(said: Said) -> None:
    text = LAST + "  执行数: {数值: {支出.一般公共预算拨款.基本支出: 99.06}}\n"
    assert said("{{ 一般公共预算.基本支出.比执行增减额 }}", text) == ["1.00"]
    assert said("{% if not 支出.有上年执行 %}不知道{% endif %}", text) == ["不知道"]


def test_names_in_a_sentence_are_the_forms_to_choose(said: Said) -> None:
    each = "{{ 项.名称 }}{{ 项.金额|小数(1) }}万元"
    template = f"{{% for 项 in 一般公共预算.人员经费.各项 %}}{each}{{% endfor %}}"
    assert said(template) == ["基本工资100.1万元"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("数值: {支出.一般公共预算.没有: 1}", "没有叫“支出.一般公共预算.没有”的数。"),
        ("三公经费: {招待费: 1}", "“三公”经费没有“招待费”这一项。"),
        (
            '支出: [{功能科目: "2010301", 资金来源: 财政款, 基本支出: 1}]',
            "没有叫“财政款”的资金来源。",
        ),
        ("公务费: 1", "“上年 › 执行数”下面没有“公务费”这个键"),
    ],
)
def test_faults_in_what_was_carried_out(said: Said, text: str, message: str) -> None:
    with pytest.raises(DisclosureError, match=message):
        said("", LAST + f"  执行数: {{{text}}}\n")
