"""Rules on the numbers as printed: what the finished document says does not contradict itself.

They are the relations of the audit, judged on the document before anything is written. They know
no form and no figure; the figure's name, which a printed number carries, leads back to the lines
that it rests on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Final

from generator.diagnostics import Position, Severity
from generator.figures.model import Count, Figures, Given
from generator.published.model import Paper, Paragraph
from generator.published.places import place
from generator.relations.verdict import Kind, Verdict
from generator.rules.prose import Text, read_texts
from generator.rules.registry import Composed, Finding, Rule

EXPLAIN: Final = "disclosure explain 说明它怎样算出来"
FORM: Final = "填报的数没有错的，是表样的表或模板写错"


def contradictions(seen: Composed, kind: Kind) -> Iterator[Finding]:
    """Everything of one kind that the document contradicts itself in."""
    paper = seen.judgement.reading.paper
    for verdict in seen.judgement.contradictions:
        if verdict.kind is kind:
            yield Finding(_position(seen, verdict), message(paper, verdict), _mend(verdict))


def message(paper: Paper, verdict: Verdict) -> str:
    """What is wrong, with the places where it is printed."""
    target, expected, why = verdict.target, verdict.expected, verdict.why
    printed = f"{place(paper, target.at)}印作 {target.shown}"
    if not expected:
        return f"{printed}，{why}。"
    match verdict.kind:
        case Kind.SUM | Kind.PARTS:
            return f"{printed}，各分项相加是 {expected}（{why}）。"
        case Kind.TIE:
            return f"{printed}，同一个数在{place(paper, verdict.parts[0].at)}印作 {expected}。"
        case Kind.RATIO | Kind.WORDS | Kind.BOUND | Kind.COUNT:
            return f"{printed}，按印出的数应是 {expected}（{why}）。"


def _mend(verdict: Verdict) -> str:
    mark = verdict.target.mark
    subject = f"这个数是 {mark}（{EXPLAIN}）。" if mark else ""
    return f"{subject}核对这里填报的数；{FORM}。"


def _position(seen: Composed, verdict: Verdict) -> Position:
    """Where the department wrote what the number rests on, or one of those that it contradicts;
    else its form."""
    if not verdict.target.mark and (text := _text(seen, verdict)):
        return text.position
    for number in (verdict.target, *verdict.parts):
        if number.mark:
            for at in _origins(seen.figures, number.mark):
                if at.file:
                    return at
    return seen.budget.at("表样")


def _text(seen: Composed, verdict: Verdict) -> Text | None:
    """What staff wrote that prints the number, where a sentence of theirs does."""
    block = seen.judgement.reading.paper.blocks[verdict.target.at.block]
    if not isinstance(block, Paragraph):
        return None
    for text in read_texts(seen.budget, seen.figures, seen.form):
        if verdict.target.text in text.printed and text.printed in block.text:
            return text
    return None


def _origins(figures: Figures, name: str) -> Iterator[Position]:
    """The places in files that a figure rests on, through all its formulas."""
    figure = figures[name]
    if isinstance(figure.formula, Given):
        yield from (entry.position for entry in figure.formula.entries)
    if isinstance(figure.formula, Count):
        yield from figure.formula.places
    for operand in figure.operands:
        yield from _origins(figures, operand)


def _rule(code: str, name: str, kind: Kind) -> Rule[Composed]:
    check: Callable[[Composed], Iterable[Finding]] = partial(contradictions, kind=kind)
    return Rule(code, name, Severity.ERROR, check)


RULES: Final = (
    _rule("T831", "表里的合计等于各分项", Kind.SUM),
    _rule("T832", "同一个数各处相同", Kind.TIE),
    _rule("T833", "句中的合计等于各分项", Kind.PARTS),
    _rule("T834", "增减率、占比算得出来", Kind.RATIO),
    _rule("T835", "说的话与数相符", Kind.WORDS),
)
