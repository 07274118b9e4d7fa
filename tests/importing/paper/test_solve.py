"""Sums taken apart: whatever the amounts were, those found give the same sums again."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.importing.paper.solve import Part, Solution, Sum, solve
from generator.importing.paper.subset import making_up

CODES = ("2010301", "2010302", "2080505")
FUNDS = ("一般公共预算", "政府性基金预算", "事业收入", "其他收入")
KINDS = ("基本支出", "项目支出")
PARTS = [Part(code, fund, kind) for code in CODES for fund in FUNDS for kind in KINDS]


def in_order(part: Part) -> tuple[int, ...]:
    return (FUNDS.index(part.fund),)


def solved(*sums: tuple[int, set[Part]]) -> Solution:
    return solve([Sum(Decimal(left), set(parts)) for left, parts in sums], in_order)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 5), min_size=len(PARTS), max_size=len(PARTS)))
def test_margins_of_every_code_are_met_again(numbers: list[int]) -> None:
    """By code and source, and by code and kind, as most papers print them."""
    true = dict(zip(PARTS, map(Decimal, numbers), strict=True))
    over = [{p for p in PARTS if (p.function, p.fund) == (c, f)} for c in CODES for f in FUNDS]
    over += [{p for p in PARTS if (p.function, p.kind) == (c, k)} for c in CODES for k in KINDS]
    totals = [sum((true[part] for part in parts), Decimal(0)) for parts in over]
    sums = [Sum(total, set(parts)) for total, parts in zip(totals, over, strict=True)]
    found = solve(sums, in_order).amounts
    assert [sum((found[part] for part in parts), Decimal(0)) for parts in over] == totals


def test_what_follows_is_settled_and_nothing_is_chosen() -> None:
    basic, project = PARTS[0], PARTS[1]
    other = PARTS[2]
    found = solved((10, {basic, project}), (4, {project, other}), (10, {basic}))
    assert found.amounts == {basic: Decimal(10), project: Decimal(0), other: Decimal(4)}
    assert found.chosen == set()


def test_what_does_not_follow_is_chosen_and_said() -> None:
    """One amount that two sources may pay: the first of them is taken."""
    first, second = PARTS[0], PARTS[2]
    found = solved((7, {first, second}))
    assert found.amounts == {first: Decimal(7), second: Decimal(0)}
    assert found.chosen == {first}


def test_rounding_alone_is_nothing() -> None:
    """100.00 of 99.996 and 0.004: what is left of the total is no expenditure of its own."""
    big, rest = PARTS[0], PARTS[2]
    sums = [Sum(Decimal(9999), {big}), Sum(Decimal(10000), {big, rest}, slack=Decimal(1))]
    assert solve(sums, in_order).amounts == {big: Decimal(9999), rest: Decimal(0)}


def test_the_fewest_amounts_make_up_a_sum() -> None:
    amounts = {"甲": Decimal(2), "乙": Decimal(3), "丙": Decimal(5)}
    assert making_up(amounts, Decimal(5)) == ("丙",)
    assert set(making_up(amounts, Decimal(7))) == {"甲", "丙"}
    assert making_up(amounts, Decimal(4)) == ()
