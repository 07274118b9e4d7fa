"""Into a file that is there only changed entries are written; all else keeps its lines."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator.source.nodes import LocatedStr, Source
from generator.source.reader import read_text
from generator.workbook.circle import as_filled_in
from generator.workbook.update import Update, updated
from generator.workbook.write import workbook

TEXT = """\
表样: "2024"
年度: 2024
公开日期: 2024-03-10   # 与县里一起公开
单位: {名称: 甲县某局, 性质: 行政单位}

# 两头填，合计相等
基本支出:
  按功能科目:
    "2010301": 12.50   # 批复表第 3 行
    "2080505": 4.00
  按经济科目: {"30101": 16.50}
项目:
  # 今年新增
  - 名称: 档案数字化
    功能科目: "2010399"
    支出: {"302": 5.00}
  - 名称: 库房维修
    功能科目: "2010399"
    支出: {"302": 2.00}  # 含税
原因:
  收入.合计.增减额: &a 新增项目
  支出.合计.增减额: *a
  支出.项目支出.增减额: *a    # 同上
用途: {支出.一般公共预算拨款.201.金额: *a}
"""


def source() -> Source:
    return read_text(TEXT, "甲.yaml")


def update(change: Callable[[Any], None]) -> Update:
    book = as_filled_in(source().root, "甲.xlsx", {})
    change(book.root)
    return updated(source(), book, {})


def lines(found: Update) -> list[str]:
    """The lines that go and come."""
    compared = list(difflib.ndiff(TEXT.splitlines(), found.text.splitlines()))
    gone = [line for line in compared if line.startswith("-")]
    return gone + [line for line in compared if line.startswith("+")]


def new(text: str) -> LocatedStr:
    return LocatedStr(text)


def test_an_unchanged_workbook_changes_nothing() -> None:
    found = update(lambda _: None)
    assert (found.text, found.changes) == (TEXT, ())


def test_an_amount_keeps_the_comment_behind_it() -> None:
    def change(root: Any) -> None:
        root["基本支出"]["按功能科目"]["2010301"] = new("13")

    found = update(change)
    assert lines(found) == [
        '-     "2010301": 12.50   # 批复表第 3 行',
        '+     "2010301": 13   # 批复表第 3 行',
    ]
    assert [str(one).partition(": ")[2] for one in found.changes] == [
        "基本支出 › 按功能科目 › 2010301：12.50 → 13"
    ]
    assert found.changes[0].line.line == 9


def test_what_is_in_braces_stays_in_braces() -> None:
    def change(root: Any) -> None:
        root["项目"][1]["支出"]["302"] = new("3")

    assert lines(update(change)) == [
        '-     支出: {"302": 2.00}  # 含税',
        '+     支出: {"302": 3}  # 含税',
    ]


def test_a_repeated_value_is_written_out_only_where_it_must_be() -> None:
    def change(root: Any) -> None:
        root["原因"]["支出.合计.增减额"] = new("另有缘故")

    assert lines(update(change)) == ["-   支出.合计.增减额: *a", "+   支出.合计.增减额: 另有缘故"]


def test_what_repeats_a_value_that_changes_says_it_itself() -> None:
    def change(root: Any) -> None:
        root["原因"]["收入.合计.增减额"] = new("另有缘故")

    assert lines(update(change)) == [
        "-   收入.合计.增减额: &a 新增项目",
        "-   支出.合计.增减额: *a",
        "-   支出.项目支出.增减额: *a    # 同上",
        "- 用途: {支出.一般公共预算拨款.201.金额: *a}",
        "+   收入.合计.增减额: 另有缘故",
        "+   支出.合计.增减额: 新增项目",
        "+   支出.项目支出.增减额: 新增项目    # 同上",
        "+ 用途: {支出.一般公共预算拨款.201.金额: 新增项目}",
    ]


def test_a_project_that_goes_takes_its_own_lines_and_no_others() -> None:
    def change(root: Any) -> None:
        del root["项目"][1]

    found = update(change)
    assert [line[2:6] for line in lines(found)] == ["  - ", "    ", "    "]
    assert "# 今年新增\n  - 名称: 档案数字化" in found.text
    assert found.changes[0].line.line == 17


def test_the_order_of_projects_is_that_of_the_workbook() -> None:
    found = update(lambda root: root["项目"].reverse())
    projects = read_text(found.text, "").root["项目"]  # type: ignore[index, call-overload]
    assert [project["名称"] for project in projects] == ["库房维修", "档案数字化"]  # type: ignore[union-attr, index, call-overload]
    assert "# 含税" in found.text
    assert "# 今年新增" in found.text


def test_the_command_lists_first_and_writes_when_told(
    tmp_path: Path, capsys: Any, monkeypatch: Any
) -> None:
    from openpyxl import load_workbook

    from generator.cli.main import main

    monkeypatch.chdir(tmp_path)
    Path("甲.yaml").write_text(TEXT, encoding="utf-8")
    Path("甲.xlsx").write_bytes(workbook(source().root, {}))
    book = load_workbook("甲.xlsx")
    book["基本支出"]["C7"] = 13
    book.save("甲.xlsx")
    capsys.readouterr()
    assert main(["import", "甲.xlsx", "-o", "甲.yaml"]) == 1
    said = capsys.readouterr().out
    assert "甲.xlsx 基本支出!C7（甲.yaml:9:5）: 基本支出 › 按功能科目 › 2010301：12.50 → 13" in said
    assert Path("甲.yaml").read_text(encoding="utf-8") == TEXT
    assert main(["import", "甲.xlsx", "-o", "甲.yaml", "--write"]) == 0
    assert '"2010301": 13   # 批复表第 3 行' in Path("甲.yaml").read_text(encoding="utf-8")
    assert Path("甲.yaml.bak").read_text(encoding="utf-8") == TEXT
