"""Compiled templates outlive the process, and are never taken from where others may write."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest
from jinja2 import FileSystemLoader

from generator.forms import compiled
from generator.forms.sandbox import Sandbox

ours_only = pytest.mark.skipif(sys.platform == "win32", reason="rights as Linux and macOS have")


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of compiled templates, not made yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    monkeypatch.setattr(sys, "platform", "linux")
    return tmp_path / "caches" / "disclosure" / "cache" / "templates"


@pytest.fixture
def forms(tmp_path: Path) -> Path:
    folder = tmp_path / "forms"
    folder.mkdir()
    return folder


def filled_in(forms: Path, template: str) -> str:
    """What a new process makes of the template, which prints 数 = 5."""
    (forms / "a.html").write_text(template, "utf-8")
    sandbox = Sandbox(FileSystemLoader(forms), {})
    sandbox.bytecode_cache = compiled.CompiledTemplates()
    return sandbox.get_template("a.html").render(数=5)


def refuse_to_compile(monkeypatch: pytest.MonkeyPatch) -> None:
    def no(*_: object, **__: object) -> None:
        raise AssertionError("compiled")

    monkeypatch.setattr(Sandbox, "compile", no)


def test_a_second_process_compiles_nothing(
    kept: Path, forms: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert filled_in(forms, "共{{ 数 }}个") == "共5个"
    assert len(list(kept.iterdir())) == 1
    refuse_to_compile(monkeypatch)
    assert filled_in(forms, "共{{ 数 }}个") == "共5个"


def test_what_was_compiled_long_ago_goes_when_something_is_compiled(
    kept: Path, forms: Path
) -> None:
    kept.mkdir(mode=0o700, parents=True)
    for name, days in (("old", 31), ("young", 29)):
        (kept / name).write_bytes(b"")
        then = time.time() - days * 24 * 60 * 60
        os.utime(kept / name, (then, then))
    assert filled_in(forms, "共{{ 数 }}个") == "共5个"
    assert "old" not in {file.name for file in kept.iterdir()}
    assert (kept / "young").exists()
    assert len(list(kept.iterdir())) == 2


def test_another_text_is_compiled_and_takes_the_place_of_the_first(kept: Path, forms: Path) -> None:
    assert filled_in(forms, "共{{ 数 }}个") == "共5个"
    assert filled_in(forms, "计{{ 数 }}个") == "计5个"
    assert len(list(kept.iterdir())) == 1


@pytest.mark.parametrize("part", ["__version__", "jinja2"])
def test_another_program_compiles_anew(
    kept: Path, forms: Path, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    del kept
    filled_in(forms, "共{{ 数 }}个")
    if part == "jinja2":
        monkeypatch.setattr("jinja2.__version__", "9.9")
    else:
        monkeypatch.setattr(compiled, part, "9.9")
    compiled.program_digest.cache_clear()
    refuse_to_compile(monkeypatch)
    with pytest.raises(AssertionError, match="compiled"):
        filled_in(forms, "共{{ 数 }}个")
    monkeypatch.undo()
    compiled.program_digest.cache_clear()


@pytest.mark.parametrize("damage", [b"", b"j2", b"\0" * 500, "cut", "turned"])
def test_a_damaged_file_is_compiled_anew(kept: Path, forms: Path, damage: bytes | str) -> None:
    filled_in(forms, "共{{ 数 }}个")
    (file,) = kept.iterdir()
    whole = file.read_bytes()
    as_left = {"cut": whole[: len(whole) // 2], "turned": whole[:30] + whole[30:][::-1]}
    file.write_bytes(damage if isinstance(damage, bytes) else as_left[damage])
    assert filled_in(forms, "共{{ 数 }}个") == "共5个"
    assert file.read_bytes() == whole


def test_a_cache_that_cannot_be_written_is_done_without(kept: Path, forms: Path) -> None:
    kept.parents[2].write_text("a file where the folder should be", "utf-8")
    assert filled_in(forms, "共{{ 数 }}个") == "共5个"


@ours_only
@pytest.mark.parametrize("rights", [0o777, 0o770, 0o750, 0o755])
def test_a_folder_open_to_others_is_not_trusted(
    kept: Path, forms: Path, monkeypatch: pytest.MonkeyPatch, rights: int
) -> None:
    filled_in(forms, "共{{ 数 }}个")
    kept.chmod(rights)
    refuse_to_compile(monkeypatch)
    with pytest.raises(AssertionError, match="compiled"):
        filled_in(forms, "共{{ 数 }}个")


@ours_only
def test_a_folder_of_another_user_is_not_trusted(
    kept: Path, forms: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled_in(forms, "共{{ 数 }}个")
    owner = kept.stat().st_uid
    monkeypatch.setattr("os.geteuid", lambda: owner + 1)
    refuse_to_compile(monkeypatch)
    with pytest.raises(AssertionError, match="compiled"):
        filled_in(forms, "共{{ 数 }}个")


@ours_only
def test_a_link_in_place_of_the_folder_is_not_trusted(
    kept: Path, forms: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir(mode=0o700)
    kept.parent.mkdir(parents=True)
    kept.symlink_to(elsewhere)
    assert filled_in(forms, "共{{ 数 }}个") == "共5个"
    assert list(elsewhere.iterdir()) == []


@ours_only
def test_the_folder_is_made_for_its_owner_alone(kept: Path, forms: Path) -> None:
    filled_in(forms, "共{{ 数 }}个")
    assert kept.stat().st_mode & 0o777 == 0o700
