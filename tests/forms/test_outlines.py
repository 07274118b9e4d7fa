"""The skeletons of four other places' disclosures, said by a form alone: parts and tables in their
order (Tongzhou in Beijing, Dejiang in Guizhou, Minle in Gansu, Guangshui in Hubei)."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import pipeline
from generator.document.tree import Contents, Document, Table, plain

HERE = Path(__file__).parent / "outlines"
SAMPLE = Path(__file__).parents[2] / "templates" / "base" / "sample.yaml"
FORMS = ("通州式", "德江式", "民乐式", "广水式")
PARTS = {
    # renda.bjtzh.gov.cn/bjtzhrd/jygg/202502/1742845.shtml, a paper of 2025
    "通州式": ["第一部分 2024年度部门预算情况说明", "第二部分 2024年度部门预算报表"],
    "德江式": [
        "第一部分 部门概况",
        "第二部分 部门预算公开表",
        "第三部分 其他重要事项的情况说明",
        "第四部分 名词解释",
    ],
    "民乐式": ["第一部分 部门概况", "第二部分 部门预算情况说明", "第三部分 部门预算公开表"],
    "广水式": [
        "第一部分 部门主要职责",
        "第二部分 机构设置情况",
        "第三部分 部门预算表",
        "第四部分 部门预算情况说明",
        "第五部分 名词解释",
    ],
}
TABLES = {"通州式": 14, "德江式": 9, "民乐式": 14, "广水式": 10}


@pytest.mark.parametrize("name", FORMS)
def test_its_parts_and_tables(name: str, tmp_path: Path) -> None:
    document = composed(name, tmp_path)
    parts = [entry.text for entry in document.entries(Contents("目录")) if entry.level == 1]
    assert parts == PARTS[name]
    tables = [b for b in document.blocks() if isinstance(b, Table) and b.role.startswith("表格")]
    assert len(tables) == TABLES[name]


def test_six_sections_and_the_tables_of_tongzhou(tmp_path: Path) -> None:
    document = composed("通州式", tmp_path)
    below = [entry.text for entry in document.entries(Contents("目录")) if entry.level == 2]
    assert below == [
        "一、部门情况说明",
        "二、收入预算情况说明",
        "三、支出预算情况说明",
        "四、财政拨款“三公”经费预算情况说明",
        "五、其他情况说明",
        "六、名词解释",
        "一、收支总表",
        "二、收入总表",
        "三、支出总表",
        "四、项目支出表",
        "五、政府采购预算明细表",
        "六、财政拨款收支总表",
        "七、一般公共预算财政拨款支出表",
        "八、一般公共预算财政拨款基本支出表",
        "九、政府性基金预算财政拨款支出表",
        "十、国有资本经营预算财政拨款支出表",
        "十一、财政拨款“三公”经费支出表",
        "十二、政府购买服务预算财政拨款明细表",
        "十三、项目支出绩效目标表",
        "十四、部门整体支出绩效目标表",
    ]


def test_meetings_and_running_costs_by_economic_code(tmp_path: Path) -> None:
    document = composed("民乐式", tmp_path)
    tables = {b.name: b for b in document.blocks() if isinstance(b, Table)}
    running = [[plain(c.inlines) for c in row.cells] for row in tables["运行经费"].body]
    assert running[0][0] == "302"
    assert running[1][0] == "-30201"
    assert running[-1][0] == "合计"
    headed = [plain(row.cells[0].inlines) for row in tables["三公"].body]
    assert headed[-2:] == ["会议费", "培训费"]


def composed(name: str, folder: Path) -> Document:
    unit = folder / "单位.yaml"
    text = SAMPLE.read_text(encoding="utf-8").splitlines()
    stated = [f"表样: {name}" if line.startswith("表样:") else line for line in text]
    unit.write_text("\n".join(stated), encoding="utf-8")
    return pipeline.compose(pipeline.load(unit, HERE))
