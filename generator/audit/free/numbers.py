"""Relations between the numbers of a paper that do not hold, as findings."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Final

from generator.audit.free.finding import Finding, contradiction, remark
from generator.published.model import Paper
from generator.published.places import place
from generator.relations.judge import Judgement
from generator.relations.said import SCALES
from generator.relations.verdict import HALF, Allowance, Answer, Kind, Verdict

ROUNDED: Final = Allowance(per_part=HALF, per_part_spoken=HALF, reach=HALF)
"""Every number of a foreign paper may be rounded by itself."""
TAIL: Final = "尾差"
NO_COLUMNS: Final = ("文本",)
"""Kinds of files that may have lost the columns of their tables."""


def numbers_wrong(judgement: Judgement) -> Iterator[Finding]:
    """Every relation that does not hold, and every one that only rounding keeps from it."""
    paper = judgement.reading.paper
    for verdict in judgement.verdicts:
        target = verdict.target
        if verdict.answer is Answer.CONTRADICTED and not may_be_lost(paper, verdict):
            expected, why = _with_unit(verdict), verdict.why
            if verdict.kind is Kind.TIE:
                expected, why = _tied_to(paper, verdict)
            yield contradiction(verdict.kind.value, target.at, target.shown, why, expected)
        elif verdict.answer is Answer.ROUNDING:
            why = f"{verdict.why}（四舍五入可以相差这么多）"
            found = remark(TAIL, target.at, target.shown, why, _with_unit(verdict))
            yield found._replace(is_rounding=True)
        elif verdict.answer is Answer.UNSURE and verdict.kind is Kind.COUNT:
            expected = _with_unit(verdict)
            yield remark(verdict.kind.value, target.at, target.shown, verdict.why, expected)


def may_be_lost(paper: Paper, verdict: Verdict) -> bool:
    """Whether a sum may only be wrong because a text has lost cells of a table, or the bounds of
    its paragraphs."""
    is_text = paper.source is not None and paper.source.kind in NO_COLUMNS
    blocks = {one.at.block for one in (verdict.target, *verdict.parts)}
    is_across = verdict.kind is Kind.PARTS and len(blocks) > 1
    return is_text and (verdict.kind is Kind.SUM or is_across)


def _with_unit(verdict: Verdict) -> str:
    """What is expected, with the unit of what is printed."""
    expected = verdict.expected
    return f"{expected}{verdict.target.unit}" if expected[-1:].isdigit() else expected


def _tied_to(paper: Paper, verdict: Verdict) -> tuple[str, str]:
    """The number as it is printed elsewhere, in the unit of this one, and where that is."""
    target, other = verdict.target, verdict.parts[0]
    there = f"同一个数在{place(paper, other.at)}印作 {verdict.expected}"
    why = "；".join(filter(None, (there, verdict.why)))
    if not (target.is_money and other.is_money) or target.unit == other.unit:
        return _with_unit(verdict), why
    step = Decimal(1).scaleb(-len(target.text.partition(".")[2]))
    exact = other.amount / SCALES[target.unit]
    if exact.quantize(step, ROUND_DOWN) == target.value != exact:
        why = f"{why}；尾数是截去的，没有四舍五入"
    return f"{exact.quantize(step, ROUND_HALF_UP):,f}{target.unit}", why
