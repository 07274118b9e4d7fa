"""What a known form adds: its tables, sections and sentences, where the paper follows one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from generator.audit.audit import Audit, of_paper
from generator.audit.free.finding import Finding, Weight
from generator.audit.verdict import Answer, Kind
from generator.forms.library import Library
from generator.published.model import At, Paper
from generator.published.readers import UnreadableError

MOST: Final = Decimal("0.6")
"""The share of a form's tables that a paper which follows it has."""
NO_COLUMNS: Final = ("文本",)
"""Kinds of files that may have lost the columns of their tables."""
WEIGHTS: Final = {Answer.CONTRADICTED: Weight.CONTRADICTION, Answer.REMARK: Weight.REMARK}


class Added(NamedTuple):
    """The form's name (empty: none is known), what it finds besides, and the reasons why it could
    not check something."""

    form: str = ""
    findings: tuple[Finding, ...] = ()
    unchecked: tuple[str, ...] = ()


def added(paper: Paper, library: Library, found: Sequence[Finding]) -> Added:
    """What the form of a paper adds to ``found``."""
    if paper.source is None or paper.source.kind in NO_COLUMNS:
        return Added()
    try:
        known = of_paper(paper, library)
    except UnreadableError:
        return Added()
    if not _follows(known):
        return Added()
    reasons = [verdict.computation for verdict in known.of(Answer.UNCHECKED)]
    new = tuple(_new(known, found))
    return Added(known.case.form.name, new, tuple(dict.fromkeys(reasons)))


def _follows(known: Audit) -> bool:
    """Whether the paper is of the form's year and has most of its tables."""
    form, outline = known.case.form, known.case.outline
    named = form.years.named if form.years else 0
    return named == outline.year and len(known.case.tables.found) >= MOST * len(form.table_order)


def _new(known: Audit, found: Sequence[Finding]) -> Iterator[Finding]:
    """The form's findings but for those that stand there already, and leftovers of its wording,
    which are found without it."""
    said = {_digits(one.printed) for one in found}
    whys = {one.why for one in found}
    for answer, weight in WEIGHTS.items():
        for verdict in known.of(answer):
            is_said = _digits(verdict.printed) in said or verdict.computation in whys
            if is_said or verdict.kind is Kind.LEFTOVER:
                continue
            at = At(0)
            yield Finding(
                weight,
                verdict.kind.value,
                at,
                verdict.printed,
                verdict.expected,
                verdict.computation,
                said_at=str(verdict.place),
            )


def _digits(printed: str) -> str:
    """What is printed without its unit."""
    return printed.lstrip("0123456789 ").strip() or printed.rstrip("亿万千元%").strip()
