"""Reasons that speak of a rise where the amount falls, or of a fall where it rises (T404)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.audit.free.finding import Finding, remark
from generator.published.model import Paragraph
from generator.relations.claims import Claim
from generator.relations.reading import Reading
from generator.rules.reasons import against

KIND: Final = "原因"
REASON: Final = re.compile(r"[^。；]{0,24}?[，。]主要原因[是为]?[：:]?([^。；]*)")
"""What follows a change and its rate; another amount between them would be of something else."""
UNIT: Final = re.compile(r"\s*[亿万千]?元")


def reasons(reading: Reading) -> Iterator[Finding]:
    """Every change with a reason right behind it."""
    for claim in reading.claims:
        found = _reason(reading, claim)
        if claim.change is None or found is None or not claim.change.said.is_money:
            continue
        if said := against(found[1], claim.change.signed.value):
            at = claim.change.said.at._replace(start=found.start(1))
            why = f"{claim.change.word} {claim.change.said.shown}，原因却只说“{said}”"
            yield remark(KIND, at, said, why)


def _reason(reading: Reading, claim: Claim) -> re.Match[str] | None:
    """The reason that stands behind a change."""
    block = reading.paper.blocks[claim.block]
    if claim.change is None or not isinstance(block, Paragraph):
        return None
    after = claim.change.said.at.start + len(claim.change.said.text)
    unit = UNIT.match(block.text, after)
    found = REASON.match(block.text, unit.end() if unit else after)
    return None if found is None or "元" in found[0][: found.start(1) - found.start()] else found
