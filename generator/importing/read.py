"""A workbook of any kind, or a published paper, read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.catalogue.classification import Catalogue
from generator.catalogue.lists import newest_year
from generator.diagnostics import DisclosureError
from generator.forms.library import Library
from generator.importing import book, report
from generator.importing.cells.opening import read_book
from generator.importing.facts import facts, measure_of, named
from generator.importing.grid import Sheet
from generator.importing.limits import RefusedError
from generator.importing.mapping import Mapping, faults
from generator.importing.paper.opening import imported_paper, published
from generator.importing.result import Doubt, Imported
from generator.source.nodes import Source, descend
from generator.workbook.marks import cell_mark, own_mark

STAFF = ("301", "303")
"""Economic classes that pay staff, which is mostly basic expenditure."""
Find = Callable[[str], Source | None]
"""A unit's name → its file, where there is one."""

FILL_IN = "这是填报簿，存成了别的格式。用 Excel 或 WPS 打开，另存为 .xlsx 再导入。"
OTHER_YEAR = "这是 {paper} 年的公开文件，要改的文件是 {file} 年的；请另写一个文件名。"


def imported(
    path: Path,
    mapping: Mapping,
    library: Library,
    find: Find,
    asked: int | None = None,
    form: str | None = None,
) -> list[Imported]:
    """What ``path`` says of every unit, in the 计量单位 of the file that is to be changed, where
    there is one; codes are looked up for the year that is ``asked`` for, or else that the workbook
    names. A published paper that follows no known form is read for ``form``. Raises
    ``RefusedError`` for a file that cannot or may not be read, ``DisclosureError`` for a mapping
    that does not fit it."""
    if opened := published(path, library):
        paper = opened.paper
        existing = find(paper.unit)
        stated = str(descend(existing.root, ("年度",)) or "") if existing else ""
        if stated and paper.year and stated != str(paper.year):
            raise RefusedError(OTHER_YEAR.format(paper=paper.year, file=stated))
        measure = _measure(existing)
        found = imported_paper(path, paper, library, measure=measure, year=asked, form=form)
        return [replace(found, summary=[*found.summary, *opened.remarks])]
    sheets = [s for s in read_book(path) if any(v is not None for row in s.rows for v in row)]
    if any(_is_marked(sheet) for sheet in sheets):
        raise RefusedError(FILL_IN)
    if wrong := list(faults(mapping, [s.name for s in sheets])):
        raise DisclosureError(wrong)
    books = book.read(sheets, mapping, asked)
    return [_other(found, _measure(find(found.unit)), asked) for found in books]


def _is_marked(sheet: Sheet) -> bool:
    """Whether a sheet is one of a workbook to fill in, saved in another format."""
    first = sheet.rows[0] if sheet.rows else []
    return any(own_mark(value) or cell_mark(value) for value in first)


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
        [*_nameless(found, projects, catalogue), *_perhaps_basic(found, projects)],
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


def _perhaps_basic(found: book.Book, projects: list[dict[str, Any]]) -> Iterator[Doubt]:
    """Projects that pay staff, of which no table says that they are any."""
    paying = {
        e.project: e.economic
        for e in found.entries
        if e.kind == "项目支出" and not e.is_kind_said and e.economic.startswith(STAFF)
    }
    for n, project in enumerate(projects):
        if economic := paying.get(project["名称"]):
            yield Doubt(
                ("项目", n, "名称"),
                f"“{project['名称']}”（{economic}）是不是项目：表上没有写性质，先按项目支出",
            )
