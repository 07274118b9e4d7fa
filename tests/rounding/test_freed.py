"""Amounts that had to be freed are found by what is printed of them."""

from __future__ import annotations

from decimal import Decimal

from generator.rounding.decide import freed
from generator.rounding.result import Print, Rounding
from tests.rounding.budgets import figures_of, text


def test_an_amount_a_whole_step_off_is_freed_and_a_neighbour_is_not() -> None:
    content = {
        "基本支出": {"明细": [{"功能科目": "2010301", "经济科目": "30101", "金额": Decimal(149)}]}
    }
    figures = figures_of(text(content))
    printed = {"支出.合计.金额": Decimal("0.02"), "收入.合计.金额": Decimal("0.03")}
    assert freed(figures, Rounding("平衡", {Print("万元", 2): printed})) == ("收入.合计.金额",)
