"""Numbers in Chinese characters."""

from __future__ import annotations

import pytest

from generator.forms.numbers import chinese_numeral


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (99, "九十九"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (111, "一百一十一"),
        (500, "五百"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (9999, "九千九百九十九"),
        (10000, "10000"),
    ],
)
def test_a_number_in_characters(value: int, written: str) -> None:
    assert chinese_numeral(value) == written
