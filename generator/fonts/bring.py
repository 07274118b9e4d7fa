"""The set-up of fonts: brings the Fandol fonts out of Debian's package ``texlive-lang-chinese``
(GPL with font exception), without the package's dependencies and without root."""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path, PurePosixPath

from generator.fonts.folders import own_fonts

PACKAGE = "texlive-lang-chinese"
FILES = (
    "FandolFang-Regular.otf",
    "FandolHei-Regular.otf",
    "FandolKai-Regular.otf",
    "FandolSong-Bold.otf",
    "FandolSong-Regular.otf",
)
_LICENCE_FOLDER = "usr/share/doc/texlive-doc/fonts/fandol"
_LICENCE = frozenset({f"{_LICENCE_FOLDER}/COPYING.gz", f"{_LICENCE_FOLDER}/README"})
_SECONDS = 900


class NotBroughtError(Exception):
    """The fonts could not be brought; the message says why, and that the fallback serves
    meanwhile."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"没有取得 Fandol 字体：{reason}。暂用随程序安装的 Noto 字体，文件照样可以生成。"
        )


def are_there(folder: Path | None = None) -> bool:
    """Whether the fonts have been brought."""
    return all((folder or own_fonts()).joinpath(name).is_file() for name in FILES)


def take(source: Path, folder: Path | None = None) -> Path:
    """Copy the fonts that lie in ``source`` into ``folder`` (the user's own where not given) and
    return it."""
    target = folder or own_fonts()
    try:
        target.mkdir(parents=True, exist_ok=True)
        for file in sorted(source.iterdir()):
            shutil.copyfile(file, target / file.name)
    except OSError as error:
        raise NotBroughtError(str(error)) from error
    return target


def bring(folder: Path | None = None) -> Path:
    """Bring the fonts into ``folder`` (the user's own where not given) and return it; nothing to do
    the second time."""
    target = folder or own_fonts()
    if are_there(target):
        return target
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        raise NotBroughtError("这台机器没有 apt-get（只有 Debian、Ubuntu 能自动取得）")
    try:
        with tempfile.TemporaryDirectory(prefix="disclosure-fonts-") as name:
            _unpack(_download(Path(name)), target)
    except (OSError, tarfile.TarError, subprocess.TimeoutExpired) as error:
        raise NotBroughtError(str(error)) from error
    if not are_there(target):
        raise NotBroughtError(f"软件包 {PACKAGE} 里没有这些文件")
    return target


def _download(folder: Path) -> Path:
    done = _apt(folder, "download", PACKAGE)
    if done.returncode and _is_root():
        _apt(folder, "update")
        done = _apt(folder, "download", PACKAGE)
    package = next(folder.glob("*.deb"), None)
    if package is None:
        reason = (done.stderr.strip().splitlines() or ["没有下载到文件"])[-1]
        raise NotBroughtError(
            f"apt-get download {PACKAGE}：{reason}；若提示找不到软件包，先执行 sudo apt-get update"
        )
    return package


def _apt(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = ("apt-get", "-q", *arguments)
    return subprocess.run(  # noqa: S603
        command, cwd=folder, capture_output=True, text=True, timeout=_SECONDS, check=False
    )


def _unpack(package: Path, target: Path) -> None:
    """Write the wanted files of ``package`` into ``target``, each whole or not at all."""
    target.mkdir(parents=True, exist_ok=True)
    command = ("dpkg-deb", "--fsys-tarfile", str(package))
    with subprocess.Popen(command, stdout=subprocess.PIPE) as unpacker:  # noqa: S603
        assert unpacker.stdout is not None  # noqa: S101 a pipe was asked for
        with tarfile.open(fileobj=unpacker.stdout, mode="r|") as archive:
            for member in archive:
                _keep(archive, member, target)


def _keep(archive: tarfile.TarFile, member: tarfile.TarInfo, target: Path) -> None:
    path = PurePosixPath(member.name)
    wanted = path.name in FILES or str(path).removeprefix("./") in _LICENCE
    content = archive.extractfile(member) if wanted and member.isfile() else None
    if content is None:
        return
    name = path.name if path.name in FILES else f"Fandol-{path.name}"
    unfinished = target / f"{name}.{os.getpid()}"
    unfinished.write_bytes(content.read())
    unfinished.replace(target / name)


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
