"""Lists of names in sentences against the tables: sources of income, 类, economic items, and
projects said to be new."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from generator.audit.form.case import PROJECTS, Case
from generator.audit.form.check import Check, not_checked, right, shown, wrong
from generator.audit.form.lines import Line
from generator.audit.form.projects import Project
from generator.audit.free.finding import contradiction, remark
from generator.catalogue.alike import bare, near
from generator.published.model import At
from generator.relations.claims import Claim
from generator.relations.facets import Facets
from generator.relations.rows import LENGTHS
from generator.relations.said import SCALES, Said
from generator.relations.words import OUTSIDE

KIND: Final = "清单"
ALIKE: Final = 0.85
FISCAL: Final = "财政拨款"
"""In the heading of the section that tells of the appropriation alone."""
SECTION: Final = LENGTHS[1]
"""Digits of a 款 of the economic classification."""


class Names(NamedTuple):
    """The names that a list must have, and those that it may have."""

    named: list[str]
    blank: list[str]


def economic(case: Case) -> Iterator[Check]:
    """A list of economic items names every 款 that has an amount of its kind, and no other."""
    for kind, expression in case.sentences.items.items():
        named, blank = _items(case, kind)
        for line in case.lines if named else ():
            found = re.search(expression, line.text)
            if found:
                listed = line.text[found.end() :]
                yield _compared(line.at(found.start()), kind, listed, named, blank)


def _items(case: Case, kind: str) -> Names:
    """The 款 that have an amount of a kind in the table of basic expenditure; those that print none
    of any kind."""
    found = Names([], [])
    for sheet in case.reading.sheets:
        for part in sheet.parts:
            columns = [c for c in part.block.amounts if c.facets and c.facets.kind == kind]
            above = ""
            for row in part.rows if columns else ():
                is_local_item = row.code == above  # with the code of its 款
                above = row.code
                if is_local_item or not row.code.startswith("3"):
                    continue
                of_kind = [sheet.said(row.at, column.at) for column in columns]
                every = [sheet.said(row.at, column.at) for column in part.block.amounts]
                if len(row.code) == SECTION and case.is_told(of_kind):
                    found.named.append(row.name)
                elif not any(one.value for one in every) or not case.is_told(every):
                    found.blank.append(row.name)
    return found


def _compared(
    at: At,
    kind: str,
    text: str,
    named: Sequence[str],
    blank: Sequence[str],
) -> Check:
    """What is listed against what has an amount; that of a blank row may be too small to print."""
    bare_text = text.rstrip("。")
    listed = [item for item in OUTSIDE.split(bare_text) if item]
    lacking = [] if bare_text.endswith("等") else _without(named, listed)
    extra = _without(listed, named)
    if not lacking and not extra:
        return right()
    said = [
        f"表里有、句中没有：{'、'.join(lacking)}" if lacking else "",
        f"句中有、表里没有：{'、'.join(extra)}" if extra else "",
    ]
    why = "；".join(filter(None, said))
    is_wrong = bool(lacking or _without(extra, blank))
    make = contradiction if is_wrong else remark
    return wrong(make(KIND, at, f"{kind} {len(listed)} 项", why, f"{len(named)} 项"))


def _without(names: Sequence[str], others: Sequence[str]) -> list[str]:
    return [name for name in names if not any(_is_same(name, other) for other in others)]


def _is_same(name: str, other: str) -> bool:
    return bare(name) == bare(other) or near(name, other) >= ALIKE


# -- everything that has money


def included(case: Case) -> Iterator[Check]:
    """The list of all sources, and that of all 类, name what has an amount, and nothing else."""
    for side, expression in case.sentences.included.items():
        named, blank = _sources(case) if side == "收入" else _classes(case)
        for line in case.lines if named else ():
            found = re.search(expression, line.text)
            is_of_all = found and not line.numbers and not line.is_under(FISCAL)
            if found and is_of_all:
                listed = line.text[found.end() :]
                yield _compared(line.at(0), f"{side}预算", listed, named, blank)


def _sources(case: Case) -> Names:
    """The sources of the form that have an amount, and the others."""
    found = Names([], [])
    for source in case.spec.sources:
        amount = case.book.amount(Facets(fund=source))
        has_amount = amount is not None and case.is_told([amount])
        names = found.named if has_amount else found.blank
        names.append(case.spec.source_names.get(source, source))
    return found


def _classes(case: Case) -> Names:
    """The 类 that have an amount where income and expenditure stand side by side, and the
    others."""
    found = Names([], [])
    for sheet in case.reading.sheets:
        is_of_all = len(sheet.parts) > 1 and not sheet.scope.facets.fund
        for part in sheet.parts[1:] if is_of_all else ():
            for row in part.rows:
                if len(row.code) == LENGTHS[0]:
                    amounts = [sheet.said(row.at, column.at) for column in part.block.amounts]
                    names = found.named if case.is_told(amounts) else found.blank
                    names.append(row.name)
    return found


# -- new projects


def added_projects(case: Case) -> Iterator[Check]:
    """Projects said to be new belong to the 项 they are said of, and explain the increase."""
    expression = case.sentences.projects.added
    for line in case.lines if expression else ():
        found = re.search(expression, line.text)
        if found:
            projects = _projects_in(found[1], case)
            yield from _of_item(case, line, found.start(), projects)
            yield from _explained(case, line, projects)


def _projects_in(text: str, case: Case) -> list[Project]:
    """The projects a running list names, longest names first."""
    left = bare(text)
    found = []
    for project in sorted(case.projects, key=lambda one: -len(one.name)):
        if bare(project.name) in left:
            found.append(project)
            left = left.replace(bare(project.name), "", 1)
    return found


def _of_item(case: Case, line: Line, place: int, projects: Sequence[Project]) -> Iterator[Check]:
    codes = [claim.facets.function for claim in _claims(case, line) if claim.facets]
    item = next((code for code in codes if len(code) == LENGTHS[-1]), "")
    if not item:
        return
    if not case.rows:
        yield not_checked("没有读到项目支出表，新增的项目属于哪一项无从核对")
        return
    others = [one.name for one in projects if one.code and one.code != item]
    if not others:
        yield right()
        return
    why = f"表里属于别的项：{'、'.join(others)}"
    expected = f"{len(projects) - len(others)} 个项目"
    yield wrong(contradiction("文表", line.at(place), f"{len(projects)} 个项目", why, expected))


def _explained(case: Case, line: Line, projects: Sequence[Project]) -> Iterator[Check]:
    """New projects come to no less than the increase of all."""
    increase = _increase(case, line)
    amounts = [project.amount for project in projects if project.amount is not None]
    if increase is None or not amounts:
        return
    listed = sum((one.amount for one in amounts), start=increase.amount * 0)
    if increase.amount <= listed:
        yield right(increase, *amounts)
        return
    most = listed / SCALES[increase.unit]
    why = (
        f"列名的 {len(amounts)} 个新增项目合计 {most:,}{increase.unit}，"
        f"少于项目支出增加额 {shown(increase)}"
    )
    finding = contradiction("文表", increase.at, shown(increase), why, f"不超过 {most:,}")
    yield wrong(finding, increase, *amounts)


def _increase(case: Case, line: Line) -> Said | None:
    """The increase of 项目支出 that the line itself states."""
    for claim in _claims(case, line):
        is_of_projects = claim.facets is not None and claim.facets.kind == PROJECTS
        if is_of_projects and claim.change is not None and claim.change.is_up:
            return claim.change.said if claim.change.said.is_money else None
    return None


def _claims(case: Case, line: Line) -> list[Claim]:
    return [claim for claim in case.reading.claims if claim.block == line.block]


CHECKS: Final = (included, economic, added_projects)
