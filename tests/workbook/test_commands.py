"""The commands take the workbook itself: new, check, figures, roll."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import pipeline
from generator.cli.main import main
from generator.source.reader import read
from generator.workbook.write import workbook
from tests.workbook.circle import SMALL


def test_a_new_workbook_says_what_is_to_be_filled_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "甲.xlsx", "--year", "2024"]) == 0
    assert main(["new", "甲.xlsx", "--year", "2024"]) == 2
    found, _ = pipeline.check(Path("甲.xlsx"))
    assert [f"{one.position} {one.code} {one.message}" for one in found] == [
        "甲.xlsx 单位!D9 K103 公开日期：没有填写",
        "甲.xlsx 单位!D13 K103 单位 › 名称：没有填写",
    ]


def test_sheet_writes_a_new_workbook_and_over_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("甲.xlsx").write_bytes(b"old")
    assert main(["sheet", "甲.yaml", "-o", "甲.xlsx"]) == 2
    assert main(["sheet", "甲.yaml", "-o", "甲.docx"]) == 2
    assert Path("甲.xlsx").read_bytes() == b"old"


def test_a_workbook_has_the_figures_of_its_file_and_gives_next_years(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("上年.yaml").write_bytes((SMALL.parent / "上年.yaml").read_bytes())
    Path("disclosure.schema.json").touch()
    Path("2024.yaml").write_bytes(SMALL.read_bytes())
    Path("2024.xlsx").write_bytes(workbook(read(SMALL).root, {}))
    by_file, by_book = (pipeline.load(Path(f"2024.{kind}")) for kind in ("yaml", "xlsx"))
    assert {one.name: one.value for one in by_book.figures} == {
        one.name: one.value for one in by_file.figures
    }
    assert main(["roll", "2024.xlsx", "-o", "2025.yaml"]) == 0
    assert "  文件: 2024.xlsx" in Path("2025.yaml").read_text(encoding="utf-8")


def test_a_workbook_that_is_none_of_ours_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from openpyxl import Workbook

    book = tmp_path / "别的.xlsx"
    Workbook().save(book)
    assert main(["check", str(book)]) == 1
    assert "K911 这不是填报簿" in capsys.readouterr().out
    monkeypatch.setattr("generator.workbook.book.LARGEST", 100)
    assert main(["check", str(book)]) == 1
    assert "Y100 展开后超过" in capsys.readouterr().out
    book.write_bytes(b"PK")
    assert main(["check", str(book)]) == 1
    assert "Y100" in capsys.readouterr().out
