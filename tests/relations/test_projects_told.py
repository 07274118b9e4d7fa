"""Some projects may have all the money: how many they are is no other number of all."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.audit.free.audit import audit
from generator.audit.free.finding import Weight
from generator.forms.library import Library, built_in

TEXT = "甲县乙局2025年部门预算\n第一部分 预算说明\n{said}\n" + (
    "主要职能：贯彻执行国家的法律、法规和政策，拟订本县的规划并组织实施，承担日常管理和服务工作。\n"
    * 5
)


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("涉密项目3个，涉及预算金额1.13万元。全部项目共4个，预算金额1.13万元。", 0),
        ("全部项目共4个，预算金额1.13万元。\n全部项目共5个，预算金额1.13万元。", 1),
    ],
)
def test_a_count_is_compared_with_that_of_the_same_projects(
    said: str, wrong: int, tmp_path: Path
) -> None:
    file = tmp_path / "公开.txt"
    file.write_text(TEXT.format(said=said), "utf-8")
    found = audit(file, Library((built_in(),))).findings
    assert sum(one.weight is Weight.CONTRADICTION for one in found) == wrong
