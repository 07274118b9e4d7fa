"""The audit for a terminal: the headline, contradictions, remarks, and what was not checked."""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.free.audit import Audit
from generator.audit.free.finding import Finding, Weight, where
from generator.audit.free.report.headline import headline
from generator.diagnostics import brief
from generator.published.places import place


def write(audit: Audit) -> str:
    """The whole report."""
    lines = [*headline(audit), ""]
    for weight in Weight:
        found = audit.of(weight)
        lines += [f"{weight.value}（{len(found)}）", *(_line(audit, one) for one in found), ""]
    lines += [f"未能核对（{len(audit.unchecked) + len(audit.form_unchecked)}）——不算通过"]
    return "\n".join([*lines, *unchecked(audit)])


def _line(audit: Audit, one: Finding) -> str:
    expected = f"，应为 {brief(one.expected)}" if one.expected else ""
    why = f"\n    {brief(one.why)}" if one.why else ""
    return f"  {where(audit.paper, one)}：{one.kind} 印作 {brief(one.printed)}{expected}{why}"


def unchecked(audit: Audit) -> Iterator[str]:
    """A line for each relation that was not checked, and why."""
    for verdict in audit.unchecked:
        at = place(audit.paper, verdict.target.at)
        other = f"，另一种读法是 {verdict.expected}" if verdict.expected else ""
        yield f"  {at}：{verdict.kind.value} 印作 {verdict.target.shown}{other}"
    for reason in audit.form_unchecked:
        yield f"  表样：{reason}"
