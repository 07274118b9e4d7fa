"""Commands that change a file of the user: whatever stops them at whichever step, the file is the
old one or the new one, whole, and the old text stands beside it before anything is changed."""

from __future__ import annotations

import errno
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from generator.cli.main import main

SMALL = (Path(__file__).parents[1] / "small.yaml").read_text("utf-8")
STEPS = (1, 2)
"""Files that a command moves into place: the copy of the old text, and the new one."""
FULL = OSError(errno.ENOSPC, "没有空间")
ROOT = Path(__file__).parents[2] / "generator"
WRITES = re.compile(r"\.write_(?:text|bytes)\(|open\([^)]*[\"']w")
OF_OTHERS = {
    "trouble.py",  # a report of a fault, to a name of its own
    "files.py",
    "output/xlsx/page.py",  # write_text of a sheet
    "output/xlsx/table.py",
    "output/typst/fontfiles.py",  # a cache
    "fonts/index.py",
    "fonts/bring.py",
    "cli/streams.py",  # the null device
    "importing/paper/opening.py",  # copies in a temporary folder
    "importing/cells/formulas.py",
}


class Killed(BaseException):
    """The end of the process, as far as the process can tell."""


def _filled(folder: Path) -> tuple[Path, list[str]]:
    file = folder / "单位.yaml"
    file.write_text(SMALL.replace("  支出.项目支出.增减额: 增加档案整理\n", ""), "utf-8")
    return file, ["fill", str(file)]


def _settled(folder: Path) -> tuple[Path, list[str]]:
    file = folder / "单位.yaml"
    file.write_text(SMALL.replace("编制: 72", "编制: 72  # 待核"), "utf-8")
    return file, ["settle", str(file), "--all"]


def _imported(folder: Path) -> tuple[Path, list[str]]:
    file, book = folder / "单位.yaml", Workbook()
    file.write_text(SMALL, "utf-8")
    assert book.active is not None
    for row in (
        ["2024年基本支出预算表（单位：万元）"],
        ["功能科目", "经济科目", "金额"],
        ["2010301", "30101", 101],
        ["2010301", "30201", 18],
        ["2010301", "30231", 2],
    ):
        book.active.append(row)
    book.save(folder / "预算.xlsx")
    return file, ["import", str(folder / "预算.xlsx"), "-o", str(file), "--write"]


def _stopped(monkeypatch: pytest.MonkeyPatch, step: int, stop: BaseException) -> None:
    """The move of the ``step``-th file does not happen."""
    moves = 0
    move = Path.replace

    def moved(path: Path, target: Path) -> Path:
        nonlocal moves
        moves += 1
        if moves == step:
            raise stop
        return move(path, target)

    monkeypatch.setattr(Path, "replace", moved)


@pytest.mark.parametrize("made", [_filled, _settled, _imported])
def test_a_command_that_is_stopped_leaves_the_old_file(
    made: Callable[[Path], tuple[Path, list[str]]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file, command = made(tmp_path)
    old = file.read_bytes()
    for step in STEPS:
        for stop in (FULL, Killed()):
            with monkeypatch.context() as patch:
                _stopped(patch, step, stop)
                if isinstance(stop, Killed):
                    with pytest.raises(Killed):
                        main(command)
                else:
                    assert main(command) == 2
                    assert "磁盘已满" in capsys.readouterr().err
            assert file.read_bytes() == old
    assert main(command) in (0, 1)
    assert file.read_bytes() != old
    assert file.with_name("单位.yaml.bak").read_bytes() == old


def test_nothing_writes_but_by_the_one_safe_step() -> None:
    found = [
        path.relative_to(ROOT).as_posix()
        for path in ROOT.rglob("*.py")
        if WRITES.search(path.read_text("utf-8"))
    ]
    assert set(found) <= OF_OTHERS
