"""Generated pages are as the program would write them now."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tools.pages import pages

DOCS = Path(__file__).parents[1] / "docs"


@pytest.mark.parametrize(
    ("name", "text"), pages().items(), ids=lambda value: value if value.endswith(".md") else ""
)
def test_page_is_up_to_date(name: str, text: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == text, "run: python tools/pages.py"


def test_the_page_on_extending_names_files_that_are_there() -> None:
    text = (DOCS / "extending.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:generator|tests|docs|tools)/[\w./-]+)`", text)
    for name in named:
        if not name.endswith("T999.md"):
            assert (DOCS.parent / name).exists(), name
    assert len(named) > 20


def test_the_page_on_extending_names_what_is_in_those_files() -> None:
    root = DOCS.parent / "generator"
    for file, word in (
        ("output/formats.py", "FORMATS: Final = ("),
        ("forms/spec.py", "class Column("),
        ("forms/tables.py", "def _cell("),
        ("forms/known.py", "def _of_row("),
        ("figures/stated.py", "OF_ASSETS: Final = ("),
    ):
        assert word in (root / file).read_text(encoding="utf-8"), file
