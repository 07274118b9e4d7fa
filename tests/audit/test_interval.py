from __future__ import annotations

from decimal import Decimal

from generator.audit.interval import Interval, total

CENT = Decimal("0.01")


def printed(text: str) -> Interval:
    return Interval.printed(Decimal(text), CENT)


def test_a_printed_number_is_the_interval_of_its_rounding() -> None:
    assert printed("1.23") == Interval(Decimal("1.225"), Decimal("1.235"))


def test_neighbours_do_not_meet() -> None:
    assert not printed("807.28").meets(printed("807.29"))


def test_nine_rounded_rows_may_miss_their_total_by_a_cent() -> None:
    rows = ["4.04", "1.00", "7.27", "4.35", "0.05", "1.50", "1.50", "85.65", "3.00"]
    assert total(map(printed, rows)).meets(printed("108.35"))


def test_two_rounded_rows_cannot_miss_it_by_two() -> None:
    assert not total([printed("1.00"), printed("2.00")]).meets(printed("3.02"))


def test_blanks_are_exact() -> None:
    nothing = Interval.printed(Decimal(0), Decimal(0))
    assert not nothing.meets(printed("0.01"))
    assert (nothing + nothing).meets(nothing)


def test_nothing_divides_by_what_may_be_zero() -> None:
    assert printed("1.00") / printed("0.00") is None
