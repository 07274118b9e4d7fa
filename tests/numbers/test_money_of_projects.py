"""A sentence counts what it says: projects of several sources, of funds, of own money."""

from __future__ import annotations

import random
import re
from decimal import Decimal

import pytest

from tests.numbers.making import Maker, case

FORMS = ["2021", "2022", "2023", "2024"]
COUNTED = re.compile(
    r"(?:财政拨款|一般公共预算|政府性基金预算|国有资本经营预算)项目([\d,]+)个，涉及预算金额([\d,.]+)万元"
)


def project(name: str, *lines: tuple[str, str]) -> str:
    """A project of sources and amounts."""
    listed = "".join(
        f'      - {{经济科目: "302", 资金来源: {fund}, 金额: {amount}}}\n' for fund, amount in lines
    )
    return f'  - 名称: {name}\n    功能科目: "2012604"\n    明细:\n{listed}'


def test_a_project_of_three_sources() -> None:
    """Case 05: 3.00 of the general budget, 5.00 of a fund, 4.00 of its own."""
    document = case("05")
    assert document.one("预算安排规模") == "预算安排规模：3.00万元"
    assert document.one("资金来源：") == (
        "资金来源：本项目共12.00万元，其中：一般公共预算拨款安排3.00万元（即上列规模），"
        "政府性基金预算拨款安排5.00万元，单位资金安排4.00万元。"
    )
    assert document.one("资金分配情况") == "资金分配情况：合计12.00万元"
    assert document.one("当年财政拨款项目").endswith(
        "当年财政拨款项目1个，涉及预算金额8.00万元；当年非财政拨款项目1个，涉及预算金额4.00万元"
        "（其中1个项目兼有财政拨款和非财政拨款，个数两边各计一次，金额分开计算，全部项目共1个、12.00万元）。"
    )


def test_a_fund_project_is_not_called_general() -> None:
    """Case 09: one general project of 6, one of a fund of 20, one of own money of 6."""
    document = case("09")
    assert (
        document.one("实行绩效管理")
        == "2021年，本单位实行绩效管理的一般公共预算项目1个，涉及预算金额6万元。"
    )
    assert document.one("另有") == (
        "另有政府性基金预算项目1个，涉及预算金额20万元；非财政拨款项目1个，涉及预算金额6万元。"
        "全部项目共3个，预算金额32万元。"
    )


def test_the_form_of_2022_counts_fiscal_projects(make: Maker) -> None:
    text = (
        "项目:\n"
        + project("甲", ("一般公共预算", "3"), ("政府性基金预算", "5"))
        + project("乙", ("其他收入", "4"))
    )
    document = make(text, "2022")
    assert document.one("财政拨款项目1个，涉及预算金额8万元").endswith(
        "财政拨款项目1个，涉及预算金额8万元。"
    )
    assert (
        document.one("另有")
        == "另有非财政拨款项目1个，涉及预算金额4万元。全部项目共2个，预算金额12万元。"
    )


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([("一般公共预算", "3")], ("1", "3.00", "0", "0.00")),
        ([("事业收入", "3")], ("0", "0.00", "1", "3.00")),
        ([("财政专户管理资金", "3"), ("事业收入", "2")], ("0", "0.00", "1", "5.00")),
        ([("国有资本经营预算", "3"), ("政府性基金预算", "2")], ("1", "5.00", "0", "0.00")),
        ([("一般公共预算", "5"), ("一般公共预算", "-5")], ("1", "0.00", "0", "0.00")),
        ([("一般公共预算", "0"), ("事业收入", "2")], ("0", "0.00", "1", "2.00")),
        ([("一般公共预算", "-5"), ("事业收入", "2")], ("1", "-5.00", "1", "2.00")),
        ([("一般公共预算", "0")], ("1", "0.00", "0", "0.00")),
    ],
)
def test_a_project_counts_where_it_has_money(
    make: Maker, lines: list[tuple[str, str]], said: tuple[str, ...]
) -> None:
    fiscal, amount, others, rest = said
    line = make("项目:\n" + project("甲", *lines)).one("当年财政拨款项目")
    assert f"当年财政拨款项目{fiscal}个，涉及预算金额{amount}万元；" in line
    assert f"当年非财政拨款项目{others}个，涉及预算金额{rest}万元" in line


SOURCES = (
    "一般公共预算",
    "上级一般公共预算转移支付",
    "政府性基金预算",
    "国有资本经营预算",
    "财政专户管理资金",
    "事业收入",
    "其他收入",
)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("seed", range(5))
def test_counts_and_amounts_add_up_to_all_projects(make: Maker, form: str, seed: int) -> None:
    """Counts less those that are said to be counted twice; amounts as they are."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    budgets = []
    for _ in range(chance.randint(1, 6)):
        funds = chance.sample(SOURCES, chance.randint(1, 3))
        budgets.append([(fund, str(chance.randint(1, 999))) for fund in funds])
        budgets[-1].append((funds[0], str(chance.randint(1, 9))))
    document = make(
        "项目:\n" + "".join(project(f"项目{i}", *lines) for i, lines in enumerate(budgets)), form
    )
    said = "".join(x for x in document.lines if COUNTED.search(x))
    counts = [int(n) for n, _ in COUNTED.findall(said)]
    money = sum(Decimal(a.replace(",", "")) for _, a in COUNTED.findall(said))
    assert money == sum(int(amount) for lines in budgets for _, amount in lines)
    twice = re.search(r"其中(\d+)个项目(?:兼有|有几种)", said)
    assert (sum(counts) > len(budgets)) == (twice is not None)
    total = re.search(r"全部项目共(\d+)个", said)
    assert total is None or int(total[1]) == len(budgets)
    if twice is None:
        assert sum(counts) == len(budgets)


@pytest.mark.parametrize("form", FORMS)
def test_a_project_of_one_source_says_no_more_than_the_real_forms(make: Maker, form: str) -> None:
    document = make(
        "项目:\n" + project("甲", ("一般公共预算", "3"), ("上级一般公共预算转移支付", "2")), form
    )
    assert (
        document.one("预算安排规模").removesuffix(".00万元").removesuffix("万元")
        == "预算安排规模：5"
    )
    assert document.of("资金来源：") == document.of("另有") == document.of("兼有") == []


@pytest.mark.parametrize("form", FORMS)
def test_a_classified_project_does_not_say_what_it_is_paid_from(make: Maker, form: str) -> None:
    text = "项目:\n" + project("甲", ("一般公共预算", "3"), ("其他收入", "4")) + "    涉密: 是\n"
    document = make(text, form)
    assert document.of("预算安排规模")
    assert document.of("资金来源：") == []


def test_the_province_says_the_same(make: Maker) -> None:
    make.form("外省", "继承: base\n" + province())
    text = "项目:\n" + project("甲", ("一般公共预算", "3"), ("其他收入", "4"))
    assert (
        make(text, "外省")
        .one("预算绩效管理的财政拨款项目")
        .endswith(
            "财政拨款项目1个，涉及预算金额3.00万元；非财政拨款项目1个，涉及预算金额4.00万元"
            "（其中1个项目兼有财政拨款和非财政拨款，个数两边各计一次，金额分开计算，全部项目共1个、7.00万元）。"
        )
    )


def province() -> str:
    """What a form on the bare base must state: no tables, one section."""
    return (
        "收入来源: [一般公共预算拨款, 其他收入]\n表: {}\n表序: "
        "[]\n章节序: [其他]\n"
        "应有表: []\n应有章节: []\n应有空表备注: []\n"
    )
