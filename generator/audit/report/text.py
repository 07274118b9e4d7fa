"""The audit for a terminal: contradictions first, then remarks, what could not be checked, and the
counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.audit.audit import Audit
from generator.audit.report.summary import by_kind, coverage, headline
from generator.audit.verdict import Answer, Verdict
from generator.diagnostics import brief

NAMED = 3  # places that a reason for not checking names


def write(audit: Audit) -> str:
    """The whole report."""
    parts = [headline(audit), coverage(audit), ""]
    for answer in (Answer.CONTRADICTED, Answer.REMARK):
        found = audit.of(answer)
        parts += [f"{answer.value}（{len(found)}）", *map(line, found), ""]
    unchecked = audit.of(Answer.UNCHECKED)
    parts += [
        f"{Answer.UNCHECKED.value}（{len(unchecked)}）{'——不算通过' if unchecked else ''}",
        *_by_reason(unchecked),
    ]
    parts += ["", "各类关系：成立 / 矛盾 / 未能核对 / 提示，涉及的数"]
    for kind in by_kind(audit):
        counts = " / ".join(str(kind.counts[a]) for a in Answer if a is not Answer.REMARK)
        parts.append(
            f"  {kind.kind.value}  {counts} / {kind.counts[Answer.REMARK]}，{kind.numbers} 个数"
        )
    return "\n".join(parts)


def _by_reason(unchecked: tuple[Verdict, ...]) -> Iterator[str]:
    """A line for each reason, with the first of its places."""
    reasons: dict[tuple[str, str], list[Verdict]] = defaultdict(list)
    for verdict in unchecked:
        reasons[verdict.kind.value, verdict.computation].append(verdict)
    for (kind, why), found in reasons.items():
        places = "；".join(dict.fromkeys(str(v.place) for v in found[:NAMED]))
        yield f"  {kind} {len(found)} 处：{why}（{places}{' 等' if len(found) > NAMED else ''}）"


def line(verdict: Verdict) -> str:
    """A finding: place, printed, expected, computation."""
    printed, wanted, why = map(brief, (verdict.printed, verdict.expected, verdict.computation))
    expected = f"，应为 {wanted}" if wanted else ""
    computed = f"\n    {why}" if why else ""
    return f"  {verdict.place}：{verdict.kind.value} 印作 {printed}{expected}{computed}"
