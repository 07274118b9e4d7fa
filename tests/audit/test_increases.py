"""What grew by more than it is was less than nothing a year before: to be looked at, since amounts
may be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.audit.free.audit import audit
from generator.audit.free.finding import Weight
from generator.forms.library import Library, built_in

PAPER = "甲县乙局2025年部门预算\n第一部分 预算说明\n甲县乙局2025年支出预算{said}。\n" + (
    "主要职能：贯彻执行国家的法律、法规和政策，拟订本县的规划并组织实施，承担日常管理和服务工作。\n"
    * 5
)


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("20.00万元，比2024年预算增加107.62万元", ["107.62"]),
        ("0万元，比2024年预算增加5.00万元", ["5.00"]),
        ("200000.00元，比2024年预算增加107.62万元", ["107.62"]),
        ("20.00万元，比2024年预算增加20.00万元", []),
        ("20.00万元，比2024年预算减少107.62万元", []),
        ("-3.00万元，比2024年预算增加7.00万元", []),
    ],
)
def test_more_than_all_is_remarked(said: str, printed: list[str], tmp_path: Path) -> None:
    file = tmp_path / "公开.txt"
    file.write_text(PAPER.format(said=said), "utf-8")
    found = audit(file, Library((built_in(),)))
    remarks = [one for one in found.findings if one.weight is Weight.REMARK and one.kind == "增减"]
    assert [one.printed for one in remarks] == printed
