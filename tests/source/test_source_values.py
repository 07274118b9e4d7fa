"""Amounts, counts, codes, dates and text from their spelling."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from generator.source.dates import read_date
from generator.source.nodes import LocatedStr
from generator.source.numbers import read_amount, read_change, read_count
from generator.source.words import read_code, read_label, read_prose, read_yes_no

Reader = Callable[[object], object]


@pytest.mark.parametrize(
    ("reader", "text", "value"),
    [
        (read_amount, "1234.50", Decimal("1234.50")),
        (read_amount, "-0.000001", Decimal("-0.000001")),
        (read_amount, 3, Decimal(3)),
        (read_count, "0", 0),
        (read_change, "-2", -2),
        (read_change, "+3", 3),
        (read_code, "2010301", "2010301"),
        (read_code, LocatedStr("0301", style="quoted"), "0301"),
        (read_yes_no, "是", True),
        (read_yes_no, "否", False),
        (read_date, "2024-02-29", dt.date(2024, 2, 29)),
        (read_date, "2024年3月10日", dt.date(2024, 3, 10)),
        (read_label, "　甲 ", "甲"),
        (read_prose, "甲 \n  乙\n", "甲\n乙"),
    ],
)
def test_right_spellings(reader: Reader, text: object, value: object) -> None:
    assert reader(text) == value


@pytest.mark.parametrize(
    ("reader", "text", "code", "corrected"),
    [
        (read_amount, "1,234.50", "K201", "1234.50"),
        (read_amount, "1，234", "K201", "1234"),
        (read_amount, "12.3万元", "K201", "12.3"),
        (read_amount, "125000元", "K201", "12.5"),
        (read_amount, "１２．５", "K201", "12.5"),
        (read_amount, "12。5", "K201", "12.5"),
        (read_amount, "1.5E-3", "K201", "0.0015"),
        (read_amount, "1 234", "K201", "1234"),
        (read_amount, "￥12", "K201", "12"),
        (read_amount, "（12.00）", "K201", "-12.00"),
        (read_amount, "007", "K201", "7"),
        (read_amount, ".5", "K201", "0.5"),
        (read_amount, "1_000", "K201", "1000"),
        (read_amount, "无", "K201", "0"),
        (read_amount, "12%", "K201", ""),
        (read_amount, "1,23", "K201", ""),
        (read_amount, "0x1F", "K201", ""),
        (read_amount, "12:30", "K201", ""),
        (read_amount, ".inf", "K201", ""),
        (read_amount, "1e99", "K201", ""),
        (read_amount, "1.1234567", "K202", "1.123457"),
        (read_amount, 1.5, "K104", ""),
        (read_count, "１２人", "K203", "12"),
        (read_count, "3.0", "K203", "3"),
        (read_count, "-1", "K203", ""),
        (read_change, "减少 2 人", "K204", "-2"),
        (read_change, "持平", "K204", "0"),
        (read_change, "若干", "K204", ""),
        (read_code, LocatedStr("0301"), "K205", '"0301"'),
        (read_code, "３０１", "K205", "301"),
        (read_code, "行政运行", "K205", ""),
        (read_yes_no, "yes", "K206", "是"),
        (read_yes_no, "无", "K206", "否"),
        (read_date, "2024/3/10", "K207", "2024-03-10"),
        (read_date, "2023-02-29", "K207", ""),
        (read_date, "2024-13-01", "K207", ""),
        (read_date, "三月", "K207", ""),
        (read_label, "甲\n乙", "K208", "甲乙"),
        (read_label, " ", "K103", ""),
        (read_prose, "\n", "K103", ""),
    ],
)
def test_wrong_spellings(reader: Reader, text: object, code: str, corrected: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        reader(text)
    context = caught.value.context
    assert context is not None
    assert (caught.value.type, context["corrected"]) == (code, corrected)


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=6, min_value=-(10**12), max_value=10**12
    )
)
def test_amounts_are_exact(value: Decimal) -> None:
    assert read_amount(f"{value:f}") == value


@given(st.text(st.sampled_from("0123456789.,，。-+eE%万元人（）() １２％"), max_size=12))
def test_a_corrected_amount_is_right(text: str) -> None:
    try:
        read_amount(text)
    except PydanticCustomError as fault:
        corrected = (fault.context or {})["corrected"]
        assert not corrected or isinstance(read_amount(corrected), Decimal)
