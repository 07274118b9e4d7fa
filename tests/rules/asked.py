"""Budgets with the reasons and uses that their form asks for, so that a test's input need not have
them."""

from __future__ import annotations

import re
from pathlib import Path

from generator import pipeline
from generator.authoring.sections import with_sections
from generator.source.reader import read_text

WANTED = re.compile(r"加一行：(.+?): ")
SECTIONS = {"T401": "原因", "T402": "用途"}


def with_texts(text: str, folder: Path) -> str:
    """The budget with every reason and use that a check misses."""
    path = folder / "本单位.yaml"
    path.write_text(text, encoding="utf-8")
    asked: dict[str, dict[str, str]] = {"原因": {}, "用途": {}}
    for found in pipeline.check(path)[0]:
        name = WANTED.search(found.mend)
        if found.code in SECTIONS and name:
            asked[SECTIONS[found.code]][name[1]] = "工作任务调整"
    return with_sections(
        read_text(text, "本单位.yaml"), {key: value for key, value in asked.items() if value}
    )
