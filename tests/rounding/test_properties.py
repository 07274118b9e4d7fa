"""Balanced rounding over random budgets: what holds whatever the budget."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import HealthCheck, given, settings

from generator.figures.model import MONEY, Figures
from generator.rounding.certificate import certify
from generator.rounding.decide import decide
from generator.rounding.result import Print, Rounding
from tests.rounding.budgets import budgets, figures_of

WAY = Print("万元", 2)
slowly = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def printed(figures: Figures, rounding: Rounding) -> dict[str, Decimal]:
    return {f.name: rounding.printed(f, "万元", 2) for f in figures if f.unit == MONEY}


def off(figures: Figures, rounding: Rounding) -> dict[str, Decimal]:
    """How far each amount (万元) is printed off its true value."""
    return {
        name: abs(value - figures[name].value / 10000)
        for name, value in printed(figures, rounding).items()
    }


@slowly
@given(budgets())
def test_every_sum_adds_up(source: str) -> None:
    figures = figures_of(source)
    certifier = certify(figures, decide(figures, [WAY], "平衡"), WAY)
    assert [c for c in certifier.broken if not c.holds] == []


@slowly
@given(budgets())
def test_the_same_money_prints_alike(source: str) -> None:
    figures = figures_of(source)
    values = printed(figures, decide(figures, [WAY], "平衡"))
    for name, value in values.items():
        if name.startswith("收入.") and (other := "支出." + name.removeprefix("收入.")) in values:
            assert (name, values[other]) == (name, value)
        if name.endswith(".增减额"):
            prefix = name.removesuffix(".增减额")
            assert (name, values[f"{prefix}.金额"] - values[f"{prefix}.上年"]) == (name, value)
    basic, parts = "支出.一般公共预算.基本支出.金额", ("人员经费", "公用经费")
    assert values.get(basic, Decimal(0)) == sum(
        values.get(f"支出.一般公共预算.{p}.金额", Decimal(0)) for p in parts
    )
    operating = values.get("支出.一般公共预算拨款.公用经费.金额", Decimal(0))
    assert values["机关运行经费.金额"] == operating
    kinds = ("货物", "工程", "服务")
    assert values["政府采购.合计.金额"] == sum(values[f"政府采购.{k}.金额"] for k in kinds)
    assert (
        values["政府采购.面向小微企业.金额"]
        <= values["政府采购.面向中小企业.金额"]
        == values["政府采购.合计.金额"]
    )


@slowly
@given(budgets())
def test_only_what_the_certificate_frees_is_a_unit_off(source: str) -> None:
    figures = figures_of(source)
    rounding = decide(figures, [WAY], "平衡")
    freed = {n for m in certify(figures, rounding, WAY).moved if m.freed for n in m.names}
    assert {n for n, d in off(figures, rounding).items() if d >= Decimal("0.01")} == freed


@slowly
@given(budgets(flat=True))
def test_with_one_fund_nothing_is_a_unit_off_and_what_is_exact_stays(source: str) -> None:
    figures = figures_of(source)
    for name, distance in off(figures, decide(figures, [WAY], "平衡")).items():
        assert distance < Decimal("0.01")
        assert not distance or figures[name].value % 100
