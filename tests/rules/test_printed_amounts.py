"""Amounts that staff typed are compared with what the document prints, which balanced rounding may
have moved."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import pipeline

# Three times 3.335万元 are 10.005万元: printed 10.01, so one of them is 3.33 and not 3.34.
PROJECT = (
    '  - {{名称: 档案{0}号库修缮, 功能科目: "2012604", 支出: {{"302": 33350.00}}, 分配: "{1}"}}\n'
)
HEAD = (
    '表样: "2024"\n年度: 2024\n公开日期: 2024-03-10\n'
    "计量单位: 元\n单位: {名称: 某县档案馆}\n项目:\n"
)


def found(folder: Path, stated: str) -> list[str]:
    file = folder / "本单位.yaml"
    file.write_text(HEAD + "".join(PROJECT.format(n, stated) for n in "甲乙丙"), encoding="utf-8")
    return [
        f"{d.position.line} {d.message}"
        for d in pipeline.check(file)[0]
        if d.code in ("T505", "T507")
    ]


def test_a_number_that_is_the_nearest_but_not_what_is_printed_is_a_finding(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, "修缮共计3.34万元")
    assert (
        "文中说 3.34万元，项目金额 3.33万元，相差 0.01万元。正文印作 3.33万元（准确数 3.335万元）。"
        in finding
    )


@pytest.mark.parametrize(
    "stated", ["修缮共计{金额}万元", "修缮共计3.335万元", "修缮33350元", "墙面2万元，地面1.335万元"]
)
def test_the_exact_amount_and_the_reference_to_it_are_right(tmp_path: Path, stated: str) -> None:
    assert found(tmp_path, stated) == []


def test_parts_may_come_to_what_is_printed(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, "墙面2.00万元，地面1.34万元")
    assert "资金分配各项相加 3.34万元，项目金额 3.33万元" in finding
