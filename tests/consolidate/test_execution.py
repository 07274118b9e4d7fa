"""上年执行数 of a department: the sum where every unit states it, else not known."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from generator.cli.main import main
from tests.stated import stated

MONEY = """\
表样: "2024"
年度: 2024
公开日期: 2024-03-10
单位: {名称: NAME}
基本支出:
  按功能科目: {"2010301": 5}
  按经济科目: {"30101": 5}
上年:
  支出: [{功能科目: "2010301", 基本支出: 5}]
"""
EXECUTION = """\
  执行数:
    支出: [{功能科目: "2010301", 基本支出: 4.5}]
    机关运行经费: 1
    数值: {收入.一般公共预算: 4}
"""


def made(folder: Path, *units: str, department: str = "") -> Any:
    """What the department's file says of last year."""
    paths = []
    for number, text in enumerate(units):
        paths.append(folder / f"{number}.yaml")
        paths[-1].write_text(stated(text.replace("NAME", f"单位{number}")), "utf-8")
    target = folder / "部门.yaml"
    if department:
        target.write_text(stated(department.replace("NAME", "部门") + "汇总自: []\n"), "utf-8")
    assert main(["consolidate", *map(str, paths), "-o", str(target)]) == 0
    return yaml.safe_load(target.read_text("utf-8"))["上年"]


def test_it_is_added_up(tmp_path: Path) -> None:
    last = made(tmp_path, MONEY + EXECUTION, MONEY + EXECUTION)
    assert last["执行数"] == {
        "支出": [{"功能科目": "2010301", "基本支出": 9}],
        "机关运行经费": 2,
        "数值": {"收入.一般公共预算": 8},
    }
    assert last["支出"] == [{"功能科目": "2010301", "基本支出": 10}]


def test_it_is_not_known_where_one_unit_does_not_tell(tmp_path: Path) -> None:
    assert "执行数" not in made(tmp_path, MONEY + EXECUTION, MONEY)


def test_what_the_department_states_itself_stays(tmp_path: Path) -> None:
    last = made(tmp_path, MONEY, MONEY, department=MONEY + EXECUTION)
    assert last["执行数"]["机关运行经费"] == 1
