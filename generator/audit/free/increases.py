"""Increases that are more than the whole amount: last year's would have been less than nothing."""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.free.finding import Finding, remark
from generator.relations.reading import Reading

WHY = "增加的比本年的数 {now} 还多，上年的数就小于零"


def increases(reading: Reading) -> Iterator[Finding]:
    """What is said to have grown by more than it is."""
    for claim in reading.claims:
        now, change = claim.amount, claim.change
        if now is None or change is None or not change.is_up or not change.said.is_money:
            continue
        if not now.is_money or now.value < 0 or claim.base is not None:
            continue
        more = change.said.amount - now.amount
        if more > now.amount_step + change.said.amount_step:
            yield remark("增减", change.said.at, change.said.text, WHY.format(now=now.shown))
