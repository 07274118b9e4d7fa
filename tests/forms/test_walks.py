"""The walks of ``docs/form-walks.md``, followed to the letter in an empty folder."""

from __future__ import annotations

import re
import shlex
from html import unescape
from pathlib import Path

import pytest

from generator.cli.main import main

WALKS = Path(__file__).parents[2] / "docs" / "form-walks.md"
FENCE = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PRINTED = "排出的文字"
TAG = re.compile(r"<[^>]+>")
PUBLISHED = "外省公开.html"
"""The published document that the second walk begins with."""


@pytest.mark.slow
def test_every_step_does_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A block with a name is a file, ``sh`` is run and goes well, ``text`` is what it says last."""
    monkeypatch.chdir(tmp_path)
    said, steps = "", 0
    for kind, name, body in FENCE.findall(WALKS.read_text("utf-8")):
        if name == PRINTED:
            page = max(tmp_path.rglob("*.html"), key=lambda one: one.stat().st_mtime_ns)
            made = page.read_text("utf-8")
            shown = "\n".join(texts(made, "h1|h2|h3|p"))
            for line in body.splitlines():
                assert line in shown, line
            if page.name.startswith("2026-外省"):
                original = (tmp_path / PUBLISHED).read_text("utf-8")
                assert texts(original, "td|th") == texts(made, "td|th")
                assert [one for one in texts(original, "h1|h2|p") if one not in shown] == []
        elif name:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(body, "utf-8")
        elif kind == "sh":
            for command in body.splitlines():
                code = main(shlex.split(command)[1:])
                printed = capsys.readouterr()
                said = printed.out + printed.err
                assert code == 0, f"{command}\n{said}"
                steps += 1
        else:
            for line in body.splitlines():
                assert line in said, said
    assert steps == 11


def texts(page: str, tags: str) -> list[str]:
    """What stands in the elements of a web page that have one of the ``tags``."""
    body = page[page.index("<body") :]
    found = re.findall(rf"<({tags})\b[^>]*>(.*?)</\1>", body, re.DOTALL)
    return [unescape(TAG.sub("", one)).strip() for _, one in found]
