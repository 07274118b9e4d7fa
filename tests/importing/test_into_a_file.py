"""Into a file that is there: the list of changes, and nothing else touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import files
from generator.cli.main import main
from tests.importing.conftest import Import

SMALL = Path(__file__).parents[1] / "small.yaml"
FINER = """\
表样: "2024"
年度: 2024
公开日期: 2024-03-10
单位: {名称: 甲县某局, 类型: 部门}
基本支出:
  按功能科目:
    "2010301": 10.00   # 已批复
    "2080505": 2.00
  按经济科目: {"30101": 7.50, "30201": 4.50}
项目:
  # 年初会议定的
  - 名称: 网络 运维
    功能科目: "2010302"
    支出: {"30213": 3.00, "30227": 2.00}   # 两份合同
    分配: 维护{金额}万元
  - {名称: 培训, 功能科目: "2010302", 支出: {"302": 4.00}, 三公: 公务接待费}
原因: {支出.合计.增减额: 新增培训}
"""
TOP: list[list[object]] = [
    ["2024年部门预算（单位：万元）"],
    ["功能科目", "经济科目", "项目名称", "资金来源", "预算数"],
]
SAME: list[list[object]] = [
    ["2010301", "30101", None, "一般公共预算", 7],
    ["2010301", "30201", None, "一般公共预算", 3],
    ["2080505", "30101", None, "一般公共预算", 0.5],
    ["2080505", "30201", None, "一般公共预算", 1.5],
    ["2010302", "302", "网络运维", "一般公共预算", 5],
    ["2010302", "302", "培训", "一般公共预算", 4],
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "预算.yaml"
    path.write_text(FINER, "utf-8")
    return path


def test_what_says_the_same_more_coarsely_changes_nothing(run: Import, file: Path) -> None:
    done = run([*TOP, *SAME], more=("--write",))
    assert (done.code, done.err) == (0, "")
    assert "预算.yaml 没有要改的。\n" in done.out
    assert file.read_text("utf-8") == FINER
    assert not file.with_name("预算.yaml.bak").exists()


def test_changes_are_listed_with_line_and_cell_before_they_are_written(
    run: Import, file: Path
) -> None:
    rows = [*TOP, *SAME[:5], ["2010302", "302", "培训", "一般公共预算", 4.5]]
    rows[2] = ["2010301", "30101", None, "一般公共预算", 8]
    rows.append(["2010302", "310", "下乡租车", "一般公共预算", 1])
    done = run(rows, more=())
    assert done.code == 1
    assert [line.strip() for line in done.out.split("\n") if "行  " in line] == [
        "第 7 行  基本支出 › 按功能科目 › 2010301：10.00 → 11（支出!E3、支出!E4）",
        "第 9 行  基本支出 › 按经济科目 › 30101：7.50 → 8.50（支出!E3、支出!E5）",
        "第 12 行  项目 › 第 3 条：新增 名称 下乡租车，功能科目 2010302，支出 310 1（支出!E9）",
        "第 16 行  项目 › 培训 › 支出 › 302：4.00 → 4.50（支出!E8）",
    ]
    assert file.read_text("utf-8") == FINER
    assert run(rows, more=("--write",)).code == 0
    expected = FINER.replace("10.00   # 已", "11   # 已").replace('"30101": 7.50', '"30101": 8.50')
    expected = expected.replace('{"302": 4.00}', '{"302": 4.50}').replace(
        "原因:",
        '  - 名称: 下乡租车\n    功能科目: "2010302"\n    支出: {"310": 1}\n原因:',
    )
    assert file.read_text("utf-8") == expected
    assert file.with_name("预算.yaml.bak").read_text("utf-8") == FINER


def test_what_the_tables_do_not_say_stays_and_is_named(run: Import, file: Path) -> None:
    done = run([*TOP, *SAME[:5]], more=("--write",))
    assert done.code == 1
    assert "文件里有、表里没有的 1 处，没有动：\n  第 16 行  项目 › 培训\n" in done.out
    assert file.read_text("utf-8") == FINER


def test_a_sum_of_several_is_not_shared_out(run: Import, file: Path) -> None:
    rows = [*TOP, *SAME[:4], ["2010302", "302", "网络运维", "一般公共预算", 6], SAME[5]]
    done = run(rows, more=("--write",))
    assert done.code == 2
    assert (
        "项目 › 网络 运维 › 支出（第 14 行起）：表上 2010302 302 一般公共预算 是 6（支出!E7），"
        "文件里 2 笔相加是 5.00，不知道改哪一笔。"
    ) in done.out
    assert file.read_text("utf-8") == FINER


@pytest.mark.usefixtures("file")
def test_a_project_without_name_is_found_by_function_and_sum(run: Import) -> None:
    rows = [
        ["2024年部门预算（单位：万元）"],
        ["功能科目", "经济科目", "支出类型", "预算数"],
        *[[f, e, "基本支出", v] for f, e, _, _, v in SAME[:4]],
        ["2010302", "302", "项目支出", 9],
    ]
    done = run(rows, more=())
    assert "项目 › 第 3 条：新增 名称 一般行政管理事务" in done.out
    rows[-1][3] = 4
    done = run(rows, more=())
    assert done.err == ""
    assert "文件里有、表里没有的 1 处，没有动：\n  第 12 行  项目 › 网络 运维\n" in done.out


def test_our_own_workbook_into_its_own_file_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The real inputs: ``bench.imported``."""
    file = tmp_path / "甲.yaml"
    file.write_bytes(SMALL.read_bytes())
    assert main(["render", str(file), "--format", "xlsx", "--output", str(tmp_path / "出")]) == 0
    book = next((tmp_path / "出").glob("*.xlsx"))
    assert main(["import", str(book), "-o", str(file), "--write"]) in (0, 1)
    assert "没有要改的" in capsys.readouterr().out
    assert file.read_bytes() == SMALL.read_bytes()


def test_a_full_disk_leaves_the_file(
    run: Import, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[Path] = []

    def write(path: Path, _content: bytes) -> None:
        if path.suffix == ".yaml":
            raise files.WriteError(f"磁盘已满，{path.name} 没有写成。")
        written.append(path)

    monkeypatch.setattr(files, "write", write)
    done = run([*TOP, *SAME[:5], [*SAME[5][:4], 5]], more=("--write",))
    assert (done.code, done.err) == (2, "磁盘已满，预算.yaml 没有写成。\n")
    assert file.read_text("utf-8") == FINER
    assert [path.name for path in written] == ["预算.yaml.bak"]


def test_without_partial_nothing_is_written_that_is_not_understood(run: Import, file: Path) -> None:
    rows = [*TOP, *SAME, ["2010301", "30103", None, "一般公共预算", "约5"]]
    done = run(rows, more=("--write",))
    assert done.code == 2
    assert "“约5”不是金额" in done.err
    assert file.read_text("utf-8") == FINER
    file.unlink()
    assert run(rows, more=()).code == 2
    assert not file.exists()
    assert run(rows, more=("--partial",)).code == 1
    assert "约5" in file.read_text("utf-8")
