"""Words, amounts and rates of change say the same, and follow what is printed."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.budget.settings import NumberFormat
from generator.diagnostics import DisclosureError, Position
from generator.figures.comparison import add_changes
from generator.figures.model import MONEY, Entry, Figures
from generator.forms.numbers import number
from generator.forms.printed import Printed
from generator.rounding.result import Print, Rounding
from generator.workspace import library
from tests.numbers.making import CASES, Maker, case

NOTHING = "上下年度均未安排"
LEVEL = "比上年预算增加0.00万元，增长0.00%，主要原因是与上年预算持平。"
OWN = '项目: [{{名称: 甲, 功能科目: "2012604", 资金来源: 其他收入, 支出: {{"302": {now}}}}}]\n'
BEFORE = '上年: {{支出: [{{功能科目: "2012604", 资金来源: 其他收入, 项目支出: {before}}}]}}\n'
WHY = "原因: {收入.单位资金.增减额: 任务调整, 支出.项目支出.增减额: 任务调整}\n"


def changed(
    make: Maker, now: str, before: str, *, form: str = "2024", measure: str = "万元"
) -> str:
    """What the sentence on 单位资金 says from the change on."""
    text = OWN.format(now=now) + BEFORE.format(before=before) + WHY
    line = next(
        x for x in make(text, form, measure).lines if x.startswith(("单位资金", "单位其他资金收入"))
    )
    return line.partition("%，")[2]


def test_below_zero_there_is_no_rate() -> None:
    """Case 02: −2 last year, 5 now."""
    document = case("02")
    assert (
        document.one("单位资金5.00万元")
        == "单位资金5.00万元，占100.00%，比上年预算增加7.00万元，主要原因是新增。"
    )
    assert document.findings("T401") == []
    assert [line for line in document.lines if "350" in line] == []


def test_what_prints_as_no_change_is_none() -> None:
    """Case 03: 50,010 元 after 50,030 元 is 5.00 after 5.00 in 万元."""
    document = case("03-")
    assert document.one("单位资金5.00万元") == f"单位资金5.00万元，占100.00%，{LEVEL}"
    assert document.one("项目支出5.00万元") == f"项目支出5.00万元，占100.00%，{LEVEL}"
    assert document.of("压减开支") == []


def test_what_prints_as_no_change_needs_no_reason(make: Maker) -> None:
    """Case 03b, its reasons left out: 1,000,000.00 元 after 1,000,040.00 元."""
    (path,) = CASES.glob("03b*.yaml")
    text = path.read_text("utf-8")
    own = re.sub(r"(?s)原因:\n.*(?=用途:)", "", text)
    document = make(own.partition("人员:")[2].join(("人员:", "")), measure="元")
    assert document.findings("T401") == []
    assert document.one("基本支出100.00万元，占") == f"基本支出100.00万元，占100.00%，{LEVEL}"
    assert document.of("0.04") == []
    with_reasons = case("03b")
    assert (
        with_reasons.findings("T405")[1]
        == "支出.基本支出 只差 0.004万元，印出来与上年相同，不需要原因。"
    )


@pytest.mark.parametrize(
    ("now", "before", "measure", "said"),
    [
        ("5", "4", "万元", "比上年预算增加1.00万元，增长25.00%，主要原因是任务调整。"),
        ("3", "4", "万元", "比上年预算减少1.00万元，下降25.00%，主要原因是任务调整。"),
        ("5", "0", "万元", "比上年预算增加5.00万元，增长100.00%，主要原因是任务调整。"),
        ("-5", "0", "万元", "比上年预算减少5.00万元，下降100.00%，主要原因是任务调整。"),
        ("-5", "-2", "万元", "比上年预算减少3.00万元，主要原因是任务调整。"),
        ("-2", "-2", "万元", "比上年预算增加0.00万元，主要原因是与上年预算持平。"),
        # Last year's 40 元 print as nothing: it is a change from zero.
        ("50000", "40", "元", "比上年预算增加5.00万元，增长100.00%，主要原因是任务调整。"),
        # −40 元 print as nothing too, but there is no rate from below zero.
        ("50000", "-40", "元", "比上年预算增加5.00万元，主要原因是任务调整。"),
        # 100 元 more than 1,000,000,000,000: a change that prints, at a rate that prints as
        # nothing.
        (
            "1000000000100",
            "1000000000000",
            "元",
            "比上年预算增加0.01万元，增长0.00%，主要原因是任务调整。",
        ),
    ],
)
def test_words_amounts_and_rates_never_contradict(
    make: Maker, now: str, before: str, measure: str, said: str
) -> None:
    assert changed(make, now, before, measure=measure) == said


@pytest.mark.parametrize(
    ("stated", "before", "said"),
    [
        ("从零增长: 不写\n", "0", "比上年预算增加5.00万元"),
        ("从零增长: 不写\n", "5", "比上年预算增加0.00万元，增长0.00%"),
        ("从零增长: 999\n", "0", "比上年预算增加5.00万元，增长999.00%"),
        ("持平: 同上年一样\n", "5", "同上年一样"),
        ("持平: 同上年一样\n从零增长: 不写\n", "0", "比上年预算增加5.00万元"),
    ],
)
def test_the_form_states_what_is_said(make: Maker, stated: str, before: str, said: str) -> None:
    make.form("本县", f'继承: "2024"\n{stated}')
    assert (
        changed(make, "5", before, form="本县").removesuffix("。").partition("，主要原因是")[0]
        == said
    )


def test_a_form_that_states_no_rate_from_zero_has_none() -> None:
    form = library(CASES / "x.yaml", None).form("2024", Position("x.yaml")).spec
    assert form.from_zero == 100
    assert type(form).model_fields["from_zero"].default is None


def test_no_change_and_no_rate_where_the_form_has_no_rate_from_zero(make: Maker) -> None:
    """From nothing to nothing: the four items of 三公."""
    make.form("本县", '继承: "2024"\n从零增长: 不写\n')
    said = make(OWN.format(now=5), "本县").one("财政拨款“三公”经费比上年预算")
    assert "公务接待费增加0.00万元，主要原因是上下年度均未安排公务接待费预算" in said
    assert "%" not in said


def test_the_level_phrase_stands_for_amount_rate_and_reason(make: Maker) -> None:
    """A form on the common base, as another province's: no 增加0.00 and no reason for what did not
    change."""
    make.form("外省", '继承: "2024"\n持平: 与上年预算持平\n')
    document = make(OWN.format(now=5) + BEFORE.format(before=5), "外省")
    assert document.one("单位资金5.00万元") == "单位资金5.00万元，占100.00%，与上年预算持平。"
    three = document.one("财政拨款“三公”经费与上年预算持平")
    assert three == (
        "2024年财政拨款“三公”经费与上年预算持平，其中：因公出国（境）费与上年预算持平；"
        "公务用车购置费与上年预算持平；公务用车运行费与上年预算持平；公务接待费与上年预算持平。"
    )
    assert document.of("增加0.00") == []


@pytest.mark.parametrize("form", ["2021", "2022", "2023", "2024"])
def test_the_wording_that_real_forms_prescribe_stays(make: Maker, form: str) -> None:
    said = {
        "2021": "比上年增加0万元，主要原因是与上年预算持平。",
        "2022": "比上年预算增加0万元，增长0%，主要原因是：与上年预算持平。",
        "2023": LEVEL,
        "2024": LEVEL,
    }
    text = OWN.format(now=5) + BEFORE.format(before=5)
    line = make(text, form).of("项目支出5")[0]
    assert line.endswith(said[form])


@pytest.mark.parametrize(
    ("change", "said"),
    [("2", "在职9人，增加2人；"), ("-2", "在职9人，减少2人；"), ("0", "在职9人，增加0人；")],
)
def test_head_counts(make: Maker, change: str, said: str) -> None:
    staff = f"人员: {{编制: 10, 在职: {{人数: 9, 增减: {change}}}}}\n"
    assert said in make(staff).one("编制数10")


def test_head_counts_of_a_form_with_a_level_phrase(make: Maker) -> None:
    make.form("外省", '继承: "2024"\n持平: 与上年预算持平\n')
    said = make("人员: {编制: 10, 在职: {人数: 9, 增减: 0}}\n", "外省").one("编制数10")
    assert (
        said == "甲县某局编制数10，实有人数9人，其中：在职9人，与上年持平；退休0人，与上年持平；"
        "离休0人，与上年持平。"
    )


RATE = "<p>{{ 数('收入.单位资金.增减率') }}</p>\n"
ASKED = "<p>{% if 有数('收入.单位资金.增减率') %}有{% else %}没有率{% endif %}</p>\n"
THING = "<p>{{ 收入来源[7].名称 }}{{ 收入来源[7].增减率 }}</p>\n"


@pytest.mark.parametrize(("template", "line"), [(RATE, 1), (THING, 1)])
def test_a_template_that_prints_a_missing_rate_is_told_where(
    make: Maker, template: str, line: int
) -> None:
    make.form("本县", '继承: "2024"\n', 总体=template)
    with pytest.raises(DisclosureError) as raised:
        make(OWN.format(now=5) + BEFORE.format(before=-2), "本县")
    (found,) = raised.value.diagnostics
    assert (found.code, found.position.line) == ("F101", line)
    assert found.position.file.endswith("总体.html")
    assert "先问“有增减率”" in found.message


def test_a_template_can_ask_whether_there_is_a_rate(make: Maker) -> None:
    make.form("本县", '继承: "2024"\n', 总体=ASKED)
    assert make(OWN.format(now=5) + BEFORE.format(before=-2), "本县").of("没有率")
    assert not make(OWN.format(now=5) + BEFORE.format(before=2), "本县").of("没有率")


def test_a_column_of_rates_leaves_a_missing_one_blank(make: Maker) -> None:
    make.form(
        "本县",
        '继承: "2024"\n表序: [收支总体, 比较]\n应有表: []\n表:\n'
        "  比较:\n    标题: 比较\n    区:\n"
        "      - 列: [{标题: 项目, 文: '{名称}'}, {标题: 增减, 数: '{键}.增减额'}, "
        "{标题: 率, 数: '{键}.增减率'}]\n"
        "        行: "
        "{来源: 固定, 固定: [{名称: 单位资金, "
        "键: 收入.单位资金}, {名称: 全部, 键: 收入.财政拨款}]}\n",
    )
    document = make(OWN.format(now=5) + BEFORE.format(before=-2), "本县")
    assert document.rows("比较") == [["单位资金", "7.00", ""], ["全部", "", "0.00"]]


STYLES = {
    "万元": NumberFormat.model_validate({"小数": 2}),
    "%": NumberFormat.model_validate({"小数": 2}),
}
amounts = st.integers(-(10**7), 10**7).map(lambda n: Decimal(n).scaleb(-2))
moves = st.integers(-1, 1)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(amounts, amounts, moves, moves, st.sampled_from([None, Decimal(0), Decimal(100)]))
def test_any_two_years_however_they_are_rounded(
    now: Decimal, before: Decimal, up: int, also: int, from_zero: Decimal | None
) -> None:
    """Whatever a rounding makes of the amounts, as long as the change is their difference in
    print."""
    figures = Figures()
    for aspect, value in (("金额", now), ("上年", before)):
        figures.given(f"事项.{aspect}", MONEY, Entry(Position("x.yaml"), value))
    add_changes(figures, from_zero)
    way = Print("万元", 2)
    step = Decimal("0.01")
    shown = {
        "事项.金额": way.nearest(now) + up * step,
        "事项.上年": way.nearest(before) + also * step,
    }
    shown["事项.增减额"] = shown["事项.金额"] - shown["事项.上年"]
    form = library(CASES / "x.yaml", None).form("2024", Position("x.yaml")).spec
    form = form.model_copy(update={"from_zero": from_zero})
    prints = Printed(figures, form, Rounding("平衡", {way: shown}))
    change, sign = shown["事项.增减额"], prints.sign("事项.增减额")
    assert sign == (change > 0) - (change < 0)
    if not prints.has("事项.增减率"):
        assert (
            shown["事项.上年"] < 0 or (not shown["事项.上年"] and from_zero is None) or before <= 0
        )
        return
    rate = Decimal(number(figures["事项.增减率"], STYLES, prints=prints).value)
    assert rate * sign >= 0 or not shown["事项.上年"]
    if not sign:
        assert rate == 0
    elif not shown["事项.上年"]:
        assert abs(rate) == from_zero
