"""Rules on amounts that a project's texts state: parts, prices times quantities, and the whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate, combinations
from math import prod

from generator.diagnostics import Position
from generator.figures.lines import yuan
from generator.rules.amounts import Amount, Measure, measures
from generator.rules.registry import Case, Finding, Findings, error, warning

EACH = r"每(?:季度|半年|人次|场次|批次|平方米|公里|[^\W\d_])"
UNIT_PRICE = re.compile(rf"(?:{EACH}){{1,3}}$|人均$|均价$|单价$")
TOTAL = re.compile(r"(?:合计|共计|总计|总额|预算资金|投入|安排资金)[^\d，。；]{0,2}$")
# Money of other years, other payers, or of a whole contract: no part of this year's project.
ELSEWHERE = re.compile(
    r"(?:累计|已(?:支付|拨付|付|安排|投入|完成)|上年|往年|历年|以前年度|总投资|总造价|合同(?:总)?(?:额|金额|价款?)"
    r"|自筹|社会资本)[^\d，。；、]{0,8}$"
)
IN_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
MINUS = re.compile(r"(?<!\d)[-−－]$")
SENTENCE = re.compile(r"[；;。]")
ONCE = {"年": Decimal(1), "半年": Decimal(2), "季度": Decimal(4), "月": Decimal(12)}
MOST = 200  # numbers of a text that are compared with one another; real ones state a few dozen
TOLERANCE = Decimal("0.01")  # of the whole: a price is rounded, but not by more


def rounding_of(price: Measure, quantity: Decimal) -> Decimal:
    """By how much price × quantity may differ because the price is rounded (元)."""
    return min(price.step * quantity, price.value * quantity * TOLERANCE)


def _allocations(case: Case) -> Iterator[tuple[Amount, str, Position]]:
    """A project's amount, its allocation as printed, and its place."""
    for index, project in enumerate(case.budget.projects):
        if text := case.printed.get(("项目", index, "分配")):
            yield case.amount(case.project(index + 1, "金额")), text, project.at("分配")


def _money(text: str, whole: Decimal) -> list[Measure]:
    """The amounts of this year in a text on a project of ``whole``. A dash before one is its sign
    where the whole is below zero, and else only what divides it from its name."""
    found = [m for m in measures(text) if m.is_money and not ELSEWHERE.search(m.before)]
    return [
        replace(m, value=-m.value) if whole < 0 and MINUS.search(m.before) else m for m in found
    ]


def _sums(text: str, amount: Decimal) -> list[Decimal]:
    """What the amounts of a text may add up to, the likeliest first: totals and what repeats the
    whole left out, or totals counted as subtotals of things. Empty where the text states no
    parts."""
    money = _money(text, amount)
    found = []
    for parts in ([m for m in money if not TOTAL.search(m.before)], money):
        values = [m.value for m in parts]
        values = [v for v in values if v != amount] or values
        found += [sum(values, Decimal(0))] if values else []
    return found


def adds_up(text: str, amount: Decimal) -> bool:
    """Whether the parts that a text states come to the amount in one way of reading it: all
    together, without what brackets repeat, or in every sentence by itself."""
    sentences = [sums for sentence in SENTENCE.split(text) if (sums := _sums(sentence, amount))]
    whole = amount in (*_sums(text, amount), *_sums(IN_BRACKETS.sub("", text), amount))
    return whole or (bool(sentences) and all(amount in sums for sums in sentences))


def parts_of_allocation(case: Case) -> Findings:
    """The amounts that the allocation lists add up to the project."""
    for amount, text, at in _allocations(case):
        if message := fault_of_parts(text, amount.against(text)):
            yield Finding(at, message + amount.note, "核对漏写或多写的一项。")


def fault_of_parts(text: str, amount: Decimal) -> str | None:
    """What is wrong with the parts of an allocation, empty where they come to ``amount``; ``None``
    without parts."""
    money = _money(text, amount)
    parts = [m for m in money if not TOTAL.search(m.before)]
    if not parts or any(m.per or UNIT_PRICE.search(m.before) for m in money):
        return None
    if adds_up(text, amount):
        return ""
    total = _sums(text, amount)[0]
    return f"资金分配各项相加 {yuan(total)}，项目金额 {yuan(amount)}，相差 {yuan(abs(total - amount))}。"  # noqa: E501


def prices_times_quantities(case: Case) -> Findings:
    """Unit price × quantity gives the project's amount, up to the rounding of the price."""
    for amount, text, at in _allocations(case):
        if message := fault_of_prices(text, amount.exact):
            yield Finding(at, message, "核对单价、数量和项目金额。")


