"""Documents that a paper rests on and that are of a later day than the paper (T706)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from generator.audit.free.finding import Finding, contradiction
from generator.audit.free.times import DATE
from generator.published.model import At, Paper, Paragraph
from generator.relations.reading import Reading
from generator.rules.dates import exists, later_documents

KIND: Final = "日期"


def documents(reading: Reading) -> Iterator[Finding]:
    """Every such document, where a date stands under the paper."""
    signed = _signed(reading.paper)
    if signed is None:
        return
    for index, block in enumerate(reading.paper.blocks):
        if isinstance(block, Paragraph):
            for name, when in later_documents(block.text, signed):
                at = At(index, start=max(block.text.find(name), 0))
                why = f"{name}是 {when} 的文件，晚于落款 {signed:%Y-%m-%d}"
                yield contradiction(KIND, at, name, why)


def _signed(paper: Paper) -> date | None:
    """The last line that is a date."""
    for block in reversed(paper.blocks):
        found = DATE.fullmatch(block.text.strip()) if isinstance(block, Paragraph) else None
        if found:
            year, month, day = map(int, found.groups())
            return date(year, month, day) if exists(year, month, day) else None
    return None
