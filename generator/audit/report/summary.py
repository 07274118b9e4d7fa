"""The counts of an audit: answers by kind, and how many printed numbers relations tie down."""

from __future__ import annotations

from dataclasses import dataclass

from generator.audit.audit import Audit
from generator.audit.verdict import Answer, Kind
from generator.catalogue.standing import unlisted


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of relation: how many hold, are contradicted, could not be checked; how many numbers
    they cover."""

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
            lines.append(
                Line(kind, {a: sum(v.answer is a for v in own) for a in Answer}, len(covered))
            )
    return lines


def share(part: int, whole: int) -> str:
    """``98.5%``."""
    return f"{part * 100 / whole:.1f}%" if whole else "—"


def headline(audit: Audit) -> str:
    """What was read and by which form; where the year has no list of codes, that too."""
    outline, catalogue = audit.case.outline, audit.case.catalogue
    unit = outline.unit or "（没有读到单位名称）"
    read = (
        f"{unit} {outline.year} 年（{outline.published.kind}，按 {audit.case.form.name} 年表样读）"
    )
    return read if catalogue.is_listed else f"{read}。{unlisted(catalogue)}"


def coverage(audit: Audit) -> str:
    """How many of the printed numbers some relation ties down."""
    covered, bounded = len(audit.covered), len(audit.bounded)
    spoken, unread = audit.case.spoken, len(audit.case.unread)
    parts = [
        (
            f"表和句子里读到 {audit.printed} 个数，有关系可核对的 {covered} "
            f"个（{share(covered, audit.printed)}）"
        ),
        f"其中 {bounded} 个只受界限约束" if bounded else "",
        f"看不懂是什么数的 {len(spoken.unread)} 个" if spoken.unread else "",
        f"职能、原因、用途里的 {len(spoken.prose)} 个没有关系" if spoken.prose else "",
        f"另有 {unread} 张表没有读出来，里面的数不在内" if unread else "",
    ]
    return "，".join(filter(None, parts)) + "。"
