"""Rules on amounts that a project's texts state: parts, prices times quantities, and the whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import accumulate, chain, combinations

from generator.diagnostics import Position
from generator.figures.budget_lines import yuan
from generator.figures.model import ZERO, total_of
from generator.rules.amounts import ONE, Amount, Measure, first_of, measures, unlike_project
from generator.rules.registry import Case, Finding, Findings, error, warning

EACH = r"每(?:季度|半年|人次|场次|批次|平方米|公里|[^\W\d_])"
UNIT_PRICE = re.compile(rf"(?:{EACH}){{1,3}}$|人均$|均价$|单价$")
TOTAL = re.compile(r"(?:合计|共计|总计|总额|预算资金|投入|安排资金)[^\d，。；]{0,2}$")
# Money of other years, other payers, or of a whole contract: no part of this year's project.
ELSEWHERE = re.compile(
    r"(?:累计|已(?:支付|拨付|付|安排|投入|完成)|上年|往年|历年|以前年度|总投资|总造价"
    r"|合同(?:总)?(?:额|金额|价款?)|自筹|社会资本)[^\d，。；、]{0,8}$"
)
IN_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
MINUS = re.compile(r"(?<!\d)[-−－]$")
SENTENCE = re.compile(r"[；;。]")
ONCE = {"年": ONE, "半年": Decimal(2), "季度": Decimal(4), "月": Decimal(12)}
MOST = 200
"""Numbers of a text that are compared with one another; real ones state a few dozen."""
TOLERANCE = Decimal("0.01")
"""Of the whole: a price is rounded, but not by more."""


def rounding_of(price: Measure, quantity: Decimal) -> Decimal:
    """By how much price × quantity may differ because the price is rounded (元)."""
    return min(price.step * quantity, price.value * quantity * TOLERANCE)


def _allocations(case: Case) -> Iterator[tuple[Amount, str, Position]]:
    """A project's amount, its allocation as printed, and its place."""
    for index, project in enumerate(case.budget.projects):
        if text := case.printed.get(("项目", index, "分配")):
            yield case.project_amount(index + 1), text, project.at("分配")


def _money(text: str, whole: Decimal) -> list[Measure]:
    """The amounts of this year in a text on a project of ``whole``. A dash before one is its sign
    where the whole is below zero, and else only what divides it from its name."""
    found = []
    for measure in measures(text):
        if not measure.is_money or ELSEWHERE.search(measure.before):
            continue
        is_negative = whole < 0 and MINUS.search(measure.before)
        found.append(replace(measure, value=-measure.value) if is_negative else measure)
    return found


def _without_totals(money: Iterable[Measure]) -> list[Measure]:
    return [measure for measure in money if not TOTAL.search(measure.before)]


def _sums(text: str, amount: Decimal) -> list[Decimal]:
    """What the amounts of a text may add up to, the likeliest first: totals and what repeats the
    whole left out, or totals counted as subtotals of things. Empty where the text states no
    parts."""
    money = _money(text, amount)
    found = []
    for parts in (_without_totals(money), money):
        values = [part.value for part in parts]
        others = [value for value in values if value != amount]
        if values:
            found.append(total_of(others or values))
    return found


def adds_up(text: str, amount: Decimal) -> bool:
    """Whether the parts that a text states come to the amount in one way of reading it: all
    together, without what brackets repeat, or in every sentence by itself."""
    if amount in _sums(text, amount) or amount in _sums(IN_BRACKETS.sub("", text), amount):
        return True
    states_parts = False
    for sentence in SENTENCE.split(text):
        sums = _sums(sentence, amount)
        if sums and amount not in sums:
            return False
        states_parts |= bool(sums)
    return states_parts


def parts_of_allocation(case: Case) -> Findings:
    """The amounts that the allocation lists add up to the project."""
    for amount, text, at in _allocations(case):
        if message := fault_of_parts(text, amount.against(text)):
            yield Finding(at, message + amount.note, "核对漏写或多写的一项。")


def fault_of_parts(text: str, amount: Decimal) -> str | None:
    """What is wrong with the parts of an allocation, empty where they come to ``amount``; ``None``
    without parts."""
    money = _money(text, amount)
    has_prices = any(one.per or UNIT_PRICE.search(one.before) for one in money)
    if has_prices or not _without_totals(money):
        return None
    if adds_up(text, amount):
        return ""
    likeliest = _sums(text, amount)[0]
    return unlike_project("资金分配各项相加", likeliest, amount)


def prices_times_quantities(case: Case) -> Findings:
    """Unit price × quantity gives the project's amount, up to the rounding of the price."""
    for amount, text, at in _allocations(case):
        if message := fault_of_prices(text, amount.exact):
            yield Finding(at, message, "核对单价、数量和项目金额。")


@dataclass(frozen=True, slots=True)
class _Priced:
    """A price times the quantities that a text states (元); the unit of which none is stated; by
    how much the product may differ because the price is rounded."""

    price: str
    product: Decimal
    slack: Decimal
    missing: str


