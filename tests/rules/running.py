"""The examples on the pages of codes that are no rules on facts: whole files, a command, and what
it says."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path

from generator.cli.main import main
from generator.rules.manual import page

PART = re.compile(r"^## (错|对)\n\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"^```(\w+) ?(.*?)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SAID = re.compile(
    r"^[^\n]+?:\d+:\d+: (?:错误|警告|提示) ([A-Z]\d{3}) .*(?:\n    改法：.*)?", re.MULTILINE
)


def parts(code: str) -> dict[str, list[tuple[str, str, str]]]:
    """错 and 对, each with its blocks: kind, name, content; empty where a page describes its case
    in words."""
    return {name: BLOCK.findall(body) for name, body in PART.findall(page(code) or "")}


def is_run(code: str) -> bool:
    """Whether the page's examples are files and a command."""
    return any(kind == "sh" for kind, _, _ in parts(code).get("错", []))


def expected(code: str) -> str:
    """The message shown on the page."""
    return next(
        content for kind, name, content in parts(code)["错"] if (kind, name) == ("text", "")
    )


def messages(code: str, part: str) -> str:
    """What the command of a part says under ``code``."""
    said = SAID.finditer(_said(tuple(parts(code)[part])))
    return "".join(f"{one[0]}\n" for one in said if one[1] == code)


@cache
def _said(blocks: tuple[tuple[str, str, str], ...]) -> str:
    """What the command of a part says, its files lying in a folder of their own; several pages have
    the same right example."""
    command = ""
    out = io.StringIO()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kind, title, content in blocks:
            if kind == "sh":
                command = content.strip()
            elif title:
                path, _, encoding = title.partition(" ")
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(content.encode(encoding or "utf-8"))
        with contextlib.chdir(folder), redirect_stdout(out), redirect_stderr(out):
            main(shlex.split(command)[1:])
    return out.getvalue()
