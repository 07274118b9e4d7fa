"""Findings for people and for programs: text with colours on a terminal, JSON, SARIF 2.1.0."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator import __version__
from generator.cli import sarif
from generator.cli.sarif import LEVELS
from generator.diagnostics import Diagnostic, Severity, brief
from generator.files import spelled
from generator.rules import manual
from generator.rules.accepted import Accepted
from generator.terminal import show

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}
NOT_JUDGED = "（有错误，排好的全文还没有核对，改好后再检查一次）"


@dataclass(frozen=True, slots=True)
class Checked:
    """A file, what is wrong in it, and what its department lets stand."""

    file: Path
    findings: tuple[Diagnostic, ...]
    accepted: tuple[Accepted, ...]
    is_judged: bool = True
    """Whether the document was composed and its printed numbers judged."""

    @property
    def has_errors(self) -> bool:
        """Whether a finding forbids publication."""
        return any(finding.severity >= Severity.ERROR for finding in self.findings)


def show_text(checked: Iterable[Checked]) -> None:
    """Print every finding with its place, then a summary for each file."""
    for one in checked:
        for finding in one.findings:
            word = f"{finding.severity.label} {finding.code}"
            show(str(finding), emphasis=word, style=STYLES[finding.severity])
        print(f"{one.file}：{summary(one.findings)}{'' if one.is_judged else NOT_JUDGED}")
        for accepted in one.accepted:
            print(_accepted(accepted))


def _accepted(one: Accepted) -> str:
    finding = one.diagnostic
    return f"  已接受 {finding.code}（{finding.position.spot}）：{brief(one.reason)}"


def summary(findings: Iterable[Diagnostic]) -> str:
    """How many findings of each severity, gravest first."""
    severities = [finding.severity for finding in findings]
    counts = ((severities.count(severity), severity.label) for severity in reversed(Severity))
    return "，".join(f"{count} 个{label}" for count, label in counts if count) or "没有发现问题。"


def as_json(checked: Iterable[Checked]) -> str:
    """All files with their findings, for programs."""
    files = [_file(one) for one in checked]
    return json.dumps({"version": __version__, "files": files}, ensure_ascii=False, indent=2)


def _file(checked: Checked) -> dict[str, Any]:
    return {
        "file": spelled(str(checked.file)),
        "judged": checked.is_judged,
        "findings": [_plain(finding) for finding in checked.findings],
        "accepted": [{**_plain(one.diagnostic), "reason": one.reason} for one in checked.accepted],
    }


def _plain(finding: Diagnostic) -> dict[str, str | int]:
    at = finding.position
    place: dict[str, str | int] = {"file": at.file, "line": at.line, "column": at.column}
    if at.sheet:
        place |= {"sheet": at.sheet, "cell": at.cell}
    return {
        "code": finding.code,
        "severity": LEVELS[finding.severity],
        **place,
        "message": finding.message,
        "mend": finding.mend,
    }


def as_sarif(checked: Iterable[Checked]) -> str:
    """One SARIF run over all files; each rule that found something comes with its page."""
    results: list[tuple[Diagnostic, str | None]] = []
    for one in checked:
        results += [(finding, None) for finding in one.findings]
    for one in checked:
        results += [(accepted.diagnostic, accepted.reason) for accepted in one.accepted]
    codes = sorted({finding.code for finding, _ in results})
    rules = [*map(_rule, codes)]
    return sarif.log(rules, [_result(finding, reason, codes) for finding, reason in results])


def _rule(code: str) -> dict[str, Any]:
    """What SARIF says of a code: the page of the manual."""
    name, severity = manual.title(code)
    page = manual.page(code) or ""
    level = next(LEVELS[one] for one in Severity if one.label == severity)
    return {
        "id": code,
        "name": name,
        "shortDescription": {"text": name},
        "fullDescription": {"text": manual.why(code)},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": level},
    }


def _result(finding: Diagnostic, reason: str | None, codes: list[str]) -> dict[str, Any]:
    at = finding.position
    message = f"{finding.message}\n改法：{finding.mend}" if finding.mend else finding.message
    place = {
        "artifactLocation": {"uri": sarif.uri(at.file)},
        "region": {"startLine": at.line, "startColumn": at.column},
    }
    location: dict[str, Any] = {"physicalLocation": place}
    if at.sheet:
        location["logicalLocations"] = [{"fullyQualifiedName": f"{at.sheet}!{at.cell}"}]
    return {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": LEVELS[finding.severity],
        "message": {"text": message},
        "locations": [location],
        "suppressions": []
        if reason is None
        else [{"kind": "inSource", "status": "accepted", "justification": reason}],
    }
