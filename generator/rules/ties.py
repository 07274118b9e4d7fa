"""Tie-outs (勾稽关系) between figures."""

from __future__ import annotations

from decimal import Decimal

from generator.catalogue.terms import SCALE
from generator.figures.budget_lines import yuan
from generator.figures.model import ZERO, Sum, total_of
from generator.figures.name import join
from generator.rules.registry import Case, Finding, Findings, error, warning


def margins_of_basic(case: Case) -> Findings:
    """按功能科目 and 按经济科目 are the same money."""
    basic, scale = case.budget.basic, SCALE[case.budget.measure]
    by_function = sum(basic.by_function.values(), Decimal(0)) * scale
    local = ZERO
    for items in basic.local_items.values():
        local += total_of(items.values())
    by_economic = (sum(basic.by_economic.values(), Decimal(0)) + local) * scale
    if by_function != by_economic:
        at = case.budget.at("基本支出", "按经济科目")
        difference = by_economic - by_function
        message = (
            f"基本支出按经济科目合计 {yuan(by_economic)}，按功能科目合计 {yuan(by_function)}，"
            f"相差 {yuan(abs(difference))}。"
        )
        yield Finding(at, message, "两边是同一笔钱，核对漏写或多写的科目。")


def income_covers_spending(case: Case) -> Findings:
    """收支总预算: income equals expenditure, in total and by source."""
    figures = case.figures
    for name in case.budget.income:
        income, spending = (
            figures[join("收入", name, "金额")].value,
            figures[join("支出", name, "金额")].value,
        )
        if income != spending:
            at = case.budget.at("收入", name)
            message = f"{name}收入 {yuan(income)}，支出 {yuan(spending)}，相差 {yuan(abs(income - spending))}。"  # noqa: E501
            yield Finding(at, message, "收支应相等；一致时不必写“收入”。")


def staff_within_establishment(case: Case) -> Findings:
    """在职 do not exceed 编制, in the unit and in each below it."""
    for staff in (case.budget.staff, *(u.staff for u in case.budget.subordinates if u.staff)):
        if staff.active.number > staff.establishment > 0:
            over = staff.active.number - staff.establishment
            message = (
                f"在职 {staff.active.number} 人，超过编制 {staff.establishment} 人，多 {over} 人。"
            )
            yield Finding(
                staff.active.at("人数"),
                message,
                "核对编制与在职人数；确有超编的，请在其他说明里写明。",
            )


def procurement_order(case: Case) -> Findings:
    """面向小微企业 ≤ 面向中小企业 ≤ 政府采购预算."""
    p, scale = case.budget.procurement, SCALE[case.budget.measure]
    total = p.goods + p.works + p.services
    if p.small > total:
        over = yuan((p.small - total) * scale)
        message = f"面向中小企业预留 {yuan(p.small * scale)}，超过政府采购预算 {yuan(total * scale)}，多 {over}。"  # noqa: E501
        yield Finding(p.at("面向中小企业"), message, "核对两个数：预留金额是政府采购预算的一部分。")
    if p.micro > p.small:
        over, small = yuan((p.micro - p.small) * scale), yuan(p.small * scale)
        message = (
            f"面向小微企业预留 {yuan(p.micro * scale)}，超过面向中小企业预留 {small}，多 {over}。"
        )
        yield Finding(p.at("面向小微企业"), message, "小微企业预留金额是中小企业预留金额的一部分。")


def vehicles_are_goods(case: Case) -> Findings:
    """Vehicles bought are procured goods."""
    bought = case.figures["三公.公务用车购置费.金额"].value
    goods = case.budget.procurement.goods * SCALE[case.budget.measure]
    if bought > goods:
        at = case.budget.procurement.at("货物")
        message = f"政府采购货物预算 {yuan(goods)}，小于公务用车购置费 {yuan(bought)}，少 {yuan(bought - goods)}。"  # noqa: E501
        yield Finding(at, message, "购车属于政府采购货物，核对货物预算。")


def levels_of_last_year_agree(case: Case) -> Findings:
    """上年 › 数值 agrees with what is given for its parts; where it does not, 数值 is printed."""
    figures = case.figures
    for prefix in case.budget.prior.figures:
        name = join(prefix, "上年")
        below = figures.replaced.get(name)
        if below is None or case.budget.prior.file:
            continue
        terms = below.formula.terms if isinstance(below.formula, Sum) else ()
        parts = sum((figures[t].value for t in terms), Decimal(0)) if terms else below.value
        given = figures[name].value
        if parts and parts != given:
            message = (
                f"{prefix} 的上年数写了两处：“数值”里是 {yuan(given)}，按其下各项相加是 "
                f"{yuan(parts)}，"
                f"相差 {yuan(abs(given - parts))}。文中印“数值”里的 {yuan(given)}。"
            )
            at = case.budget.prior.at("数值", prefix)
            yield Finding(at, message, "核对上年数；应以各项相加为准时，删去“数值”里的这一行。")


RULES = (
    error("T201", "基本支出两边相等", margins_of_basic),
    error("T202", "收入等于支出", income_covers_spending),
    warning("T203", "在职不超编制", staff_within_establishment),
    error("T204", "采购预留不超总额", procurement_order),
    warning("T205", "购车在采购货物之内", vehicles_are_goods),
    warning("T206", "上年数两级一致", levels_of_last_year_agree),
)
