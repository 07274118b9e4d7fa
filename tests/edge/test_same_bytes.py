"""The same input gives the same bytes, whatever the day, the folder, the locale, the time zone and
the hash seed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.machine import needs_weasyprint
from tests.stated import stated

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "tests" / "small.yaml"
SCRIPT = Path(__file__).with_name("same.py")
HERE = {"PYTHONHASHSEED": "0", "TZ": "UTC", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
AWAY = {
    "PYTHONHASHSEED": "4711",
    "TZ": "Asia/Kathmandu",
    "LANG": "C",
    "LC_ALL": "C",
    "LANGUAGE": "tr",
}
STRICT = ("-X", "warn_default_encoding", "-W", "error::EncodingWarning")
"""Nothing may be read or written in the encoding that the machine happens to have."""
ANOTHER_DAY = "2031-12-31T23:59:58+00:00"


def hashes(
    file: str, folder: Path, settings: dict[str, str], formats: str, day: str = ""
) -> dict[str, str]:
    strict = (
        () if "weasyprint" in formats else STRICT
    )  # WeasyPrint itself asks for the machine's encoding
    command = [sys.executable, *strict, str(SCRIPT), file, formats, *([day] if day else [])]
    environment = {**os.environ, **settings, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=True)
    found: dict[str, str] = json.loads(done.stdout)
    return found


def compare(tmp_path: Path, content: bytes, formats: str, *names: str) -> None:
    """``names``: of the file in one folder and in another, where it is given by its name alone."""
    here, there = tmp_path / "甲", tmp_path / "另一个 文件夹"
    for folder, name in zip((here, there), names, strict=True):
        folder.mkdir()
        (folder / name).write_bytes(content)
    first = hashes(names[0], here, HERE, formats)
    assert hashes(names[1], there, AWAY, formats, ANOTHER_DAY) == first
    assert len(set(first.values())) == len(formats.split(","))


def test_word_web_page_workbook_and_typst(tmp_path: Path) -> None:
    compare(tmp_path, SAMPLE.read_bytes(), "docx,html,xlsx,typst", "单位.yaml", "单位 甲.yaml")


def test_data(tmp_path: Path) -> None:
    """They name the file that a figure comes from."""
    compare(tmp_path, SAMPLE.read_bytes(), "json,csv,fdp,explained", "单位.yaml", "单位.yaml")


@needs_weasyprint
@pytest.mark.slow
def test_weasyprint(tmp_path: Path) -> None:
    """Of a small budget, since it is laid out twice."""
    small = '表样: "2024"\n年度: 2024\n公开日期: 2024-03-13\n单位: {名称: 甲县某局}\n'
    compare(tmp_path, stated(small).encode(), "weasyprint", "单位.yaml", "单位 甲.yaml")
