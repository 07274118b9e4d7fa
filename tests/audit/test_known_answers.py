"""Disclosures in forms that nobody knows (``known/``), ten short ones and long ones, each with
faults planted, and without them. ``{right|wrong}`` is what a paper prints, and what instead."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from generator.audit.free.audit import audited
from generator.published.model import Paper
from tests.relations.papers import paper

HERE = Path(__file__).parent
PLANTED = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")
DRAWN = {path.stem: path.read_text("utf-8") for path in sorted((HERE / "known").glob("*.txt"))}
YEAR = re.compile(r"20\d\d")
BUDGET = 2025
FEWEST = 90
SHORT = 12
STEP = 9


def drawn(text: str, wrong: int = -1) -> str:
    """The paper with the one fault of that number, or none."""
    number = -1

    def one(found: re.Match[str]) -> str:
        nonlocal number
        number += 1
        return found[2] if number == wrong else found[1]

    return PLANTED.sub(one, text)


def read(text: str) -> Paper:
    """The paper that a text draws: final accounts of the first year named in it, else a budget."""
    named = YEAR.search(text)
    if "决算" not in text.splitlines()[0] or named is None:
        return paper(text, BUDGET)
    drawing = paper(text, int(named[0]))
    return replace(drawing, title=f"{drawing.unit}{named[0]}年度部门决算")


def findings(text: str) -> list[str]:
    return [
        f"{one.kind} {one.printed} {one.expected} {one.why}" for one in audited(read(text)).findings
    ]


@pytest.mark.parametrize("name", DRAWN)
def test_nothing_is_said_of_a_paper_without_faults(name: str) -> None:
    assert findings(drawn(DRAWN[name])) == []


def planted(name: str) -> list[int]:
    """The faults of a paper that are tried: all of a short one, some of a long one (all of them:
    ``python -m bench.known``)."""
    number = sum(1 for _ in PLANTED.finditer(DRAWN[name]))
    return list(range(0, number, 1 if number <= SHORT else STEP))


def test_nine_of_ten_faults_are_found() -> None:
    tried = [(name, number) for name in DRAWN for number in planted(name)]
    missed = [one for one in tried if not findings(drawn(DRAWN[one[0]], one[1]))]
    assert len(tried) >= 110
    assert len(tried) - len(missed) >= len(tried) * FEWEST / 100, missed
