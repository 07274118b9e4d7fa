"""The line at the top of an input that a command wrote and that holds what may not come out."""

from __future__ import annotations

from generator.source.reader import read_text
from generator.withheld.tree import secrets

NOTICE = "# 本文件含不予公开、涉密项目的内容，不得公开。"


def with_notice(text: str, name: str) -> str:
    """The text of the input ``name`` with the line on top where it holds something withheld;
    without it elsewhere."""
    lines = [line for line in text.split("\n") if line != NOTICE]
    if secrets(read_text(text, name).root):
        lines.insert(0, NOTICE)
    return "\n".join(lines)
