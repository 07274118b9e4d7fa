"""Rules on what a file leaves out: a section that is missing is not one that the department has
nothing of."""

from __future__ import annotations

from collections.abc import Iterator

from generator.budget.model import Budget
from generator.budget.unit import Staff
from generator.diagnostics import Position
from generator.figures.budget_lines import spending_lines, yuan
from generator.figures.name import parse
from generator.rules.registry import Case, Finding, Findings, error, warning

OPERATING = "机关运行经费"


def money_is_budgeted(case: Case) -> Findings:
    """A budget has an amount."""
    if not _has_money(case.budget):
        mend = "在“基本支出”“项目”或“上年结转结余”里写上金额；本年确实没有收支的，在“接受”里说明。"
        yield Finding(case.budget.at("基本支出"), "全文没有一笔收入或支出。", mend)


def _has_money(budget: Budget) -> bool:
    return any(line.amount for line in spending_lines(budget)) or any(budget.income.values())


def duties_are_stated(case: Case) -> Findings:
    """A unit has duties."""
    if not case.budget.functions:
        mend = "在“主要职能”下逐条写；确实没有的，在“接受”里说明。"
        yield Finding(case.budget.at("主要职能"), "没有写主要职能。", mend)


def staff_is_stated(case: Case) -> Findings:
    """A unit has staff or posts, or says that it has none."""
    if _lacks_staff(case.budget):
        message = "没有写人员：编制、在职、退休、离休都是 0。"
        mend = "写上人数；确实没有编制和人员的，写 人员: 无。"
        yield Finding(case.budget.at("人员"), message, mend)


def _lacks_staff(budget: Budget) -> bool:
    staff = budget.staff
    heads = staff.active.number or staff.retired.number or staff.veteran.number
    return not (staff.is_none or staff.establishment or heads)


def offices_are_stated(case: Case) -> Findings:
    """A unit has offices, or says that it has none."""
    offices = case.budget.offices
    if not offices.is_none and not offices.names:
        mend = "在“内设机构”的“名单”里逐个列出；确实没有的，写 内设机构: 无。"
        yield Finding(case.budget.at("内设机构"), "没有写内设机构。", mend)


def last_year_is_stated(case: Case) -> Findings:
    """Last year's amounts are given, or there are none."""
    if _lacks_last_year(case.budget):
        message = "没有写上年，比上年增减的各数都当作从零开始。"
        mend = "在“上年”下写上年文件或上年数；上年没有预算的（如新设单位），写 上年: 无。"
        yield Finding(case.budget.at("上年"), message, mend)


def _lacks_last_year(budget: Budget) -> bool:
    prior = budget.prior
    if prior.is_none or prior.operating is not None:
        return False
    return not (prior.file or prior.lines or prior.three_public or prior.figures)


def last_year_is_whole(case: Case) -> Findings:
    """Of last year everything is given that this year is compared with."""
    prior = case.budget.prior
    if prior.file or prior.is_none or not prior.model_fields_set:
        return
    yield from _lines_without_amount(case)
    at = case.budget.at("上年")
    if not prior.lines and not _gives(case, "收入", "支出"):
        mend = "在“上年”的“支出”下按功能科目写上年的基本支出、项目支出。"
        yield Finding(at, "写了上年的一部分，没有写上年的支出。", mend)
    now = case.value("三公.合计.金额")
    if now and "three_public" not in prior.model_fields_set and not _gives(case, "三公"):
        message = f"本年“三公”经费 {yuan(now)}，没有写上年的三公经费。"
        mend = "在“上年”的“三公经费”下写各项；上年没有的写 0，如 三公经费: {公务接待费: 0}。"
        yield Finding(at, message, mend)
    now = case.value("机关运行经费.金额")
    is_compared = OPERATING in case.form.reasons
    if now and is_compared and prior.operating is None and not _gives(case, OPERATING):
        message = f"本年机关运行经费 {yuan(now)}，没有写上年的机关运行经费。"
        yield Finding(at, message, "在“上年”下加一行“机关运行经费”；上年没有的写 0。")


def _lines_without_amount(case: Case) -> Findings:
    for number, line in enumerate(case.budget.prior.lines, start=1):
        if line.basic is None and line.project is None:
            mend = "写上年的基本支出、项目支出；上年没有的，删去这一行。"
            yield Finding(line.at(), f"上年支出第 {number} 行没有写金额。", mend)


