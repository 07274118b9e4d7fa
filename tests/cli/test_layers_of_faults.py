"""``check`` lists the faults of all layers at once: YAML, keys and values, codes, sums, texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import layers

WELL = """\
表样: "2024"
年度: 2024
公开日期: 2024-03-10
单位: {名称: 甲县某局, 类型: 部门}
主要职能: [办事]
内设机构: 无
人员: 无
上年: 无
政府采购: 无
国有资产: 无
基本支出:
  按功能科目: {"2010301": 10.00}
  按经济科目: {"30101": 10.00}
项目:
  - {名称: 培训, 功能科目: "2010302", 支出: {"302": 4.00}}
原因:
  收入.一般公共预算.增减额: 新设
  支出.基本支出.增减额: 新设
  支出.项目支出.增减额: 新设
  支出.一般公共预算拨款.基本支出.增减额: 新设
  支出.一般公共预算拨款.项目支出.增减额: 新设
  支出.一般公共预算拨款.2010301.增减额: 新设
  支出.一般公共预算拨款.2010302.增减额: 新设
用途:
  支出.一般公共预算拨款.201.金额: 办公
"""


def codes(text: str, tmp_path: Path) -> list[tuple[str, int]]:
    path = tmp_path / "甲.yaml"
    path.write_text(text, "utf-8")
    found, _ = layers.check(path)
    return [(one.code, one.position.line) for one in found if one.severity.name == "ERROR"]


def test_a_sound_file_has_none(tmp_path: Path) -> None:
    assert codes(WELL, tmp_path) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        # a key without text, a key that is none, and sums that differ
        (
            [("增减额: 新设\n  支出.基本", "增减额:\n  支出.基本"), ('"30101": 10', '"30101": 9')],
            [("T201", 13), ("K103", 17)],
        ),
        # full-width colon, and a reason that is missing
        (
            [("支出.项目支出.增减额: 新设", "支出.项目支出.增减额： 新设"), ("用途:", "用处:")],
            [("T402", 1), ("Y201", 19), ("K101", 24)],
        ),
        # an amount that is none keeps the sums from being judged, not the codes
        ([("4.00", "四万"), ('"2010301": 10', '"2019901x": 10')], [("K205", 12), ("K201", 15)]),
    ],
)
def test_every_layer_is_judged_as_far_as_it_can_be(
    changes: list[tuple[str, str]], expected: list[tuple[str, int]], tmp_path: Path
) -> None:
    text = WELL
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    assert codes(text, tmp_path) == expected


def test_of_a_flagged_project_with_a_fault_nothing_is_quoted(tmp_path: Path) -> None:
    text = WELL.replace("名称: 培训", "名称: 绝密工程").replace(
        "不予公开: 是", "涉密: 也许, 依据: 密函"
    )
    path = tmp_path / "甲.yaml"
    path.write_text(text.replace("新设", "绝密工程新设", 1), "utf-8")
    found, _ = layers.check(path)
    assert found
    assert not any("密函" in f"{one.message}{one.mend}" for one in found)


def test_what_is_left_empty_is_told_once(tmp_path: Path) -> None:
    text = WELL.replace("公开日期: 2024-03-10", "公开日期:").replace("名称: 甲县某局", "名称: ")
    assert codes(text, tmp_path) == [("K103", 3), ("K103", 4)]
