"""Rounding half up and the form's spelling."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.budget.settings import NumberFormat
from generator.forms.numbers import spell
from generator.rounding.nearest import rounded


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        ("0.005", 2, "0.01"),
        ("-0.005", 2, "-0.01"),
        ("-0.004", 2, "0.00"),
        ("1227.245", 2, "1227.25"),
        ("2.5", 0, "3"),
        ("99.9503", 2, "99.95"),
    ],
)
def test_half_up(value: str, places: int, expected: str) -> None:
    assert f"{rounded(Decimal(value), places):f}" == expected


@pytest.mark.parametrize(
    ("style", "value", "expected"),
    [
        ({"小数": 2, "千分位": "是"}, "3331.72", "3,331.72"),
        ({"小数": 2, "千分位": "否", "去尾零": "是"}, "217.80", "217.8"),
        ({"小数": 2, "千分位": "否", "去尾零": "是"}, "380.00", "380"),
        ({"小数": 2, "零": ""}, "0.00", ""),
        ({"小数": 2}, "0.00", "0.00"),
    ],
)
def test_spelling(style: dict[str, object], value: str, expected: str) -> None:
    assert spell(Decimal(value), NumberFormat.model_validate(style)) == expected


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=5))
def test_rounding_is_within_half_a_unit(value: Decimal) -> None:
    assert abs(rounded(value, 2) - value) <= Decimal("0.005")
