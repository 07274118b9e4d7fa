"""Dates that do not exist, and documents later than the file that cites them; the rules are those
of ``check``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date as Date  # noqa: N812 - a class

from generator.audit.case import Reread
from generator.audit.model import Line, Place
from generator.audit.verdict import Answer, Kind, Verdict
from generator.audit.words import tidy
from generator.rules.dates import exists, later_documents

DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")


def dates(case: Reread) -> Iterator[Verdict]:
    """Dates that the calendar has (T705)."""
    for index, block in enumerate(case.outline.published.blocks):
        texts = [block.text] if isinstance(block, Line) else [c for row in block.rows for c in row]
        for match in (m for text in texts for m in DATE.finditer(tidy(text))):
            is_day = exists(*map(int, match.groups()))
            answer, why = (Answer.HOLDS, "") if is_day else (Answer.CONTRADICTED, "没有这一天")
            yield Verdict(
                Kind.DATE, answer, Place(index, "", block.page, label=match[0]), match[0], "", why
            )


def documents(case: Reread) -> Iterator[Verdict]:
    """What is published does not rest on a document of a later date (T706)."""
    signed = _signed(case)
    if signed is None:
        return
    for sentence in case.outline.sentences:
        for name, when in later_documents(sentence.text, signed):
            why = f"{name}是 {when} 的文件，晚于落款 {signed:%Y-%m-%d}"
            yield Verdict(
                Kind.DATE, Answer.CONTRADICTED, sentence.place.at(name), name, computation=why
            )


def _signed(case: Reread) -> Date | None:
    """The date under the file: the last line that is a date."""
    for block in reversed(case.outline.published.blocks):
        found = DATE.fullmatch(tidy(block.text)) if isinstance(block, Line) else None
        if found:
            year, month, day = map(int, found.groups())
            return Date(year, month, day) if exists(year, month, day) else None
    return None
