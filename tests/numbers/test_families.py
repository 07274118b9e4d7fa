"""No name is a silent zero: whatever the namespace accepts is the sum of the lines that the name
speaks of.

The oracle shares nothing with the families: it takes a name apart by its words and adds up the
budget's lines.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.budget.model import Budget
from generator.catalogue.trees import funds, three_public
from generator.figures.budget_lines import BudgetLine, prior_lines, spending_lines
from generator.figures.build import build
from generator.figures.model import Figures, UnknownFigureError
from tests.numbers.making import Maker
from tests.rounding.budgets import budgets, decoded

FUNDS = (
    "",
    "财政拨款",
    "一般公共预算拨款",
    "一般公共预算",
    "政府性基金预算",
    "其他收入",
    "上年结转结余",
    "单位资金结转",
)
FUNCTIONS = ("", "201", "20103", "2010301", "2120399", "206")
KINDS = ("", "基本支出", "项目支出", "人员经费", "公用经费")
CODES = ("", "301", "30101", "302", "30217", "30231", "310")
ITEMS = (*three_public().parents, "合计")
HUNDRED = Decimal(100)


def names() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Names of every shape, accepted or not: head and parts."""
    for parts in itertools.product(FUNDS, FUNCTIONS, KINDS, CODES):
        yield "支出", parts
    for item, fund in itertools.product(ITEMS, FUNDS):
        yield "三公", (item, fund)
    for number, fund, function, code in itertools.product(
        ("1", "2", "3", "9"), FUNDS, FUNCTIONS, CODES
    ):
        yield "项目", (number, fund, function, code)
    for number, fund, kind in itertools.product(("1", "2", "7"), FUNDS, KINDS):
        yield "结转", (number, fund, kind)


def oracle(head: str, parts: tuple[str, ...], lines: tuple[BudgetLine, ...]) -> Decimal:
    """The sum of the lines that are all that the parts say. Basic expenditure that is stated by its
    two margins is counted by function unless an economic code or a nature is asked for."""
    asks_code = any(part[:1] == "3" or part in KINDS[3:] for part in parts)
    total = Decimal(0)
    for line in lines:
        margin = (
            line.kind == "基本支出"
            and not line.carry_over
            and not (line.function and line.economic)
        )
        if margin and head == "支出" and asks_code == (not line.economic):
            continue
        if head == "项目" and not line.project:
            continue
        if head == "结转" and not line.carry_over:
            continue
        if head == "三公" and not (line.three_public and "财政拨款" in funds().path(line.fund)):
            continue
        if all(says(head, part, line) for part in parts if part):
            total += line.amount
    return total


def says(head: str, part: str, line: BudgetLine) -> bool:
    """Whether a line is what one part of a name speaks of."""
    if head in ("项目", "结转") and part.isdigit() and len(part) < 3:
        return part == str(line.project if head == "项目" else line.carry_over)
    if part in ("基本支出", "项目支出"):
        return line.kind == part
    if part in ("人员经费", "公用经费"):
        return line.nature == part
    if part.isdigit():
        return (line.function if part[0] == "2" else line.economic).startswith(part)
    if part in funds().parents:
        return part in funds().path(line.fund)
    return part == "合计" or part in three_public().path(line.three_public)


def written(head: str, parts: tuple[str, ...], aspect: str) -> str:
    said = [part for part in parts if part] or ["合计"]
    return ".".join((head, *said, aspect))


def figures_of(budget: Budget) -> Figures:
    return build(budget, None, HUNDRED)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(budgets())
def test_every_accepted_name_is_the_sum_of_its_lines(source: str) -> None:
    budget = decoded(source)
    figures, lines = figures_of(budget), spending_lines(budget)
    accepted = 0
    for head, parts in names():
        name = written(head, parts, "金额")
        if figures.knows(name):
            accepted += 1
            assert figures[name].value == oracle(head, parts, lines), name
    assert accepted > 400


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(budgets())
def test_last_year_and_the_change_too(source: str) -> None:
    """Given inline, last year is known by fund, function and kind; what is not is no zero."""
    budget = decoded(source)
    figures, now, before = figures_of(budget), spending_lines(budget), prior_lines(budget)
    for parts in itertools.product(FUNDS, FUNCTIONS, KINDS, ("", "30217")):
        name = written("支出", parts, "上年")
        plain = not parts[3] and parts[2] not in KINDS[3:]
        assert figures.knows(name) == plain, name
        assert figures.knows(written("支出", parts, "增减额")) == plain
        if plain:
            assert figures[name].value == oracle("支出", parts, before), name
            change = oracle("支出", parts, now) - oracle("支出", parts, before)
            assert figures[written("支出", parts, "增减额")].value == change


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(budgets(), budgets())
def test_last_years_file_tells_all_that_this_years_does(source: str, last: str) -> None:
    now, before = decoded(source), decoded(last)
    figures = build(now, before, HUNDRED)
    alone, old = figures_of(now), figures_of(before)
    for parts in itertools.product(FUNDS, FUNCTIONS, KINDS, CODES):
        name = written("支出", parts, "金额")
        both = alone.knows(name) and old.knows(name)
        change = written("支出", parts, "增减额")
        assert figures.knows(change) == both, change
        if both:
            lines = (
                oracle("支出", parts, spending_lines(now)),
                oracle("支出", parts, spending_lines(before)),
            )
            assert figures[change].value == lines[0] - lines[1], change
            rate = written("支出", parts, "增减率")
            if lines[1] < 0:
                assert not figures.knows(rate)
            elif lines[1] > 0:
                assert figures[rate].value == (lines[0] - lines[1]) * 100 / lines[1]


