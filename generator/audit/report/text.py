"""The audit for a terminal: contradictions first, then remarks, what could not be checked, and the counts."""

from __future__ import annotations

from collections import Counter

from generator.audit.audit import Audit
from generator.audit.report.summary import by_kind, coverage, headline
from generator.audit.verdict import Answer, Verdict


def write(audit: Audit) -> str:
    """The whole report."""
    parts = [headline(audit), coverage(audit), ""]
    for answer in (Answer.CONTRADICTED, Answer.REMARK):
        found = audit.of(answer)
        parts += [f"{answer.value}（{len(found)}）", *map(line, found), ""]
    reasons = Counter((v.kind.value, v.computation) for v in audit.of(Answer.UNCHECKED))
    parts += [f"{Answer.UNCHECKED.value}（{sum(reasons.values())}）——不算通过"]
    parts += [f"  {kind} {count} 处：{why}" for (kind, why), count in reasons.items()]
    parts += [f"  看不懂是什么数：{text}（{place}）" for text, place in audit.case.spoken.unread]
    parts += ["", "各类关系：成立 / 矛盾 / 未能核对 / 提示，涉及的数"]
    for kind in by_kind(audit):
        counts = " / ".join(str(kind.counts[a]) for a in Answer if a is not Answer.REMARK)
        parts.append(f"  {kind.kind.value}  {counts} / {kind.counts[Answer.REMARK]}，{kind.numbers} 个数")
    return "\n".join(parts)


def line(verdict: Verdict) -> str:
    """A finding: place, printed, expected, computation."""
    expected = f"，应为 {verdict.expected}" if verdict.expected else ""
    why = f"\n    {verdict.computation}" if verdict.computation else ""
    return f"  {verdict.place}：{verdict.kind.value} 印作 {verdict.printed}{expected}{why}"
