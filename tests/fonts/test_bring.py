"""The set-up of fonts, with stand-ins for apt-get and dpkg-deb."""

from __future__ import annotations

import shutil
import sys
import tarfile
from io import BytesIO
from pathlib import Path

import pytest

from generator.fonts import bring as module
from generator.fonts.bring import FILES, NotBroughtError, are_there, bring

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="apt-get 只在 Debian、Ubuntu 上有")


@pytest.fixture
def apt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of programs that alone are found; ``package.tar`` is what the package holds."""
    programs = tmp_path / "bin"
    programs.mkdir()
    _program(programs / "apt-get", 'echo "$@" >> "$0.log"; [ "$2" = download ] && : > texlive.deb')
    _program(programs / "dpkg-deb", f'exec {shutil.which("cat")} "{programs}/package.tar"')
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.setattr(module, "_is_root", lambda: False)
    return programs


def _program(path: Path, script: str) -> None:
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def _package(path: Path, *names: str) -> None:
    with tarfile.open(path, "w") as archive:
        for name in names:
            member = tarfile.TarInfo(f"./usr/share/{name}")
            content = name.encode()
            member.size = len(content)
            archive.addfile(member, BytesIO(content))


def test_fonts_and_their_licence_are_brought_once(apt: Path, tmp_path: Path) -> None:
    _package(
        apt / "package.tar",
        "a/other.otf",
        "doc/texlive-doc/fonts/fandol/README",
        *(f"f/{name}" for name in FILES),
    )
    target = tmp_path / "fonts"
    assert bring(target) == target
    assert bring(target) == target
    assert sorted(path.name for path in target.iterdir()) == sorted(("Fandol-README", *FILES))
    assert (apt / "apt-get.log").read_text(encoding="utf-8") == "-q download texlive-lang-chinese\n"


def test_package_without_the_fonts_is_an_error(apt: Path, tmp_path: Path) -> None:
    _package(apt / "package.tar", "f/other.otf")
    with pytest.raises(NotBroughtError, match="软件包 texlive-lang-chinese 里没有这些文件"):
        bring(tmp_path / "fonts")


def test_failed_download_gives_the_reason_and_the_way_on(apt: Path, tmp_path: Path) -> None:
    _program(apt / "apt-get", "echo 'E: Unable to locate package' >&2; exit 100")
    with pytest.raises(NotBroughtError) as caught:
        bring(tmp_path / "fonts")
    assert str(caught.value) == (
        "没有取得 Fandol 字体：apt-get download texlive-lang-chinese：E: Unable to locate package；"
        "若提示找不到软件包，先执行 sudo apt-get update。暂用随程序安装的 Noto 字体，"
        "文件照样可以生成。"
    )
    assert not are_there(tmp_path / "fonts")


def test_root_fetches_the_lists_that_are_missing(
    apt: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _package(apt / "package.tar", *(f"f/{name}" for name in FILES))
    _program(
        apt / "apt-get",
        'echo "$2" >> "$0.log"; if [ "$2" = update ]; then : > "$0.lists"; exit 0; fi\n'
        '[ -e "$0.lists" ] || exit 100; : > texlive.deb',
    )
    monkeypatch.setattr(module, "_is_root", lambda: True)
    bring(tmp_path / "fonts")
    assert (apt / "apt-get.log").read_text(encoding="utf-8").split() == [
        "download",
        "update",
        "download",
    ]


def test_machine_without_apt_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NotBroughtError, match="没有 apt-get"):
        bring(tmp_path / "fonts")
