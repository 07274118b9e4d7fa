"""Rules on performance targets: weights, costs against the budget, goals against indicators, last
year's values."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from generator.figures.budget_lines import yuan
from generator.figures.model import MONEY
from generator.figures.name import parse, stem
from generator.rules.allocation import ONCE, rounding_of
from generator.rules.amounts import Amount, Measure, measures
from generator.rules.data import load
from generator.rules.dates import MONTH, execution
from generator.rules.registry import Case, Finding, Findings, error, note, warning
from generator.rules.targets import Row, Stated, Target

COMPARISON = re.compile(r"^\s*(?:[<>≥≤＜＞=＝]{1,2})")
TOGETHER = re.compile(r"总(?:成本|费用|金额|价)")
EACH = re.compile(r"单价|均价|人均|单位成本|标准|每[^\W\d_]")
UNIT_COUNTS = ("人员", "内设机构", "下属单位", "资产", "项目统计")
UNIT_LEVEL = ("整体绩效", "其他说明", "主要职能")
# Numbers of a goal that count nothing: titles, dates, numbering, hotlines, round the clock, names
# such as 5G.
OUTSIDE = re.compile(
    r"《[^》]*》|[〔（(]\d{4}[〕）)]\s*\d+\s*号|\d{4}\s*[-—－~～至]\s*\d{4}年|\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?"
    r"|\d{1,2}(?:\s*[-—－~～至]\s*\d{1,2})?月份?(?:\d{1,2}日)?|\d{1,2}日|第\d+|目标\d+"
    r"|(?:^|[\n。；;：:])\s*[（(]?\d{1,2}[）)、．.](?!\d)|\d{3,5}(?=热线|平台|专线)|\d+[×xX*]24(?:小时)?|24小时|365天"
    r"|[A-Za-z]+-?\d+|\d+[A-Z](?![A-Za-z])",
    re.MULTILINE,
)


def weights_add_up(case: Case) -> Findings:
    """The weights of a table add up to the form's sum."""
    for target in case.targets:
        weights = [row.indicator.weight for row in target.rows]
        total = sum(w for w in weights if w is not None)
        if total and case.form.weights is not None and total != case.form.weights:
            message = (
                f"{target.label}的指标分值权重合计 {total}，表样要求 {case.form.weights}，"
                f"相差 {abs(total - case.form.weights)}。"
            )
            yield Finding(
                target.performance.at("指标"), message, "调整权重，或补上没有写权重的指标。"
            )


def _project_targets(case: Case) -> Iterator[tuple[Target, Amount]]:
    """Tables of projects with the project's amount."""
    for target in case.targets:
        if target.project:
            yield target, case.amount(case.project(target.project, "金额"))


def costs_make_the_budget(case: Case) -> Findings:
    """Cost indicators that are amounts add up to the project's amount."""
    for target, amount in _project_targets(case):
        stated = "；".join(value for row in target.rows if row.is_cost for value in row.values)
        if message := fault_of_costs(target.rows, amount.against(stated)):
            mend = "补上漏写的成本指标，或核对各项的上限。"
            yield Finding(target.performance.at("指标"), message + amount.note, mend)


def fault_of_costs(rows: Iterable[Stated], amount: Decimal) -> str | None:
    """What is wrong with the costs of a table, empty where they come to ``amount``; ``None``
    without such costs."""
    whole = [row for row in rows if row.is_cost and not EACH.search(row.name)]
    totals = [m for row in whole for m in row.measures if m.is_money and not m.per]
    totals = [m for m in totals if m.value != amount] or totals
    spent = sum((m.value for m in totals), Decimal(0))
    if not totals:
        return None
    if abs(spent - amount) <= sum(m.step for m in totals) / 2:
        return ""
    return (
        f"成本指标合计 {yuan(spent)}，项目金额 {yuan(amount)}，相差 {yuan(abs(spent - amount))}。"
    )


