"""Rules on performance targets: weights, costs against the budget, goals against indicators, last
year's values."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from generator.budget.projects import Project
from generator.figures.budget_lines import yuan
from generator.figures.model import MONEY, ZERO, total_of
from generator.figures.name import parse, stem
from generator.rules.allocation import ONCE, rounding_of
from generator.rules.amounts import ONE, Amount, Measure, measures, unlike_project
from generator.rules.data import load
from generator.rules.dates import MONTH, execution
from generator.rules.prose import Text
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
    wanted = case.form.weights
    for target in case.targets:
        weights = [row.indicator.weight for row in target.rows if row.indicator.weight is not None]
        total = sum(weights)
        if total and wanted is not None and total != wanted:
            message = (
                f"{target.label}的指标分值权重合计 {total}，表样要求 {wanted}，"
                f"相差 {abs(total - wanted)}。"
            )
            at = target.performance.at("指标")
            yield Finding(at, message, "调整权重，或补上没有写权重的指标。")


def _project_targets(case: Case) -> Iterator[tuple[Target, Project, Amount]]:
    """Tables of projects, with the project and its amount."""
    for target in case.targets:
        if target.project:
            project = case.budget.projects[target.project - 1]
            yield target, project, case.project_amount(target.project)


def costs_make_the_budget(case: Case) -> Findings:
    """Cost indicators that are amounts add up to the project's amount."""
    for target, _, amount in _project_targets(case):
        if message := fault_of_costs(target.rows, amount.against(target.costs)):
            mend = "补上漏写的成本指标，或核对各项的上限。"
            yield Finding(target.performance.at("指标"), message + amount.note, mend)


def fault_of_costs(rows: Iterable[Stated], amount: Decimal) -> str | None:
    """What is wrong with the costs of a table, empty where they come to ``amount``; ``None``
    without such costs."""
    costs: list[Measure] = []
    for row in rows:
        if row.is_cost and not EACH.search(row.name):
            costs += [measure for measure in row.measures if measure.is_sum]
    if not costs:
        return None
    parts = [cost for cost in costs if cost.value != amount] or costs
    spent = total_of(part.value for part in parts)
    slack = total_of(part.step for part in parts) / 2
    if abs(spent - amount) <= slack:
        return ""
    return unlike_project("成本指标合计", spent, amount)


def unit_costs_make_the_budget(case: Case) -> Findings:
    """Unit cost × quantity is the project's amount, up to the rounding of the unit cost."""
    for target, _, amount in _project_targets(case):
        if message := fault_of_unit_costs(target.rows, amount.exact):
            yield Finding(target.performance.at("指标"), message, "核对单位成本、数量和项目金额。")


def fault_of_unit_costs(rows: Sequence[Stated], amount: Decimal) -> str | None:
    """What is wrong with the unit costs of a table, empty where times quantity they come to
    ``amount`` or to a cost; ``None`` without unit costs, or without their quantities."""
    counts = _counts(rows)
    wholes, terms = [amount], []
    total = slack = ZERO
    for cost in _costs(rows):
        if cost.is_sum:
            wholes.append(cost.value)
            continue
        quantity = _quantity(cost, counts)
        if not quantity:
            return None
        total += cost.value * quantity
        slack += rounding_of(cost, quantity)
        terms.append(f"{cost.text} × {quantity.normalize():f}")
    if not terms:
        return None
    if any(abs(total - whole) <= slack for whole in wholes):
        return ""
    return unlike_project("单位成本乘数量得", total, amount, f"（{' + '.join(terms)}）")


def _costs(rows: Iterable[Stated]) -> Iterator[Measure]:
    """The amounts of the cost indicators, whole and per unit."""
    for row in rows:
        if row.is_cost:
            yield from (measure for measure in row.measures if measure.is_money)


def _counts(rows: Iterable[Stated]) -> Mapping[str, set[Decimal]]:
    """What other indicators count, by unit; a month of the year is no count."""
    found: dict[str, set[Decimal]] = defaultdict(set)
    for row in rows:
        for one in row.measures:
            is_count = not (row.is_cost or one.is_money or one.per)
            if is_count and not MONTH.match(f"{one.value:f}{one.unit}"):
                found[one.unit].add(one.value)
    return found


def _quantity(price: Measure, counts: Mapping[str, set[Decimal]]) -> Decimal | None:
    """How many of what the price is per; ``None`` where the table does not say, or says it
    twice."""
    quantity = ONE
    for unit in price.per:
        stated = counts.get(unit, set())
        one = next(iter(stated), ONCE.get(unit))
        if one is None or len(stated) > 1:
            return None
        quantity *= one
    return quantity


def goal_is_borne_out(case: Case) -> Findings:
    """Every number of a goal is in an indicator, the allocation or the amount, or counts what the
    unit has."""
    counted = set(_unit_counts(case))
    elsewhere = _numbers_beside_goals(case)
    for target, project, amount in _project_targets(case):
        known = counted | elsewhere[target.project - 1] | {amount.against(target.goal)}
        at = (project.performance or project).at("目标")
        for stated, is_known in borne_out(target.goal, known):
            if not is_known:
                message = f"总体目标说“{stated.text}”，指标、资金分配和金额里都没有这个数。"
                yield Finding(at, message, "补上相应的指标，或核对目标里的数。")


