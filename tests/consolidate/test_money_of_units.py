"""A department that was added up from its units' files lists what each of them spends."""

from __future__ import annotations

from pathlib import Path

from generator import pipeline
from generator.document.tree import Table, plain
from generator.forms.composing import compose

FORM = """\
名称: 试
适用年度: "2024-"
继承: "2024"
表序: [按单位]
应有表: []
应有空表备注: []
章节序: []
应有章节: []
其他事项: []
应有事项: []
应印数: []
需要原因: []
需要用途: []
表:
  按单位:
    标题: 按单位列
    区:
      - 列:
          - {标题: 单位, 文: "{名称}"}
          - {标题: 支出, 数: "{基}.支出.金额"}
          - {标题: 项目支出, 数: "{基}.支出.项目支出.金额"}
          - {标题: “三公”经费, 数: "{基}.三公.合计.金额"}
        行: {来源: 单位}
        合计: {名称: 合计}
"""
UNIT = """\
表样: 试
年度: 2024
公开日期: 2024-03-01
计量单位: 元
单位: {{名称: 甲县{0}, 性质: 行政单位}}
主要职能: [管理档案。]
内设机构: 无
人员: 无
基本支出:
  按功能科目: {{"2012601": 100033.33}}
  按经济科目: {{"30101": 90033.33, "30217": 10000}}
项目: [{{名称: {0}修缮, 功能科目: "2012604", 支出: {{"302": {1}}}}}]
上年: 无
政府采购: 无
国有资产: 无
"""
DEPARTMENT = """\
汇总自: [局.yaml, 馆.yaml]
下属单位: [{名称: 甲县馆, 性质: 行政单位}]
"""


def test_each_unit_and_the_department_itself(tmp_path: Path) -> None:
    folder = tmp_path / "表样" / "试"
    folder.mkdir(parents=True)
    (folder / "form.yaml").write_text(FORM, "utf-8")
    for name, spent in (("局", "33333.33"), ("馆", "66666.66")):
        (tmp_path / f"{name}.yaml").write_text(UNIT.format(name, spent), "utf-8")
    both = UNIT.format("局", "99999.99").replace("100033.33", "200066.66")
    both = both.replace("90033.33", "180066.66").replace("10000}", "20000}")
    path = tmp_path / "部门.yaml"
    path.write_text(both + DEPARTMENT, "utf-8")
    found = pipeline.load(path, folder.parent)
    document = compose(found.budget, found.figures, found.catalogue, found.form, found.rounding)
    (table,) = (block for block in document.blocks() if isinstance(block, Table))
    assert [[plain(cell.inlines) for cell in row.cells] for row in table.body] == [
        ["甲县局", "13.34", "3.33", "1.00"],
        ["甲县馆", "16.67", "6.67", "1.00"],
        ["合计", "30.01", "10.00", "2.00"],
    ]
