"""Rules on the values of indicators: they say something, and something that can be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.catalogue.terms import SCALE
from generator.figures.budget_lines import yuan
from generator.rules.amounts import Measure
from generator.rules.data import load
from generator.rules.registry import Case, Finding, Findings, error, warning
from generator.rules.targets import Row

HUNDRED = Decimal(100)
NO_WORD = re.compile(r"[\W_]*")
BARE_NUMBER = re.compile(r"[<>=≤≥＜＞＝\s]*[\d,]+(?:\.\d+)?\s*")
MORE_THAN = re.compile(r"(?:[>＞](?!\s*[=＝])|大于|超过|高于)\s*$")
BELOW = re.compile(r"(?:^|[<>=≤≥＜＞＝\s])[-−－]$")
OF_NAME = re.compile(r"[（(](万元|元)[）)]")


def _values(case: Case) -> Iterator[tuple[Row, str]]:
    """Every value of every indicator, as printed."""
    for target in case.targets:
        for row in target.rows:
            for value in row.values:
                yield row, value.strip()


def values_say_something(case: Case) -> Findings:
    """A value has a word or a number: a dash, a stroke or a sign of comparison is none."""
    for row, value in _values(case):
        if NO_WORD.fullmatch(value) or value in load("nothing")["没有说"]:
            message = f"指标“{row.name}”的指标值写作“{value}”，等于没有写。"
            mend = "写上要达到的数或程度；用不着的指标删去。"
            yield Finding(row.indicator.at("值"), message, mend)


def nothing_is_no_target(case: Case) -> Findings:
    """A value of none is asked about."""
    for row, value in _values(case):
        if value in load("nothing")["可能是没有"]:
            message = f"指标“{row.name}”的指标值写作“{value}”，看不出要达到什么。"
            mend = "写上要达到的数或程度（如 0次）；确是要求没有的，在“接受”里说明。"
            yield Finding(row.indicator.at("值"), message, mend)


def rates_within_a_whole(case: Case) -> Findings:
    """A rate of completion, coverage or satisfaction is not above 100 %."""
    words = load("rates")
    for target in case.targets:
        for row in target.rows:
            if not re.search(words["整体"], row.name) or re.search(words["可超过"], row.name):
                continue
            for stated in row.measures:
                if wrong := _beyond_a_whole(stated):
                    message = f"指标“{row.name}”的值是“{'、'.join(row.values)}”，{wrong}。"
                    mend = "核对这个百分比；可以超过 100% 的（如增长率），指标名称里写明。"
                    yield Finding(row.indicator.at("值"), message, mend)


def _beyond_a_whole(stated: Measure) -> str:
    """How a percentage is more than all or less than nothing; empty for one that is neither, or
    is no percentage."""
    if stated.unit not in ("%", "％", ""):
        return ""
    if BELOW.search(stated.before):
        return "是负数"
    is_more = stated.value == HUNDRED and MORE_THAN.search(stated.before)
    return "超过了 100%" if is_more or stated.value > HUNDRED else ""


def costs_have_units(case: Case) -> Findings:
    """A cost that is a bare number, and as 万元 (or in the unit of its name) is above the
    project's amount."""
    for row, value, amount in _bare_costs(case):
        named = OF_NAME.search(row.name)
        unit = named[1] if named else "万元"
        stated = _number(value) * SCALE[unit]
        if stated > amount > 0:
            lacks = "" if named else "没有写单位，"
            above = f"按{unit}是 {yuan(stated)}，超过项目金额 {yuan(amount)}"
            message = f"成本指标“{row.name}”的值“{value}”{lacks}{above}。"
            yield Finding(row.indicator.at("值"), message, "写上单位（元、万元），或核对这个数。")


def _bare_costs(case: Case) -> Iterator[tuple[Row, str, Decimal]]:
    """The cost indicators of projects whose value is a number alone, with the project's amount
    (元)."""
    for target in case.targets:
        if not target.project:
            continue
        amount = case.cost(target.project)
        for row in target.rows:
            for value in row.values:
                if row.is_cost and BARE_NUMBER.fullmatch(value):
                    yield row, value, amount


def _number(value: str) -> Decimal:
    return Decimal(re.sub(r"[^\d.]", "", value))


RULES = (
    error("T611", "指标值有内容", values_say_something),
    warning("T612", "指标值不写“无”", nothing_is_no_target),
    warning("T613", "完成率不超过100%", rates_within_a_whole),
    warning("T614", "成本指标的数有单位", costs_have_units),
)
