"""The workbook that this program writes is read back: the same tables, and what no table prints is
named."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from generator import pipeline
from generator.authoring.sections import with_sections
from generator.cli.main import main
from generator.document.tree import Table, plain
from generator.source.reader import read
from tests.importing.conftest import Import, Outcome
from tests.stated import stated

INPUTS = Path(__file__).parents[2] / "inputs"
READ_BACK = ("基本支出", "项目", "项目表次序", "上年结转结余", "收入", "科目名称", "整体绩效")
PUBLIC = "项目“{}”的“三公”".format
NOT_PRINTED = [
    "项目“阿图什市机关食堂工作经费”的其他收入的经济科目",
    PUBLIC("车辆运行及维护项目"),
    PUBLIC("全市车辆保险项目"),
    PUBLIC("车辆运行及维护项目（机关事务管理中心）"),
]
# Every source and nature at once: more than the tables can tell apart.
MIXED = """\
表样: "2024"
年度: 2024
公开日期: 2024-03-10
单位: {名称: 甲县某局, 类型: 部门}
科目名称: {"30198": 临时工工资}
基本支出:
  按功能科目: {"2010301": 100.00, "2080505": 20.00}
  按经济科目: {"30101": 70.00, "30108": 20.00, "30198": 10.00, "30217": 2.00, "30201": 18.00}
  明细:
    - {功能科目: "2010350", 经济科目: "30101", 资金来源: 事业收入, 金额: 3.00}
    - {功能科目: "2010350", 经济科目: "30201", 资金来源: 其他收入, 金额: 4.00}
    - {功能科目: "2120801", 经济科目: "30101", 资金来源: 政府性基金预算, 金额: 1.50}
    - {功能科目: "2120801", 经济科目: "30201", 资金来源: 政府性基金预算, 金额: 2.50}
    - {功能科目: "2010301", 经济科目: "30201", 资金来源: 上级一般公共预算转移支付, 金额: 6.00}
项目:
  - {名称: 培训, 功能科目: "2010302", 支出: {"302": 12.00, "303": 3.00}}
  - {名称: 上级专项, 功能科目: "2010302", 资金来源: 上级一般公共预算转移支付, 支出: {"310": 9.00}}
  - {名称: 接待上级检查, 功能科目: "2010302", 支出: {"302": 1.25}, 三公: 公务接待费}
  - {名称: 征地, 功能科目: "2120801", 资金来源: 政府性基金预算, 支出: {"310": 60.00}}
  - {名称: 租房, 功能科目: "2010350", 资金来源: 财政专户管理资金, 支出: {"302": 8.00}}
上年结转结余:
  - {名称: 结转甲, 功能科目: "2010302", 资金来源: 一般公共预算结转, 金额: 5.00}
  - {名称: 结转乙, 功能科目: "2010350", 资金来源: 单位资金结转, 性质: 公用经费, 金额: 2.00}
  - {名称: 结转丙, 功能科目: "2010301", 资金来源: 一般公共预算结转, 性质: 人员经费, 金额: 1.00}
用途: {支出.一般公共预算拨款.201.金额: 办公, 支出.一般公共预算拨款.208.金额: 缴费}
原因:
"""
CHANGED = (
    *(f"收入.{n}" for n in ("一般公共预算", "上级一般公共预算转移支付", "政府性基金预算")),
    *(f"收入.{n}" for n in ("财政专户管理资金", "单位资金", "上年结转结余")),
    *(f"支出.{n}" for n in ("基本支出", "项目支出")),
    *(
        f"支出.一般公共预算拨款.{n}"
        for n in ("基本支出", "项目支出", "2010301", "2010302", "2080505")
    ),
    "三公.公务接待费",
    "机关运行经费",
)


def tables(path: Path) -> list[tuple[str, list[list[str]]]]:
    """Every table as printed: caption, cells row by row."""
    document = pipeline.compose(pipeline.load(path))
    return [
        (b.caption, [[plain(c.inlines) for c in row.cells] for row in (*b.head, *b.body)])
        for b in document.blocks()
        if isinstance(b, Table)
    ]


def rendered(unit: Path, folder: Path) -> Path:
    assert main(["render", str(unit), "--format", "xlsx", "--output", str(folder)]) == 0
    return next(folder.glob("*.xlsx"))


def with_texts_of(unit: Path, done: Outcome, folder: Path) -> Path:
    """The read-back sections in the file with the unit's own texts."""
    back = read(done.file).root
    assert isinstance(back, Mapping)
    found: dict[str, Any] = {key: back.get(key) or {} for key in READ_BACK}
    path = folder / "读回.yaml"
    path.write_text(with_sections(read(unit), found), "utf-8")
    return path


