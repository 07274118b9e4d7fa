"""Generated pages are as the program would write them now."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.pages import pages

DOCS = Path(__file__).parents[1] / "docs"


@pytest.mark.parametrize(("name", "text"), pages().items(), ids=lambda value: value if value.endswith(".md") else "")
def test_page_is_up_to_date(name: str, text: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == text, "run: python tools/pages.py"
