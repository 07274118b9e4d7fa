"""A cache for the tests alone, and a small disclosure with everything a real one has, in a look
that no form changes."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from pathlib import Path

import pytest
import yaml

from generator.document.tree import (
    Aligned,
    Cell,
    Contents,
    Document,
    Heading,
    Inline,
    LineBreak,
    Number,
    Paragraph,
    Row,
    Section,
    Table,
    Text,
)
from generator.look import Look

LOOK = Path(__file__).with_name("look.yaml")
CACHE_FOLDERS = ("XDG_CACHE_HOME", "LOCALAPPDATA")


def pytest_configure(config: pytest.Config) -> None:
    """The caches of this session lie in one temporary folder, not among the user's own: pytest's
    workers and the commands that tests run inherit it, so each template is compiled once."""
    if hasattr(config, "workerinput"):
        return
    folder = tempfile.mkdtemp(prefix="disclosure-tests-")
    config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
    os.environ.update(dict.fromkeys(CACHE_FOLDERS, folder))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with slow tests go first: begun last, they would keep one worker when the others have
    ended."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


def pytest_collection_finish() -> None:
    """What was imported and collected lives to the end; looking through it for reference cycles
    would take a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000)


def text(content: str) -> tuple[Inline, ...]:
    return (Text(content),)


def amount(name: str, content: str, value: str) -> tuple[Inline, ...]:
    return (Number(name, content, value),)


def head(*titles: str) -> Row:
    return Row(tuple(Cell(text(title), align="中", scope="col") for title in titles))


def income() -> Table:
    """Merged heads, a blank number, a total."""
    merged = Row(
        (
            Cell(text("项目"), rowspan=2, align="中", scope="col"),
            Cell(text("收入"), colspan=2, align="中", scope="colgroup"),
        )
    )
    lines = (
        Row(
            (
                Cell(text("一般公共预算")),
                *(Cell(cell, align="右") for cell in _amounts("2,014.18", "2014.18")),
            )
        ),
        Row(
            (
                Cell(text("其中：A&B <县>"), indent=1),
                *(Cell(cell, align="右") for cell in _amounts("", "0.00")),
            )
        ),
        Row(
            (
                Cell(text("合计")),
                *(Cell(cell, align="右") for cell in _amounts("2,015.18", "2015.18")),
            ),
            role="合计",
        ),
    )
    return Table("表1", "单位收入总体情况表", (40, 30, 30), (merged, head("本年", "上年")), lines)


def _amounts(content: str, value: str) -> tuple[tuple[Inline, ...], ...]:
    return amount("收入.本年.金额", content, value), amount("收入.上年.金额", content, value)


def long_table() -> Table:
    """More rows than a landscape page holds."""
    rows = tuple(
        Row(
            (
                Cell(text(f"{number:03}"), align="中"),
                Cell(text(f"第{number}项支出")),
                Cell(text("1.00"), align="右"),
            )
        )
        for number in range(1, 81)
    )
    return Table("表2", "支出明细表", (20, 50, 30), (head("编码", "名称", "金额"),), rows)


@pytest.fixture(scope="session")
def document() -> Document:
    sentence = (
        Text("收支总预算"),
        Number("收支.合计.金额", "2,015.18", "2015.18"),
        Text("万元，" + "比上年预算增加，主要原因是本年人员增加" * 4 + "。"),
    )
    return Document(
        "乌恰县某办公室2024年预算公开",
        "乌恰县某办公室",
        "2024-03-10",
        (
            Section(
                "封面", (Paragraph(text("乌恰县某办公室预算公开"), "封面标题"),), numbered=False
            ),
            Section("目录", (Contents("目录"),), numbered=False),
            Section(
                "纵向",
                (
                    Heading(1, text("第一部分 概况"), "p1", "部分标题"),
                    Heading(3, text("主要职能"), "p1-1", "一级标题"),
                    Paragraph(sentence),
                    Paragraph((Text("第一行"), LineBreak(), Text("第二行"))),
                ),
            ),
            Section(
                "横向",
                (
                    Heading(1, text("第二部分 预算公开表"), "p2", "部分标题"),
                    Heading(2, text("收入总体情况表"), "t1", "表题"),
                    Aligned(text("编制单位：乌恰县某办公室"), text("单位：万元")),
                    income(),
                ),
            ),
            Section(
                "横向",
                (
                    Heading(2, text("支出明细表"), "t2", "表题"),
                    Aligned(text("编制单位：乌恰县某办公室"), text("单位：万元")),
                    long_table(),
                ),
            ),
            Section(
                "纵向",
                (Heading(1, text("第三部分 情况说明"), "p3", "部分标题"), Paragraph(text("完。"))),
            ),
        ),
    )


@pytest.fixture(scope="session")
def look() -> Look:
    return Look.model_validate(yaml.load(LOOK.read_text(encoding="utf-8"), yaml.BaseLoader))  # noqa: S506 - all text
