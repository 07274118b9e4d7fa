"""What the commands show: data in UTF-8 whatever the console is, and signs that a console has."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.cli.main import main
from generator.cli.streams import PLAIN
from generator.rules import manual
from generator.source.lookalikes import PAIRS

SAMPLE = "tests/small.yaml"
CONSOLES = ("gbk", "ascii", "cp437")


def run(encoding: str, *arguments: str | bytes) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONIOENCODING": f"{encoding}:strict", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "generator", *arguments]
    return subprocess.run(command, capture_output=True, check=False, env=environment)


@pytest.mark.parametrize(
    ("encoding", "arguments", "words"),
    [
        *(
            (encoding, ("check", SAMPLE, "--format", "json"), "绩效表没有成本指标")
            for encoding in CONSOLES
        ),
        ("gbk", ("check", SAMPLE, "--format", "sarif"), "绩效表没有成本指标"),
        ("gbk", ("overview", SAMPLE), "乌恰县人民政府办公室"),
        ("gbk", ("overview", SAMPLE, "--format", "html"), "乌恰县人民政府办公室"),
        ("gbk", ("schema",), "功能科目"),
    ],
)
def test_data_is_in_utf8(encoding: str, arguments: tuple[str, ...], words: str) -> None:
    done = run(encoding, *arguments)
    text = done.stdout.decode("utf-8")
    assert words in text
    assert done.stderr == b""
    if "html" not in arguments:
        json.loads(text)


def test_an_audit_as_data_is_in_utf8(tmp_path: Path) -> None:
    assert main(["render", SAMPLE, "--format", "docx", "--output", str(tmp_path)]) == 0
    (file,) = tmp_path.glob("*.docx")
    done = run("gbk", "audit", str(file), "--format", "json")
    assert json.loads(done.stdout.decode("utf-8"))["单位"] == "乌恰县人民政府办公室"


def test_marks_have_plain_forms_on_a_chinese_console() -> None:
    shown = run("gbk", "doctor").stdout.decode("gbk")
    assert "√ Python：" in shown
    assert "?" not in shown


def test_a_path_of_keys_is_shown_on_a_chinese_console() -> None:
    shown = run("gbk", "rule", "F106").stdout.decode("gbk")
    assert "?" not in shown
    shown = run("gbk", "render", "--help").stdout.decode("gbk")
    assert "?" not in shown


def strings() -> Iterator[str]:
    """Every text that the program itself can show."""
    for file in Path("generator").rglob("*.py"):
        yield file.read_text("utf-8")
    for code in manual.codes():
        yield manual.page(code) or ""


def test_whatever_the_program_says_a_chinese_console_can_show() -> None:
    known = {*PLAIN, "²", "³", "¹", "鿿", "\u200b"}  # the latter are looked for, and not said
    known |= {"⼈", *"".join(PAIRS.split())}  # look-alikes are said with their codes
    odd = {sign for text in strings() for sign in text if not _in_gbk(sign)}
    assert odd <= known
    assert all(_in_gbk(plain) for plain in PLAIN.values())


def _in_gbk(sign: str) -> bool:
    return sign.encode("gbk", "ignore") != b""


@pytest.mark.skipif(os.name == "nt" or sys.platform == "darwin", reason="这里的文件名总是 Unicode")
class TestNamesThatAreNoUtf8:
    """Every command says so, and none fails."""

    NAME = b"\xbe\xd6.yaml"  # 局.yaml in GBK

    @pytest.mark.parametrize(
        "command",
        [
            (b"check",),
            (b"check", b"--format", b"json"),
            (b"check", b"--format", b"sarif"),
            (b"render",),
            (b"overview",),
            (b"figures",),
            (b"rounding",),
            (b"audit",),
            (b"new", b"--form", b"2024"),
            (b"roll", b"-o", b"x.yaml"),
            (b"consolidate", b"-o", b"x.yaml"),
            (b"import", b"-o", b"x.yaml"),
        ],
    )
    def test_named(self, command: tuple[bytes, ...], capsys: pytest.CaptureFixture[str]) -> None:
        assert main([os.fsdecode(word) for word in (*command, self.NAME)]) == 2
        assert capsys.readouterr().err == (
            "“\\xbe\\xd6.yaml”不是 UTF-8 编码的名字，读不出、写不成。"
            "请先给这个文件或文件夹改名，再执行。\n"
        )

    def test_found_in_a_folder(self, tmp_path: Path) -> None:
        encoding = "gbk"
        (tmp_path / os.fsdecode(self.NAME)).write_bytes(Path(SAMPLE).read_bytes())
        (tmp_path / "好.yaml").write_bytes(Path(SAMPLE).read_bytes())
        place = str(tmp_path / "\\xbe\\xd6.yaml")
        done = run(
            encoding,
            "render",
            str(tmp_path),
            "--format",
            "html,json",
            "--output",
            str(tmp_path / "成稿"),
        )
        said = done.stderr.decode(encoding)
        assert done.returncode == 1
        assert f"{place}:1:1: 错误 Y100 文件名或文件夹名不是 UTF-8 编码的" in said
        assert "程序内部错误" not in said
        assert "\\xbe\\xd6" in (tmp_path / "成稿" / "index.html").read_text("utf-8")
        assert list((tmp_path / "成稿").glob("2024-*.json"))
        for form in ("text", "json", "sarif"):
            done = run(encoding, "check", str(tmp_path), "--format", form)
            assert done.stderr == b""
            assert "Y100" in done.stdout.decode("utf-8" if form != "text" else encoding)
        overview = run(encoding, "overview", str(tmp_path)).stdout.decode("utf-8")
        assert json.loads(overview)

    def test_a_folder_to_work_in(self, tmp_path: Path) -> None:
        odd = tmp_path / os.fsdecode(b"\xbe\xd6")
        odd.mkdir()
        (odd / "甲.yaml").write_bytes(Path(SAMPLE).read_bytes())
        environment = {**os.environ, "PYTHONPATH": str(Path.cwd())}
        command = [
            sys.executable,
            "-m",
            "generator",
            "render",
            "甲.yaml",
            "--format",
            "html,json,docx",
        ]
        done = subprocess.run(command, capture_output=True, check=False, env=environment, cwd=odd)
        assert (done.returncode, "\\xbe\\xd6/output" in done.stdout.decode()) == (0, True)
