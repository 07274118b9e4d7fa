"""What travels of an audit from the process apart."""

from __future__ import annotations

from pathlib import Path

from generator.audit.free.audit import Audit
from generator.audit.free.report.headline import kind_of
from generator.audit.free.told import told
from generator.audit.papers.result import Counts, Result


def result_of(file: Path, audit: Audit, report: str) -> Result:
    """The result of an audit, with its written report."""
    counts = Counts(
        printed=len(audit.numbers),
        tied=len(audit.tied),
        tables_read=audit.tables_read,
        tables_unread=audit.tables - audit.tables_read,
        unchecked=len(audit.unchecked) + len(audit.form_unchecked),
    )
    return Result(
        file=file,
        unit=audit.paper.unit,
        year=audit.paper.year,
        kind=kind_of(audit),
        counts=counts,
        is_little_read=audit.is_little_read,
        findings=tuple(told(audit.paper, one) for one in audit.findings),
        report=report,
    )
