"""Reasons of a change against its direction; the rule is that of ``check``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.audit.case import Reread
from generator.audit.readings import amount
from generator.audit.verdict import Answer, Kind, Verdict
from generator.audit.words import NUMBER
from generator.rules.reasons import against

EXPLAINED = re.compile(
    rf"(增加|减少)({NUMBER.pattern})万元(?:，(?:增长|下降|增加|减少)[\d.]+%)?[，。]主要原因是?：?([^。；]*)"
)


def directions(case: Reread) -> Iterator[Verdict]:
    """A reason does not speak of a rise where the figure falls, or of a fall where it rises
    (T404)."""
    for sentence in case.outline.sentences:
        for word, size, reason in EXPLAINED.findall(sentence.text) if sentence.part == 3 else ():
            change = amount(size) if word == "增加" else -amount(size)
            if said := against(reason, change):
                why = f"{word} {size} 万元，原因却只说“{said}”"
                yield Verdict(
                    Kind.REASON, Answer.REMARK, sentence.place.at(reason), said, computation=why
                )