def fault_of_prices(text: str, amount: Decimal) -> str | None:
    """What is wrong with the prices of an allocation, empty where they come to ``amount``; ``None``
    without prices."""
    total, slack, unknown, seen = Decimal(0), Decimal(0), "", ""
    clauses = [list(measures(clause)) for clause in SENTENCE.split(text)]
    everywhere = [m for clause in clauses for m in clause]
    if len(everywhere) > MOST:
        return None
    for clause in clauses:
        products: list[tuple[Decimal, Decimal]] = []
        for price in (m for m in clause if m.is_money and per(m)):
            seen = seen or price.text
            counts = counts_of(per(price), (*clause, *everywhere))
            unknown = unknown or next((unit for unit, count in counts.items() if not count), "")
            quantity = prod((count for count in counts.values() if count), start=Decimal(1))
            products.append((price.value * quantity, rounding_of(price, quantity)))
        others = [
            m.value for m in clause if m.is_money and not per(m) and not TOTAL.search(m.before)
        ]
        others = [
            v for v in others if not any(abs(v - product) <= rough for product, rough in products)
        ]
        total += sum((product for product, _ in products), sum(others, Decimal(0)))
        slack += sum((rough for _, rough in products), Decimal(0))
    if not seen:
        return None
    if unknown:
        return f"资金分配写了单价“{seen}”，没有写多少{unknown}，得不出项目金额 {yuan(amount)}。"
    if abs(total - amount) <= slack:
        return ""
    return f"资金分配按单价乘数量得 {yuan(total)}，项目金额 {yuan(amount)}，相差 {yuan(abs(total - amount))}。"  # noqa: E501


def counts_of(units: Iterable[str], stated: Sequence[Measure]) -> dict[str, Decimal | None]:
    """How many of each unit are stated, the nearest first, and of the units they are stated for:
    with 5期 and 每期50人 a price per 人 is paid 5 × 50 times."""
    counts: dict[str, Decimal | None] = {}
    for unit in units:
        found = next((m for m in stated if m.unit == unit and not m.is_money), None)
        counts[unit] = found.value if found else ONCE.get(unit)
        for each in _each(found) if found else ():
            counts.setdefault(each, next((m.value for m in stated if m.unit == each), Decimal(1)))
    return counts


def _each(measure: Measure) -> tuple[str, ...]:
    """The units that a text speaks of before a number: 每人每天 → 人, 天."""
    found = UNIT_PRICE.search(measure.before)
    return tuple(each[1:] for each in re.findall(EACH, found[0])) if found else ()


def per(price: Measure) -> tuple[str, ...]:
    """The units a price is per: 每辆 → 辆, 每人每天 → 人, 天, 人均 → 人."""
    of_persons = ("人",) if price.before.endswith("人均") else ()
    return price.per or _each(price) or of_persons


def stated_amount(case: Case) -> Findings:
    """The project's own amount, written by hand in its texts, is its amount."""
    for text in case.texts:
        if (
            text.project is None
            or text.path[2] not in ("分配", "绩效", "补充")
            or "元" not in text.printed
        ):
            continue
        amount = case.amount(case.project(text.project + 1, "金额"))
        if message := fault_of_total(text.printed, amount.against(text.printed)):
            yield Finding(text.position, message + amount.note, "改写作 {金额}万元，由程序填。")


def fault_of_total(text: str, amount: Decimal) -> str | None:
    """What is wrong with the total that a text states, empty where it is ``amount``; ``None`` where
    it states none."""
    money = _money(text, amount)
    totals = [m for m in money if TOTAL.search(m.before)]
    if not totals or len(money) > MOST:
        return None
    wrong = [m.value for m in totals if abs(m.value - amount) > m.step / 2]
    parts = [m.value for m in money if not TOTAL.search(m.before)]
    if sum(parts, Decimal(0)) == amount:  # then a total is the whole, or of some parts side by side
        sides = {
            after - before
            for before, after in combinations(accumulate(parts, initial=Decimal(0)), 2)
        }
        wrong = [value for value in wrong if value not in sides]
    elif adds_up(text, amount):
        return ""
    if not wrong:
        return ""
    return (
        f"文中说 {yuan(wrong[0])}，项目金额 {yuan(amount)}，相差 {yuan(abs(wrong[0] - amount))}。"
    )


RULES = (
    warning("T505", "分配各项等于项目金额", parts_of_allocation),
    warning("T506", "单价乘数量等于项目金额", prices_times_quantities),
    error("T507", "文中的项目金额一致", stated_amount),
)
