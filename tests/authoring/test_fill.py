"""``fill``: missing reasons and uses become keys, with what was computed beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli.main import main

UNIT = """\
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
原因:   # 问过财务室
  收入.一般公共预算.增减额: 新设单位  # 已定
"""


def test_keys_are_written_in_place_with_the_change_beside(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "甲.yaml"
    path.write_text(UNIT, "utf-8")
    assert main(["fill", str(path)]) == 0
    change = "  # 待填：本年 10.00万元，上年 0.00万元，增加 10.00万元"
    added = f"""\
  支出.基本支出.增减额:{change}
  支出.一般公共预算拨款.基本支出.增减额:{change}
  支出.一般公共预算拨款.2010301.增减额:{change}

用途:
  支出.一般公共预算拨款.201.金额:  # 待填：10.00万元
"""
    assert path.read_text("utf-8") == UNIT + added
    assert path.with_name("甲.yaml.bak").read_text("utf-8") == UNIT
    assert "写上了 4 个待填的键，原文件另存为 甲.yaml.bak" in capsys.readouterr().out


def test_where_nothing_is_missing_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "乌恰.yaml"
    text = (Path(__file__).parents[2] / "inputs" / "2024-wuqia-gov.yaml").read_text("utf-8")
    path.write_text(text.replace("文件: 2023", "文件: 2023"), "utf-8")
    main(["fill", str(path)])
    assert path.read_text("utf-8") == text


def test_a_file_without_figures_is_left_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "坏.yaml"
    path.write_text(UNIT.replace("10.00}", "十万}"), "utf-8")
    assert main(["fill", str(path)]) == 1
    assert "先改好上面的错误" in capsys.readouterr().err
    assert [one.name for one in tmp_path.iterdir()] == ["坏.yaml"]
