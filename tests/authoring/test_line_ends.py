"""Files of Windows programs: what the program writes into one, or makes of one, keeps its line ends
and its mark."""

from __future__ import annotations

import codecs
import shutil
from pathlib import Path

import pytest
from openpyxl import Workbook

from generator.cli.main import main

SAMPLE = Path("inputs/2023-atushi-party.yaml")
UNITS = Path("tests/consolidate/three-units")
WAYS = pytest.mark.parametrize(
    ("mark", "end"),
    [(b"", b"\n"), (codecs.BOM_UTF8, b"\n"), (b"", b"\r\n"), (codecs.BOM_UTF8, b"\r\n")],
)


def as_windows_does(path: Path, mark: bytes, end: bytes) -> None:
    path.write_bytes(mark + path.read_bytes().replace(b"\n", end))


def plain(path: Path, mark: bytes, end: bytes) -> bytes:
    """The file without mark and with plain line ends; all its lines must end alike."""
    content = path.read_bytes()
    assert content.startswith(mark)
    assert content.startswith(codecs.BOM_UTF8) == bool(mark)
    text = content.removeprefix(mark)
    assert text.count(b"\n") == text.count(end)
    assert text.count(b"\r") == (text.count(b"\n") if end == b"\r\n" else 0)
    return text.replace(end, b"\n")


@WAYS
def test_roll(tmp_path: Path, mark: bytes, end: bytes) -> None:
    old, new = tmp_path / "2023.yaml", tmp_path / "2024.yaml"
    shutil.copy(SAMPLE, old)
    assert main(["roll", str(old), "-o", str(new)]) == 0
    expected = new.read_bytes()
    new.unlink()
    as_windows_does(old, mark, end)
    assert main(["roll", str(old), "-o", str(new)]) == 0
    assert plain(new, mark, end) == expected


@WAYS
def test_consolidate(tmp_path: Path, mark: bytes, end: bytes) -> None:
    units = [shutil.copy(UNITS / f"{name}.yaml", tmp_path / f"{name}.yaml") for name in "甲乙丙"]
    target = tmp_path / "部门.yaml"
    command = ["consolidate", *map(str, units), "-o", str(target)]
    assert main(command) == 0
    target.write_text(target.read_text("utf-8") + "# 部门自己的注释\n", "utf-8")
    expected = target.read_bytes()
    as_windows_does(target, mark, end)
    assert main(command) == 0
    assert plain(target, mark, end) == expected


@WAYS
def test_import(tmp_path: Path, mark: bytes, end: bytes) -> None:
    book, target = Workbook(), tmp_path / "单位.yaml"
    sheet = book.active
    assert sheet is not None
    sheet.append(["功能科目编码", "项目名称", "部门经济分类", "金额（元）"])
    sheet.append(["2010302", "信息化", "30201", 50000])
    book.save(tmp_path / "预算.xlsx")
    command = ["import", str(tmp_path / "预算.xlsx"), "-o", str(target), "--form", "2024"]
    assert main(command) in {0, 1}
    expected = target.read_bytes()
    as_windows_does(target, mark, end)
    assert main(command) in {0, 1}
    assert plain(target, mark, end) == expected


def test_a_file_of_both_kinds_takes_the_one_that_most_lines_have(tmp_path: Path) -> None:
    old, new = tmp_path / "2023.yaml", tmp_path / "2024.yaml"
    first, rest = SAMPLE.read_bytes().split(b"\n", 1)
    old.write_bytes(first + b"\n" + rest.replace(b"\n", b"\r\n"))
    assert main(["roll", str(old), "-o", str(new)]) == 0
    assert plain(new, b"", b"\r\n")
