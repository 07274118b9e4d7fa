"""What units come to together, and by when they publish."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from generator.batch.deadline import deadline
from generator.batch.facts import TOTALS
from generator.batch.overview import Entry
from generator.batch.sums import change, sums
from generator.batch.task import State


def entry(file: str, now: str, before: str, **more: Any) -> Entry:
    facts = {
        "file": file,
        "year": 2024,
        "consolidates": [],
        "totals": dict.fromkeys(TOTALS, now) if now else {},
        "last_year": dict.fromkeys(TOTALS, before),
    }
    return Entry({**facts, **more}, State.DONE if now else State.FAILED)


def test_a_unit_that_its_department_adds_up_is_counted_once() -> None:
    whole = entry("局.yaml", "30.00", "25.00", consolidates=["一.yaml", "二.yaml"])
    (found,) = sums([whole, entry("一.yaml", "10.00", "5.00"), entry("三.yaml", "7.00", "7.00")])
    assert (found.units, found.lacking) == (2, 0)
    assert found.now["收入.合计.金额"] == Decimal("37.00")
    assert found.before["收入.合计.金额"] == Decimal("32.00")


def test_units_of_a_department_whose_own_file_failed_are_counted_themselves() -> None:
    failed = entry("局.yaml", "", "", consolidates=["一.yaml"])
    (found,) = sums([failed, entry("一.yaml", "10.00", "5.00")])
    assert (found.units, found.lacking, found.now["收入.合计.金额"]) == (1, 1, Decimal("10.00"))


def test_years_are_not_added_up_and_what_could_not_be_read_is_missed_in_the_newest() -> None:
    listed = [
        entry("一.yaml", "1.00", "1.00"),
        entry("二.yaml", "2.00", "1.00", year=2023),
        entry("错.yaml", "", "", year=None),
    ]
    assert [(one.year, one.units, one.lacking) for one in sums(listed)] == [
        ("2024", 1, 1),
        ("2023", 1, 0),
    ]


def test_a_year_before_that_nobody_stated_is_no_zero() -> None:
    (found,) = sums([entry("一.yaml", "10.00", "9.00"), entry("二.yaml", "5.00", "")])
    assert found.now["支出.合计.金额"] == Decimal("15.00")
    assert found.before["支出.合计.金额"] is None
    assert change(found.now["支出.合计.金额"], found.before["支出.合计.金额"]) == ""


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        ("110.00", "100.00", "+10.00%"),
        ("95.55", "100.00", "-4.45%"),
        ("0", "8.00", "-100.00%"),
        ("5.00", "5.0", "持平"),
        ("1234.50", "0", "+1,234.50"),
        ("-1.00", "-3.00", "+2.00"),
        ("99999.99", "100000.00", "-0.01"),
        (None, "1", ""),
    ],
)
def test_the_change_on_last_year(now: str | None, before: str, said: str) -> None:
    assert change(Decimal(now) if now else None, Decimal(before)) == said


@pytest.mark.parametrize(
    ("kind", "approved", "published", "lines", "is_kept"),
    [
        ("部门", "2024-02-20", "2024-03-11", ("财政批复 2024-02-20", "最晚 2024-03-11"), True),
        ("单位", "2024-02-20", "2024-03-12", ("部门批复 2024-02-20", "最晚 2024-03-11"), False),
        ("单位", "", "2024-03-12", ("没有写批复日期，不能核对",), False),
    ],
)
def test_the_deadline_is_twenty_days_after_approval(
    kind: str, approved: str, published: str, lines: tuple[str, ...], *, is_kept: bool
) -> None:
    found = deadline({"kind": kind, "approved": approved, "published": published})
    assert (found.lines[:2], found.is_kept) == (lines, is_kept)


def test_how_many_days_late_is_said_and_nothing_where_no_day_is_known() -> None:
    late = deadline({"kind": "部门", "approved": "2024-02-01", "published": "2024-03-01"})
    assert late.lines[2:] == ("公开 2024-03-01", "晚 9 天")
    assert deadline({"kind": "部门"}).lines == ()
