"""Figures of the unit itself: staff, offices, procurement, assets, counts of projects."""

from __future__ import annotations

from decimal import Decimal

from generator.budget.model import Budget
from generator.budget.unit import Staff
from generator.figures.lines import SCALE
from generator.figures.model import MONEY, Entry, Figures
from generator.source.model import SourceModel

STATES = ("在职", "退休", "离休")


def add_facts(figures: Figures, budget: Budget) -> None:
    """All figures that do not come from budget lines."""
    _add_staff(figures, "人员", budget.staff)
    for number, unit in enumerate(budget.subordinates, start=1):
        if unit.staff:
            _add_staff(figures, f"下属单位.{number}.人员", unit.staff)
    _add_counts(figures, budget)
    _add_procurement(figures, budget)
    _add_assets(figures, budget)
    _add_targets(figures, budget)


def _given(figures: Figures, name: str, model: SourceModel, key: str, value: Decimal | int, unit: str) -> None:
    figures.given(name, unit, Entry(model.at(key), Decimal(value)))


def _add_staff(figures: Figures, prefix: str, staff: Staff) -> None:
    _given(figures, f"{prefix}.编制", staff, "编制", staff.establishment, "人")
    for state, count in zip(STATES, (staff.active, staff.retired, staff.veteran), strict=True):
        _given(figures, f"{prefix}.{state}.人数", count, "人数", count.number, "人")
        _given(figures, f"{prefix}.{state}.增减", count, "增减", count.change, "人")
    figures.sum(f"{prefix}.实有", tuple(f"{prefix}.{s}.人数" for s in STATES), "人")


def _add_counts(figures: Figures, budget: Budget) -> None:
    offices = tuple(budget.at("内设机构", "名单", i) for i, _ in enumerate(budget.offices.names))
    figures.count("内设机构.个数", offices)
    for nature, names in (("行政单位", ("行政单位",)), ("事业单位", ("参公事业单位", "事业单位"))):
        places = tuple(budget.at("下属单位", i) for i, s in enumerate(budget.subordinates) if s.nature in names)
        figures.count(f"下属单位.{nature}.个数", places, "家")
    figures.count("下属单位.个数", tuple(s.at() for s in budget.subordinates), "家")


def _add_procurement(figures: Figures, budget: Budget) -> None:
    p, scale = budget.procurement, SCALE[budget.measure]
    kinds = {"货物": p.goods, "工程": p.works, "服务": p.services}
    for key, value in (*kinds.items(), ("面向中小企业", p.small), ("面向小微企业", p.micro)):
        _given(figures, f"政府采购.{key}.金额", p, key, value * scale, MONEY)
    figures.sum("政府采购.合计.金额", tuple(f"政府采购.{k}.金额" for k in kinds))


def _add_assets(figures: Figures, budget: Budget) -> None:
    a, scale = budget.assets, SCALE[budget.measure]
    _given(figures, "资产.房屋.面积", a.buildings, "面积", a.buildings.area, "平方米")
    _given(figures, "资产.房屋.价值", a.buildings, "价值", a.buildings.value * scale, MONEY)
    fleet = {"一般公务用车": a.fleet.general, "执法执勤用车": a.fleet.enforcement, "其他车辆": a.fleet.others}
    for name, vehicles in fleet.items():
        _given(figures, f"资产.{name}.数量", vehicles, "数量", vehicles.number, "辆")
        _given(figures, f"资产.{name}.价值", vehicles, "价值", vehicles.value * scale, MONEY)
    figures.sum("资产.车辆.数量", tuple(f"资产.{n}.数量" for n in fleet), "辆")
    figures.sum("资产.车辆.价值", tuple(f"资产.{n}.价值" for n in fleet))
    _given(figures, "资产.办公家具.价值", a, "办公家具", a.furniture * scale, MONEY)
    _given(figures, "资产.其他资产.价值", a, "其他资产", a.others * scale, MONEY)
    for name, equipment in (("现有大型设备", a.held), ("拟购大型设备", a.planned)):
        _given(figures, f"资产.{name}.50万元以上", equipment, "50万元以上", equipment.over_500k, "台")
        _given(figures, f"资产.{name}.100万元以上", equipment, "100万元以上", equipment.over_1m, "台")


def _add_targets(figures: Figures, budget: Budget) -> None:
    """Counts and amounts of projects by what is disclosed of them (预算绩效情况, 涉密)."""
    numbered = list(enumerate(budget.projects, start=1))
    fiscal = [n for n, _ in numbered if figures[f"项目.{n}.财政拨款.金额"].value]
    groups = {
        "全部": [n for n, _ in numbered],
        "财政拨款": fiscal,
        "非财政拨款": [n for n, _ in numbered if n not in fiscal],
        "涉密": [n for n, p in numbered if p.classified],
        "不予公开": [n for n, p in numbered if p.withheld or p.classified],
        "填绩效表": [n for n, p in numbered if p.performance],
        "未填绩效表": [n for n, p in numbered if not p.performance],
        "财政拨款填绩效表": [n for n, p in numbered if p.performance and n in fiscal],
        "非财政拨款填绩效表": [n for n, p in numbered if p.performance and n not in fiscal],
    }
    for name, members in groups.items():
        figures.count(f"项目统计.{name}.个数", tuple(budget.at("项目", n - 1) for n in members))
        fund = "财政拨款" if name.startswith("财政拨款") else ""
        terms = tuple(".".join(filter(None, ("项目", str(n), fund, "金额"))) for n in members)
        figures.sum(f"项目统计.{name}.金额", terms)
    whole = (budget.performance.at(),) if budget.performance else ()
    figures.count("整体绩效.个数", whole)
    figures.sum("整体绩效.金额", ("支出.合计.金额",) if whole else ())
