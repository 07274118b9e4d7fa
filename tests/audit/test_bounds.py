"""A published file from anywhere: the audit ends in time and memory, and says truly why."""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path

import pytest

from generator.audit import apart
from generator.cli.main import main
from generator.workspace import library
from tests.audit.hostile import bomb, cell, lines, paper, word

MEGABYTE = 1024**2


def said(tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]) -> str:
    """What ``audit`` says against a file that it cannot read, without the file's name."""
    file = tmp_path / "公开稿"
    file.write_bytes(content)
    started = time.monotonic()
    assert main(["audit", str(file)]) == 2
    assert time.monotonic() - started < 30
    return capsys.readouterr().err.replace(str(file), "公开稿")


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS 不限内存")
def test_a_page_that_unpacks_to_gigabytes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "MEMORY", 400 * MEGABYTE)
    assert said(tmp_path, paper(bomb(500)), capsys) == (
        "错误：公开稿 没有核对完：要用的内存超过 400 MB，停在第 1 页，共 1 页。"
        "请看看是不是选错了文件；确是公开的文件，请只留要核对的部分再试。\n"
    )


def test_a_hundred_thousand_lines_on_one_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "SECONDS", 3)
    found = said(tmp_path, paper(lines(100_000)), capsys)
    assert found.startswith("错误：公开稿 没有核对完：过了 3 秒还没有做完，停在第 1 页，共 1 页。")


def test_five_thousand_pages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "SECONDS", 4)
    found = said(tmp_path, paper(lines(30), 5000), capsys)
    place = r"第 [1-9]\d* 页，共 5000 页|打开文件这一步"  # the latter on a busy machine
    assert re.search(rf"过了 4 秒还没有做完，停在({place})。", found)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (word("<w:tbl><w:tr><w:tc>" * 5000 + "</w:tc></w:tr></w:tbl>" * 5000), "Word 正文读不出来"),
        (word("<w:p>" + "<w:smartTag>" * 50_000 + "</w:smartTag>" * 50_000 + "</w:p>"), "读不出来"),
    ],
)
def test_what_is_too_deep_is_no_fault_of_the_program(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, message: str
) -> None:
    assert message in said(tmp_path, content, capsys)


def test_a_long_table_is_still_read(tmp_path: Path) -> None:
    file = tmp_path / "公开稿.docx"
    file.write_bytes(
        word("<w:tbl>" + f"<w:tr>{cell('合计')}{cell('1.00')}</w:tr>" * 3000 + "</w:tbl>")
    )
    found = apart.audited(apart.Task(file, "text", library(file, None)))
    assert "2024 年预算（Word" in found.report
    assert "读懂的数不到一半" in found.report
