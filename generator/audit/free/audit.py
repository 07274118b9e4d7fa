"""A paper audited: its relations, words, years and names, and how much of it was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Final

from generator.audit.form.added import added
from generator.audit.free.documents import documents
from generator.audit.free.finding import Finding, Weight
from generator.audit.free.increases import increases
from generator.audit.free.malformed import malformed
from generator.audit.free.names import names
from generator.audit.free.numbers import ROUNDED, may_be_lost, numbers_wrong
from generator.audit.free.operating import operating
from generator.audit.free.reasons import reasons
from generator.audit.free.times import times
from generator.audit.free.titles import titles
from generator.audit.free.wording import wording
from generator.forms.library import Library
from generator.published.glued import glued, lost_tables
from generator.published.model import At, Paper, Paragraph, Table
from generator.published.numbers import percent
from generator.published.readers import read
from generator.relations.judge import Judgement, judge
from generator.relations.verdict import Answer, Verdict

ENOUGH: Final = Decimal("0.5")
"""The share of the numbers in relations below which little was read."""


@dataclass(frozen=True, slots=True)
class Audit:
    """What was found in a paper. ``numbers``: every number printed; ``tied``: those of them in a
    relation; ``tables_read`` of ``tables`` have a number that is tied, or none at all; ``form``:
    the known form that it follows, and ``form_unchecked`` why that could not check something;
    ``notes``: what else is to be said at the top."""

    paper: Paper
    judgement: Judgement
    findings: tuple[Finding, ...]
    numbers: frozenset[At]
    tied: frozenset[At]
    tables: int
    tables_read: int
    form: str = ""
    form_unchecked: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def of(self, weight: Weight) -> tuple[Finding, ...]:
        """The findings of one weight, in reading order."""
        return tuple(one for one in self.findings if one.weight is weight)

    @property
    def unchecked(self) -> tuple[Verdict, ...]:
        """What does not hold, and may be meant otherwise."""
        found = []
        for verdict in self.judgement.verdicts:
            is_wrong = verdict.answer is Answer.CONTRADICTED
            is_lost = is_wrong and may_be_lost(self.paper, verdict)
            if verdict.answer is Answer.UNSURE or is_lost:
                found.append(verdict)
        return tuple(found)

    @property
    def is_little_read(self) -> bool:
        """Whether less than half of the numbers are in a relation."""
        return len(self.tied) < ENOUGH * len(self.numbers) or not self.numbers


def audit(path: Path, library: Library) -> Audit:
    """Audit a published file, which may follow one of the library's forms. Raises
    ``UnreadableError``."""
    return of_paper(read(path), library)


def of_paper(paper: Paper, library: Library) -> Audit:
    """Audit a paper that was read."""
    found = audited(paper)
    more = added(paper, library, found.findings)
    tied = found.tied | (found.numbers & more.tied)
    return replace(
        found,
        findings=in_order([*found.findings, *more.findings]),
        tied=tied,
        tables_read=len(list(paper.tables())) - len(_unread_tables(found.numbers, tied)),
        form=more.form,
        form_unchecked=more.unchecked,
    )


def audited(paper: Paper) -> Audit:
    """A paper audited without any form."""
    judgement = judge(paper, ROUNDED)
    reading = judgement.reading
    found = [
        *numbers_wrong(judgement),
        *malformed(reading),
        *wording(reading),
        *reasons(reading),
        *times(reading),
        *documents(reading),
        *names(reading),
        *operating(reading),
        *increases(reading),
        *titles(reading),
    ]
    loose = frozenset(glued(paper))
    numbers = frozenset(_printed(paper)) | loose
    tables = list(paper.tables())
    lost = lost_tables(iter(loose))
    tied = numbers & judgement.covered
    return Audit(
        paper=paper,
        judgement=judgement,
        findings=in_order(_once(paper, found)),
        numbers=numbers,
        tied=tied,
        tables=len(tables) + lost,
        tables_read=len(tables) - len(_unread_tables(numbers, tied)),
    )


def _unread_tables(numbers: AbstractSet[At], tied: AbstractSet[At]) -> set[int]:
    """The tables with numbers, none of which is in a relation."""
    return {at.block for at in numbers if at.row >= 0} - {at.block for at in tied}


def _once(paper: Paper, found: Iterable[Finding]) -> Iterator[Finding]:
    """What is found in a paragraph that is printed twice, once."""
    seen: set[tuple[str, ...]] = set()
    for one in found:
        block = paper.blocks[one.at.block]
        if isinstance(block, Paragraph):
            text = "".join(block.text.split())
            key = (one.kind, one.printed, one.expected, str(one.at.start), text)
            if key in seen:
                continue
            seen.add(key)
        yield one


def in_order(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each finding once, contradictions first, in reading order."""
    order = list(Weight)
    once = dict.fromkeys(found)
    return tuple(sorted(once, key=lambda one: (order.index(one.weight), one.at)))


def _printed(paper: Paper) -> Iterator[At]:
    """Every amount, count and percentage: in sentences what has a unit, in tables what is no
    code."""
    for index, block in enumerate(paper.blocks):
        if isinstance(block, Paragraph):
            for spot in block.spots:
                if spot.number.unit:
                    yield At(index, start=spot.start)
        elif isinstance(block, Table):
            yield from _in_table(block, index)


def _in_table(table: Table, index: int) -> Iterator[At]:
    for row, cells in enumerate(table.rows):
        for column, cell in enumerate(cells):
            number = cell.number or percent(cell.text)
            if number is not None and (number.decimals or "," in number.text):
                yield At(index, row, column)
