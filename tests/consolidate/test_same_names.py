"""Projects of one name in several units: the department can be published, and tells them apart."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator import pipeline
from generator.audit.free.audit import audit
from generator.audit.free.finding import Weight
from generator.authoring.sections import with_sections
from generator.cli.main import main
from generator.document.tree import Paragraph, Table, plain
from generator.forms.library import Library, built_in
from generator.output import docx
from generator.output.estimate import estimate
from generator.source.reader import read
from tests.rules.asked import with_texts

UNITS = ("甲县林业局机关", "甲县种苗站", "甲县森防站", "甲县资源站", "甲县护林队")
UNIT = """\
表样: "2024"
年度: 2024
公开日期: 2024-03-10
单位: {{名称: {name}, 性质: 事业单位}}
主要职能: [林业工作。]
内设机构: {{名单: [办公室]}}
人员: {{编制: {n}, 在职: {{人数: {n}, 增减: 0}}}}
项目:
  - 名称: 设备购置
    功能科目: "2130299"
    支出: {{"310": {n}.00}}
    分配: 购置设备{{金额}}万元
    绩效:
      目标: 购置设备{n}台。
      指标:
        产出指标: {{数量指标: {{设备数: {{值: "={n}台"}}}}}}
        成本指标: {{经济成本指标: {{购置成本: {{值: "<={{金额}}万元"}}}}}}
{undertaker}\
上年: 无
政府采购: {{货物: {n}.00, 面向中小企业: {n}.00}}
国有资产: 无
"""
OWN = {
    "公开日期": "2024-03-10",
    "单位": {"名称": "甲县林业局", "类型": "部门"},
    "主要职能": ["林业工作。"],
    "内设机构": "无",
}
UNDERTAKERS = {
    "甲县种苗站": "办公室",
    "甲县森防站": "办公室",
    "甲县资源站": "甲县林业局",
    "甲县护林队": "甲县林业局",
}


@pytest.fixture
def department(tmp_path: Path) -> Path:
    for n, name in enumerate(UNITS, start=1):
        undertaker = f"    承担单位: {UNDERTAKERS[name]}\n" if name in UNDERTAKERS else ""
        (tmp_path / f"{n}.yaml").write_text(
            UNIT.format(name=name, n=n, undertaker=undertaker), "utf-8"
        )
    file = tmp_path / "部门.yaml"
    units = [str(tmp_path / f"{n}.yaml") for n in range(1, len(UNITS) + 1)]
    assert main(["consolidate", *units, "-o", str(file)]) == 0
    file.write_text(with_texts(with_sections(read(file), OWN), tmp_path), "utf-8")
    return file


def test_the_department_of_five_units_is_published(department: Path) -> None:
    disclosure = pipeline.load(department)
    assert disclosure.errors == ()
    document = pipeline.compose(disclosure)
    lines = [plain(b.inlines) for b in document.blocks() if isinstance(b, Paragraph)]
    names = [line.partition("项目名称：")[2] for line in lines if "项目名称：" in line]
    assert names == [
        "设备购置（甲县林业局机关）",
        "设备购置（甲县种苗站办公室）",
        "设备购置（甲县森防站办公室）",
        "设备购置（甲县林业局（甲县资源站））",
        "设备购置（甲县林业局（甲县护林队））",
    ]
    captions = [
        t.caption for t in document.blocks() if isinstance(t, Table) and "绩效目标表" in t.caption
    ]
    assert len(set(captions)) == len(UNITS)


def test_the_published_file_contradicts_nothing(department: Path, tmp_path: Path) -> None:
    disclosure = pipeline.load(department)
    document, look = pipeline.compose(disclosure), disclosure.form.look
    (tmp_path / "公开.docx").write_bytes(docx.write(document, look, pages=estimate(document, look)))
    report = audit(tmp_path / "公开.docx", Library((built_in(),)))
    assert report.of(Weight.CONTRADICTION) == ()


def test_adding_up_again_changes_nothing(department: Path, tmp_path: Path) -> None:
    before = yaml.safe_load(department.read_text("utf-8"))
    units = [str(tmp_path / f"{n}.yaml") for n in range(1, len(UNITS) + 1)]
    assert main(["consolidate", *units, "-o", str(department)]) == 0
    assert yaml.safe_load(department.read_text("utf-8")) == before


def test_one_unit_tells_its_projects_apart_by_name(tmp_path: Path) -> None:
    another = '  - {名称: 设备购置, 功能科目: "2130299", 支出: {"302": 1.00}}\n'
    twice = UNIT.format(name="甲县种苗站", n=2, undertaker=another)
    file = tmp_path / "一个.yaml"
    file.write_text(twice, "utf-8")
    assert "T504" in [d.code for d in pipeline.check(file)[0]]
    file.write_text(twice.replace("    绩效:", "    承担单位: 办公室\n    绩效:"), "utf-8")
    assert "T504" not in [d.code for d in pipeline.check(file)[0]]


@pytest.mark.parametrize(
    ("said", "now"),
    [
        ("{项目.设备购置.金额}", "{项目.设备购置（甲县种苗站办公室）.金额}"),
        ("{项目.1.财政拨款.金额}", "{项目.设备购置（甲县种苗站办公室）.财政拨款.金额}"),
        ("{项目.涉密项目.310.金额}", "{项目.涉密项目2.310.金额}"),
        ("{项目.没有的.金额}", "{项目.没有的.金额}"),
        ("{支出.合计.金额}与{金额}", "{支出.合计.金额}与{金额}"),
    ],
)
def test_texts_that_speak_of_a_project_speak_of_the_same_in_the_department(
    tmp_path: Path, said: str, now: str
) -> None:
    classified = '  - {名称: 某事, 功能科目: "2130299", 支出: {"310": 1.00}, 涉密: 是}\n'
    for n, name in enumerate(UNITS[:2], start=1):
        text = UNIT.format(name=name, n=n, undertaker="    承担单位: 办公室\n" + classified)
        spoken = text.replace("购置设备{金额}万元", f"购置设备{said}万元" if n == 2 else "购置")
        (tmp_path / f"{n}.yaml").write_text(spoken, "utf-8")
    file = tmp_path / "部门.yaml"
    assert (
        main(["consolidate", *(str(tmp_path / f"{n}.yaml") for n in (1, 2)), "-o", str(file)]) == 0
    )
    projects = yaml.safe_load(file.read_text("utf-8"))["项目"]
    assert [p["分配"] for p in projects if "分配" in p] == ["购置", f"购置设备{now}万元"]
