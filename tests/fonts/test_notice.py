"""Fonts that no PDF may have are passed over, and that is said; so is what is missing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from generator.fonts import Face, choose, notices
from generator.fonts.face import read_faces
from generator.fonts.index import read_all
from generator.look import Look

MakeFont = Callable[..., TTFont]
Save = Callable[..., Path]
LAST = "NotoSerifSC-Regular.otf"


@pytest.fixture
def faces(make_font: MakeFont, save: Save) -> Callable[[int], list[Face]]:
    """The official 宋体 with these rights, a free one, and the one that every installation has."""

    def made(rights: int) -> list[Face]:
        official = make_font("SimSun", chinese="宋体")
        official["OS/2"].fsType = rights
        files = save("simsun.ttf", official), save("free.ttf", make_font("FandolSong"))
        last = save(LAST, make_font("Noto Serif SC"))
        return [face for file in (*files, last) for face in read_faces(file)]

    return made


def chosen(faces: list[Face], look: Look) -> tuple[str, list[str]]:
    """The font of 宋体, and what is said of that role."""
    fonts = choose({"宋体": look.fonts["宋体"]}, faces)
    return fonts.faces["宋体"].postscript, list(notices(fonts, look))


@pytest.mark.parametrize("rights", [0x0000, 0x0004, 0x0008, 0x000C, 0x0006, 0x000A])
def test_a_font_that_may_be_embedded_is(
    rights: int, faces: Callable[[int], list[Face]], look: Look
) -> None:
    assert chosen(faces(rights), look) == ("SimSun-Regular", [])


@pytest.mark.parametrize("rights", [0x0002, 0x0102, 0x0100, 0x0108, 0x0200, 0x0204])
def test_a_font_that_may_not_be_embedded_is_passed_over_and_that_is_said(
    rights: int, faces: Callable[[int], list[Face]], look: Look, tmp_path: Path
) -> None:
    name, said = chosen(faces(rights), look)
    assert name == "FandolSong-Regular"
    (sentence,) = said
    assert sentence == (
        f"字体文件 {tmp_path}/simsun.ttf 注明不许嵌入 PDF（fsType），宋体改用 FandolSong-Regular。"
        "请换一个许可嵌入的、完好的字体文件。"
    )


def test_a_font_that_cannot_be_read_is_passed_over_and_that_is_said(
    faces: Callable[[int], list[Face]], look: Look, tmp_path: Path
) -> None:
    found = faces(0)
    file = tmp_path / "simsun.ttf"
    content = file.read_bytes()
    entry = content.index(b"cmap")
    file.write_bytes(content[: entry + 8] + b"\x7f\xff\xff\x00" + content[entry + 12 :])
    name, said = chosen(found, look)
    assert name == "FandolSong-Regular"
    assert said[0].startswith(f"字体文件 {file} 读不出来，宋体改用 FandolSong-Regular。")


def test_what_is_missing_is_named(faces: Callable[[int], list[Face]], look: Look) -> None:
    name, said = chosen(faces(0)[2:], look)
    assert name == "NotoSerifSC-Regular"
    (sentence,) = said
    assert sentence.startswith("本机没有这些字体：宋体（宋体）。PDF 用随程序安装的 Noto 字体代替")


def test_the_memory_of_fonts_knows_their_rights(
    make_font: MakeFont, save: Save, tmp_path: Path
) -> None:
    font = make_font("SimSun")
    font["OS/2"].fsType = 2
    file, memory = save("a.ttf", font), tmp_path / "cache" / "fonts.json"
    assert [face.may_be_embedded for face in read_all([file], memory)] == [False]
    assert [face.may_be_embedded for face in read_all([file], memory)] == [False]