def fault_of_prices(text: str, amount: Decimal) -> str | None:
    """What is wrong with the prices of an allocation, empty where they come to ``amount``; ``None``
    without prices."""
    clauses = [list(measures(clause)) for clause in SENTENCE.split(text)]
    everywhere = list(chain.from_iterable(clauses))
    if len(everywhere) > MOST:
        return None
    products: list[_Priced] = []
    stated = ZERO
    for clause in clauses:
        priced = list(_priced(clause, everywhere))
        products += priced
        stated += total_of(_besides(clause, priced))
    if not products:
        return None
    slack = ZERO
    for one in products:
        if one.missing:
            lacking = f"资金分配写了单价“{products[0].price}”，没有写多少{one.missing}"
            return f"{lacking}，得不出项目金额 {yuan(amount)}。"
        stated += one.product
        slack += one.slack
    if abs(stated - amount) <= slack:
        return ""
    return unlike_project("资金分配按单价乘数量得", stated, amount)


def _priced(clause: Sequence[Measure], everywhere: Sequence[Measure]) -> Iterator[_Priced]:
    """The prices of a clause, each times its quantities, in the clause itself or elsewhere."""
    nearest_first = (*clause, *everywhere)
    for price in clause:
        units = per(price)
        if not price.is_money or not units:
            continue
        quantity, missing = ONE, ""
        for unit, count in counts_of(units, nearest_first).items():
            if count:
                quantity *= count
            else:
                missing = missing or unit
        product, slack = price.value * quantity, rounding_of(price, quantity)
        yield _Priced(price=price.text, product=product, slack=slack, missing=missing)


def _besides(clause: Iterable[Measure], priced: Iterable[_Priced]) -> Iterator[Decimal]:
    """The amounts of a clause that are no price, no total, and not what a price comes to."""
    for measure in _without_totals(clause):
        if not measure.is_money or per(measure):
            continue
        if not any(abs(measure.value - one.product) <= one.slack for one in priced):
            yield measure.value


def counts_of(units: Iterable[str], stated: Sequence[Measure]) -> dict[str, Decimal | None]:
    """How many of each unit are stated, the nearest first, and of the units they are stated for:
    with 5期 and 每期50人 a price per 人 is paid 5 × 50 times."""
    counts: dict[str, Decimal | None] = {}
    for unit in units:
        found = None if unit == "元" else first_of(unit, stated)
        if found is None:
            counts[unit] = ONCE.get(unit)
            continue
        counts[unit] = found.value
        for each in _each(found):
            number = first_of(each, stated)
            counts.setdefault(each, number.value if number else ONE)
    return counts


def _each(measure: Measure) -> tuple[str, ...]:
    """The units that a text speaks of before a number: 每人每天 → 人, 天."""
    found = UNIT_PRICE.search(measure.before)
    return each_in(found[0]) if found else ()


def each_in(text: str) -> tuple[str, ...]:
    """The units that a text names one of: 每人每天 → 人, 天."""
    return tuple(each.removeprefix("每") for each in re.findall(EACH, text))


def per(price: Measure) -> tuple[str, ...]:
    """The units a price is per: 每辆 → 辆, 每人每天 → 人, 天, 人均 → 人."""
    of_persons = ("人",) if price.before.endswith("人均") else ()
    return price.per or _each(price) or of_persons


def stated_amount(case: Case) -> Findings:
    """The project's own amount, written by hand in its texts, is its amount."""
    for text in case.texts:
        is_checked = text.project is not None and text.path[2] in ("分配", "绩效", "补充")
        if text.project is None or not is_checked or "元" not in text.printed:
            continue
        amount = case.project_amount(text.project + 1)
        if message := fault_of_total(text.printed, amount.against(text.printed)):
            yield Finding(text.position, message + amount.note, "改写作 {金额}万元，由程序填。")


def fault_of_total(text: str, amount: Decimal) -> str | None:
    """What is wrong with the total that a text states, empty where it is ``amount``; ``None`` where
    it states none."""
    money = _money(text, amount)
    totals = [measure for measure in money if TOTAL.search(measure.before)]
    if not totals or len(money) > MOST:
        return None
    parts = [part.value for part in _without_totals(money)]
    right: set[Decimal] = set()
    if total_of(parts) == amount:  # then a total is the whole, or of some parts side by side
        sums = accumulate(parts, initial=ZERO)
        right = {after - before for before, after in combinations(sums, 2)}
    elif adds_up(text, amount):
        return ""
    for stated in totals:
        is_amount = abs(stated.value - amount) <= stated.step / 2
        if not is_amount and stated.value not in right:
            return unlike_project("文中说", stated.value, amount)
    return ""


RULES = (
    warning("T505", "分配各项等于项目金额", parts_of_allocation),
    warning("T506", "单价乘数量等于项目金额", prices_times_quantities),
    error("T507", "文中的项目金额一致", stated_amount),
)
