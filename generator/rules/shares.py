"""A rule on the form: the shares that it says make up a whole do."""

from __future__ import annotations

from generator.budget.settings import NumberFormat
from generator.figures.model import total_of
from generator.forms.shares import HUNDRED, group, is_whole, printed_shares
from generator.rounding.nearest import rounded
from generator.rules.registry import Case, Finding, Findings, error


def shares_make_up_a_whole(case: Case) -> Findings:
    """Every group of 占比合计100 has all parts of its whole, and comes to 100 in print."""
    places = case.form.numbers["文字"].get("%", NumberFormat()).places
    printed = printed_shares(case.figures, case.form, places)
    at = case.budget.at("表样")
    for pattern in case.form.whole_shares:
        shares = group(pattern, case.figures, case.form)
        if not any(shares.values()):
            continue
        if not is_whole(shares):
            total = rounded(total_of(shares.values()), places)
            message = f"表样的“{pattern}”的占比合计 {total}%，不是 100%：它没有列全各部分。"
            ways = "用能列全的写法（如 支出.{性质}、收入.{来源}）"
            yield Finding(at, message, f"{ways}，或给“收入来源”补上缺的来源。")
            continue
        said = total_of(printed[name] for name in shares)
        if said != HUNDRED:
            why = "其中有的占比前面几组已经定下，凑不成 100%"
            message = f"表样的“{pattern}”的占比印出来合计 {said}%：{why}。"
            yield Finding(at, message, "几组不要列同一个占比。")


RULES = (error("T810", "写明合计100%的占比列全", shares_make_up_a_whole),)
