"""``--templates`` means the same in every command that looks for a form."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "inputs" / "2024-wuqia-gov.yaml"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with a form of our own, which extends 2024 and serves 2024 and later."""
    folder = tmp_path / "表样"
    assert main(["forms", "copy", "2024", "我县", "--templates", str(folder)]) == 0
    return folder


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    """A unit's file in that form, in a folder that no ``disclosure.yaml`` describes."""
    path = tmp_path / "文件" / "单位.yaml"
    path.parent.mkdir()
    text = SAMPLE.read_text("utf-8")
    path.write_text(text.replace('表样: "2024"', "表样: 我县", 1), "utf-8")
    assert "表样: 我县" in path.read_text("utf-8")
    return path


def test_new_takes_the_newest_of_our_own_forms(tmp_path: Path, own: Path) -> None:
    made = tmp_path / "新.yaml"
    assert main(["new", str(made), "--year", "2025", "--templates", str(own)]) == 0
    assert "表样: 我县" in made.read_text("utf-8")


def test_roll_goes_on_in_our_own_form(tmp_path: Path, own: Path, unit: Path) -> None:
    made = tmp_path / "文件" / "2025.yaml"
    assert main(["roll", str(unit), "-o", str(made)]) == 1
    assert main(["roll", str(unit), "-o", str(made), "--templates", str(own)]) == 0
    assert '表样: "我县"' in made.read_text("utf-8")


def test_consolidate_reads_units_in_our_own_form(tmp_path: Path, own: Path, unit: Path) -> None:
    made = tmp_path / "文件" / "部门.yaml"
    assert main(["consolidate", str(unit), "-o", str(made)]) == 1
    assert main(["consolidate", str(unit), "-o", str(made), "--templates", str(own)]) == 0
    assert "表样: 我县" in made.read_text("utf-8")


def test_import_and_audit_know_our_own_form(
    tmp_path: Path, own: Path, unit: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["--templates", str(own)]
    out = tmp_path / "公开"
    assert main(["render", str(unit), "--format", "docx,xlsx", "--output", str(out), *asked]) == 0
    book = next(out.rglob("*.xlsx"))
    paper = shutil.copy(next(out.rglob("*.docx")), tmp_path / "公开稿.docx")
    made = tmp_path / "文件" / "读回.yaml"
    main(["import", str(book), "-o", str(made), *asked])
    assert "表样: 我县" in made.read_text("utf-8")
    capsys.readouterr()
    assert main(["audit", str(paper), *asked]) == 0
    assert "按 我县 表样加查" in capsys.readouterr().out
