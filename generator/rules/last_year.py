"""Rules on last year's amounts and head counts."""

from __future__ import annotations

from generator.catalogue.terms import KINDS
from generator.catalogue.trees import funds
from generator.figures.budget_lines import gap, yuan
from generator.figures.counted import STATES
from generator.figures.model import total_of
from generator.figures.name import LAST, join
from generator.rules.registry import Case, Finding, Findings, error, warning


def balanced(case: Case) -> Findings:
    """Last year's income equals last year's expenditure: in total, and by the sources it is given
    for."""
    given = case.budget.prior.figures
    by_source = [fund for fund in funds().parents if join("收入", fund) in given]
    for fund in ("", *by_source):
        income = case.value(join("收入", fund, LAST))
        spending = total_of(case.value(join("支出", fund, kind, LAST)) for kind in KINDS)
        if spending and income != spending:
            message = (
                f"上年{fund or '合计'}收入 {yuan(income)}，基本支出与项目支出相加 "
                f"{yuan(spending)}，相差 {gap(income, spending)}。"
            )
            yield Finding(case.budget.at("上年"), message, "上年收支也应相等，核对“上年”下的数。")


def operating_within_basic(case: Case) -> Findings:
    """Operating expenses (机关运行经费) are a part of basic expenditure."""
    operating = case.value("机关运行经费.上年")
    basic = case.value("支出.一般公共预算拨款.基本支出.上年")
    if operating > basic:
        message = (
            f"上年机关运行经费 {yuan(operating)}，超过上年一般公共预算基本支出 {yuan(basic)}，"
            f"多 {gap(operating, basic)}。"
        )
        at = case.budget.prior.at("机关运行经费")
        yield Finding(at, message, "机关运行经费是基本支出里的公用经费，核对两个数。")


def restated_with_reason(case: Case) -> Findings:
    """An amount that differs from last year's file has a reason."""
    prior = case.budget.prior
    if not prior.file:
        return
    for prefix in prior.figures:
        name = join(prefix, LAST)
        before = case.figures.replaced.get(name)
        if before is None or name in case.budget.reasons:
            continue
        given = case.value(name)
        if given != before.value:
            message = (
                f"{prefix} 的上年数写的是 {yuan(given)}，上年文件里是 {yuan(before.value)}，"
                f"相差 {gap(given, before.value)}，没有说明。"
            )
            mend = f"改为上年文件的数；口径确有调整的，在“原因”下加一行：{name}: 调整原因"
            yield Finding(prior.at("数值", prefix), message, mend)


def heads_not_negative(case: Case) -> Findings:
    """Last year's head count, implied by the change, is not below zero."""
    below = [unit.staff for unit in case.budget.subordinates if unit.staff]
    for staff in (case.budget.staff, *below):
        for state in STATES:
            count = staff.under(state)
            if count.change > count.number:
                more = f"比上年增加 {count.change} 人，上年人数就成了负数"
                message = f"{state} {count.number} 人，{more}。"
                mend = "增减是与上年相比多几人、少几人，核对两个数。"
                yield Finding(count.at("增减"), message, mend)


RULES = (
    warning("T207", "上年收支相等", balanced),
    error("T208", "上年机关运行经费在基本支出之内", operating_within_basic),
    error("T209", "与上年文件不同须写原因", restated_with_reason),
    error("T210", "上年人数不为负", heads_not_negative),
)
