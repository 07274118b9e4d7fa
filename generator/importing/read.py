"""A workbook of any kind, read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from generator.catalogue.classification import Catalogue
from generator.catalogue.lists import newest_year
from generator.diagnostics import DisclosureError
from generator.forms.library import Library
from generator.importing import book, report
from generator.importing.cells.opening import read_book
from generator.importing.facts import facts, measure_of, named
from generator.importing.mapping import Mapping, faults
from generator.importing.own.book import read_own
from generator.importing.result import Doubt, Imported
from generator.importing.tables import year_of
from generator.source.nodes import Source, descend

Find = Callable[[str], Source | None]
"""A unit's name → its file, where there is one."""


def imported(
    path: Path, mapping: Mapping, library: Library, find: Find, asked: int | None = None
) -> list[Imported]:
    """What ``path`` says of every unit, in the 计量单位 of the file that is to be changed, where
    there is one; codes are looked up for the year that is ``asked`` for, or else that the workbook
    names. Raises ``RefusedError`` for a workbook that cannot or may not be read,
    ``DisclosureError`` for a mapping that does not fit it."""
    sheets = [s for s in read_book(path) if any(v is not None for row in s.rows for v in row)]
    if wrong := list(faults(mapping, [s.name for s in sheets])):
        raise DisclosureError(wrong)
    own = read_own(path, sheets, library, year_of(sheets), _measure(find("")), asked)
    if own:
        return [own]
    books = book.read(sheets, mapping, asked)
    return [_other(found, _measure(find(found.unit)), asked) for found in books]


def _measure(existing: Source | None) -> str:
    """The 计量单位 of a file; ``""`` for none."""
    return str(descend(existing.root, ("计量单位",)) or "万元") if existing else ""


def _other(found: book.Book, measure: str, wanted: int | None) -> Imported:
    measure = measure or measure_of(found.entries)
    catalogue = Catalogue(wanted or found.year or newest_year())
    made = facts(found.entries, measure, catalogue, found.names)
    projects: Any = made.sections["项目"]
    return Imported(
        found.year,
        None,
        measure,
        {"单位": {"名称": found.unit}} if found.unit else {},
        made.sections,
        found.problems,
        list(report.summary(found)),
        list(report.explanation(found)),
        list(_nameless(found, projects, catalogue)),
        made.origins,
        found.unit,
    )


def _nameless(
    found: book.Book, projects: list[dict[str, Any]], catalogue: Catalogue
) -> Iterator[Doubt]:
    """The projects that no sheet names."""
    names = {named(e, catalogue) for e in found.entries if e.kind == "项目支出" and not e.project}
    for n, project in enumerate(projects):
        if project["名称"] in names:
            yield Doubt(
                ("项目", n, "名称"), f"第 {n + 1} 个项目的名称，先用功能科目“{project['名称']}”"
            )
