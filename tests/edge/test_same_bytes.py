"""The same input gives the same bytes, whatever the day, the folder, the locale, the time zone and the hash seed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "inputs" / "2024-wuqia-gov.yaml"
SCRIPT = Path(__file__).with_name("same.py")
HERE = {"PYTHONHASHSEED": "0", "TZ": "UTC", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
AWAY = {"PYTHONHASHSEED": "4711", "TZ": "Asia/Kathmandu", "LANG": "C", "LC_ALL": "C", "LANGUAGE": "tr"}
STRICT = ("-X", "warn_default_encoding", "-W", "error::EncodingWarning")
"""Nothing may be read or written in the encoding that the machine happens to have."""
ANOTHER_DAY = "2031-12-31T23:59:58+00:00"


def hashes(file: Path, folder: Path, settings: dict[str, str], formats: str, day: str = "") -> dict[str, str]:
    strict = () if formats == "pdf" else STRICT  # WeasyPrint itself asks for the machine's encoding
    command = [sys.executable, *strict, str(SCRIPT), str(file), formats, *([day] if day else [])]
    environment = {**os.environ, **settings, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=True)
    found: dict[str, str] = json.loads(done.stdout)
    return found


def compare(tmp_path: Path, sample: Path, formats: str) -> None:
    copy = tmp_path / "另一个 文件夹" / "单位 甲.yaml"
    copy.parent.mkdir()
    shutil.copyfile(sample, copy)
    first = hashes(sample, ROOT, HERE, formats)
    assert hashes(copy, copy.parent, AWAY, formats, ANOTHER_DAY) == first
    assert len(set(first.values())) == len(formats.split(","))


def test_word_web_page_and_workbook(tmp_path: Path) -> None:
    compare(tmp_path, SAMPLE, "docx,html,xlsx")


@pytest.mark.slow
def test_pdf(tmp_path: Path) -> None:
    """Of a small budget, since it is laid out twice."""
    small = tmp_path / "小.yaml"
    small.write_text('表样: "2024"\n年度: 2024\n公开日期: 2024-03-13\n单位: {名称: 甲县某局}\n', "utf-8")
    compare(tmp_path, small, "pdf")
