"""A rule on the further paragraphs of a project (补充): a standard times the number of those who
get it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from math import prod

from generator.figures.budget_lines import spending_lines, yuan
from generator.rules.allocation import EACH, ONCE, counts_of, per, rounding_of
from generator.rules.amounts import Measure, measures
from generator.rules.registry import Case, Finding, Findings, warning

CLAUSE = re.compile(r"[，。；\n]")


@dataclass(frozen=True, slots=True)
class Product:
    """A price times what is stated of its units (元), and how many times at most it is paid
    within the year."""

    once: Decimal
    times: int
    slack: Decimal

    @property
    def most(self) -> Decimal:
        """What it comes to over the whole year."""
        return self.once * self.times


def standard_times_number(case: Case) -> Findings:
    """Standards times numbers of a project's further paragraphs are its amount, or an amount of
    one of its parts. A monthly standard may be paid for fewer months than twelve."""
    stated, classes = _stated(case), _classes(case)
    for number, project in enumerate(case.budget.projects, start=1):
        amount = case.figures[case.project(number, "金额")].value
        further, allocation = stated.get((number, "补充"), []), stated.get((number, "分配"), [])
        products = _products(further, allocation) if amount > 0 else []
        if not products:
            continue
        told = (m.value for m in (*further, *allocation) if m.is_money and not _units(m))
        parts = {*classes[number].values(), *told}
        if not _fits(products, amount, parts):
            total = sum((product.most for product in products), Decimal(0))
            paid = "（按全年计）" if any(product.times > 1 for product in products) else ""
            gap = yuan(abs(total - amount))
            message = (
                f"补充里的标准乘数量得 {yuan(total)}{paid}，项目金额 {yuan(amount)}，相差 {gap}。"
            )
            mend = "核对标准、数量和项目金额；只是其中一部分的，在“分配”里写明各部分的金额。"
            yield Finding(project.at("补充"), message, mend)


def _stated(case: Case) -> dict[tuple[int, str], list[Measure]]:
    """The numbers that the texts of projects with further paragraphs state, by project and key."""
    found: dict[tuple[int, str], list[Measure]] = {}
    for text in case.texts:
        if text.project is not None and case.budget.projects[text.project].paragraphs:
            key = (text.project + 1, str(text.path[2]))
            found.setdefault(key, []).extend(measures(text.printed))
    return found


def _classes(case: Case) -> dict[int, dict[str, Decimal]]:
    """The amounts (元) of every project by economic class."""
    found: dict[int, dict[str, Decimal]] = {}
    for line in spending_lines(case.budget):
        classes = found.setdefault(line.project, {})
        classes[line.economic] = classes.get(line.economic, Decimal(0)) + line.amount
    return found


def _products(found: list[Measure], elsewhere: list[Measure]) -> list[Product]:
    """What each price comes to; nothing where how many are paid is not stated."""
    products = []
    for price in (m for m in found if m.is_money and _units(m)):
        counts = counts_of(_units(price), [*found, *elsewhere])
        if not all(counts.values()):
            return []
        stated = {m.unit for m in (*found, *elsewhere) if not m.is_money}
        times = [int(ONCE[unit]) for unit in counts if unit in ONCE and unit not in stated]
        quantity = prod(
            (count for unit, count in counts.items() if unit in stated and count), start=Decimal(1)
        )
        products.append(Product(price.value * quantity, prod(times), rounding_of(price, quantity)))
    return products


def _units(price: Measure) -> tuple[str, ...]:
    """The units that a price is per, also where a word stands between them: 每个系统每年10万元."""
    before = CLAUSE.split(price.before)[-1]
    said = tuple(each[1:] for each in re.findall(EACH, before))
    return price.per or said or per(price)


def _fits(products: list[Product], amount: Decimal, parts: set[Decimal]) -> bool:
    """Whether the products make up a project: one price paid a whole number of times, several
    anything in between. Or one of its parts, over the whole year."""
    slack = sum((product.slack * product.times for product in products), Decimal(0))
    most = sum((product.most for product in products), Decimal(0))
    if any(abs(most - part) <= slack for part in parts):
        return True
    if len(products) == 1:
        (only,) = products
        return any(abs(only.once * times - amount) <= slack for times in range(1, only.times + 1))
    least = sum((product.once for product in products), Decimal(0))
    return least - slack <= amount <= most + slack


RULES = (warning("T509", "补充里的标准乘数量等于项目金额", standard_times_number),)
