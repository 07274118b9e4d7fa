"""Rules on procurement and assets."""

from __future__ import annotations

from decimal import Decimal

from generator.budget.other import Buildings, Vehicles
from generator.catalogue.terms import SCALE
from generator.figures.budget_lines import spending_lines, yuan
from generator.rules.registry import Case, Finding, Findings, error, warning

PERSONNEL = ("301", "303")
CAPITAL = ("309", "310")
ZERO = Decimal(0)
LARGE, HUGE = Decimal(500_000), Decimal(1_000_000)  # 元: unit values of large equipment


def _spent(case: Case, *classes: str) -> Decimal:
    lines = spending_lines(case.budget)
    return sum((n.amount for n in lines if n.economic[:3] in classes), Decimal(0))


def procurement_within_spending(case: Case) -> Findings:
    """Procurement is paid from what is spent on neither staff nor households."""
    total = case.figures["政府采购.合计.金额"].value
    room = case.figures["支出.合计.金额"].value - _spent(case, *PERSONNEL)
    if total > max(room, ZERO):
        message = (
            f"政府采购预算 {yuan(total)}，超过工资福利、对个人和家庭补助以外的全部支出 "
            f"{yuan(room)}，"
            f"多 {yuan(total - room)}。"
        )
        yield Finding(
            case.budget.procurement.at(), message, "核对政府采购预算，或项目支出的经济科目。"
        )


def equipment_in_order(case: Case) -> Findings:
    """What is worth over a million is worth over half a million."""
    for name, held in (("现有", case.budget.assets.held), ("拟购", case.budget.assets.planned)):
        if held.over_1m > held.over_500k:
            over = held.over_1m - held.over_500k
            message = f"{name}100万元以上大型设备 {held.over_1m} 台，50万元以上的只有 {held.over_500k} 台，多 {over} 台。"  # noqa: E501
            yield Finding(
                held.at("100万元以上"), message, "核对两个台数：50万元以上的包括100万元以上的。"
            )


def quantity_with_value(case: Case) -> Findings:
    """Buildings and vehicles that exist are worth something, and the other way round."""
    assets = case.budget.assets
    fleet = assets.fleet
    things: list[tuple[str, str, Decimal, Buildings | Vehicles]] = [
        ("房屋", "面积", assets.buildings.area, assets.buildings),
        ("一般公务用车", "数量", Decimal(fleet.general.number), fleet.general),
        ("执法执勤用车", "数量", Decimal(fleet.enforcement.number), fleet.enforcement),
        ("其他车辆", "数量", Decimal(fleet.others.number), fleet.others),
    ]
    for name, key, quantity, thing in things:
        if bool(quantity) != bool(thing.value):
            has, lacks = (key, "价值") if quantity else ("价值", key)
            much = (
                f"{quantity.normalize():f}"
                if quantity
                else yuan(thing.value * SCALE[case.budget.measure])
            )
            yield Finding(
                thing.at(has), f"{name}有{has} {much}，没有{lacks}。", f"补上{lacks}，或核对{has}。"
            )


def planned_equipment_has_money(case: Case) -> Findings:
    """Large equipment to be bought is in the capital expenditure."""
    planned = case.budget.assets.planned
    needed = planned.over_1m * HUGE + max(planned.over_500k - planned.over_1m, 0) * LARGE
    capital = _spent(case, *CAPITAL)
    if needed > capital:
        message = f"拟购大型设备至少需要 {yuan(needed)}，资本性支出只有 {yuan(capital)}，差 {yuan(needed - capital)}。"  # noqa: E501
        yield Finding(planned.at(), message, "核对拟购台数，或支出的经济科目（309、310）。")


def running_costs_need_vehicles(case: Case) -> Findings:
    """Running costs of vehicles are for vehicles held or bought."""
    running = case.figures["三公.公务用车运行费.金额"].value
    vehicles = case.figures["资产.车辆.数量"].value
    if running and not vehicles and not case.figures["三公.公务用车购置费.金额"].value:
        message = f"公务用车运行费 {yuan(running)}，但没有车辆，也不购置车辆。"
        yield Finding(
            case.budget.at("国有资产", "车辆"), message, "补上车辆，或核对公务用车运行费。"
        )


RULES = (
    warning("T211", "政府采购不超可采购的支出", procurement_within_spending),
    error("T212", "大型设备台数先后一致", equipment_in_order),
    warning("T213", "资产有数量须有价值", quantity_with_value),
    warning("T214", "拟购大型设备有预算", planned_equipment_has_money),
    warning("T215", "有车辆运行费须有车辆", running_costs_need_vehicles),
)
