"""When a project begins and ends: what real disclosures write is read, and nothing that no calendar
has."""

from __future__ import annotations

import calendar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from generator.source.times import NEVER, Time, read_time, time_of

YEARS, MONTHS = st.integers(2000, 2100), st.integers(1, 12)


@given(st.dates())
def test_every_day_is_a_time(day: object) -> None:
    import datetime as dt

    assert isinstance(day, dt.date)
    for spelled in (f"{day.year:04}年{day.month}月{day.day}日", day.isoformat()):
        assert read_time(spelled) == spelled
        assert time_of(spelled) == Time((day.year, day.month), (day.year, day.month))


@given(YEARS, MONTHS)
def test_a_month_and_a_year(year: int, month: int) -> None:
    assert (
        time_of(f"{year}年{month}月")
        == time_of(f"{year}-{month:02}")
        == Time((year, month), (year, month))
    )
    assert time_of(f"{year}年") == Time((year, 1), (year, 12))


@given(YEARS, st.integers(0, 99), st.integers(0, 99))
def test_no_day_is_made_up(year: int, month: int, day: int) -> None:
    exists = 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]
    assert bool(time_of(f"{year}年{month}月{day}日")) is exists


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("长期", Time(NEVER, NEVER)),
        ("2024 年 1 月", Time((2024, 1), (2024, 1))),
        ("2024年底", Time((2024, 10), (2024, 12))),
        ("2024年上半年", Time((2024, 1), (2024, 6))),
        ("2024年第三季度", Time((2024, 7), (2024, 9))),
        ("2024年3月底前", Time((2024, 3), (2024, 3))),
    ],
)
def test_parts_of_a_year(text: str, time: Time) -> None:
    assert time_of(text) == time


@pytest.mark.parametrize(
    ("text", "corrected"),
    [
        ("2024.3", "2024年3月"),
        ("2024/3/1", "2024年3月1日"),
        ("2024", "2024年"),
        ("２０２４年３月", "2024年3月"),
        ("2024年3月1", "2024年3月1日"),
    ],
)
def test_another_spelling_is_mended(text: str, corrected: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        read_time(text)
    assert (caught.value.type, (caught.value.context or {})["corrected"]) == ("K213", corrected)


@pytest.mark.parametrize(
    "text",
    [
        "明天",
        "每年",
        "待定",
        "2024年13月",
        "2024年2月30日",
        "{年度}年3月",
        "2024年3月至12月",
        "0000年",
    ],
)
def test_what_is_no_time_is_refused_with_what_is(text: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        read_time(text)
    assert "2024年3月" in (caught.value.context or {})["mend"]
