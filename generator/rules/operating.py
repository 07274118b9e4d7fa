"""Rules on 机关运行经费: of which units it is, and that an amount given by hand fits the budget."""

from __future__ import annotations

from generator.figures.budget_lines import spending_lines, yuan
from generator.figures.model import ZERO
from generator.figures.operating import (
    INSTITUTION,
    WHOLE,
    all_natures,
    given,
    is_applicable,
    is_operating,
)
from generator.rules.registry import Case, Finding, Findings, error, warning

GIVE = "或写“机关运行经费: {金额: …, 来源: …}”。"
STATE = "在“单位”下加一行“性质: 行政单位”（或 参公事业单位、事业单位）；事业单位没有机关运行经费。"


def nature_is_stated(case: Case) -> Findings:
    """A unit with 公用经费 says whether it is one that has 机关运行经费; where several units stand
    in one file, the amount of those that count is given."""
    yield from _of_last_year(case)
    budget = case.budget
    if given(budget) is not None or not case.figures.is_budgeted(WHOLE):
        return
    if budget.units:
        yield from _of_units(case)
        return
    money, natures = case.figures[WHOLE].value, all_natures(budget)
    if INSTITUTION in natures and is_applicable(budget):
        message = (
            "本单位和下属单位里有事业单位，它的公用经费不是机关运行经费；"
            f"本文件分不出，按全部公用经费 {yuan(money)} 计。"
        )
        yield Finding(
            budget.at("下属单位"), message, f"用 disclosure consolidate 由各单位的文件汇总，{GIVE}"
        )
    elif budget.unit.nature is None:
        message = f"没有写单位的性质；公用经费 {yuan(money)} 都当作机关运行经费。"
        yield Finding(budget.unit.at(), message, STATE)


def _of_last_year(case: Case) -> Findings:
    """Last year's file of several units, some of which do not count, that does not give the amount
    of the others."""
    prior = case.prior
    if prior is None or given(prior) is not None or INSTITUTION not in all_natures(prior):
        return
    if amount := case.figures["机关运行经费.上年"].value:
        message = (
            f"上年文件里有事业单位，又没有写“机关运行经费”；上年按全部公用经费 {yuan(amount)} 计。"
        )
        mend = "在上年文件里写“机关运行经费: {金额: …, 来源: …}”，或由各单位上年的文件重新汇总。"
        yield Finding(case.budget.prior.at("文件"), message, mend)


def _of_units(case: Case) -> Findings:
    """The files of the units that say nothing of their nature, and have such money."""
    for number, unit in enumerate(case.units):
        money = sum((line.amount for line in spending_lines(unit) if is_operating(line)), ZERO)
        if unit.unit.nature is None and not unit.subordinates and money:
            message = (
                f"“{unit.unit.name}”的文件没有写性质；它的公用经费 {yuan(money)} 当作机关运行经费。"
            )
            yield Finding(case.budget.at("汇总自", number), message, f"在它的文件里写。{STATE}")


def given_amount_fits(case: Case) -> Findings:
    """What is given by hand is the 公用经费 of the general budget, or, of several units, a part of
    it."""
    entry = given(case.budget)
    if entry is None or case.budget.units:
        return
    amount, whole = entry.value, case.figures[WHOLE].value
    natures = set(all_natures(case.budget))
    if natures == {INSTITUTION}:
        if amount:
            message = f"本单位是事业单位，没有机关运行经费，这里写了 {yuan(amount)}。"
            yield Finding(entry.position, message, "删去“机关运行经费”，或核对单位的性质。")
        return
    is_mixed = INSTITUTION in natures
    if amount > whole or (amount != whole and not is_mixed):
        said = "超过" if is_mixed else "不等于"
        message = (
            f"机关运行经费写的是 {yuan(amount)}，{said}一般公共预算拨款的公用经费 {yuan(whole)}，"
            f"相差 {yuan(abs(amount - whole))}。文中印 {yuan(amount)}。"
        )
        mend = "机关运行经费就是这些单位的公用经费，核对两个数；只有行政、参公单位时不必写。"
        yield Finding(entry.position, message, mend)


RULES = (
    warning("T216", "写明单位的性质", nature_is_stated),
    error("T217", "机关运行经费与公用经费一致", given_amount_fits),
)
