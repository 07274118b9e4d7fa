"""What a known form adds: its columns, its tables and sections, its sentences and projects, where
the paper follows one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Final, NamedTuple

from generator.audit.form import (
    allocation,
    counted,
    last_year,
    lists,
    missing,
    names,
    performance,
    shares,
    statistics,
    targets,
)
from generator.audit.form.case import Case, read_case
from generator.audit.form.check import Check
from generator.audit.form.recognise import followed
from generator.audit.free.finding import Finding
from generator.audit.free.numbers import NO_COLUMNS, numbers_wrong
from generator.forms.library import Library
from generator.published.model import At, Paper

CHECKS: Final[tuple[Callable[[Case], Iterator[Check]], ...]] = (
    *missing.CHECKS,
    *names.CHECKS,
    *counted.CHECKS,
    *lists.CHECKS,
    *shares.CHECKS,
    *last_year.CHECKS,
    *statistics.CHECKS,
    *performance.CHECKS,
    *targets.CHECKS,
    *allocation.CHECKS,
)


class Added(NamedTuple):
    """The form's name (empty: none is known), what it finds besides, the numbers that it ties
    down, and the reasons why it could not check something."""

    form: str = ""
    findings: tuple[Finding, ...] = ()
    tied: frozenset[At] = frozenset()
    unchecked: tuple[str, ...] = ()


def added(paper: Paper, library: Library, found: Sequence[Finding]) -> Added:
    """What the form of a paper adds to ``found``. A text may have lost the columns of its tables,
    so that it follows none."""
    if paper.source is None or paper.source.kind in NO_COLUMNS:
        return Added()
    form = followed(paper, library)
    if form is None:
        return Added()
    case = read_case(paper, form)
    checks = list(chain.from_iterable(check(case) for check in CHECKS))
    wrong = [check.finding for check in checks if check.finding is not None]
    every = [*case.codes, *numbers_wrong(case.judgement), *wrong]
    tied = set(case.judgement.covered)
    for check in checks:
        tied |= {number.at for number in check.covers}
    reasons = [check.unchecked for check in checks if check.unchecked]
    new = tuple(_new(every, found))
    return Added(form.form.name, new, frozenset(tied), tuple(dict.fromkeys(reasons)))


def _new(every: Iterable[Finding], found: Sequence[Finding]) -> Iterator[Finding]:
    """What is not found already: one finding a number is enough."""
    places = {one.at for one in found if _is_of_number(one.at)}
    texts = {(one.at.block, one.printed) for one in found}
    for finding in every:
        is_there = finding.at in places or (finding.at.block, finding.printed) in texts
        if not is_there:
            yield finding


def _is_of_number(at: At) -> bool:
    return at.column >= 0 or at.start > 0
