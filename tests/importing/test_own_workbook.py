"""The workbook that this program writes is read back: same facts, nothing not understood."""

from __future__ import annotations

from pathlib import Path

from generator import pipeline
from generator.cli.main import main
from generator.source.reader import read
from tests.importing.conftest import Import

UNIT = """\
表样: "2024"
年度: 2024
公开日期: 2024-03-10
单位: {名称: 甲县某局}
基本支出:
  按功能科目: {"2010301": 1227.23, "2080505": 176.22}
  按经济科目: {"30101": 1200.00, "30108": 176.22, "30201": 27.23}
项目:
  - 名称: 信息化运维
    功能科目: "2010302"
    支出: {"302": 35.02, "310": 7.00}
  - 名称: 租车
    功能科目: "2014099"
    支出: {"302": 5.00}
原因:
  收入.一般公共预算.增减额: 新设单位
  支出.基本支出.增减额: 新设单位
  支出.项目支出.增减额: 新设单位
  支出.一般公共预算拨款.基本支出.增减额: 新设单位
  支出.一般公共预算拨款.项目支出.增减额: 新设单位
  支出.一般公共预算拨款.2010301.增减额: 新设单位
  支出.一般公共预算拨款.2010302.增减额: 新设单位
  支出.一般公共预算拨款.2014099.增减额: 新设单位
  支出.一般公共预算拨款.2080505.增减额: 新设单位
  机关运行经费.增减额: 新设单位
用途:
  支出.一般公共预算拨款.201.金额: 办公
  支出.一般公共预算拨款.208.金额: 缴费
"""


def test_it_is_read_back(run: Import, tmp_path: Path) -> None:
    unit = tmp_path / "原来.yaml"
    unit.write_text(UNIT, "utf-8")
    assert main(["render", str(unit), "--format", "xlsx", "--output", str(tmp_path)]) == 0
    done = run(next(tmp_path.glob("*.xlsx")))
    assert done.code == 0
    assert "没有读懂" not in done.err
    assert "写入 8 笔，共 1,450.47 万元。" in done.out
    was, now = read(unit).root, read(done.file).root
    assert isinstance(was, dict)
    assert isinstance(now, dict)
    assert now["基本支出"] == {
        "按功能科目": {"2010301": "1227.23", "2080505": "176.22"},
        "按经济科目": {"30101": "1200", "30108": "176.22", "30201": "27.23"},
    }
    assert now["项目"] == [
        {"名称": "信息化运维", "功能科目": "2010302", "支出": {"302": "35.02", "310": "7"}},
        {"名称": "租车", "功能科目": "2014099", "支出": {"302": "5"}},
    ]
    assert pipeline.load(unit).figures["支出.合计.金额"].value == 14504700