BASIC = """基本支出:
  按功能科目: {"2010301": 10, "2010350": 4}
  按经济科目: {"30101": 5, "30215": 1, "30216": 2, "30217": 6}
项目:
  - {名称: 会议, 功能科目: "2010399", 支出: {"30215": 3, "30217": 0.5}}
  - {名称: 杂项, 功能科目: "2010399", 支出: {"302": 7}, 资金来源: 其他收入}
"""


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("支出.一般公共预算拨款.30217.金额", "6.5"),
        ("支出.30217.金额", "6.5"),
        ("支出.30215.金额", "4"),
        ("支出.30216.金额", "2"),
        ("支出.财政拨款.30216.金额", "2"),
        ("支出.302.金额", "19.5"),
        ("支出.一般公共预算拨款.302.金额", "12.5"),
        ("支出.单位资金.302.金额", "7"),
        ("支出.20103.项目支出.30215.金额", "3"),
        ("支出.项目支出.30215.金额", "3"),
        ("支出.基本支出.30215.金额", "1"),
        ("支出.公用经费.30215.金额", "1"),
        ("项目.会议.30215.金额", "3"),
        ("项目.会议.一般公共预算拨款.30217.金额", "0.5"),
        ("支出.政府性基金预算拨款.30217.金额", "0"),
        ("支出.30299.金额", "0"),
    ],
)
def test_economic_codes_across_kinds_and_functions(make: Maker, name: str, value: str) -> None:
    assert make(BASIC).disclosure.figures[name].value == Decimal(value) * 10000


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("支出.金额", "是不是 支出.合计.金额？"),
        ("支出.2010301.30217.金额", "是不是 "),
        ("支出.2010301.基本支出.30217.金额", "是不是 "),
        ("支出.20.金额", "是不是 "),
        ("支出.201030.金额", "是不是 "),
        ("支出.30217.上年", "上年数没有填到这一级；要用它，在“上年 › 数值”里给出。"),
        ("支出.30217.增减额", "上年数没有填到这一级；要用它，在“上年 › 数值”里给出。"),
        (
            "支出.一般公共预算拨款.公用经费.上年",
            "上年数没有填到这一级；要用它，在“上年 › 数值”里给出。",
        ),
        ("三公.公务接待费.一般公共预算.金额", "是不是 三公.公务接待费.一般公共预算拨款.金额？"),
        ("三公.公务接待费.单位资金.金额", "是不是 "),
        ("三公.公务接待费.一般公共预算拨款.上年", "上年数没有填到这一级；"),
        ("项目.3.金额", ""),
        ("项目.0.金额", ""),
        ("项目.会议.2010399.金额", "是不是 "),
        ("项目.1.金额", "项目.1 现在写作 项目.会议。"),
        ("项目.2.2010399.金额", "项目.2 现在写作 项目.杂项。"),
        ("结转.1.金额", ""),
        (
            "支出.2010301.人员经费.金额",
            "基本支出分按功能科目、按经济科目两头填报，不知道各功能科目里的人员经费、公用经费；",
        ),
        ("支出.财政拨款.201.公用经费.金额", "基本支出分按功能科目、按经济科目两头填报"),
        ("支出.2010301.占比", "是不是 "),
        ("收入.一般公共预算拨.金额", "是不是 收入.一般公共预算拨款.金额？"),
    ],
)
def test_what_would_never_be_built_is_refused(make: Maker, name: str, hint: str) -> None:
    figures = make(BASIC).disclosure.figures
    assert not figures.knows(name)
    with pytest.raises(UnknownFigureError) as raised:
        _ = figures[name]
    assert raised.value.hint.startswith(hint)


def test_full_lines_tell_the_nature_by_function(make: Maker) -> None:
    text = '基本支出: {明细: [{功能科目: "2010301", 经济科目: "30101", 金额: 3}]}\n'
    figures = make(text).disclosure.figures
    assert figures["支出.2010301.人员经费.金额"].value == 30000
    assert figures["支出.2010301.公用经费.金额"].value == 0


def test_an_amount_given_for_last_year_makes_the_name_known(make: Maker) -> None:
    text = "上年: {数值: {支出.一般公共预算拨款.30217: 2, 支出.一般公共预算拨款.公用经费: 5}}\n"
    document = make(BASIC + text)
    figures = document.disclosure.figures
    assert figures["支出.一般公共预算拨款.30217.增减额"].value == 45000
    assert figures["支出.一般公共预算拨款.公用经费.增减率"].value == 80
    assert document.findings("T403") == []


CODED = st.sampled_from([code for code in CODES if code])


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(CODED, st.integers(-9, 9)), max_size=6))
def test_amounts_that_cancel_are_still_there(spent: list[tuple[str, int]]) -> None:
    lines = "".join(f'{{经济科目: "{code}", 金额: {amount}}}, ' for code, amount in spent)
    text = f'项目: [{{名称: 甲, 功能科目: "2010301", 明细: [{lines}]}}]\n'
    head = '表样: "2024"\n年度: 2024\n公开日期: 2024-03-10\n单位: {名称: 甲}\n'
    figures = figures_of(decoded(head + text))
    assert figures.is_budgeted("支出.合计.金额") == any(amount for _, amount in spent)
    assert figures.is_budgeted("支出.302.金额") == any(
        a for code, a in spent if code.startswith("302")
    )
    assert not figures.is_budgeted("支出.208.金额")
