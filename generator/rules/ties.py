"""Tie-outs (勾稽关系) between figures."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.budget.unit import Staff
from generator.catalogue.terms import SCALE
from generator.figures.budget_lines import gap, yuan
from generator.figures.counted import BOUGHT, SMALL_FIRMS, SMALLEST_FIRMS, STAFF, in_office
from generator.figures.model import Sum, total_of
from generator.figures.name import AMOUNT, LAST, UNIT_BELOW, join
from generator.rules.registry import Case, Finding, Findings, error, warning


def margins_of_basic(case: Case) -> Findings:
    """按功能科目 and 按经济科目 are the same money."""
    basic, scale = case.budget.basic, SCALE[case.budget.measure]
    by_function = total_of(basic.by_function.values()) * scale
    by_economic = total_of(basic.by_economic.values()) * scale
    for items in basic.local_items.values():
        by_economic += total_of(items.values()) * scale
    if by_function != by_economic:
        message = (
            f"基本支出按经济科目合计 {yuan(by_economic)}，按功能科目合计 {yuan(by_function)}，"
            f"相差 {gap(by_economic, by_function)}。"
        )
        at = case.budget.at("基本支出", "按经济科目")
        yield Finding(at, message, "两边是同一笔钱，核对漏写或多写的科目。")


def income_covers_spending(case: Case) -> Findings:
    """收支总预算: income equals expenditure, in total and by source."""
    for name in case.budget.income:
        income = case.value(join("收入", name, AMOUNT))
        spending = case.value(join("支出", name, AMOUNT))
        if income != spending:
            both = f"{name}收入 {yuan(income)}，支出 {yuan(spending)}"
            message = f"{both}，相差 {gap(income, spending)}。"
            at = case.budget.at("收入", name)
            yield Finding(at, message, "收支应相等；一致时不必写“收入”。")


def staff_within_establishment(case: Case) -> Findings:
    """在职 do not exceed 编制, in the unit and in each below it."""
    for prefix, staff in _staffs(case):
        active, posts = map(case.value, in_office(prefix))
        if active > posts > 0:
            message = f"在职 {active} 人，超过编制 {posts} 人，多 {active - posts} 人。"
            mend = "核对编制与在职人数；确有超编的，请在其他说明里写明。"
            yield Finding(staff.active.at("人数"), message, mend)


def _staffs(case: Case) -> Iterator[tuple[str, Staff]]:
    """The staff of the unit and of those below it that state theirs, each with what the names of
    its figures begin with."""
    yield STAFF, case.budget.staff
    for number, unit in enumerate(case.budget.subordinates, start=1):
        if unit.staff:
            yield case.figures.name_of(UNIT_BELOW, number, STAFF), unit.staff


def procurement_order(case: Case) -> Findings:
    """面向小微企业 ≤ 面向中小企业 ≤ 政府采购预算."""
    procurement = case.budget.procurement
    small, every = map(case.value, SMALL_FIRMS)
    if small > every:
        over = f"超过政府采购预算 {yuan(every)}，多 {gap(small, every)}"
        message = f"面向中小企业预留 {yuan(small)}，{over}。"
        mend = "核对两个数：预留金额是政府采购预算的一部分。"
        yield Finding(procurement.at("面向中小企业"), message, mend)
    smallest, small = map(case.value, SMALLEST_FIRMS)
    if smallest > small:
        over = f"超过面向中小企业预留 {yuan(small)}，多 {gap(smallest, small)}"
        message = f"面向小微企业预留 {yuan(smallest)}，{over}。"
        mend = "小微企业预留金额是中小企业预留金额的一部分。"
        yield Finding(procurement.at("面向小微企业"), message, mend)


def vehicles_are_goods(case: Case) -> Findings:
    """Vehicles bought are procured goods."""
    bought, goods = map(case.value, BOUGHT)
    if bought > goods:
        under = f"小于公务用车购置费 {yuan(bought)}，少 {gap(bought, goods)}"
        message = f"政府采购货物预算 {yuan(goods)}，{under}。"
        at = case.budget.procurement.at("货物")
        yield Finding(at, message, "购车属于政府采购货物，核对货物预算。")


def levels_of_last_year_agree(case: Case) -> Findings:
    """上年 › 数值 agrees with what is given for its parts; where it does not, 数值 is printed."""
    prior = case.budget.prior
    if prior.file:
        return
    for prefix in prior.figures:
        name = join(prefix, LAST)
        if name not in case.figures.replaced:
            continue
        given, parts = case.value(name), _without(case, name)
        if parts and parts != given:
            message = (
                f"{prefix} 的上年数写了两处：“数值”里是 {yuan(given)}，按其下各项相加是 "
                f"{yuan(parts)}，相差 {gap(given, parts)}。文中印“数值”里的 {yuan(given)}。"
            )
            mend = "核对上年数；应以各项相加为准时，删去“数值”里的这一行。"
            yield Finding(prior.at("数值", prefix), message, mend)


def _without(case: Case, name: str) -> Decimal:
    """What an amount would be (元) if the department had not given it itself."""
    derived = case.figures.replaced[name]
    if isinstance(derived.formula, Sum) and derived.formula.terms:
        return total_of(map(case.value, derived.formula.terms))
    return derived.value


RULES = (
    error("T201", "基本支出两边相等", margins_of_basic),
    error("T202", "收入等于支出", income_covers_spending),
    warning("T203", "在职不超编制", staff_within_establishment),
    error("T204", "采购预留不超总额", procurement_order),
    warning("T205", "购车在采购货物之内", vehicles_are_goods),
    warning("T206", "上年数两级一致", levels_of_last_year_agree),
)
