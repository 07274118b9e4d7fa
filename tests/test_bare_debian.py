"""The trial on bare Debians says what it found, and why where it could not look.

No Debian is made here.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
Answer = Callable[[Sequence[str]], tuple[int, str]]


@pytest.fixture
def trial(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, on a machine that has debootstrap and whose user is root."""
    spec = importlib.util.spec_from_file_location("bare_debian", ROOT / "tools" / "bare_debian.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(shutil, "which", lambda _: "debootstrap")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(module, "copy_checkout", lambda _: None)
    monkeypatch.setattr(module, "copy_network", lambda _: None)
    return module


def answering(trial: ModuleType, monkeypatch: pytest.MonkeyPatch, answer: Answer) -> None:
    """Have every command of the script end as ``answer`` says."""

    def run(command: Sequence[str], *_: object) -> subprocess.CompletedProcess[str]:
        code, said = answer(command)
        return subprocess.CompletedProcess(command, code, said)

    monkeypatch.setattr(trial, "run", run)


def test_without_debootstrap_it_says_so(
    trial: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert trial.main([]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "  --  Debian bookworm: not run, install it: apt-get install debootstrap",
        "  --  Debian trixie: not run, install it: apt-get install debootstrap",
    ]


def test_without_rights_it_says_so(
    trial: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert trial.main(["trixie"]) == 0
    said = capsys.readouterr().out
    assert said == "  --  Debian trixie: not run, it takes root: sudo make verify\n"


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("debootstrap", "debootstrap ended with 1: E: no network"),
        ("unshare", "nothing can be mounted here: E: no network"),
    ],
)
def test_where_no_debian_can_be_made_it_says_why(
    trial: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    program: str,
    said: str,
) -> None:
    answering(trial, monkeypatch, lambda command: (int(command[0] == program), "E: no network\n"))
    assert trial.main(["trixie"]) == 0
    assert capsys.readouterr().out == f"  --  Debian trixie: not run, {said}\n"


@pytest.mark.parametrize(("failing", "code"), [("run.sh", 1), ("test.sh", 1), ("nothing", 0)])
def test_a_command_that_fails_is_told_with_what_it_said(
    trial: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    failing: str,
    code: int,
) -> None:
    answering(trial, monkeypatch, lambda command: (3 * (failing in command[-1]), "one\ntwo\n"))
    assert trial.main(["trixie"]) == code
    lines = capsys.readouterr().out.splitlines()
    wrong = [line for line in lines if line.startswith("FAIL")]
    assert [failing in line for line in wrong] == [True] * code
    assert sum(line.startswith("  ok") for line in lines) == 2 - code
    assert ("      one" in lines) == bool(code)
