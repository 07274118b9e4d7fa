"""LibreOffice draws each official name in the face that stands in for it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.diagnostics import Position
from generator.fonts import aliases
from generator.fonts.folders import own_fonts
from generator.forms.library import Library, built_in

ROLES = tuple(Library((built_in(),)).form("2024", Position("")).look.fonts.values())


def test_an_official_font_comes_before_its_stand_ins(tmp_path: Path) -> None:
    written = aliases.write(ROLES, tmp_path)
    assert written == tmp_path / "60-disclosure.conf"
    text = written.read_text("utf-8")
    assert text.count("<family>宋体</family><accept>") == 1
    assert (
        '<alias binding="same"><family>楷体_GB2312</family><accept><family>KaiTi_GB2312</'
        "family><family>楷体</family>"
        "<family>KaiTi</family><family>方正楷体_GBK</family><family>FZKai-Z03</family>"
        "<family>FandolKai</family><family>LXGW WenKai</family>"
        "<family>Noto Serif CJK SC</family><family>Noto Serif SC</family>"
        "</accept></alias>\n"
    ) in text
    assert (
        "<family>方正小标宋简体</family><accept><family>FZXiaoBiaoSong-B05S</family><family>小标宋体</family>"
        in text
    )


@pytest.mark.skipif(shutil.which("fc-match") is None, reason="这台机器没有 fontconfig 的命令")
def test_fontconfig_reads_them(tmp_path: Path) -> None:
    if not (own_fonts() / "FandolKai-Regular.otf").is_file():
        pytest.skip("这台机器还没有取得 Fandol 字体")
    aliases.write(ROLES, tmp_path / "fontconfig" / "conf.d")
    (tmp_path / "fonts").symlink_to(own_fonts())
    bare = {
        **os.environ,
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path),
    }

    def match(name: str) -> str:
        command = [str(shutil.which("fc-match")), "-f", "%{postscriptname}", name]
        return subprocess.run(command, env=bare, capture_output=True, text=True, check=True).stdout

    # Both faces of FandolSong say that they are regular: titles came out thin, tables bold.
    asked = ("方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312", "宋体", "宋体:bold")
    assert [match(name) for name in asked] == [
        "FandolSong-Bold",
        "FandolHei-Regular",
        "FandolKai-Regular",
        "FandolFang-Regular",
        "FandolSong-Regular",
        "FandolSong-Bold",
    ]