def unit_costs_make_the_budget(case: Case) -> Findings:
    """Unit cost × quantity is the project's amount, up to the rounding of the unit cost."""
    for target, amount in _project_targets(case):
        if message := fault_of_unit_costs(target.rows, amount.exact):
            yield Finding(target.performance.at("指标"), message, "核对单位成本、数量和项目金额。")


def fault_of_unit_costs(rows: Sequence[Stated], amount: Decimal) -> str | None:
    """What is wrong with the unit costs of a table, empty where times quantity they come to
    ``amount`` or to a cost;
    ``None`` without unit costs, or without their quantities."""
    costs = [m for row in rows if row.is_cost for m in row.measures if m.is_money]
    prices = [m for m in costs if m.per]
    quantities = [_quantity(rows, price) for price in prices]
    if not prices or not all(quantities):
        return None
    pairs = [(p, q) for p, q in zip(prices, quantities, strict=True) if q is not None]
    total = sum((p.value * q for p, q in pairs), Decimal(0))
    slack = sum((rounding_of(p, q) for p, q in pairs), Decimal(0))
    if any(
        abs(total - whole) <= slack for whole in (amount, *(m.value for m in costs if not m.per))
    ):
        return ""
    terms = " + ".join(f"{p.text} × {q.normalize():f}" for p, q in pairs)
    gap = yuan(abs(total - amount))
    return f"单位成本乘数量得 {yuan(total)}（{terms}），项目金额 {yuan(amount)}，相差 {gap}。"


def _quantity(rows: Sequence[Stated], price: Measure) -> Decimal | None:
    """How many of what the price is per; ``None`` where the table does not say, or says it
    twice."""
    quantity = Decimal(1)
    for unit in price.per:
        others = [
            m
            for row in rows
            if not row.is_cost
            for m in row.measures
            if not m.is_money and not m.per
        ]
        found = {
            m.value for m in others if m.unit == unit and not MONTH.match(f"{m.value:f}{m.unit}")
        }
        one = found.pop() if len(found) == 1 else ONCE.get(unit) if not found else None
        if one is None:
            return None
        quantity *= one
    return quantity


def goal_is_borne_out(case: Case) -> Findings:
    """Every number of a goal is in an indicator, the allocation or the amount, or counts what the
    unit has."""
    own_counts = {
        f.value for f in case.figures if f.unit != MONEY and parse(f.name).family in UNIT_COUNTS
    }
    texts: dict[int | None, list[str]] = defaultdict(list)
    for text in case.texts:
        if text.path[2:] != ("绩效", "目标"):
            texts[text.project].append(text.printed)
    for target, amount in _project_targets(case):
        project = case.budget.projects[target.project - 1]
        own = {m.value for text in texts[target.project - 1] for m in measures(text)}
        known = own | {amount.against(target.goal)} | own_counts
        for stated, is_known in borne_out(target.goal, known):
            if not is_known:
                message = f"总体目标说“{stated.text}”，指标、资金分配和金额里都没有这个数。"
                at = (project.performance or project).at("目标")
                yield Finding(at, message, "补上相应的指标，或核对目标里的数。")


def borne_out(goal: str, known: set[Decimal]) -> Iterator[tuple[Measure, bool]]:
    """Every number that a goal states, and whether it is among the ``known`` ones (money up to its
    rounding)."""
    for stated in measures(OUTSIDE.sub("", goal)):
        near = (
            any(abs(stated.value - k) <= stated.step / 2 for k in known)
            if stated.is_money
            else False
        )
        yield stated, near or stated.value in known


def dates_within_execution(case: Case) -> Findings:
    """Months among the values of a project lie within its time."""
    for target, _ in _project_targets(case):
        project, year = case.budget.projects[target.project - 1], case.budget.year
        start, end = execution(project, year)
        for row in target.rows:
            for found in MONTH.finditer("；".join(row.values)):
                when = (int(found[1]), int(found[2] or 12))
                if not start <= when <= end:
                    message = (
                        f"指标“{row.name}”写的是 {found[0]}，"
                        f"项目执行时间是 {start[0]}年{start[1]}月至{end[0]}年{end[1]}月。"
                    )
                    yield Finding(
                        row.indicator.at("值"), message, "核对指标值，或项目的开始和结束。"
                    )


