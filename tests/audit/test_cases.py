"""Small pages that no form fits (``cases/``): what is wrong in them is found, nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.audit.free.audit import Audit, audit
from generator.audit.free.finding import Weight
from generator.audit.free.report import headline, text
from generator.forms.library import Library, built_in

BUILT_IN = Library((built_in(),))

CASES = Path(__file__).parent / "cases"
ALIKE = [
    "2000000.00元 4000000.00元",
    "3000000.00元 5000000.00元",
    "2000000.00元 4000000.00元",
    "3000000.00元 5000000.00元",
    "比2026年预算 ",
    "310.00万元 300.00万元",
    "5.00% -22.50%",
    "原因是 ",
    "增加（减少） ",
]
CONTRADICTIONS = {
    "a-no-parts": ALIKE,
    "b-parts": ALIKE,
    "c-parts-own-titles": ALIKE,
    "c2-parts-year-titles": ALIKE,
    "d2-year": [],
    "e-own-codes": ["302 02 电费 ", "设备购置费 "],
    "f-yuan-tail": [],
    "g-juesuan": [
        "500.00万元 550.00万元",
        "200.00万元 250.00万元",
        "20.00% 11.11%",
        "65.00% 60.00%",
        "500.00万元 ",
        "95.00% 104.17%",
    ],
    "i-wording": [
        "原因是 ",
        "比2024年预算 ",
        "2019年1月1日至2019年 ",
        "医疗卫生与计划生育支出 卫生健康支出",
    ],
}


def audited(name: str) -> Audit:
    return audit(CASES / f"{name}.html", BUILT_IN)


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_what_is_wrong_is_found(name: str) -> None:
    found = audited(name).of(Weight.CONTRADICTION)
    assert [f"{one.printed} {one.expected}" for one in found] == CONTRADICTIONS[name]


def test_a_rest_of_rounding_is_a_remark() -> None:
    found = audited("f-yuan-tail").findings
    assert [(one.weight, one.kind, one.is_rounding) for one in found] == [
        (Weight.REMARK, "尾差", True),
        (Weight.REMARK, "尾差", True),
    ]


def test_the_headline_says_what_was_read() -> None:
    lines = headline.headline(audited("a-no-parts"))
    assert lines[0] == "某县档案馆 2026 年预算（网页，不按哪一种表样）"
    assert "印出 37 个数，有关系可核对的 37 个（100.0%）；表读出 2 张，没有读出 0 张" in lines[1]
    assert "矛盾 9，提示 1，未能核对 0" in lines[1]


def test_final_accounts_are_named_as_such() -> None:
    assert "2024 年决算" in headline.headline(audited("g-juesuan"))[0]


def test_little_read_is_said() -> None:
    report = audited("i-wording")
    assert report.is_little_read
    assert "读懂的数不到一半：没有查出矛盾，不等于没有错" in text.write(report)


def test_the_year_is_that_of_the_title() -> None:
    assert audited("d2-year").paper.year == 2024
