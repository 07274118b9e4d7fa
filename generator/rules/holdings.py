"""Rules on procurement and assets."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from typing import Final

from generator.figures.budget_lines import gap, spending_lines, yuan
from generator.figures.counted import EQUIPMENT, FLEET, dearest
from generator.figures.model import MONEY, ZERO, total_of
from generator.figures.name import join
from generator.figures.stated import Stated, all_stated
from generator.rules.registry import Case, Finding, Findings, error, warning

PERSONNEL: Final = ("301", "303")
CAPITAL: Final = ("309", "310")
HALF_MILLION, MILLION = Decimal(500_000), Decimal(1_000_000)  # 元: unit values of large equipment
QUANTITIES: Final = {"房屋": "面积", **dict.fromkeys(FLEET, "数量")}
"""What a kind of asset is counted in."""


def _spent(case: Case, classes: Collection[str]) -> Decimal:
    """What is spent (元) in some economic classes."""
    lines = spending_lines(case.budget)
    return total_of(line.amount for line in lines if line.economic[:3] in classes)


def procurement_within_spending(case: Case) -> Findings:
    """Procurement is paid from what is spent on neither staff nor households."""
    procured = case.value("政府采购.合计.金额")
    most = case.value("支出.合计.金额") - _spent(case, PERSONNEL)
    if procured > max(most, ZERO):
        message = (
            f"政府采购预算 {yuan(procured)}，超过工资福利、对个人和家庭补助以外的全部支出 "
            f"{yuan(most)}，多 {yuan(procured - most)}。"
        )
        mend = "核对政府采购预算，或项目支出的经济科目。"
        yield Finding(case.budget.procurement.at(), message, mend)


def equipment_in_order(case: Case) -> Findings:
    """What is worth over a million is worth over half a million."""
    for kind in EQUIPMENT:
        over_million, over_half = map(case.value, dearest(kind))
        if over_million > over_half:
            whose = kind.removesuffix("大型设备")
            message = (
                f"{whose}100万元以上大型设备 {over_million} 台，"
                f"50万元以上的只有 {over_half} 台，多 {over_million - over_half} 台。"
            )
            at = case.budget.assets.under(kind).at("100万元以上")
            yield Finding(at, message, "核对两个台数：50万元以上的包括100万元以上的。")


def quantity_with_value(case: Case) -> Findings:
    """Buildings and vehicles that exist are worth something, and the other way round."""
    stated = {one.name: one for one in all_stated(case.budget)}
    for thing, counted in QUANTITIES.items():
        quantity = stated[join("资产", thing, counted)]
        value = stated[join("资产", thing, "价值")]
        for has, lacks in ((quantity, value), (value, quantity)):
            if has.entry.value and not lacks.entry.value:
                yield _one_sided(thing, has, lacks)


def _one_sided(thing: str, has: Stated, lacks: Stated) -> Finding:
    """What is said of an asset that has a quantity and no value, or a value and no quantity."""
    amount, key, missing = has.entry.value, has.keys[-1], lacks.keys[-1]
    much = yuan(amount) if has.unit == MONEY else f"{amount.normalize():f}"
    message = f"{thing}有{key} {much}，没有{missing}。"
    return Finding(has.entry.position, message, f"补上{missing}，或核对{key}。")


def planned_equipment_has_money(case: Case) -> Findings:
    """Large equipment to be bought is in the capital expenditure."""
    planned = case.budget.assets.planned
    below_million = max(planned.over_500k - planned.over_1m, 0)
    needed = planned.over_1m * MILLION + below_million * HALF_MILLION
    capital = _spent(case, CAPITAL)
    if needed > capital:
        most = f"资本性支出只有 {yuan(capital)}，差 {gap(needed, capital)}"
        message = f"拟购大型设备至少需要 {yuan(needed)}，{most}。"
        yield Finding(planned.at(), message, "核对拟购台数，或支出的经济科目（309、310）。")


def running_costs_need_vehicles(case: Case) -> Findings:
    """Running costs of vehicles are for vehicles held or bought."""
    running = case.value("三公.公务用车运行费.金额")
    has_vehicles = case.value("资产.车辆.数量") or case.value("三公.公务用车购置费.金额")
    if running and not has_vehicles:
        message = f"公务用车运行费 {yuan(running)}，但没有车辆，也不购置车辆。"
        at = case.budget.at("国有资产", "车辆")
        yield Finding(at, message, "补上车辆，或核对公务用车运行费。")


RULES = (
    warning("T211", "政府采购不超可采购的支出", procurement_within_spending),
    error("T212", "大型设备台数先后一致", equipment_in_order),
    warning("T213", "资产有数量须有价值", quantity_with_value),
    warning("T214", "拟购大型设备有预算", planned_equipment_has_money),
    warning("T215", "有车辆运行费须有车辆", running_costs_need_vehicles),
)
