"""机关运行经费 is the 公用经费 of administrative units only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.audit.free.finding import Finding, remark
from generator.published.model import Paragraph
from generator.relations.facets import Facets
from generator.relations.ledger import ledger
from generator.relations.reading import Reading

INSTITUTIONS: Final = re.compile(r"事业单位\s*[1-9]\d*\s*[家个]")
OPERATING: Final = "机关运行经费"
PUBLIC: Final = "公用经费"


def operating(reading: Reading) -> Iterator[Finding]:
    """All 公用经费 are called 机关运行经费 where there are 事业单位 too."""
    texts = [block.text for block in reading.paper.blocks if isinstance(block, Paragraph)]
    if not any(INSTITUTIONS.search(text) for text in texts):
        return
    book = ledger(reading)
    said = book.amount(Facets(item=OPERATING))
    if said is None or not said.value:
        return
    for key, stated in book.entries.items():
        is_all = key == Facets(fund=key.fund, kind=PUBLIC)
        amounts = [one.said for one in stated if one.is_table] if is_all else []
        if any(abs(one.amount - said.amount) < said.amount_step for one in amounts):
            why = f"等于全部{PUBLIC}；有事业单位的，它的{PUBLIC}不在内（参公的除外），请核对"
            yield remark("口径", said.at, said.shown, why)
            return
