"""Rules on amounts below zero, and on what they do to shares."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from generator.catalogue.terms import BASIC, KINDS, SCALE
from generator.catalogue.trees import funds
from generator.diagnostics import Position
from generator.figures.budget_lines import BudgetLine, spending_lines, yuan
from generator.figures.model import MONEY, Entry, Figures
from generator.figures.name import aspect_of, below, join, parse
from generator.figures.operating import given
from generator.figures.stated import Stated, all_stated
from generator.rules.registry import Case, Finding, Findings, error, warning
from generator.withheld.public import PublicBudget

HUNDRED = Decimal(100)
APPROPRIATED = "一般公共预算拨款"


def never_below_zero(case: Case) -> Findings:
    """Procurement, assets, “三公”, operating expenses and carry-over are not below zero."""
    for what, entry in _amounts(case.budget):
        if entry.value < 0:
            mend = "核对正负号；要收回的钱不写在这里，退回的冲减原来那一笔。"
            yield Finding(entry.position, f"{what} {yuan(entry.value)}，不能是负数。", mend)
    buildings = case.budget.assets.buildings
    if buildings.area < 0:
        message = f"房屋面积 {buildings.area:f}平方米，不能是负数。"
        yield Finding(buildings.at("面积"), message, "核对正负号。")


def _amounts(budget: PublicBudget) -> Iterator[tuple[str, Entry]]:
    """The amounts (元) that cannot be below zero, and what a message calls each."""
    for stated in all_stated(budget):
        if stated.unit == MONEY:
            yield _called(stated), stated.entry
    for line in _of_three_public(spending_lines(budget)):
        yield line.three_public, Entry(line.origin, line.amount)
    operating = given(budget)
    if operating:
        yield "机关运行经费", operating
    scale = SCALE[budget.measure]
    for item in budget.carry_over:
        yield f"上年结转结余“{item.name}”", Entry(item.at("金额"), item.amount * scale)
    for last in budget.prior.bases:
        if last.operating is not None:
            amount = last.operating * scale
            yield "上年机关运行经费", Entry(last.at("机关运行经费"), amount)
        for name, amount in last.three_public.items():
            yield f"上年{name}", Entry(last.at("三公经费", name), amount * scale)


def _called(stated: Stated) -> str:
    """政府采购货物, 一般公务用车价值."""
    what = "".join(stated.keys[-2:])
    return f"政府采购{what}" if parse(stated.name).family == "政府采购" else what


def _of_three_public(lines: Iterable[BudgetLine]) -> list[BudgetLine]:
    """The lines below zero of “三公” items that come to less than nothing."""
    sums: dict[str, Decimal] = defaultdict(Decimal)
    negative = []
    for line in lines:
        if line.three_public and "财政拨款" in funds().path(line.fund):
            sums[line.three_public] += line.amount
            if line.amount < 0:
                negative.append(line)
    return [line for line in negative if sums[line.three_public] < 0]


def basic_seldom_below_zero(case: Case) -> Findings:
    """Basic expenditure below zero is asked about: a salary or a charge is paid, not received."""
    for line in spending_lines(case.budget):
        if line.kind == BASIC and not line.carry_over and line.amount < 0:
            code = line.economic or line.function
            message = f"基本支出 {code} 写的是 {yuan(line.amount)}，是负数。"
            yield Finding(line.origin, message, "核对正负号；确实冲减的，在“接受”里说明。")


def shares_within_a_whole(case: Case) -> Findings:
    """No share is below zero or above the whole: an amount below zero would make it so. Said
    once, of the first."""
    for name in _shares(case):
        share = case.value(name)
        if not 0 <= share <= HUNDRED:
            message = f"{name} 是 {share:.2f}%，不在 0 到 100% 之间：有的金额是负数。"
            mend = "核对负数的各笔；确实如此的，占比没有意义，在“接受”里说明。"
            yield Finding(_first_below_zero(case), message, mend)
            return


def _shares(case: Case) -> Iterator[str]:
    """The names of the shares that sentences tell."""
    general = join("支出", APPROPRIATED)
    wholes = {
        "收入": case.form.sources,
        "支出": KINDS,
        general: (*KINDS, *_classes(case.figures, general)),
    }
    for whole, parts in wholes.items():
        for part in parts:
            name = join(whole, part, "占比")
            if name in case.figures:
                yield name


def _classes(figures: Figures, whole: str) -> list[str]:
    """The 类 whose shares of a whole are told."""
    shares = [parse(name) for name in below(figures.names, whole) if aspect_of(name) == "占比"]
    return [share.function for share in shares if share.function]


def _first_below_zero(case: Case) -> Position:
    """Where the first amount below zero stands; the beginning of the file where none does."""
    budget = case.budget
    for line in spending_lines(budget):
        if line.amount < 0:
            return line.origin
    for name, amount in budget.income.items():
        if amount < 0:
            return budget.at("收入", name)
    return budget.at()


RULES = (
    error("T230", "不为负的金额不是负数", never_below_zero),
    warning("T231", "基本支出少有负数", basic_seldom_below_zero),
    warning("T232", "占比在0到100%之间", shares_within_a_whole),
)
