"""What the overview says of one unit: plain data, kept in the unit's record."""

from __future__ import annotations

import contextlib
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from generator.batch.peek import peek
from generator.diagnostics import Diagnostic, DisclosureError, Position
from generator.figures.name import LAST, beside
from generator.files import spelled
from generator.forms.numbers import number
from generator.pipeline import Disclosure
from generator.relations.judge import Judgement
from generator.relations.verdict import Answer
from generator.source.beside import beside as file_beside

TOTALS: Final = ("收入.合计.金额", "支出.合计.金额", "支出.财政拨款.金额", "三公.合计.金额")
"""The figures of the overview, in 万元 as published."""


def facts_of(
    disclosure: Disclosure, file: Path, targets: Iterable[Path], root: Path
) -> dict[str, Any]:
    """The facts of a unit that was read; links are relative to the output folder ``root``."""
    budget = disclosure.budget
    return {
        "unit": budget.unit.name,
        "kind": budget.unit.kind,
        "year": budget.year,
        "form": budget.form,
        "file": relative(file, root),
        "consolidates": _consolidated(file, budget.units, root),
        "totals": {name: _printed(disclosure, name) for name in TOTALS},
        "last_year": {name: _last_year(disclosure, name) for name in TOTALS},
        "published": budget.date.isoformat(),
        "approved": budget.approved.isoformat() if budget.approved else "",
        "findings": [finding(d) for d in disclosure.diagnostics],
        "accepted": len(disclosure.accepted),
        "outputs": [relative(target, root) for target in targets],
    }


def audit_of(judgement: Judgement) -> dict[str, int]:
    """What the relations between the printed numbers came to: how many hold, how many could not be
    judged, and how many printed numbers they tie down. One that does not hold is a finding."""
    answers = Counter(verdict.answer for verdict in judgement.verdicts)
    return {
        "relations": answers[Answer.HOLDS] + answers[Answer.ROUNDING],
        "unsure": answers[Answer.UNSURE],
        "numbers": len(judgement.covered),
    }


def facts_of_failed(file: Path, findings: Iterable[Diagnostic], root: Path) -> dict[str, Any]:
    """The facts of a unit that could not be read or rendered."""
    seen = peek(file)
    return {
        "unit": seen.name if seen else spelled(file.stem),
        "kind": seen.kind if seen else "",
        "year": int(seen.year) if seen and seen.year.isdecimal() else None,
        "form": seen.form if seen else "",
        "file": relative(file, root),
        "consolidates": _consolidated(file, seen.units if seen else (), root),
        "totals": {},
        "published": _day(seen.published) if seen else "",
        "approved": _day(seen.approved) if seen else "",
        "findings": [finding(d) for d in findings],
        "accepted": 0,
        "outputs": [],
    }


def finding(found: Diagnostic) -> Mapping[str, Any]:
    """A finding without its file."""
    place = found.position
    return {
        "code": found.code,
        "severity": found.severity.label,
        "line": place.line,
        "message": found.message,
        "mend": found.mend,
    }


def relative(path: Path, folder: Path) -> str:
    """``path`` as a link from ``folder``; absolute where they have no root in common."""
    try:
        return spelled(Path(os.path.relpath(path, folder)).as_posix())
    except ValueError:
        return spelled(path.absolute().as_posix())


def _day(written: str) -> str:
    """A day in ISO; nothing for what is none."""
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError:
        return ""


def _consolidated(file: Path, names: Iterable[str], root: Path) -> list[str]:
    """The files of the units that ``file`` consolidates; none that it may not name."""
    found = []
    for name in names:
        with contextlib.suppress(DisclosureError):
            found.append(relative(file_beside(file, name, Position(str(file))), root))
    return found


def _last_year(disclosure: Disclosure, name: str) -> str:
    """The figure of the year before; empty where nobody stated anything of it: that is no zero."""
    last = beside(name, LAST)
    return _printed(disclosure, last) if any(disclosure.figures.entries(last)) else ""


def _printed(disclosure: Disclosure, name: str) -> str:
    styles = disclosure.form.spec.numbers["文字"]
    return number(disclosure.figures[name], styles, prints=disclosure.rounding).value
