"""Percentages that a sentence lists add up to what the form says they do."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.forms.shares import to_hundred
from tests.numbers.making import Maker

FORM = '继承: "2024"\n占比合计100: [{}]\n'
OWN = "项目:\n{}"
PROJECT = '  - {{名称: 项目{n}, 功能科目: "{code}", 资金来源: {fund}, 支出: {{"302": {amount}}}}}\n'


def projects(*amounts: tuple[str, str, str]) -> str:
    """Projects by function, source and amount."""
    made = (PROJECT.format(n=n, code=c, fund=f, amount=a) for n, (c, f, a) in enumerate(amounts))
    return "项目:\n" + "".join(made)


THIRDS = projects(
    ("2010301", "一般公共预算", "1"),
    ("2080505", "一般公共预算", "1"),
    ("2210201", "一般公共预算", "1"),
)


def shares(make: Maker, text: str, groups: str, part: str) -> list[str]:
    """The printed shares of the lines with ``part``."""
    make.form("本县", FORM.format(groups))
    return [
        found[1] for x in make(text, "本县").of(part) if (found := re.search(r"占(-?[\d.,]+)%", x))
    ]


def test_thirds(make: Maker) -> None:
    assert shares(make, THIRDS, '"支出.一般公共预算拨款.{类}"', "（类）1.00万元") == [
        "33.34",
        "33.33",
        "33.33",
    ]


def test_without_the_forms_word_each_is_rounded_for_itself(make: Maker) -> None:
    assert shares(make, THIRDS, "", "（类）1.00万元") == ["33.33", "33.33", "33.33"]


def test_a_negative_part(make: Maker) -> None:
    """−1 of 2 is −50 %, 1.5 are 75 % each: and −1/3 style parts still come to 100."""
    text = projects(
        ("2010301", "一般公共预算", "-1"),
        ("2080505", "一般公共预算", "5"),
        ("2210201", "一般公共预算", "2"),
    )
    printed = shares(make, text, '"支出.一般公共预算拨款.{类}"', "（类）")
    assert printed == ["-16.66", "83.33", "33.33"]
    assert sum(map(Decimal, printed)) == 100


def test_a_whole_of_nothing_has_no_shares_to_make_up(make: Maker) -> None:
    text = projects(("2010301", "一般公共预算", "-1"), ("2080505", "一般公共预算", "1"))
    make.form("本县", FORM.format('"支出.一般公共预算拨款.{类}"'))
    document = make(text, "本县")
    assert document.findings("T810") == []
    assert [re.findall(r"占([\d.]+)%", x) for x in document.of("（类）")][:2] == [
        ["0.00"],
        ["0.00"],
    ]


def test_two_lists_that_share_parts(make: Maker) -> None:
    """Three thirds by leaf; by group one third and two: the second list keeps what the first has
    fixed."""
    text = projects(
        ("2010301", "一般公共预算", "1"), ("2080505", "事业收入", "1"), ("2210201", "其他收入", "1")
    )
    leaves = "收入来源: [一般公共预算, 事业收入, 其他收入]\n"
    make.form("本县", FORM.format('"收入.{来源}", "收入.本年收入"') + leaves)
    document = make(text, "本县")
    assert document.findings("T810") == []
    said = "".join(document.of("，占"))
    assert re.findall("(?:预算|收入)1.00万元，占([0-9.]+)%", said) == ["33.34", "33.33", "33.33"]


def test_parts_that_are_not_the_whole_are_an_error(make: Maker) -> None:
    """20 of 25 are named; the other 5 are not."""
    text = projects(("2010301", "一般公共预算", "20"), ("2010301", "事业收入", "5"))
    make.form("本县", FORM.format('"收入.{来源}"') + "收入来源: [一般公共预算]\n")
    assert make(text, "本县").findings("T810") == [
        "表样的“收入.{来源}”的占比合计 80.00%，不是 100%：它没有列全各部分。"
    ]
    make.form("本县", FORM.format('"支出.基本支出", "支出.项目支出"'))
    basic = '基本支出: {明细: [{功能科目: "2010301", 经济科目: "30101", 金额: 75}]}\n'
    assert [m[:15] for m in make(text + basic, "本县").findings("T810")] == [
        "表样的“支出.基本支出”的占比",
        "表样的“支出.项目支出”的占比",
    ]


def test_a_table_prints_the_same_share_as_the_sentence(make: Maker) -> None:
    make.form(
        "本县",
        FORM.format('"支出.一般公共预算拨款.{类}"')
        + "表序: [比较]\n应有表: []\n表:\n  比较:\n    标题: 比较\n    区:\n"
        "      - 列: [{标题: 类, 文: '{名称}'}, "
        "{标题: 占比, 数: '支出.一般公共预算拨款.{码}.占比'}]\n"
        "        行: {来源: 功能科目, 资金: 一般公共预算拨款, 层次: [类]}\n",
    )
    assert [row[1] for row in make(THIRDS, "本县").rows("比较")] == ["33.34", "33.33", "33.33"]


parts = st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=20).filter(sum)


@given(parts, st.integers(0, 4))
def test_any_parts_of_a_whole_come_to_a_hundred(amounts: list[int], places: int) -> None:
    shares = [Decimal(a) * 100 / sum(amounts) for a in amounts]
    printed = to_hundred(shares, places)
    step = Decimal(1).scaleb(-places)
    if abs(sum(shares) - 100) < Decimal("1e-12"):
        assert sum(printed) == 100
        assert all(abs(p - s) < step for p, s in zip(printed, shares, strict=True))


@pytest.mark.parametrize(
    ("shares", "whole", "expected"),
    [
        (["33.333", "33.333"], "66.66", ["33.33", "33.33"]),
        (["33.333", "33.333"], "66.67", ["33.34", "33.33"]),
        (["10.005", "20.005"], "30.01", ["10.01", "20.00"]),
    ],
)
def test_what_is_left_of_a_hundred(shares: list[str], whole: str, expected: list[str]) -> None:
    assert [str(s) for s in to_hundred([Decimal(s) for s in shares], 2, Decimal(whole))] == expected
