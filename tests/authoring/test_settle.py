"""``settle``: marks go once a person has looked; everything else stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.authoring.settle import settled
from generator.cli.main import main

MARKED = """\
年度: 2024  # 待核
项目:
  # 待核
  - 名称: 培训  # 去年叫“学习”；待核
    支出: {"302": 4}
  - {名称: "#1 楼", 支出: {"302": 1}}  # 待核：金额
原因:
  收入.合计.增减额: 待核实的收入

# 待核，导入时没有读懂或对不上：支出!C3
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "甲.yaml"
    path.write_text(MARKED, "utf-8")
    return path


def test_without_a_terminal_marks_are_listed(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: False)
    assert main(["settle", str(file)]) == 1
    assert capsys.readouterr().out.split("\n")[1:-1] == [
        "年度：",
        "  第 1 行  年度: 2024  # 待核",
        "项目：",
        "  第 3 行  # 待核",
        "  第 4 行  - 名称: 培训  # 去年叫“学习”；待核",
        '  第 6 行  - {名称: "#1 楼", 支出: {"302": 1}}  # 待核：金额',
        "文件末尾的说明：",
        "  第 10 行  # 待核，导入时没有读懂或对不上：支出!C3",
    ]
    assert file.read_text("utf-8") == MARKED


def test_by_lines_and_by_block(file: Path) -> None:
    assert main(["settle", str(file), "--lines", "1"]) == 1
    assert file.read_text("utf-8") == MARKED.replace("2024  # 待核", "2024")
    assert main(["settle", str(file), "--block", "项目"]) == 1
    text = file.read_text("utf-8")
    assert "  - 名称: 培训  # 去年叫“学习”\n" in text
    assert '  - {名称: "#1 楼", 支出: {"302": 1}}\n' in text
    assert "项目:\n  - 名称" in text
    assert main(["settle", str(file), "--all"]) == 0
    assert "# 待核" not in file.read_text("utf-8")
    assert "待核实的收入" in file.read_text("utf-8")


@pytest.mark.parametrize("wrong", [["--lines", "1", "5"], ["--block", "人员"]])
def test_what_is_not_marked_is_refused(wrong: list[str], file: Path) -> None:
    assert main(["settle", str(file), *wrong]) == 2
    assert file.read_text("utf-8") == MARKED


def test_one_by_one_at_the_terminal(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["y", "b", "", "q"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _prompt: next(answers))
    assert main(["settle", str(file)]) == 1
    assert [n for n, line in enumerate(file.read_text("utf-8").split("\n"), 1) if "# 待核" in line]


def test_no_lines_no_change() -> None:
    assert settled(MARKED, ()) == MARKED
