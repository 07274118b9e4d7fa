"""``verify``, ``pull``, ``refresh`` and ``diff`` on the command line: what they say and return."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from generator.cli.main import main
from generator.roundtrip.base import dump
from tests.roundtrip.own import Rendered, replaced, small


@pytest.fixture(name="small")
def the_small_file() -> Rendered:
    return small()


@pytest.fixture
def desk(small: Rendered, tmp_path: Path) -> Path:
    """A folder with an edited file, the facts and the base."""
    word = replaced(small.word, ("120.00", "121.00"), ("部署的落实", "部署和决定的落实"))
    (tmp_path / "改过的.docx").write_bytes(word)
    (tmp_path / "原样.docx").write_bytes(small.word)
    (tmp_path / ".disclosure").mkdir()
    (tmp_path / ".disclosure" / "单位.base").write_bytes(dump(small.base))
    shutil.copy(small.path, tmp_path / "单位.yaml")
    return tmp_path


def test_verify_names_figures_with_their_facts_and_texts_with_their_lines(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["verify", str(desk / "改过的.docx"), str(desk / "单位.yaml")]
    assert main(arguments) == 1
    said = capsys.readouterr().out
    assert "数字改动 1 处，文字改动 1 处" in said
    assert "120.00 → 121.00" in said
    assert "单位.yaml:13:5" in said
    assert main([*arguments, "--format", "json"]) == 1
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert [one["kind"] for one in findings] == ["数字改动", "文字改动"]
    assert findings[1]["yaml"]["line"] == 13
    assert main([*arguments, "--format", "sarif"]) == 1
    (run,) = json.loads(capsys.readouterr().out)["runs"]
    assert [one["level"] for one in run["results"]] == ["error", "note"]


def test_verify_of_a_file_as_it_was_rendered(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", str(desk / "原样.docx")]) == 0
    assert "与排出时一样" in capsys.readouterr().out


def test_without_a_base_nothing_is_guessed(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(desk / ".disclosure")
    for command in ("verify", "pull", "refresh"):
        assert main([command, str(desk / "改过的.docx"), str(desk / "单位.yaml")]) == 2
        assert "没有底稿" in capsys.readouterr().err


def test_a_file_of_another_unit_is_refused(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    foreign = Path(__file__).parents[1] / "roundtrip" / "edited" / "01-prose-25.docx"
    shutil.copy(foreign, desk / "别的.docx")
    assert main(["verify", str(desk / "别的.docx")]) == 2
    assert "不像是由它改成的" in capsys.readouterr().err


def test_pull_lists_first_and_writes_when_told(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["pull", str(desk / "改过的.docx"), str(desk / "单位.yaml")]
    before = (desk / "单位.yaml").read_text("utf-8")
    assert main(arguments) == 1
    assert "第 13 行" in capsys.readouterr().out
    assert (desk / "单位.yaml").read_text("utf-8") == before
    assert main([*arguments, "--write"]) == 1  # the number is left
    assert (desk / "单位.yaml").read_text("utf-8") == before.replace("部署的", "部署和决定的")
    assert (desk / "单位.yaml.bak").read_text("utf-8") == before


def test_facts_of_another_year_are_not_mixed_in(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    facts = (desk / "单位.yaml").read_text("utf-8")
    for old, new in (("年度: 2024", "年度: 2025"), ("2024-03-10", "2025-03-10")):
        facts = facts.replace(old, new)
    (desk / "下年.yaml").write_text(facts, "utf-8")
    before = (desk / "改过的.docx").read_bytes()
    assert main(["refresh", str(desk / "改过的.docx"), str(desk / "下年.yaml")]) == 2
    assert "是 2025 年的" in capsys.readouterr().err
    assert (desk / "改过的.docx").read_bytes() == before


def test_refresh_keeps_the_old_file_and_names_the_conflict(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edited = desk / "改过的.docx"
    before = edited.read_bytes()
    assert main(["refresh", str(edited), str(desk / "单位.yaml")]) == 1
    said = capsys.readouterr().out
    assert "冲突 1 处" in said
    assert "改成了：121.00" in said
    assert (desk / "改过的.原.docx").read_bytes() == before
    assert edited.read_bytes() != before


def test_diff_returns_whether_anything_differs(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    facts = str(desk / "单位.yaml")
    assert main(["diff", facts, facts]) == 0
    assert main(["diff", facts, str(desk / "改过的.docx")]) == 1
    assert "数字 1 处，文字 1 处" in capsys.readouterr().out
    assert main(["diff", facts, facts, "--format", "docx"]) == 2


def test_the_same_edit_in_many_places_is_told_once(
    small: Rendered, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "乌恰县人民政府办公室"
    word = replaced(small.word, *[(name, "乌恰县人民政府机关")] * 3)
    (desk / "改名.docx").write_bytes(word)
    assert main(["verify", str(desk / "改名.docx")]) == 1
    said = capsys.readouterr().out
    assert said.count(f"{name} → 乌恰县人民政府机关") == 1
    assert "等 2 处" in said  # the third is in the contents


def test_a_file_that_is_no_word_file_is_refused(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = desk / "改过的.html"
    page.write_text("<html><body>预算公开</body></html>", "utf-8")
    assert main(["verify", str(page)]) == 2
    assert "不是 Word 文件" in capsys.readouterr().err
