"""The audit of a published file, end to end: read, recognise, take its numbers, judge every
relation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.audit.case import Allocation, Reread
from generator.audit.forms import BUILT_IN, forms_of, recognise, titles
from generator.audit.from_paper import published
from generator.audit.goals import read_goals, readings_in
from generator.audit.model import Published
from generator.audit.outline import take_apart
from generator.audit.readings import Ledger, Reading
from generator.audit.relations import (
    allocation,
    changes,
    dates,
    lists,
    names,
    parts,
    performance,
    reasons,
    same,
    statistics,
    sums,
    targets,
    unit,
    wording,
)
from generator.audit.sentences import read_sentences
from generator.audit.sheets import assign, read_table
from generator.audit.tables import Tables
from generator.audit.verdict import Answer, Kind, Verdict
from generator.catalogue.classification import Catalogue
from generator.forms.library import Library
from generator.published.model import Paper
from generator.published.readers import UnreadableError, read

RELATIONS: tuple[Callable[[Reread], Iterator[Verdict]], ...] = (
    sums.sums,
    same.same,
    changes.shares,
    changes.rates,
    changes.directions,
    changes.last_year,
    unit.totals,
    unit.bounds,
    unit.offices,
    unit.subordinates,
    unit.three_public,
    unit.names_of_unit,
    lists.classes,
    lists.economic,
    lists.added_projects,
    names.rows,
    names.items,
    names.projects,
    performance.funds,
    performance.weights,
    performance.names,
    performance.lacking,
    performance.whole,
    statistics.statistics,
    targets.costs,
    targets.goals,
    targets.again,
    targets.rates,
    allocation.allocations,
    reasons.directions,
    wording.blanks,
    wording.twins,
    wording.brackets,
    dates.dates,
    dates.documents,
    parts.missing,
    parts.unread,
    parts.unknown,
)


@dataclass(frozen=True, slots=True)
class Audit:
    """The file read back and every verdict, contradictions first, each in reading order."""

    case: Reread
    verdicts: tuple[Verdict, ...]

    def of(self, answer: Answer) -> tuple[Verdict, ...]:
        """The verdicts with one answer."""
        return tuple(v for v in self.verdicts if v.answer is answer)

    @property
    def covered(self) -> set[Reading]:
        """The printed numbers that some checked relation ties down."""
        checked = (v for v in self.verdicts if v.answer is not Answer.UNCHECKED)
        return {r for v in checked for r in v.covers}

    @property
    def bounded(self) -> set[Reading]:
        """Those of them that are only known to be above or below something."""
        tied = (
            v
            for v in self.verdicts
            if v.answer is not Answer.UNCHECKED and v.kind is not Kind.BOUND
        )
        return self.covered - {r for v in tied for r in v.covers}

    @property
    def printed(self) -> int:
        """How many numbers tables and sentences print, those included that were not understood, and
        those of the unit's own words."""
        spoken = self.case.spoken
        return sum(bool(r.text) for r in self.case.ledger) + len(spoken.unread) + len(spoken.prose)


def audit(path: Path, library: Library = BUILT_IN) -> Audit:
    """Audit a published file, which may follow a form of ``library``. Raises
    ``UnreadableError``."""
    return of_paper(read(path), library)


def of_paper(paper: Paper, library: Library = BUILT_IN) -> Audit:
    """Audit a paper that was read. Raises ``UnreadableError`` where it is no disclosure."""
    return judge(reread(published(paper), library))


def judge(case: Reread) -> Audit:
    """Every verdict on a file read back."""
    verdicts = [v for relation in RELATIONS for v in relation(case)]
    order = list(Answer)
    unique = list(dict.fromkeys(verdicts))
    return Audit(case, tuple(sorted(unique, key=lambda v: (order.index(v.answer), v.place))))


def reread(file: Published, library: Library = BUILT_IN) -> Reread:
    """Everything a published file says, under the names of its figures. Raises
    ``UnreadableError``."""
    forms = forms_of(library)
    outline = take_apart(file, titles(forms))
    if not outline.year or not (outline.sheets or any(s.part for s in outline.sentences)):
        raise UnreadableError("没有找到预算公开表，也没有预算情况说明，看不出是部门预算公开文件。")
    form = recognise(forms, outline.year, outline.titles)
    catalogue, tables, ledger = Catalogue(outline.year), Tables(), Ledger()
    sheets = assign(outline, form)
    for key, sheet in sheets.items():
        if not sheet.columns_lost:
            read_table(key, form.tables[key], sheet, tables, ledger, catalogue)
    spoken = read_sentences(outline, form, tables, ledger, catalogue)
    case = Reread(outline, form, catalogue, tables, spoken, ledger, read_goals(outline))
    _join_projects(case)
    return case


def _join_projects(case: Reread) -> None:
    """Tie performance tables and the lines of section seven to the projects they are about."""
    taken: set[int] = set()
    for goal in (g for g in case.goals if not g.is_whole):
        if number := performance.project_of(goal, case.tables.projects, case.tables.amounts, taken):
            taken.add(number)
            case.goal_projects[goal.place.block] = number
    for goal in case.goals:
        numbers = (r for indicator in goal.indicators for r in indicator.readings)
        for reading in (*goal.amounts.values(), *goal.weights, *goal.stated, *numbers):
            case.ledger.add(reading)
    starts = [(place.block, number) for number, _, place in case.spoken.projects]
    for sentence in case.outline.sentences:
        if sentence.text.startswith("设立的政策依据："):
            number = next((n for block, n in starts if block > sentence.place.block), 0)
            case.withheld.append((number, sentence.text))
        elif sentence.text.startswith("资金分配情况："):
            number = next((n for block, n in reversed(starts) if block < sentence.place.block), 0)
            text = sentence.text.partition("：")[2]
            found = readings_in(
                text, f"分配.{len(case.allocations) + 1}", sentence.place, "文 资金分配情况"
            )
            case.allocations.append(Allocation(number, text, sentence.place, found))
            for reading in found:
                case.ledger.add(reading)
