"""Rules on amounts below zero, and on what they do to shares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from generator.budget.other import Assets, Procurement
from generator.catalogue.terms import KINDS, SCALE
from generator.catalogue.trees import funds, three_public
from generator.diagnostics import Position
from generator.figures.budget_lines import BudgetLine, spending_lines, yuan
from generator.figures.name import aspect_of, below, join, parse
from generator.rules.registry import Case, Finding, Findings, error, warning

HUNDRED = Decimal(100)
Amount = tuple[str, Decimal, Position]
"""What a message calls it; the amount as the file writes it, and where."""


def never_below_zero(case: Case) -> Findings:
    """Procurement, assets, “三公”, operating expenses and carry-over are not below zero."""
    scale = SCALE[case.budget.measure]
    for name, amount, at in _amounts(case):
        if amount < 0:
            mend = "核对正负号；要收回的钱不写在这里，退回的冲减原来那一笔。"
            yield Finding(at, f"{name} {yuan(amount * scale)}，不能是负数。", mend)
    if (area := case.budget.assets.buildings.area) < 0:
        at = case.budget.assets.buildings.at("面积")
        yield Finding(at, f"房屋面积 {area:f}平方米，不能是负数。", "核对正负号。")


def _amounts(case: Case) -> Iterator[Amount]:
    budget = case.budget
    yield from _procured(budget.procurement)
    yield from _held(budget.assets)
    for item in budget.carry_over:
        yield f"上年结转结余“{item.name}”", item.amount, item.at("金额")
    if budget.operating and budget.operating.amount is not None:
        yield "机关运行经费", budget.operating.amount, budget.operating.at("金额")
    for last in budget.prior.bases:
        if last.operating is not None:
            yield "上年机关运行经费", last.operating, last.at("机关运行经费")
        for name, amount in last.three_public.items():
            yield f"上年{name}", amount, last.at("三公经费", name)
    scale = SCALE[budget.measure]
    for line in _of_three_public(spending_lines(budget)):
        yield line.three_public, line.amount / scale, line.origin


def _of_three_public(lines: Iterable[BudgetLine]) -> Iterator[BudgetLine]:
    """The lines of “三公” items that come to less than nothing."""
    sums: dict[str, Decimal] = dict.fromkeys(three_public().leaves(), Decimal(0))
    mine = [line for line in lines if line.three_public and "财政拨款" in funds().path(line.fund)]
    for line in mine:
        sums[line.three_public] += line.amount
    yield from (line for line in mine if line.amount < 0 and sums[line.three_public] < 0)


def _procured(procurement: Procurement) -> Iterator[Amount]:
    named = (
        ("货物", procurement.goods),
        ("工程", procurement.works),
        ("服务", procurement.services),
        ("面向中小企业", procurement.small),
        ("面向小微企业", procurement.micro),
    )
    for key, amount in named:
        yield f"政府采购{key}", amount, procurement.at(key)


def _held(assets: Assets) -> Iterator[Amount]:
    fleet = assets.fleet
    yield "房屋价值", assets.buildings.value, assets.buildings.at("价值")
    for name, vehicles in (
        ("一般公务用车", fleet.general),
        ("执法执勤用车", fleet.enforcement),
        ("其他车辆", fleet.others),
    ):
        yield f"{name}价值", vehicles.value, vehicles.at("价值")
    yield "办公家具", assets.furniture, assets.at("办公家具")
    yield "其他资产", assets.others, assets.at("其他资产")


def basic_seldom_below_zero(case: Case) -> Findings:
    """Basic expenditure below zero is asked about: a salary or a charge is paid, not received."""
    for line in spending_lines(case.budget):
        if line.kind == "基本支出" and not line.carry_over and line.amount < 0:
            code = line.function if not line.economic else line.economic
            message = f"基本支出 {code} 写的是 {yuan(line.amount)}，是负数。"
            yield Finding(line.origin, message, "核对正负号；确实冲减的，在“接受”里说明。")


def shares_within_a_whole(case: Case) -> Findings:
    """No share is below zero or above the whole: an amount below zero would make it so. Said
    once, of the first."""
    shares = (
        case.figures[name]
        for whole, names in _wholes(case)
        if case.figures[whole].value
        for name in names
    )
    wrong = next((share for share in shares if not 0 <= share.value <= HUNDRED), None)
    if wrong:
        message = f"{wrong.name} 是 {wrong.value:.2f}%，不在 0 到 100% 之间：有的金额是负数。"
        mend = "核对负数的各笔；确实如此的，占比没有意义，在“接受”里说明。"
        yield Finding(_first_below_zero(case), message, mend)


def _wholes(case: Case) -> Iterator[tuple[str, list[str]]]:
    """The wholes that sentences take apart, each with the names of its shares."""
    sources = [join("收入", name, "占比") for name in case.form.sources]
    yield "收入.合计.金额", [name for name in sources if name in case.figures]
    yield "支出.合计.金额", [join("支出", kind, "占比") for kind in KINDS]
    general = "支出.一般公共预算拨款"
    shares = [
        parse(name) for name in below(case.figures.names, general) if aspect_of(name) == "占比"
    ]
    classes = [str(name) for name in shares if name.function]
    yield join(general, "金额"), [*(join(general, kind, "占比") for kind in KINDS), *classes]


def _first_below_zero(case: Case) -> Position:
    below = [line.origin for line in spending_lines(case.budget) if line.amount < 0]
    given = [
        case.budget.at("收入", name) for name, amount in case.budget.income.items() if amount < 0
    ]
    return next(iter([*below, *given]), case.budget.at())


RULES = (
    error("T230", "不为负的金额不是负数", never_below_zero),
    warning("T231", "基本支出少有负数", basic_seldom_below_zero),
    warning("T232", "占比在0到100%之间", shares_within_a_whole),
)
