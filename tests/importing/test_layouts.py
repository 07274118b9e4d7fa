"""Four layouts, one set of facts, one document."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator import pipeline
from generator.document.tree import Document
from generator.source.reader import read
from tests.importing.books import FACTS, LAYOUTS, TOTAL
from tests.importing.conftest import Import
from tests.stated import in_place

SECTIONS = ("表样", "年度", "计量单位", "基本支出", "项目", "上年结转结余", "科目名称")
BASIC = [
    {"功能科目": "2010301", "经济科目": "30101", "金额": "1315.59"},
    {"功能科目": "2010301", "经济科目": "30201", "金额": "31.14"},
    {"功能科目": "2010350", "经济科目": "30101", "金额": "708.45"},
    {"功能科目": "2010350", "经济科目": "30201", "资金来源": "事业收入", "金额": "4.10"},
    {"功能科目": "2080505", "经济科目": "30108", "金额": "176.22"},
]
PROJECTS = [
    {
        "名称": "下乡租车",
        "功能科目": "2010302",
        "明细": [
            {"经济科目": "302", "金额": "5"},
            {"经济科目": "302", "资金来源": "其他收入", "金额": "1.50"},
        ],
    },
    {"名称": "信息化运维", "功能科目": "2010302", "支出": {"302": "35.02", "310": "7"}},
]
SAID = {
    "系统导出-逐笔": ["支出明细：读入 9 笔，2,284.02万元（表上单位 万元），与表上 1 个合计数相符"],
    "系统导出-分来源": [
        "2.24支出预算表：读入 9 笔，2,284.02万元（表上单位 元），与表上 14 个合计数相符"
    ],
    "两张表": [
        "基本支出：读入 5 笔，2,235.50万元（表上单位 万元），与表上 4 个合计数相符",
        "项目支出：读入 4 笔，48.52万元（表上单位 元），与表上 1 个合计数相符",
    ],
    "自己做的": ["2024年预算：读入 9 笔，2,284.02万元（表上单位 万元），与表上 30 个合计数相符"],
}


def filled_in(file: Path) -> Path:
    text = re.sub("(?m)^公开日期:.*", "公开日期: 2024-03-10", file.read_text("utf-8"))
    text = in_place(re.sub("(?m)^  名称:.*", "  名称: 甲县某局", text), file.name)
    reasons = re.findall(
        "加一行：(.*?): 主要原因", "\n".join(d.mend for d in _findings(file, text))
    )
    uses = re.findall("加一行：(.*?): 主要用途", "\n".join(d.mend for d in _findings(file, text)))
    lines = [
        "原因:",
        *(f"  {key}: 上年没有数" for key in reasons),
        "用途:",
        *(f"  {key}: 办公" for key in uses),
    ]
    file.write_text("\n".join([text.replace("\n  类型: 单位\n", "\n"), *lines, ""]), "utf-8")
    return file


def _findings(file: Path, text: str) -> tuple[pipeline.Diagnostic, ...]:
    file.write_text(text, "utf-8")
    return pipeline.check(file)[0]


@pytest.mark.parametrize("name", LAYOUTS)
def test_each_layout_gives_the_same_facts(name: str, run: Import, tmp_path: Path) -> None:
    LAYOUTS[name](tmp_path / f"{name}.xlsx")
    done = run(tmp_path / f"{name}.xlsx")
    assert (done.code, done.err) == (0, "")
    assert done.out.split("\n")[: len(SAID[name]) + 1] == [
        *SAID[name],
        "取用 9 笔，共 2,284.02万元。",
    ]
    root = read(done.file).root
    assert isinstance(root, dict)
    assert {key: root[key] for key in SECTIONS if key in root} == {
        "表样": "2024",
        "年度": "2024",
        "计量单位": "万元",
        "基本支出": {"明细": BASIC},
        "项目": PROJECTS,
    }


def test_each_layout_renders_the_same_document(run: Import, tmp_path: Path) -> None:
    documents: list[Document] = []
    for name, make in LAYOUTS.items():
        make(tmp_path / f"{name}.xlsx")
        disclosure = pipeline.load(filled_in(run(tmp_path / f"{name}.xlsx").file))
        assert disclosure.figures["支出.合计.金额"].value == 22840200
        documents.append(pipeline.compose(disclosure))
    assert len(documents) == 4
    assert documents.count(documents[0]) == 4


def test_every_amount_tells_where_it_came_from(run: Import, tmp_path: Path) -> None:
    LAYOUTS["两张表"](tmp_path / "两张表.xlsx")
    out = run(tmp_path / "两张表.xlsx", explain=True).out
    assert "  基本支出!F7  1,315.59万元 → 基本支出 2010301 30101 一般公共预算" in out
    assert "  项目支出!E6  1.50万元 → 项目支出 2010302 302 其他收入 下乡租车" in out
    assert "  项目支出!E7  合计 485,200，相符" in out
    assert "  列 F “年初预算数” → 金额" in out


def test_the_books_hold_what_the_facts_say() -> None:
    from decimal import Decimal

    assert sum(Decimal(amount) for *_, amount in FACTS) == Decimal(TOTAL)
