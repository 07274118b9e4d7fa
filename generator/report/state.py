"""What the sheet for the leaders says of a file: read once, whatever is wrong in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator import layers, pipeline
from generator.batch.facts import facts_of, facts_of_failed
from generator.batch.task import Wishes
from generator.diagnostics import Diagnostic, DisclosureError, Position, Severity
from generator.files import safe_name
from generator.forms.library import Library, built_in
from generator.look import Look
from generator.output.formats import chosen
from generator.roundtrip.difference import difference
from generator.roundtrip.differences import Told, told
from generator.roundtrip.facts import Facts
from generator.roundtrip.kept import newest
from generator.roundtrip.sides import Side, side
from generator.rules.accepted import Accepted

WORD = "docx"


@dataclass(frozen=True, slots=True)
class State:
    """A file's facts as the overview has them, its findings, the accepted ones, and what changed
    since its last rendering (None: there is nothing to compare with). ``stem`` is what its outputs
    are called; ``date`` is the day of publication, ISO."""

    title: str
    unit: str
    date: str
    stem: str
    look: Look
    facts: Mapping[str, Any]
    findings: tuple[Diagnostic, ...]
    accepted: tuple[Accepted, ...]
    summary: str
    changes: Told | None

    @property
    def has_errors(self) -> bool:
        """Whether a finding forbids publication."""
        return any(one.severity is Severity.ERROR for one in self.findings)


def state_of(file: Path, wishes: Wishes) -> State:
    """The state of ``file``; its last rendering is looked for among the outputs of ``wishes``."""
    findings, accepted = layers.check(file, wishes.templates)
    findings = tuple(sorted(findings, key=lambda one: -one.severity))
    try:
        disclosure = pipeline.load(file, wishes.templates)
    except DisclosureError:
        return _unread(file, wishes, findings, accepted)
    budget = disclosure.budget
    stem = safe_name(disclosure.name)
    can_compare = not any(one.severity is Severity.ERROR for one in findings)
    return State(
        title=f"{budget.unit.name}{budget.year}年预算公开",
        unit=budget.unit.name,
        date=budget.date.isoformat(),
        stem=stem,
        look=disclosure.form.look,
        facts=facts_of(disclosure, file, (), wishes.root),
        findings=findings,
        accepted=accepted,
        summary=_counts(findings, is_judged=pipeline.is_judged(findings)),
        changes=_changes(file, stem, wishes) if can_compare else None,
    )


def _unread(
    file: Path, wishes: Wishes, findings: tuple[Diagnostic, ...], accepted: tuple[Accepted, ...]
) -> State:
    """Of a file without figures; the sheet looks as the newest form does."""
    facts = facts_of_failed(file, findings, wishes.root)
    forms = Library((built_in(),))
    title = f"{facts['unit']}{facts['year'] or ''}{'年' if facts['year'] else ''}预算公开"
    return State(
        title=title,
        unit=facts["unit"],
        date=facts["published"] or "1980-01-01",
        stem=safe_name(f"{facts['year'] or ''}-{facts['unit']}".strip("-")),
        look=forms.form(max(forms.names()), Position("")).look,
        facts=facts,
        findings=findings,
        accepted=accepted,
        summary=_counts(findings, is_judged=False),
        changes=None,
    )


def _changes(file: Path, stem: str, wishes: Wishes) -> Told | None:
    word = chosen((WORD,))[0].target(wishes.base(stem))
    last = newest(word, wishes.record(stem).parent)
    if last is None:
        return None
    old = Side("上次生成", last, Facts())
    return told(difference(old, side(file, wishes.templates)), lists_all=True)


def _counts(findings: Iterable[Diagnostic], *, is_judged: bool) -> str:
    """How many there are of each severity; that the text was not judged, where it was not."""
    severities = [one.severity for one in findings]
    counts = [(severities.count(one), one.label) for one in reversed(Severity)]
    said = "，".join(f"{count} 个{label}" for count, label in counts if count)
    rest = "" if is_judged else "有错误，排好的全文还没有核对。"
    return f"{said or '没有发现问题'}。{rest}"
