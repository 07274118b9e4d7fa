"""Sums along trees: worked by hand, and as properties over random lines."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Position
from generator.figures.budget_lines import BudgetLine
from generator.figures.comparison import add_changes, add_shares
from generator.figures.model import Count, Difference, Figures, Given, Ratio, Sum
from generator.figures.spending import add_income, add_spending, add_three_public

HERE = Position("x.yaml", 1, 1)
FUNDS = ["一般公共预算", "上级一般公共预算转移支付", "政府性基金预算", "其他收入", "单位资金结转"]
CODES = ["2010301", "2010399", "2013299", "2080505", "2210201"]

amounts = st.decimals(min_value=-(10**9), max_value=10**9, places=2)
lines = st.lists(
    st.builds(
        BudgetLine,
        amount=amounts,
        origin=st.just(HERE),
        fund=st.sampled_from(FUNDS),
        kind=st.sampled_from(["基本支出", "项目支出"]),
        function=st.sampled_from(CODES),
    ),
    max_size=12,
).map(tuple)


def derive(given_lines: tuple[BudgetLine, ...], prior: tuple[BudgetLine, ...] = ()) -> Figures:
    figures = Figures()
    add_spending(figures, given_lines, "金额")
    add_income(figures, {}, "金额")
    add_spending(figures, prior, "上年")
    add_income(figures, {}, "上年")
    add_changes(figures, Decimal(100))
    add_shares(figures)
    return figures


def line(
    amount: str, function: str, kind: str = "基本支出", fund: str = "一般公共预算", public: str = ""
) -> BudgetLine:
    return BudgetLine(Decimal(amount), HERE, fund, kind, function, three_public=public)


def test_sums_by_hand() -> None:
    figures = derive(
        (
            line("10", "2010301"),
            line("5", "2010399", "项目支出"),
            line("2", "2080505", fund="其他收入"),
        )
    )
    assert figures["支出.合计.金额"].value == 17
    assert figures["支出.201.金额"].value == 15
    assert figures["支出.20103.项目支出.金额"].value == 5
    assert figures["支出.财政拨款.金额"].value == 15
    assert figures["支出.单位资金.208.金额"].value == 2
    assert figures["支出.政府性基金预算.201.金额"].value == 0
    assert figures["收入.合计.金额"].value == 17
    assert figures["收入.一般公共预算.占比"].value == Decimal(1500) / 17


def test_change_from_zero_and_to_zero() -> None:
    figures = derive((line("8", "2010399"),), (line("12.57", "2010301"),))
    assert figures["支出.一般公共预算拨款.2010399.增减率"].value == 100
    assert figures["支出.一般公共预算拨款.2010301.增减额"].value == Decimal("-12.57")
    assert figures["支出.一般公共预算拨款.2010301.增减率"].value == -100
    assert figures["支出.一般公共预算拨款.项目支出.金额"].value == 0


def test_three_public_counts_fiscal_money_only() -> None:
    figures = Figures()
    own = line("3", "2010301", fund="其他收入", public="公务接待费")
    add_three_public(figures, (line("2", "2010301", public="公务接待费"), own))
    assert figures["三公.公务接待费.金额"].value == 2
    assert figures["三公.合计.金额"].value == 2


@given(lines, lines)
def test_every_formula_gives_its_value(
    now: tuple[BudgetLine, ...], before: tuple[BudgetLine, ...]
) -> None:
    figures = derive(now, before)
    for figure in figures:
        match figure.formula:
            case Given(entries):
                assert figure.value == sum(e.value for e in entries)
            case Sum(terms):
                assert figure.value == sum(figures[t].value for t in terms)
            case Difference(a, b):
                assert figure.value == figures[a].value - figures[b].value
            case Ratio(part, whole, otherwise):
                base = figures[whole].value
                assert figure.value == (
                    figures[part].value * 100 / base if base else otherwise or 0
                )
            case Count():
                raise AssertionError(figure.name)


@given(lines)
def test_total_is_the_sum_of_all_lines_whatever_the_way(now: tuple[BudgetLine, ...]) -> None:
    figures = derive(now)
    total = sum((x.amount for x in now), Decimal(0))
    assert figures["支出.合计.金额"].value == total
    assert figures["支出.基本支出.金额"].value + figures["支出.项目支出.金额"].value == total
    assert sum(figures[f"支出.{c}.金额"].value for c in ("201", "208", "221")) == total
    assert figures["收入.合计.金额"].value == total