def _unit_counts(case: Case) -> Iterator[Decimal]:
    """How many of each thing the unit has."""
    for figure in case.figures:
        if figure.unit != MONEY and parse(figure.name).family in UNIT_COUNTS:
            yield figure.value


def _numbers_beside_goals(case: Case) -> Mapping[int | None, set[Decimal]]:
    """The numbers of all texts but goals, by the project they are of (from 0)."""
    found: dict[int | None, set[Decimal]] = defaultdict(set)
    for text in case.texts:
        if text.path[2:] != ("绩效", "目标"):
            found[text.project] |= {stated.value for stated in measures(text.printed)}
    return found


def borne_out(goal: str, known: set[Decimal]) -> Iterator[tuple[Measure, bool]]:
    """Every number that a goal states, and whether it is among the ``known`` ones (money up to its
    rounding)."""
    for stated in measures(OUTSIDE.sub("", goal)):
        slack = stated.step / 2 if stated.is_money else ZERO
        yield stated, any(abs(stated.value - one) <= slack for one in known)


def dates_within_execution(case: Case) -> Findings:
    """Months among the values of a project lie within its time."""
    for target, project, _ in _project_targets(case):
        start, end = execution(project, case.budget.year)
        time = f"{start[0]}年{start[1]}月至{end[0]}年{end[1]}月"
        for row in target.rows:
            for found in MONTH.finditer("；".join(row.values)):
                month = (int(found[1]), int(found[2] or 12))
                if not start <= month <= end:
                    message = f"指标“{row.name}”写的是 {found[0]}，项目执行时间是 {time}。"
                    mend = "核对指标值，或项目的开始和结束。"
                    yield Finding(row.indicator.at("值"), message, mend)


def _previous(case: Case) -> Iterator[tuple[Row, str]]:
    """Rows that have a value of last year of their own."""
    for target in case.targets:
        for row in target.rows:
            if row.indicator.previous:
                yield row, row.indicator.previous


def last_year_was_reached(case: Case) -> Findings:
    """Last year's value is a result, not a target."""
    for row, previous in _previous(case):
        if COMPARISON.match(previous):
            message = f"指标“{row.name}”的上年完成值写作“{previous}”，像是目标，不是完成的数。"
            mend = "写上年实际完成的数；新增的项目写“新增”。"
            yield Finding(row.indicator.at("上年"), message, mend)


def last_year_in_the_same_unit(case: Case) -> Findings:
    """Last year's value has the unit of this year's."""
    for row, previous in _previous(case):
        is_dated = any(MONTH.search(text) for text in (previous, *row.values))
        now, then = _first_unit(row.measures), _first_unit(measures(previous))
        if now and then and now != then and not is_dated:
            message = (
                f"指标“{row.name}”的指标值是“{row.values[0]}”，上年完成值是“{previous}”，单位不同。"
            )
            yield Finding(row.indicator.at("上年"), message, "用同一个单位，才能比较。")


def _first_unit(stated: Iterable[Measure]) -> tuple[str, ...]:
    """The unit of the first number, with what it is per; empty without one."""
    first = next(iter(stated), None)
    return (first.unit, *first.per) if first and first.unit else ()


def names_of_costs(case: Case) -> Findings:
    """An indicator called a total is no price, one called a price is not the whole project."""
    for target in case.targets:
        amount = case.cost(target.project) if target.project else None
        for row in target.rows:
            for stated in row.measures:
                wrong = _unlike_name(row.name, stated, amount)
                if wrong:
                    message = f"指标“{row.name}”的值“{row.values[0]}”是{wrong}。"
                    yield Finding(row.key, message, "改指标的名称，或改它的值。")


def _unlike_name(name: str, stated: Measure, whole: Decimal | None) -> str:
    """What a number is that the name of its indicator says it is not; empty where it fits."""
    if stated.is_sum:
        is_misnamed = stated.value == whole and EACH.search(name)
        return "项目的全部金额" if is_misnamed else ""
    return "单价" if stated.is_money and TOGETHER.search(name) else ""


def costs_are_set(case: Case) -> Findings:
    """A project's table has a cost indicator."""
    for target, _, amount in _project_targets(case):
        if target.rows and not any(row.is_cost for row in target.rows):
            message = f"绩效表没有成本指标，项目金额 {yuan(amount.exact)}。"
            mend = '加一个成本指标，上限为项目金额：{值: "<={金额}万元"}。'
            yield Finding(target.performance.at("指标"), message, mend)


def counts_agree(case: Case) -> Findings:
    """Counts that unit-level texts state are the counts of what is listed."""
    for text in case.texts:
        if text.path[0] in UNIT_LEVEL:
            for pattern, names in load("counts").items():
                for found in re.finditer(pattern, text.printed):
                    yield from _unlike_count(case, text, found, names)


def _unlike_count(case: Case, text: Text, found: re.Match[str], names: Sequence[str]) -> Findings:
    """What is said of a count that is none of those that its words may mean."""
    stated = next(Decimal(group) for group in found.groups() if group)
    if stated in map(case.value, names):
        return
    likeliest = names[0]
    counted = case.value(likeliest)
    message = (
        f"文中说“{found[0]}”，{stem(likeliest)} 是 {counted:f}，相差 {abs(stated - counted):f}。"
    )
    yield Finding(text.position, message, f"改写作 {{{likeliest}}}，由程序填；或核对名单。")


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
