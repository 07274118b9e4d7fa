"""Gathers everything an office without a network needs into one zip: the program, the wheels of the
lock file for its system, the fonts and the starting scripts. Unpacked there, ``run.cmd`` or
``sh run.sh`` installs from the folder and asks no index.

    .venv/bin/python tools/bundle.py --platform win_amd64 --python 3.12

Python 3.11 or later has to be on the machine; the zip is for the version that ``--python`` names.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from generator.fonts.bring import are_there  # noqa: E402
from generator.fonts.folders import own_fonts  # noqa: E402

LOCK: Final = "requirements.lock"
LEFT_OUT: Final = ("tests/", "bench/", ".ci/", "requirements-dev.lock", "test.sh", "Makefile")
GLIBC: Final = ("2_34", "2_28", "2_27", "2_26", "2_24", "2_17", "2_12", "2_5")
"""Versions of glibc that wheels name; a newer system takes those of all older ones."""
SYSTEMS: Final = {
    "win": {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
    "manylinux": {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    "macosx": {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
}


def main() -> int:
    """Write the zip; 2 where a package has no wheel for the system."""
    options = _arguments()
    with tempfile.TemporaryDirectory() as name:
        wheels = Path(name) / "wheels"
        lock = Path(name) / LOCK
        lock.write_text("".join(wanted(_lock(), options.platform, options.python)), "utf-8")
        if not _download(lock, wheels, options.platform, options.python):
            print("✗ 有的程序包没有取得，看上面的提示；没有生成。", file=sys.stderr)
            return 2
        target = options.output or Path(f"disclosure-{options.platform}-py{options.python}.zip")
        _write(target, wheels)
    print(f"{target}（{target.stat().st_size / 2**20:.0f} MB）")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description="把程序、程序包、字体收进一个压缩包，供不联网的机器安装"
    )
    parser.add_argument(
        "--platform", required=True, help="win_amd64、manylinux_x86_64、manylinux_aarch64 ……"
    )
    parser.add_argument(
        "--python", default=f"3.{sys.version_info.minor}", help="那台机器上 Python 的版本"
    )
    parser.add_argument("-o", "--output", type=Path, help="写到哪里")
    return parser.parse_args()


def _lock() -> str:
    return (ROOT / LOCK).read_text("utf-8")


def wanted(lock: str, platform: str, python: str) -> Iterator[str]:
    """The entries of a lock file that a machine of this kind takes, without their conditions: pip
    judges those by the machine that it runs on."""
    target = _environment(platform, python)
    for entry in _entries(lock):
        first, *hashes = entry.splitlines(keepends=True)
        requirement = Requirement(first.rstrip(" \\\n"))
        if requirement.marker is None or requirement.marker.evaluate(target):
            requirement.marker = None
            yield f"{requirement} \\\n" + "".join(hashes)


def _entries(lock: str) -> Iterator[str]:
    entry = ""
    for line in lock.splitlines(keepends=True):
        if line.startswith("#"):
            continue
        if entry and not line.startswith(" "):
            yield entry
            entry = ""
        entry += line
    yield entry


def _environment(platform: str, python: str) -> dict[str, str]:
    """What the conditions in a lock file are judged by."""
    machine = platform.partition("_")[2]
    system = next((one for name, one in SYSTEMS.items() if platform.startswith(name)), {})
    return {
        **system,
        "platform_machine": "AMD64" if platform == "win_amd64" else machine,
        "python_version": python,
        "python_full_version": f"{python}.0",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }


def tags(platform: str) -> list[str]:
    """The platforms whose wheels a machine takes: for Linux those of every older glibc too."""
    if not platform.startswith("manylinux_"):
        return [platform]
    machine = platform.removeprefix("manylinux_")
    return [*(f"manylinux_{version}_{machine}" for version in GLIBC), f"manylinux2014_{machine}"]


def _download(lock: Path, wheels: Path, platform: str, python: str) -> bool:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--quiet"]
    command += ["--no-deps", "--only-binary=:all:", "--require-hashes", "--requirement", str(lock)]
    command += ["--python-version", python, "--implementation", "cp", "--dest", str(wheels)]
    for tag in tags(platform):
        command += ["--platform", tag]
    return not subprocess.run(command, check=False).returncode


def _write(target: Path, wheels: Path) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    top = "disclosure"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in filter(None, listed.stdout.split("\0")):
            if not name.startswith(LEFT_OUT) and (ROOT / name).is_file():
                archive.write(ROOT / name, f"{top}/{name}")
        for wheel in sorted(wheels.iterdir()):
            archive.write(wheel, f"{top}/wheels/{wheel.name}", zipfile.ZIP_STORED)
        if are_there():
            for font in sorted(own_fonts().iterdir()):
                archive.write(font, f"{top}/fonts/{font.name}")
        else:
            print(
                "· 本机没有 Fandol 字体，压缩包里也没有，那里用随程序的 Noto 字体。",
                file=sys.stderr,
            )


if __name__ == "__main__":
    sys.exit(main())
