"""Increases that are more than the whole amount: last year's would have been less than nothing."""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.free.finding import Finding, remark
from generator.relations.bounds import increase_of
from generator.relations.ledger import ledger
from generator.relations.reading import Reading

WHY = "增加的比本年的数 {now} 还多，上年的数就小于零"


def increases(reading: Reading) -> Iterator[Finding]:
    """What is said to have grown by more than it is."""
    book = ledger(reading)
    for claim in reading.claims:
        found = increase_of(claim, book)
        if found is not None and not found.is_possible:
            change, now = found
            yield remark("增减", change.at, change.text, WHY.format(now=now.shown))
