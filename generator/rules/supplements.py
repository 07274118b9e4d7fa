"""A rule on the further paragraphs of a project (补充): a standard times the number of those who
get it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.figures.budget_lines import spending_lines
from generator.figures.model import total_of
from generator.rules.allocation import ONCE, counts_of, each_in, per, rounding_of
from generator.rules.amounts import ONE, Measure, measures, unlike_project
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
        amount = case.cost(number)
        further, allocation = stated[number, "补充"], stated[number, "分配"]
        products = _products(further, allocation) if amount > 0 else []
        parts = set(classes[number].values())
        for measure in (*further, *allocation):
            if measure.is_money and not _units(measure):
                parts.add(measure.value)
        if products and not _fits(products, amount, parts):
            total = total_of(product.most for product in products)
            paid = "（按全年计）" if any(product.times > 1 for product in products) else ""
            message = unlike_project("补充里的标准乘数量得", total, amount, paid)
            mend = "核对标准、数量和项目金额；只是其中一部分的，在“分配”里写明各部分的金额。"
            yield Finding(project.at("补充"), message, mend)


def _stated(case: Case) -> Mapping[tuple[int, str], list[Measure]]:
    """The numbers that the texts of projects with further paragraphs state, by project and key."""
    found: dict[tuple[int, str], list[Measure]] = defaultdict(list)
    for text in case.texts:
        if text.project is not None and case.budget.projects[text.project].paragraphs:
            found[text.project + 1, str(text.path[2])] += measures(text.printed)
    return found


def _classes(case: Case) -> Mapping[int, Mapping[str, Decimal]]:
    """The amounts (元) of every project by economic class."""
    found: dict[int, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for line in spending_lines(case.budget):
        found[line.project][line.economic] += line.amount
    return found


def _products(prices: list[Measure], elsewhere: list[Measure]) -> list[Product]:
    """What each price comes to; nothing where how many are paid is not stated."""
    every = [*prices, *elsewhere]
    stated = {measure.unit for measure in every if not measure.is_money}
    products = []
    for price in prices:
        units = _units(price)
        if not price.is_money or not units:
            continue
        quantity, times = ONE, 1
        for unit, count in counts_of(units, every).items():
            if not count:
                return []
            if unit in stated:
                quantity *= count
            elif unit in ONCE:
                times *= int(ONCE[unit])
        once, slack = price.value * quantity, rounding_of(price, quantity)
        products.append(Product(once=once, times=times, slack=slack))
    return products


def _units(price: Measure) -> tuple[str, ...]:
    """The units that a price is per, also where a word stands between them: 每个系统每年10万元."""
    return price.per or each_in(CLAUSE.split(price.before)[-1]) or per(price)


def _fits(products: list[Product], amount: Decimal, parts: set[Decimal]) -> bool:
    """Whether the products make up a project: one price paid a whole number of times, several
    anything in between. Or one of its parts, over the whole year."""
    slack = total_of(product.slack * product.times for product in products)
    most = total_of(product.most for product in products)
    if any(abs(most - part) <= slack for part in parts):
        return True
    if len(products) == 1:
        (only,) = products
        return any(abs(only.once * times - amount) <= slack for times in range(1, only.times + 1))
    least = total_of(product.once for product in products)
    return least - slack <= amount <= most + slack


RULES = (warning("T509", "补充里的标准乘数量等于项目金额", standard_times_number),)