def not_printed(done: Outcome) -> list[str]:
    return [
        line.strip() for line in done.err.partition("先填了一种，请核对：")[2].split("\n") if line
    ]


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    path = tmp_path / "混合.yaml"
    text = MIXED + "".join(f"  {name}.增减额: 新设\n" for name in CHANGED)
    path.write_text(stated(text), "utf-8")
    return path


def test_a_sample_prints_the_same_tables_again(run: Import, tmp_path: Path) -> None:
    unit = INPUTS / "2021-atushi-gov.yaml"
    done = run(rendered(unit, tmp_path / "出"))
    assert "没有读懂" not in done.err
    assert not_printed(done) == NOT_PRINTED
    assert tables(with_texts_of(unit, done, tmp_path)) == tables(unit)
    root = read(done.file).root
    assert isinstance(root, dict)
    assert {key: root[key] for key in ("年度", "公开日期", "计量单位", "单位")} == {
        "年度": "2021",
        "公开日期": "2021-11-30",
        "计量单位": "万元",
        "单位": {"名称": "阿图什市人民政府办公室", "类型": "部门（单位）"},
    }
    assert "支出合计 1,844.83万元；每个数都与读入后推算的核对。" in done.out


def test_sources_that_the_tables_do_not_tell_apart_print_the_same(
    mixed: Path, run: Import, tmp_path: Path
) -> None:
    done = run(rendered(mixed, tmp_path / "出"))
    assert "没有读懂" not in done.err
    assert tables(with_texts_of(mixed, done, tmp_path)) == tables(mixed)
    root = read(done.file).root
    assert isinstance(root, dict)
    assert root["科目名称"] == {"30198": "临时工工资"}
    assert [item["名称"] for item in root["上年结转结余"]] == ["结转甲", "结转乙", "结转丙"]
    assert "  2120801 政府性基金预算的经济科目" in done.err
    assert "资金来源: 政府性基金预算, 金额: 1.50}  # 待核" in done.file.read_text("utf-8")


def test_what_was_changed_by_hand_is_named_with_its_cell(
    mixed: Path, run: Import, tmp_path: Path
) -> None:
    path = rendered(mixed, tmp_path / "出")
    book = load_workbook(path, data_only=True)
    book["表5 一般公共预算支出"]["F10"] = 107.00
    book.create_sheet("另附").append(["追加", 12.5])
    book.save(path)
    done = run(path)
    assert done.code == 1
    assert "另附 “另附”  没有表头，不知道各栏是什么，1 个数没有读入。" in done.err
    assert "表5 一般公共预算支出!F10 " in done.err
    assert "印的是“107”，读入后这一格是空的" in done.err


def test_a_unit_that_is_there_keeps_its_texts(run: Import, tmp_path: Path) -> None:
    """Reading the workbook of a file into that file changes nothing that it says."""
    unit = INPUTS / "2022-kuerle-gov.yaml"
    path = rendered(unit, tmp_path / "出")
    there = tmp_path / f"{path.stem}.yaml"
    there.write_text(unit.read_text("utf-8"), "utf-8")
    assert run(path).code == 0
    assert there.read_text("utf-8") == unit.read_text("utf-8")
