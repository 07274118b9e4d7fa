"""Whatever happens, a user reads a sentence and never a traceback."""

import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from generator.cli import check
from generator.cli.main import main


def failing_check(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def run(_: object) -> int:
        raise error

    monkeypatch.setattr(check, "run", run)


def test_an_unforeseen_error_is_a_sentence_and_a_report(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path))
    failing_check(monkeypatch, ZeroDivisionError("除以零"))
    assert main(["check", "x.yaml"]) == 2
    (report,) = tmp_path.iterdir()
    assert capsys.readouterr().err == (
        "程序内部错误：ZeroDivisionError: 除以零\n"
        "这是程序的毛病，不是您的文件的问题；原有的文件没有改动。\n"
        f"详细记录在 {report}，请把它连同您的 YAML 文件发给维护人员。\n"
    )
    assert "Traceback" in report.read_text("utf-8")


def test_where_no_report_can_be_written_the_sentence_remains(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path / "没有"))
    failing_check(monkeypatch, ZeroDivisionError("除以零"))
    assert main(["check", "x.yaml"]) == 2
    assert capsys.readouterr().err.startswith(
        "程序内部错误：ZeroDivisionError: 除以零\n这是程序的毛病"
    )


def test_interrupting_is_no_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    failing_check(monkeypatch, KeyboardInterrupt())
    assert main(["check", "x.yaml"]) == 130
    assert capsys.readouterr().err == "\n已停止。已经写好的文件是完整的，没有留下半个文件。\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="这台机器没有 /dev/full")
@pytest.mark.parametrize(
    ("unbuffered", "arguments"),
    [
        ("1", ("overview", "tests/small.yaml")),
        ("", ("overview", "tests/small.yaml")),
        ("", ("-h",)),
    ],
)
def test_a_full_disk_under_what_is_shown_is_no_fault_of_the_program(
    unbuffered: str, arguments: tuple[str, ...]
) -> None:
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "generator", *arguments]
        done = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, check=False, env=environment
        )
    assert done.stderr.decode() == "磁盘已满，显示的内容没有写全。请腾出空间后再试。\n"
    assert done.returncode == 2


@pytest.mark.skipif(os.name == "nt", reason="要有 sh")
def test_without_a_console_it_does_what_it_should() -> None:
    """As a task that the system starts by itself."""
    command = shlex.join([sys.executable, "-m", "generator", "check", "tests/small.yaml"])
    assert subprocess.run(["/bin/sh", "-c", f"{command} >&- 2>&-"], check=False).returncode == 0


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "gbk", "cp437", "utf-8"])
def test_no_console_encoding_makes_it_fail(encoding: str) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": f"{encoding}:strict", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "generator", "--help"]
    done = subprocess.run(command, capture_output=True, check=True, env=environment)
    shown = done.stdout.decode("utf-8" if encoding in {"ascii", "latin-1"} else encoding)
    assert shown.startswith("???disclosure" if encoding == "cp437" else "用法：disclosure")
    assert done.stderr == b""


def test_a_plain_locale_shows_chinese() -> None:
    environment = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("LC_", "LANG", "PYTHON"))
    }
    command = [sys.executable, "-m", "generator", "--help"]
    done = subprocess.run(
        command, capture_output=True, check=True, env={**environment, "LC_ALL": "POSIX"}
    )
    assert done.stdout.decode().startswith("用法：disclosure")


@pytest.mark.skipif(os.name == "nt", reason="Windows 的文件名总是 Unicode")
def test_file_names_that_are_no_utf8_are_explained() -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    command = [sys.executable, "-m", "generator", "render", "tests/small.yaml"]
    done = subprocess.run(command, capture_output=True, check=False, env=environment)
    assert done.returncode == 2
    assert done.stderr.decode() == (
        "这里的文件名按 ascii 编码，中文的文件名读不出、写不成。请设置环境变量 "
        "PYTHONUTF8=1 后再执行，"
        "例如：PYTHONUTF8=1 disclosure render 本单位.yaml\n"
    )
