"""A digit changed anywhere in a number that is in a relation is noticed: a sample of
``bench/audit_mutation.py``, on papers that follow no known form."""

from __future__ import annotations

import random

from bench.audit_mutation import mutated, said
from generator.audit.free.audit import audited
from tests.audit.test_known_answers import DRAWN, drawn, read

STEP = 40
FEWEST = 0.9
PAPERS = ("21", "22", "23", "24")


def test_nine_of_ten_changes_are_noticed() -> None:
    reported = []
    choice = random.Random(7)  # noqa: S311 - no secret
    for name in PAPERS:
        paper = read(drawn(DRAWN[name]))
        before = audited(paper)
        for at in sorted(before.tied)[::STEP]:
            after = audited(mutated(paper, at, choice))
            reported.append(bool(said(after) - said(before)))
    assert len(reported) >= 30
    assert sum(reported) >= FEWEST * len(reported)
