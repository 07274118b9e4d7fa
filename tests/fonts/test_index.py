"""Finding fonts and remembering their names."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from generator.fonts import folders, index
from generator.fonts.index import machine_faces, read_all

MakeFont = Callable[..., TTFont]
Save = Callable[..., Path]


def names(files: list[Path], memory: Path) -> list[str]:
    return [face.postscript for face in read_all(files, memory)]


def test_second_reading_opens_no_font(
    make_font: MakeFont, save: Save, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, memory = save("a.ttf", make_font("Alpha")), tmp_path / "cache" / "fonts.json"
    first = read_all([path], memory)
    monkeypatch.setattr(index, "read_faces", lambda _path: pytest.fail("read again"))
    assert read_all([path], memory) == first


def test_changed_font_is_read_again(make_font: MakeFont, save: Save, tmp_path: Path) -> None:
    path, memory = save("a.ttf", make_font("Alpha")), tmp_path / "fonts.json"
    assert names([path], memory) == ["Alpha-Regular"]
    make_font("Beta").save(path)
    os.utime(path, ns=(1, 1))
    assert names([path], memory) == ["Beta-Regular"]


@pytest.mark.parametrize("content", ["", "[]", "{", '{"version": 0, "files": {}}', '{"files": 1}'])
def test_spoilt_memory_is_read_over(
    content: str, make_font: MakeFont, save: Save, tmp_path: Path
) -> None:
    path, memory = save("a.ttf", make_font("Alpha")), tmp_path / "fonts.json"
    memory.write_text(content, encoding="utf-8")
    assert names([path], memory) == ["Alpha-Regular"]
    assert str(path) in json.loads(memory.read_text(encoding="utf-8"))["files"]


def test_memory_that_cannot_be_written_does_no_harm(
    make_font: MakeFont, save: Save, tmp_path: Path
) -> None:
    path = save("a.ttf", make_font("Alpha"))
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert names([path], tmp_path / "file" / "fonts.json") == ["Alpha-Regular"]


def test_files_that_are_no_fonts_are_passed_over(
    make_font: MakeFont, save: Save, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"not a font")
    good = save("good.ttf", make_font("Alpha"))
    assert names([broken, tmp_path / "gone.otf", good], tmp_path / "fonts.json") == [
        "Alpha-Regular"
    ]


def test_machine_has_at_least_what_every_installation_has(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(index, "font_folders", lambda: (tmp_path,))
    monkeypatch.setattr(index, "cache", lambda: tmp_path / "cache")
    assert [face.postscript for face in machine_faces()] == [
        "NotoSerifSC-Regular",
        "NotoSansSC-Regular",
    ]


def test_fonts_of_windows_and_wps_are_looked_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    wanted = (
        tmp_path / "Windows" / "Fonts",
        tmp_path / "Local" / "Microsoft" / "Windows" / "Fonts",
        tmp_path / "Local" / "Kingsoft" / "WPS Office" / "12.1.0" / "office6" / "fonts",
        tmp_path / "Local" / "disclosure" / "fonts",
    )
    for folder in wanted:
        folder.mkdir(parents=True)
    monkeypatch.setattr(folders.sys, "platform", "win32")
    monkeypatch.setenv("WINDIR", str(tmp_path / "Windows"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "Local"))
    monkeypatch.delenv("ProgramFiles", raising=False)
    monkeypatch.delenv("ProgramFiles(x86)", raising=False)
    assert folders.font_folders() == wanted
