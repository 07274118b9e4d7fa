"""What the unit counts of itself — staff, offices, procurement, vehicles: sums, and parts that are
no more than their whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from generator.audit.form.case import Case
from generator.audit.form.check import Check, added, in_unit, right, shown, wrong
from generator.audit.form.figures import worth
from generator.audit.form.projects import Project
from generator.audit.free.finding import Weight, contradiction, remark
from generator.figures import counted
from generator.figures.name import join
from generator.relations.said import Said
from generator.rules.three_public import clues

BELOW: Final = ("下属单位.行政单位.个数", "下属单位.事业单位.个数")
SUMS: Final = {
    **counted.SUMS,
    **dict([counted.staff_sum(counted.STAFF)]),
    "下属单位.个数": BELOW,
}
OF_EACH: Final = (counted.STAFF, "项目.")
"""What names of figures begin with that are of one of several."""
NO_MORE: Final = (
    counted.SMALL_FIRMS,
    counted.SMALLEST_FIRMS,
    *(
        (join(counted.STAFF, state, "增减"), join(counted.STAFF, state, "人数"))
        for state in counted.STATES
    ),
)
"""A part, and the whole that it cannot be above."""
HARDLY_MORE: Final = (
    counted.in_office(counted.STAFF),
    counted.BOUGHT,
    *map(counted.dearest, counted.EQUIPMENT),
)
"""A part, and the whole that it should not be above."""
KIND: Final = "界限"
ABROAD: Final = "因公出国（境）费"
"""The one of the three that a project can be nothing else than."""


def sums(case: Case) -> Iterator[Check]:
    """Every total of what is counted, against the parts that its paragraph prints."""
    for name, terms in SUMS.items():
        for total in case.figures.spoken.get(name, ()):
            parts = [case.figures.beside(term, total) for term in terms]
            printed = [part for part in parts if part is not None]
            if len(printed) == len(parts):
                yield added("合计", total, printed)


def ties(case: Case) -> Iterator[Check]:
    """A figure that sentences name is the same wherever it is printed; of staff and projects each
    paragraph may have its own."""
    for name, numbers in case.figures.spoken.items():
        if name.startswith(OF_EACH):
            continue
        best = case.figures.in_table(name) or case.figures.of(name)
        for number in numbers:
            if best is not None and number is not best:
                yield added("同一个数", number, [best], f"别处印作 {shown(best)}")


def bounds(case: Case) -> Iterator[Check]:
    """Every part against the whole that its paragraph prints."""
    for pairs, weight in ((NO_MORE, Weight.CONTRADICTION), (HARDLY_MORE, Weight.REMARK)):
        for part, whole in pairs:
            yield from _bounded(case, part, whole, weight)


def _bounded(case: Case, part: str, whole: str, weight: Weight) -> Iterator[Check]:
    for lower in _printed(case, part):
        upper = case.figures.beside(whole, lower)
        if upper is None:
            continue
        if worth(lower) <= worth(upper):
            yield right(lower, upper)
            continue
        why = f"{part} 不超过 {whole}"
        make = contradiction if weight is Weight.CONTRADICTION else remark
        yield wrong(make(KIND, lower.at, shown(lower), why, f"不超过 {upper.text}"), lower, upper)


def _printed(case: Case, name: str) -> Sequence[Said]:
    """Every place where sentences print a figure; without one, where a table does."""
    if spoken := case.figures.spoken.get(name):
        return spoken
    number = case.figures.of(name)
    return [] if number is None else [number]


def below(case: Case) -> Iterator[Check]:
    """A unit that says it has no units below it has none anywhere."""
    alone = case.sentences.alone
    first = next((line for line in case.lines if alone and alone in line.text), None)
    for name in BELOW if first else ():
        for count in case.figures.spoken.get(name, ()):
            if count.value:
                why = f"前面说“{alone}”"
                yield wrong(contradiction("文表", count.at, shown(count), why, "0家"), count)
            else:
                yield right(count)


def three_public(case: Case) -> Iterator[Check]:
    """What projects are 三公 by their names is within it (T503)."""
    found: dict[str, list[Project]] = {}
    for project in case.projects:
        if project.worth:
            for item, _ in clues(project.name):
                found.setdefault(item, []).append(project)
    for item, projects in found.items():
        name = join("三公", item, "金额")
        printed = case.figures.of(name) or case.figures.blank(name)
        if printed is not None:
            yield _at_least(printed, projects, is_sure=item == ABROAD)


def _at_least(printed: Said, projects: Sequence[Project], *, is_sure: bool) -> Check:
    amounts = [in_unit(one.amount, printed.unit) for one in projects if one.amount is not None]
    least = sum((one.value for one in amounts), start=printed.value * 0)
    if printed.value >= least:
        return right(printed, *amounts)
    make = contradiction if is_sure else remark
    why = "；".join(f"项目“{one.name}”{shown(one.amount)}" for one in projects if one.amount)
    finding = make("表间", printed.at, shown(printed), why, f"不少于 {least}{printed.unit}")
    return wrong(finding, printed, *amounts)


CHECKS: Final = (sums, ties, bounds, below, three_public)
