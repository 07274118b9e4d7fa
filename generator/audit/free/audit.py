"""A paper audited: its relations, words, years and names, and how much of it was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Final

from generator.audit.free.finding import Finding, Weight, contradiction, remark
from generator.audit.free.known import NO_COLUMNS, added
from generator.audit.free.names import names
from generator.audit.free.operating import operating
from generator.audit.free.times import times
from generator.audit.free.titles import titles
from generator.audit.free.wording import wording
from generator.forms.library import Library
from generator.published.model import At, Paper, Paragraph, Table
from generator.published.places import place
from generator.published.readers import read
from generator.relations.judge import Judgement, judge
from generator.relations.said import SCALES
from generator.relations.verdict import HALF, Allowance, Answer, Kind, Verdict

ROUNDED: Final = Allowance(per_part=HALF, per_part_spoken=HALF, reach=HALF)
"""Every number of a foreign paper may be rounded by itself."""
ENOUGH: Final = Decimal("0.5")
"""The share of the numbers in relations below which little was read."""
TAIL: Final = "尾差"


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
            is_lost = is_wrong and _may_be_lost(self.paper, verdict)
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
    found = audited(read(path))
    more = added(found.paper, library, found.findings)
    both = in_order([*found.findings, *more.findings])
    return replace(found, findings=both, form=more.form, form_unchecked=more.unchecked)


def audited(paper: Paper) -> Audit:
    """A paper that was read."""
    judgement = judge(paper, ROUNDED)
    reading = judgement.reading
    found = [
        *_numbers_wrong(judgement),
        *wording(reading),
        *times(reading),
        *names(reading),
        *operating(reading),
        *titles(reading),
    ]
    numbers = frozenset(_printed(paper))
    tables = list(paper.tables())
    tied = numbers & judgement.covered
    unread = {at.block for at in numbers if at.row >= 0} - {at.block for at in tied}
    return Audit(
        paper=paper,
        judgement=judgement,
        findings=in_order(_once(paper, found)),
        numbers=numbers,
        tied=tied,
        tables=len(tables),
        tables_read=len(tables) - len(unread),
    )


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


def _numbers_wrong(judgement: Judgement) -> Iterator[Finding]:
    paper = judgement.reading.paper
    for verdict in judgement.verdicts:
        target = verdict.target
        if verdict.answer is Answer.CONTRADICTED and not _may_be_lost(paper, verdict):
            expected, why = verdict.expected, verdict.why
            if verdict.kind is Kind.TIE:
                expected, why = _tied_to(paper, verdict)
            yield contradiction(verdict.kind.value, target.at, target.shown, why, expected)
        elif verdict.answer is Answer.ROUNDING:
            why = f"{verdict.why}（四舍五入可以相差这么多）"
            found = remark(TAIL, target.at, target.shown, why, verdict.expected)
            yield found._replace(is_rounding=True)


def _may_be_lost(paper: Paper, verdict: Verdict) -> bool:
    """Whether a sum may only be wrong because a text has lost cells of a table, or the bounds of
    its paragraphs."""
    is_text = paper.source is not None and paper.source.kind in NO_COLUMNS
    blocks = {one.at.block for one in (verdict.target, *verdict.parts)}
    is_across = verdict.kind is Kind.PARTS and len(blocks) > 1
    return is_text and (verdict.kind is Kind.SUM or is_across)


def _tied_to(paper: Paper, verdict: Verdict) -> tuple[str, str]:
    """The number as it is printed elsewhere, in the unit of this one, and where that is."""
    target, other = verdict.target, verdict.parts[0]
    there = f"同一个数在{place(paper, other.at)}印作 {verdict.expected}"
    why = "；".join(filter(None, (there, verdict.why)))
    if not (target.is_money and other.is_money) or target.unit == other.unit:
        return verdict.expected, why
    step = Decimal(1).scaleb(-len(target.text.partition(".")[2]))
    exact = other.amount / SCALES[target.unit]
    if exact.quantize(step, ROUND_DOWN) == target.value != exact:
        why = f"{why}；尾数是截去的，没有四舍五入"
    return f"{exact.quantize(step, ROUND_HALF_UP):,f}{target.unit}", why


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
            number = cell.number
            if number is not None and (number.decimals or "," in number.text):
                yield At(index, row, column)
