"""Every case of the gallery says exactly what it should, and the manual shows exactly that."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from gallery import PAGE, cases, codes, messages, page, titles

COMMAND = "run: python tests/errors/gallery.py"


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_message(case: Path) -> None:
    assert messages(case) == (case / "expected.txt").read_text(encoding="utf-8"), COMMAND


def test_there_are_enough_cases() -> None:
    assert len(cases()) >= 25


def test_every_case_says_something() -> None:
    assert [case.name for case in cases() if not codes(case)] == []


def test_every_code_has_a_title() -> None:
    assert {code for case in cases() for code in codes(case)} <= set(titles())


def test_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), COMMAND
