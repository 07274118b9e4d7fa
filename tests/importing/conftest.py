"""Workbooks made by tests, imported by the command."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl import Workbook

from generator.cli.main import main
from generator.importing.cells import formulas


@dataclass(frozen=True)
class Outcome:
    """What the command left behind."""

    code: int
    out: str
    err: str
    file: Path


Import = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def _no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """Formulas are not computed: LibreOffice takes seconds, and is not everywhere."""
    monkeypatch.setattr(formulas, "office", str)


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Import:
    """``run(rows, name=…, mapping="", explain=False)``: rows of one sheet, or a path; what was not
    understood, and a file that is there, do not hinder."""

    def imported(
        book: Path | list[list[object]],
        *,
        name: str = "支出",
        mapping: str = "",
        explain: bool = False,
        more: tuple[str, ...] = ("--write", "--partial"),
    ) -> Outcome:
        path = book if isinstance(book, Path) else _saved(tmp_path / "预算.xlsx", name, book)
        file = tmp_path / f"{path.stem}.yaml"
        options = [*more, "--form", "2024", *(["--explain"] if explain else [])]
        if mapping:
            (tmp_path / "对照.yaml").write_text(mapping, "utf-8")
            options += ["--map", str(tmp_path / "对照.yaml")]
        code = main(["import", str(path), "-o", str(file), *options])
        said = capsys.readouterr()
        return Outcome(code, said.out, said.err.replace(f"{tmp_path}/", ""), file)

    return imported


def _saved(path: Path, name: str, rows: list[list[object]]) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = name
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path
