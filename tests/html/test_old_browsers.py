"""Scripts and styles of our pages keep to what Chromium 86 knows."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from generator import own_data

GENERATOR: Final = Path(__file__).parents[2] / "generator"
LATER: Final[dict[str, dict[str, str]]] = own_data.load(Path(__file__).with_name("later.yaml"))
FILES: Final = sorted(
    path for end in ("js", "css", "html.j2") for path in GENERATOR.rglob(f"*.{end}")
)
COMMENT: Final = re.compile(r"/\*.*?\*/|//.*?$", re.DOTALL | re.MULTILINE)
PARTS: Final = {
    "js": re.compile(r"<script[^>]*>(.*?)</script>", re.DOTALL),
    "css": re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL),
}


def written(file: Path, kind: str) -> str:
    """What a file has of scripts or of styles, without comments."""
    text = file.read_text("utf-8")
    if file.suffix == ".j2":
        text = "\n".join(PARTS[kind].findall(text))
    elif file.suffix != f".{kind}":
        return ""
    return COMMENT.sub("", text)


def later(text: str, kind: str) -> list[str]:
    """What is in ``text`` that came after Chromium 86."""
    found = [re.search(pattern, text, re.MULTILINE) for pattern in LATER[kind]]
    return [match[0] for match in found if match]


@pytest.mark.parametrize("kind", LATER)
def test_every_example_is_found(kind: str) -> None:
    missed = [example for example in LATER[kind].values() if not later(example, kind)]
    assert missed == []


@pytest.mark.parametrize("kind", LATER)
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_nothing_later_is_used(file: Path, kind: str) -> None:
    assert later(written(file, kind), kind) == []


def test_there_is_something_to_look_at() -> None:
    assert {"interactive.js", "contents.js", "screen.css", "dark.css"} <= {f.name for f in FILES}
