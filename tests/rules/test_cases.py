"""Small inputs that were once accepted without a word: each gets the findings it should, at its
place."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import pipeline
from generator.diagnostics import Diagnostic, Severity

CASES = Path(__file__).parent / "cases"
Place = tuple[str, int]
"""A rule and the line of its finding."""


def found(name: str) -> dict[Place, Diagnostic]:
    (path,) = CASES.glob(f"{name}-*.yaml")
    return {(one.code, one.position.line): one for one in pipeline.check(path)[0]}


@pytest.mark.parametrize(
    ("name", "code", "line", "severity", "said"),
    [
        ("06", "T717", 6, Severity.ERROR, "内设机构的一项里写了 3 个：“综合室、档案室、秘书室”"),
        ("06", "T717", 7, Severity.ERROR, "下属单位的一项里写了 2 个：“甲中心、乙中心”"),
        ("06", "T718", 5, Severity.ERROR, "条职能写了编号“（二）”"),
        ("06", "T719", 5, Severity.ERROR, "主要职能第 4 条与第 3 条相同：“保管档案”"),
        ("06", "T702", 5, Severity.WARNING, "里的“。。”应为“只写一个标点”"),
        ("06", "T220", 1, Severity.ERROR, "全文没有一笔收入或支出"),
        (
            "07",
            "T307",
            39,
            Severity.ERROR,
            "（城市建设支出）是政府性基金预算的科目，这里的资金来源却是一般公共预算",
        ),
        ("12", "T720", 1, Severity.WARNING, "表样“2021”适用 2021 年，本文件是 2024 年的"),
        ("12", "T224", 1, Severity.ERROR, "没有写上年"),
        ("13", "K213", 8, Severity.ERROR, "不是时间"),
        ("14", "T230", 8, Severity.ERROR, "上年结转结余“甲” -5.00万元，不能是负数"),
        ("14", "T307", 8, Severity.ERROR, "这里的资金来源却是一般公共预算结转"),
        ("15", "T308", 23, Severity.ERROR, "基本支出里没有 30906 大型修缮"),
        ("17", "Y109", 27, Severity.ERROR, "看着像"),
        ("17", "Y109", 271, Severity.ERROR, "这里的 ⻋（U+2ECB）看着像 车，不是这个字"),
    ],
)
def test_the_case_is_found(name: str, code: str, line: int, severity: Severity, said: str) -> None:
    one = found(name)[code, line]
    assert one.severity is severity
    assert said in one.message


def test_each_look_alike_is_named_with_its_column() -> None:
    (path,) = CASES.glob("17-*.yaml")
    places = [(d.position.line, d.position.column, d.mend[:4]) for d in pipeline.check(path)[0]]
    assert places == [
        (27, 7, "改为 人"),
        (27, 8, "改为 民"),
        (27, 14, "改为 方"),
        (271, 17, "改为 车"),
    ]
