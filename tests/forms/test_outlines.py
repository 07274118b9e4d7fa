"""The skeletons of four other places' disclosures, said by a form alone: parts and tables in their
order (Tongzhou in Beijing, Dejiang in Guizhou, Minle in Gansu, Guangshui in Hubei)."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import pipeline
from generator.diagnostics import Position
from generator.document.tree import Contents, Document, Table, plain
from generator.form_check.check import examine
from generator.forms.library import Library, built_in

HERE = Path(__file__).parent / "outlines"
LIBRARY = Library((HERE, built_in()))
SAMPLE = Path(__file__).parents[2] / "templates" / "base" / "sample.yaml"
FORMS = ("通州式", "德江式", "民乐式", "广水式")
PARTS = {
    "通州式": [
        "一、部门基本情况",
        "二、收入预算情况说明",
        "三、支出预算情况说明",
        "四、部门“三公”经费财政拨款预算说明",
        "五、其他情况说明",
        "六、名词解释",
        "附件：部门预算报表",
    ],
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
def test_the_form_is_sound(name: str) -> None:
    assert examine(LIBRARY.form(name, Position(""))).findings == []


@pytest.mark.parametrize("name", FORMS)
def test_its_parts_and_tables(name: str, tmp_path: Path) -> None:
    document = composed(name, tmp_path)
    parts = [entry.text for entry in document.entries(Contents("目录")) if entry.level == 1]
    assert parts == PARTS[name]
    tables = [b for b in document.blocks() if isinstance(b, Table) and b.role == "表格"]
    assert len(tables) == TABLES[name]


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