def _gives(case: Case, *families: str) -> bool:
    """Whether last year's 数值 give a figure of one of the families."""
    return any(parse(name).family in families for name in case.budget.prior.figures)


def units_state_everything(case: Case) -> Findings:
    """The files of the units that a department was added up from leave nothing out either: it
    would be added as nought."""
    mend = "在它的文件里写上，确实没有的写“无”，再汇总。"
    for index, unit in enumerate(case.units):
        if left_out := "、".join(_left_out(unit)):
            message = f"“{unit.unit.name}”的文件没有写{left_out}，汇总数里当作没有。"
            yield Finding(case.budget.at("汇总自", index), message, mend)


def _left_out(unit: Budget) -> Iterator[str]:
    """What a unit's file leaves out and does not let stand."""
    accepted = {acceptance.rule for acceptance in unit.accepted}
    if "T220" not in accepted and not _has_money(unit):
        yield "收支"
    if "T222" not in accepted and _lacks_staff(unit):
        yield "人员"
    if "T224" not in accepted and _lacks_last_year(unit):
        yield "上年"


def _staffs(case: Case) -> Iterator[tuple[str, Staff]]:
    """The staff of the unit and of those below it, each with what a message calls it."""
    yield "人员", case.budget.staff
    for unit in case.budget.subordinates:
        if unit.staff:
            yield f"下属单位“{unit.name}”的人员", unit.staff


def _states_posts(staff: Staff) -> bool:
    return "establishment" in staff.model_fields_set


def _states_heads(staff: Staff) -> bool:
    return "number" in staff.active.model_fields_set


def posts_and_heads(case: Case) -> Findings:
    """Where staff is given, both the posts (编制) and the heads (在职) are."""
    for name, staff in _staffs(case):
        if not staff.model_fields_set:
            continue
        if not _states_posts(staff):
            mend = "加上“编制”；确实没有编制的写 编制: 0。"
            yield Finding(staff.at(), f"{name}没有写编制。", mend)
        if not _states_heads(staff):
            mend = "加上“在职”的“人数”；确实没有在职人员的写 在职: {人数: 0, 增减: 0}。"
            yield Finding(staff.at("在职"), f"{name}没有写在职人数。", mend)


def posts_or_heads_are_none(case: Case) -> Findings:
    """Posts without any heads, or heads without any posts, are asked about."""
    mend = "核对编制和在职人数；确实如此的，在“接受”里说明。"
    for name, staff in _staffs(case):
        posts, heads = staff.establishment, staff.active.number
        if _states_posts(staff) and _states_heads(staff) and bool(posts) != bool(heads):
            message = f"{name}：编制 {posts} 人，在职 {heads} 人。"
            yield Finding(_lacking(staff), message, mend)


def _lacking(staff: Staff) -> Position:
    return staff.active.at("人数") if staff.establishment else staff.at("编制")


def holdings_are_stated(case: Case) -> Findings:
    """Procurement and state assets have amounts, or there are none."""
    held = {parse(figure.name).family for figure in case.figures if figure.value}
    budget = case.budget
    for key, family, section in (
        ("政府采购", "政府采购", budget.procurement),
        ("国有资产", "资产", budget.assets),
    ):
        if not section.is_none and family not in held:
            message = f"没有写{key}，文中各数都印作 0。"
            yield Finding(budget.at(key), message, f"写上{key}的数；确实没有的，写 {key}: 无。")


RULES = (
    error("T220", "全文须有收支", money_is_budgeted),
    error("T221", "须写主要职能", duties_are_stated),
    error("T222", "须写人员", staff_is_stated),
    error("T223", "须写内设机构", offices_are_stated),
    error("T224", "须写上年", last_year_is_stated),
    error("T225", "上年不能只写一部分", last_year_is_whole),
    error("T226", "编制与在职都要写", posts_and_heads),
    warning("T227", "编制与在职不会只有一样", posts_or_heads_are_none),
    warning("T228", "须写政府采购和国有资产", holdings_are_stated),
    error("T229", "各单位的文件都写全", units_state_everything),
)
