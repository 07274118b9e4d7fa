"""Prepares the project's own environment in ``.venv``: packages from the lock file and fonts; with
``--dev`` also the system libraries that the tests of WeasyPrint take.

Safe to run again and again; a second run finds its stamp and takes a fraction of a second. Standard
library only.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
WHEELS = ROOT / "wheels"
"""Of a bundle (``tools/bundle.py``): packages are installed from here, no index is asked."""
FONTS = ROOT / "fonts"
NOT_INSTALLED = (
    "程序包没有装成。请看上面的提示：多半是网络不通或磁盘已满；解决后再执行一次同一命令即可。"
)
NOT_BUNDLED = (
    "程序包没有装成。多半是压缩包给的系统或 Python 版本与这台机器不同，压缩包的名字里写着是哪一种。"
)
STAMP = ENVIRONMENT / "setup.stamp"
FONTS_STAMP = ENVIRONMENT / "fonts.stamp"


def main() -> int:
    """Do what is not done yet; 0 when the environment is ready."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    if sys.version_info < (3, 11):
        return fail(
            f"需要 Python 3.11 或更高版本，这里是 {sys.version.split()[0]}。请安装较新的 "
            "Python 后再试。"
        )
    dev = "--dev" in sys.argv[1:]
    ready = set_up_packages(ROOT / ("requirements-dev.lock" if dev else "requirements.lock"))
    if not ready:
        return 2
    if dev:
        set_up_libraries()
    set_up_fonts()
    return 0


def say(message: str) -> None:
    """One line of progress."""
    print(f"· {message}", file=sys.stderr, flush=True)


def fail(message: str) -> int:
    """One clear message, and the exit code of a set-up that could not be done."""
    print(f"✗ {message}", file=sys.stderr)
    return 2


def python() -> Path:
    """The environment's interpreter."""
    return ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def state(lock: Path) -> str:
    """What the environment was made from: lock file, project file, interpreter."""
    digest = hashlib.sha256()
    for file in (lock, ROOT / "pyproject.toml", Path(__file__)):
        digest.update(file.read_bytes())
    digest.update(f"{sys.version} {ROOT}".encode())
    return f"{lock.name} {digest.hexdigest()}"


def set_up_packages(lock: Path) -> bool:
    """Make the environment and install ``lock`` and the project into it.

    An environment made from an older ``lock`` is made anew, so that nothing stays in it that the
    lock has dropped.
    """
    stamps = STAMP.read_text("utf-8").splitlines() if STAMP.exists() and python().exists() else []
    if state(lock) in stamps:
        return True
    is_stale = not stamps or any(line.startswith(f"{lock.name} ") for line in stamps)
    if is_stale and not make_environment():
        return False
    say(f"安装 {lock.name} 中的程序包（首次约需一两分钟）……")
    pip = [str(python()), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    if WHEELS.is_dir():
        pip += ["--no-index", "--find-links", str(WHEELS)]
    for arguments in (
        ["--require-hashes", "--requirement", str(lock)],
        ["--no-deps", "--no-build-isolation", "--editable", str(ROOT)],
    ):
        if subprocess.run([*pip, *arguments], check=False).returncode:
            fail(NOT_BUNDLED if WHEELS.is_dir() else NOT_INSTALLED)
            return False
    make_path_relative()
    STAMP.write_text("\n".join([*([] if is_stale else stamps), state(lock), ""]), "utf-8")
    return True


def make_path_relative() -> None:
    """Write the project's place into the environment without the names of folders above it.

    Python reads the file in the console's encoding: a Chinese folder name in it stops Python from
    starting at all under a POSIX locale, and on Windows.
    """
    for file in (
        *ENVIRONMENT.glob("lib/*/site-packages/*.pth"),
        *ENVIRONMENT.glob("Lib/site-packages/*.pth"),
    ):
        if file.read_text("utf-8").strip() == str(ROOT):
            file.write_text(os.path.relpath(ROOT, file.parent) + "\n", "utf-8")


def make_environment() -> bool:
    """A fresh virtual environment; Debian keeps the module for it in a package of its own."""
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        if not apt_install("python3-venv", package):
            fail(
                f"Python 缺少建立虚拟环境的模块。请执行 sudo apt-get install {package}，"
                "再执行一次本命令。"
            )
            return False
    say("建立虚拟环境 .venv ……")
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)], check=False)
    if made.returncode:
        fail(f"没能建立虚拟环境 {ENVIRONMENT}。请看上面的提示。")
    return not made.returncode


def set_up_libraries() -> None:
    """Install what the tests of WeasyPrint take where the user may; otherwise say what to install.
    Nothing else needs a system library."""
    sys.path.insert(0, str(ROOT))
    from generator.system import how_to_install, missing_libraries

    missing = missing_libraries()
    if missing and apt_install(*(library.package for library in missing)):
        missing = missing_libraries()
    if missing:
        titles = "、".join(library.title for library in missing)
        how = how_to_install(missing)
        say(f"缺少系统库 {titles}：WeasyPrint 的测试会略过。要运行它们，请安装：{how}")


def set_up_fonts() -> None:
    """Fetch the free fonts; without them the fallbacks that every installation has are used."""
    mark = state(ROOT / "requirements.lock")
    if FONTS_STAMP.exists() and FONTS_STAMP.read_text("utf-8") == mark:
        return
    say("准备字体 ……")
    bring = [str(python()), "-m", "generator.fonts"]
    if FONTS.is_dir():
        bring.append(str(FONTS))
    if subprocess.run(bring, check=False, cwd=ROOT).returncode:
        say("以后要再取一次，执行 .venv/bin/python -m generator.fonts。")
    FONTS_STAMP.write_text(mark, "utf-8")


def apt_install(*packages: str) -> bool:
    """Install Debian packages where this is Debian or its kin and the user is root or may use sudo
    unasked."""
    prefix = privilege()
    if prefix is None or not shutil.which("apt-get"):
        return False
    say(f"安装系统程序包 {' '.join(packages)} ……")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (
        ["update", "-qq"],
        ["install", "-y", "-qq", "--no-install-recommends", *packages],
    ):
        command = [*prefix, "apt-get", *arguments]
        done = subprocess.run(command, check=False, env=environment, capture_output=True, text=True)
    if done.returncode:
        print(done.stderr, file=sys.stderr)
    return not done.returncode


def privilege() -> list[str] | None:
    """What to put before a command to run it as root; ``None`` where the user may not."""
    if os.name == "nt":
        return None
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if (
        sudo
        and not subprocess.run([sudo, "-n", "true"], check=False, capture_output=True).returncode
    ):
        return [sudo, "-n"]
    return None


if __name__ == "__main__":
    sys.exit(main())