def _previous(target: Target) -> Iterator[tuple[Row, str]]:
    """Rows that have a value of last year of their own."""
    for row in target.rows:
        if row.indicator.previous:
            yield row, row.indicator.previous


def last_year_was_reached(case: Case) -> Findings:
    """Last year's value is a result, not a target."""
    for target in case.targets:
        for row, previous in _previous(target):
            if COMPARISON.match(previous):
                message = f"指标“{row.name}”的上年完成值写作“{previous}”，像是目标，不是完成的数。"
                yield Finding(
                    row.indicator.at("上年"), message, "写上年实际完成的数；新增的项目写“新增”。"
                )


def last_year_in_the_same_unit(case: Case) -> Findings:
    """Last year's value has the unit of this year's."""
    for target in case.targets:
        for row, previous in _previous(target):
            now, then = row.measures[:1], tuple(measures(previous))[:1]
            dated = any(MONTH.search(text) for text in (previous, *row.values))
            units = [(m.unit, m.per) for m in (*now, *then) if m.unit]
            if len(units) > 1 and units[0] != units[1] and not dated:
                message = f"指标“{row.name}”的指标值是“{row.values[0]}”，上年完成值是“{previous}”，单位不同。"  # noqa: E501
                yield Finding(row.indicator.at("上年"), message, "用同一个单位，才能比较。")


def names_of_costs(case: Case) -> Findings:
    """An indicator called a total is no price, one called a price is not the whole project."""
    for target in case.targets:
        amount = (
            case.figures[case.project(target.project, "金额")].value if target.project else None
        )
        for row in target.rows:
            for stated in (m for m in row.measures if m.is_money):
                wrong = "单价" if stated.per and TOGETHER.search(row.name) else ""
                is_whole = not stated.per and stated.value == amount
                wrong = "项目的全部金额" if is_whole and EACH.search(row.name) else wrong
                if wrong:
                    message = f"指标“{row.name}”的值“{row.values[0]}”是{wrong}。"
                    yield Finding(row.key, message, "改指标的名称，或改它的值。")


def costs_are_set(case: Case) -> Findings:
    """A project's table has a cost indicator."""
    for target, amount in _project_targets(case):
        if target.rows and not any(row.is_cost for row in target.rows):
            message = f"绩效表没有成本指标，项目金额 {yuan(amount.exact)}。"
            mend = '加一个成本指标，上限为项目金额：{值: "<={金额}万元"}。'
            yield Finding(target.performance.at("指标"), message, mend)


def counts_agree(case: Case) -> Findings:
    """Counts that unit-level texts state are the counts of what is listed."""
    for text in case.texts:
        if text.path[0] not in UNIT_LEVEL:
            continue
        for pattern, names in load("counts").items():
            for found in re.finditer(pattern, text.printed):
                stated = next(group for group in found.groups() if group)
                listed = {name: case.figures[name].value for name in names}
                if Decimal(stated) not in listed.values():
                    first = names[0]
                    gap = abs(Decimal(stated) - listed[first])
                    message = (
                        f"文中说“{found[0]}”，{stem(first)} 是 {listed[first]:f}，相差 {gap:f}。"
                    )
                    yield Finding(
                        text.position, message, f"改写作 {{{first}}}，由程序填；或核对名单。"
                    )


RULES = (
    error("T601", "权重合计", weights_add_up),
    warning("T602", "成本指标合计等于项目金额", costs_make_the_budget),
    warning("T603", "单位成本乘数量等于项目金额", unit_costs_make_the_budget),
    warning("T604", "目标里的数须有指标", goal_is_borne_out),
    warning("T605", "指标日期在执行期内", dates_within_execution),
    note("T606", "上年完成值是完成的数", last_year_was_reached),
    warning("T607", "上年完成值同一单位", last_year_in_the_same_unit),
    warning("T608", "总成本与单价不混", names_of_costs),
    note("T609", "须有成本指标", costs_are_set),
    warning("T610", "文中个数与名单一致", counts_agree),
)
