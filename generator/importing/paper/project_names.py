"""Which project of several a text or a performance table is about, and what sentences call one that
no table names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Final

from generator.importing.paper.told import Told
from generator.importing.paper.work import Work
from generator.published.model import Paragraph
from generator.relations.facets import NOTHING, core, understood

PROJECT: Final = "项目"
APART: Final = re.compile(r"[：:，,、]|其中")
ALIKE: Final = 0.5
"""How much two names of the same amount must be alike to be those of one project."""


def named(works: Sequence[Work], name: str, amount: Decimal | None) -> Work | None:
    """The project of that name, the one of that amount first; or one of that amount and a name
    much like it."""
    same = [work for work in works if core(work.name) == core(name)]
    if not same and amount:
        same = [work for work in works if work.total == amount and _are_alike(work.name, name)]
    same.sort(key=lambda work: work.total != amount)
    return same[0] if same else None


def _are_alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, core(one), core(other), autojunk=False).ratio() >= ALIKE


def name_by_sentences(told: Told, listed: Sequence[Work]) -> None:
    """Names for projects that no table names: what a sentence about projects calls the only amount
    that is theirs."""
    known = {work.name for work in listed}
    for claim in told.reading.claims:
        block = told.paper.blocks[claim.block]
        if claim.facets is not None or claim.amount is None or not claim.amount.is_money:
            continue
        label = APART.split(core(claim.label))[-1]
        is_about = isinstance(block, Paragraph) and PROJECT in block.text
        is_about = is_about and understood(label).facets == NOTHING
        near = [w for w in listed if abs(w.total - claim.amount.amount) < claim.amount.amount_step]
        if is_about and len(near) == 1 and not near[0].name and label and label not in known:
            near[0].name = label
            near[0].place = told.where(claim.at)
