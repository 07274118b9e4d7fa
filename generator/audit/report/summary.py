"""The counts of an audit: answers by kind, and how many printed numbers relations tie down."""

from __future__ import annotations

from dataclasses import dataclass

from generator.audit.audit import Audit
from generator.audit.verdict import Answer, Kind


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of relation: how many hold, are contradicted, could not be checked; how many numbers they cover."""

    kind: Kind
    counts: dict[Answer, int]
    numbers: int


def by_kind(audit: Audit) -> list[Line]:
    """A line for each kind that occurs."""
    lines = []
    for kind in Kind:
        own = [v for v in audit.verdicts if v.kind is kind]
        covered = {r for v in own if v.answer is not Answer.UNCHECKED for r in v.covers}
        if own:
            lines.append(Line(kind, {a: sum(v.answer is a for v in own) for a in Answer}, len(covered)))
    return lines


def share(part: int, whole: int) -> str:
    """``98.5%``."""
    return f"{part * 100 / whole:.1f}%" if whole else "—"


def headline(audit: Audit) -> str:
    """What was read, in one sentence."""
    outline = audit.case.outline
    unit = outline.unit or "（没有读到单位名称）"
    return f"{unit} {outline.year} 年（{outline.published.kind}，按 {audit.case.form.name} 年表样读）"


def coverage(audit: Audit) -> str:
    """How many of the printed numbers some relation ties down."""
    covered = len(audit.covered)
    text = f"表和句子里读到 {audit.printed} 个数，有关系可核对的 {covered} 个（{share(covered, audit.printed)}）"
    unread = len(audit.case.spoken.unread)
    return f"{text}，其中 {unread} 个看不懂是什么数。" if unread else f"{text}。"
