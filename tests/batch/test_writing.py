"""Killed at any moment, a full disk, a folder that cannot be written, two runs at once: the old
file or the new one, whole. Nothing here is simulated."""

from __future__ import annotations

import os
import runpy
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from generator import files
from generator.batch.lock import locked
from generator.batch.record import Record
from generator.batch.task import Wishes
from generator.cli.main import main
from tests.batch.units import ENVIRONMENT, page_of, unit

RENDER = ["render", "inputs/甲.yaml", "--format", "docx,html"]
PAGE = page_of("甲局")
posix = pytest.mark.skipif(os.name == "nt", reason="这台机器没有 kill -9")

WRITER = """
import sys
from itertools import cycle
from pathlib import Path
from generator.files import write
target = Path(sys.argv[1])
for letter in cycle(b"ab"):
    write(target, bytes([letter]) * 4_000_000)
    print(flush=True)
"""

KILLED = """
import os, signal, sys
from pathlib import Path
from generator.files import write
Path.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
write(Path(sys.argv[1]), b"whole, and not yet in its place")
"""


def start(*arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, *arguments]
    return subprocess.Popen(
        command, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


@posix
def test_a_writer_that_is_killed_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    target = tmp_path / "文件.docx"
    for moment in range(20):
        with start("-c", WRITER, str(target)) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(0.0007 * moment)
            writer.kill()
        content = target.read_bytes()
        assert content in {b"a" * 4_000_000, b"b" * 4_000_000}
    with start("-c", KILLED, str(target)) as killed:
        killed.communicate()
    assert [*tmp_path.glob(".disclosure-*.tmp")] != []
    files.write(tmp_path / f".disclosure-{'0' * 12}-x.tmp", b"another file's")
    Record(tmp_path / ".disclosure" / "x.json").write(target, b"new")
    left = sorted(file.name for file in tmp_path.iterdir() if file.is_file())
    assert left == [f".disclosure-{'0' * 12}-x.tmp", "文件.docx", "文件（改动1）.docx"]


@posix
@pytest.mark.slow
@pytest.mark.usefixtures("county")
def test_a_rendering_that_is_killed_leaves_whole_files_and_the_next_run_finishes() -> None:
    assert main(RENDER) == 0
    word = PAGE.with_suffix(".docx")
    for moment in range(6):
        text = Path("inputs/甲.yaml").read_text("utf-8")
        Path("inputs/甲.yaml").write_text(text.replace("编制: 72", "编制: 172", 1) + "\n", "utf-8")
        with start("-m", "generator", *RENDER) as run:
            time.sleep(0.55 + 0.07 * moment)
            run.kill()
        assert zipfile.ZipFile(word).testzip() is None
        assert PAGE.read_bytes().endswith(b"</html>\n")
    assert main(RENDER) == 0
    assert sorted(file.name for file in PAGE.parent.iterdir()) == [
        "2024-甲局.docx",
        "2024-甲局.html",
    ]


def mount(folder: Path, options: str) -> bool:
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 1 MB."""
    folder = tmp_path / "盘"
    folder.mkdir()
    if not sys.platform.startswith("linux") or os.geteuid() or not mount(folder, "size=1m"):
        pytest.skip("要有 root 权限才能挂一个小磁盘")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)  # noqa: S607


@pytest.mark.usefixtures("county")
def test_a_full_disk(small_disk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    render = [*RENDER[:2], "--format", "html", "--output", str(small_disk), "--force"]
    assert main(render) == 0
    page = small_disk / "2024-甲局.html"
    made = page.read_bytes()
    space = os.statvfs(small_disk)
    (small_disk / "占满").write_bytes(b"x" * (space.f_bavail * space.f_frsize - len(made) // 2))
    text = Path("inputs/甲.yaml").read_text("utf-8").replace("督促检查", "督促和检查", 1)
    Path("inputs/甲.yaml").write_text(text, "utf-8")
    capsys.readouterr()
    assert main(render) == 2
    assert (
        capsys.readouterr().err
        == f"磁盘已满，{page} 没有写成。请腾出空间后再试；原有的文件没有改动。\n"
    )
    assert page.read_bytes() == made
    assert sorted(file.name for file in small_disk.iterdir()) == [
        ".disclosure",
        "2024-甲局.html",
        "占满",
    ]
    (small_disk / "占满").unlink()
    assert main(render) == 0
    assert "督促和检查" in page.read_text("utf-8")
    assert sorted(file.name for file in small_disk.iterdir()) == [".disclosure", "2024-甲局.html"]


@pytest.mark.usefixtures("county")
def test_a_disk_that_is_read_only(small_disk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    render = [*RENDER[:2], "--format", "html", "--output", str(small_disk), "--force"]
    assert main(render) == 0
    made = (small_disk / "2024-甲局.html").read_bytes()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)  # noqa: S607
    capsys.readouterr()
    assert main(render) == 2
    assert capsys.readouterr().err == (
        f"不能在文件夹 {small_disk} 里写文件。请用 --output 指定另一个文件夹，"
        "或请管理员给予写的权限。\n"
    )
    assert (small_disk / "2024-甲局.html").read_bytes() == made


@pytest.mark.usefixtures("county")
def test_an_output_that_is_held_open(capsys: pytest.CaptureFixture[str]) -> None:
    """As a share does while Word has the file open: the system lets nobody replace it."""
    assert main(RENDER) == 0
    word, made = PAGE.with_suffix(".docx"), PAGE.with_suffix(".docx").read_bytes()
    text = Path("inputs/甲.yaml").read_text("utf-8").replace("督促检查", "督促和检查", 1)
    Path("inputs/甲.yaml").write_text(text, "utf-8")
    if (
        os.name == "nt"
        or subprocess.run(["mount", "--bind", str(word), str(word)], check=False).returncode  # noqa: S607
    ):
        pytest.skip("要有 root 权限才能让一个文件换不掉")
    capsys.readouterr()
    try:
        assert main(RENDER) == 2
        assert word.read_bytes() == made
    finally:
        subprocess.run(["umount", str(word)], check=True)  # noqa: S607
    held = f"{word} 正被别的程序打开（例如 Word、WPS），没有写成。请关闭它后再试。\n"
    assert capsys.readouterr().err == held
    assert main(RENDER) == 0
    assert word.read_bytes() != made
    assert sorted(file.name for file in PAGE.parent.iterdir()) == [
        "2024-甲局.docx",
        "2024-甲局.html",
    ]


@posix
@pytest.mark.usefixtures("county")
def test_two_runs_at_once_on_one_unit() -> None:
    runs = [start("-m", "generator", *RENDER, "--force") for _ in range(2)]
    said = [(run.communicate()[1].decode(), run.returncode) for run in runs]
    assert {code for _, code in said} <= {0, 2}
    assert 0 in {code for _, code in said}
    busy = "inputs/甲.yaml：另一次运行正在生成这个单位，这次没有生成。等它完成后再试。"
    assert all((err.splitlines()[-1:] == [busy]) == (code == 2) for err, code in said)
    assert sorted(file.name for file in PAGE.parent.iterdir()) == [
        "2024-甲局.docx",
        "2024-甲局.html",
    ]
    assert PAGE.read_bytes().endswith(b"</html>\n")


@pytest.mark.usefixtures("county")
def test_a_unit_that_another_run_is_writing_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with locked(Wishes(()).record("2024-甲局").with_suffix(".lock")):
        assert main(RENDER) == 2
    busy = "inputs/甲.yaml：另一次运行正在生成这个单位，这次没有生成。等它完成后再试。"
    assert capsys.readouterr().err.splitlines() == [busy]
    assert not PAGE.exists()
    assert main(RENDER) == 0


@posix
def test_a_killed_run_holds_no_lock(county: Path) -> None:
    script = "import sys,time; from pathlib import Path; from generator.batch.lock import locked\n"
    script += "with locked(Path(sys.argv[1])):\n print(flush=True); time.sleep(60)"
    lock = county / "单位.lock"
    with start("-c", script, str(lock)) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        os.kill(holder.pid, signal.SIGKILL)
    with locked(lock):
        assert unit(county, "写.yaml", "写局").is_file()


def test_the_lock_of_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a stand-in for ``msvcrt``, since no Windows was at hand: a byte is locked until its file
    is closed."""
    held: set[int] = set()

    def locking(handle: int, mode: int, count: int) -> None:
        assert (mode, count) == (2, 1)
        if held:
            raise PermissionError(13, "Permission denied")
        held.add(handle)

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(LK_NBLCK=2, locking=locking))
    windows = runpy.run_path(str(Path(files.__file__).with_name("batch") / "lock.py"))
    with windows["locked"](tmp_path / "单位.lock"):
        with pytest.raises(windows["BusyError"]), windows["locked"](tmp_path / "单位.lock"):
            pytest.fail("two at once")
        held.clear()
    with windows["locked"](tmp_path / "单位.lock"):
        assert len(held) == 1
