"""Amounts that are no number as they are printed are said to be none, and not taken for blanks."""

from __future__ import annotations

import pytest

from generator.audit.free.audit import audited
from tests.relations.papers import paper

TABLE = """
# 收支总体情况表
单位：万元
| 项目 | 预算数 |
---
| 财政拨款 | {} |
| 事业收入 | 2.00 |
| 合计 | 5,775.91 |
"""


def malformed(drawn: str) -> list[str]:
    return [one.printed for one in audited(paper(drawn)).findings if one.kind == "数字"]


@pytest.mark.parametrize("text", ["9,5,773.91", "57,73.91", "5,773.9.1", "5，773.91", "5773,91"])
def test_in_a_table(text: str) -> None:
    assert malformed(TABLE.format(text)) == [text]


@pytest.mark.parametrize("text", ["5,773.91", "5773.91", "-5,773.91", "", "—", "见附件", "99.5%"])
def test_what_is_a_number_or_none(text: str) -> None:
    assert malformed(TABLE.format(text)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("支出预算57,73.91万元，比上年增加1.2.3万元，增长3.5.1%。", ["57,73.91", "1.2.3", "3.5.1"]),
        ("支出预算5,773.91万元，2024.3.13批复，科目2010301,2010302，增长0.5%。", []),
    ],
)
def test_in_a_sentence(text: str, found: list[str]) -> None:
    assert malformed(text) == found
