"""A workbook that this program rendered (``--format xlsx``), read back table by table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from generator.authoring.emit import Tree
from generator.catalogue.classification import Catalogue
from generator.catalogue.lists import newest_year
from generator.catalogue.trees import funds
from generator.figures.budget_lines import yuan
from generator.figures.name import identities, join
from generator.forms.library import Library
from generator.importing.grid import Sheet
from generator.importing.own.basic import basic
from generator.importing.own.carried import carried
from generator.importing.own.cover import Cover, read_cover
from generator.importing.own.draft import Draft
from generator.importing.own.goals import Goal, read_goal, target
from generator.importing.own.projects import Work, projects
from generator.importing.own.public import three_public_of_projects
from generator.importing.own.rows import Readings, read_table
from generator.importing.own.split import split
from generator.importing.own.tables import Recognised, recognise
from generator.importing.own.verify import verify
from generator.importing.result import Imported
from generator.importing.rows import Problem

WAN = Decimal(10000)
UNPRINTED = (
    "表里没有印的要自己补：职能、机构、人员、上年数、原因、用途、政府采购、国有资产，"
    "项目的依据、分配、承担单位和是否涉密，表样另填的事实；经济分类只到表上印的那一级。"
)


def read_own(
    path: Path,
    sheets: Sequence[Sheet],
    library: Library,
    year: int | None,
    measure: str,
    wanted: int | None = None,
) -> Imported | None:
    """The facts of our own workbook, amounts in ``measure`` (``""``: as the amounts need);
    ``None`` for any other. The codes are those of the year that is ``wanted``, or else that the
    workbook names."""
    found = recognise(sheets, library, year)
    if found is None:
        return None
    cover = read_cover(path, found.spec, (t.words for t in found.tables))
    catalogue = Catalogue(wanted or cover.year or year or newest_year())
    readings = Readings()
    for table in found.tables:
        read_table(table, readings, catalogue)
    goals = [goal for n, sheet in enumerate(sheets) if (goal := read_goal(sheet, n))]
    draft = Draft(readings, split(readings), measure or _measure(readings))
    works = _fill(draft, found, goals, catalogue)
    problems = [
        *readings.problems,
        *_unread(sheets, found, goals),
        *verify(readings, draft.sections, works),
    ]
    return Imported(
        cover.year or year,
        found.form,
        draft.measure,
        _head(cover, goals),
        draft.sections,
        problems,
        list(_summary(found, readings, goals)),
        [f"  {p.place}  {p.amount / WAN:f} 万元 → {p.name}" for p in readings.printed],
        draft.doubts,
    )


def _measure(readings: Readings) -> str:
    return "万元" if all(p.amount % 100 == 0 for p in readings.printed) else "元"


def _fill(
    draft: Draft, found: Recognised, goals: Sequence[Goal], catalogue: Catalogue
) -> list[Work]:
    defaults = found.spec.indicator_defaults
    basic(draft)
    works = projects(draft, [g for g in goals if not g.is_whole], defaults)
    three_public_of_projects(draft, works)
    _order(draft, works, found)
    carried(draft, catalogue)
    draft.sections["收入"] = dict(_odd_income(draft))
    names = draft.readings.names
    known = {c: n for c, n in names.items() if len(c) in (5, 7) and c.isdigit() and n}
    draft.sections["科目名称"] = {
        c: n for c, n in sorted(known.items()) if not _official(c, catalogue)
    }
    whole = next((g for g in goals if g.is_whole), None)
    draft.sections["整体绩效"] = target(whole, defaults) if whole else {}
    return works


def _official(code: str, catalogue: Catalogue) -> bool:
    return (
        catalogue.function(code) if code.startswith("2") else catalogue.economic(code)
    ) is not None


def _order(draft: Draft, works: Sequence[Work], found: Recognised) -> None:
    """项目表次序, where the table's rows are not in the order of 项目."""
    numbers = [n for n, w in enumerate(works, start=1) if w.row]
    blocks = [b.rows for t in found.tables for b in t.spec.blocks if b.rows.source == "项目"]
    if blocks and blocks[0].order == "编码":
        numbers.sort(key=lambda n: works[n - 1].function)
    printed = sorted(numbers, key=lambda n: works[n - 1].row)
    names = identities(work.name for work in works)
    draft.sections["项目表次序"] = [names[n - 1] for n in printed] if printed != numbers else []


def _odd_income(draft: Draft) -> Iterator[tuple[str, Decimal]]:
    """收入 of the sources whose income is not what is spent of them."""
    for fund in funds().leaves():
        printed = draft.readings.of(join("收入", fund, "金额"))
        spent = sum((v for (_, f, _), v in draft.split.amounts.items() if f == fund), Decimal(0))
        if printed is not None and printed != spent:
            yield fund, draft.money(printed)


def _head(cover: Cover, goals: Sequence[Goal]) -> dict[str, Tree]:
    said = {
        key: value
        for g in goals
        if g.is_whole
        for key, value in g.said.items()
        if key in ("联系人", "联系电话")
    }
    unit = {"名称": cover.unit or None, **({"类型": cover.kind} if cover.kind else {}), **said}
    return {"单位": unit, **({"公开日期": cover.date} if cover.date else {})}


def _unread(sheets: Sequence[Sheet], found: Recognised, goals: Sequence[Goal]) -> Iterator[Problem]:
    """Sheets with numbers that are no table of the form."""
    known = {t.sheet.name for t in found.tables} | {g.place.rpartition("!")[0] for g in goals}
    for sheet in sheets:
        cells = sum(isinstance(v, Decimal) for row in sheet.rows for v in row)
        if sheet.name not in known and cells:
            message = f"不是表样 {found.form} 的表，或表头改过，有 {cells} 个数没有读入。"
            yield Problem(f"{sheet.name}!A1", message)


def _summary(found: Recognised, readings: Readings, goals: Sequence[Goal]) -> Iterator[str]:
    yield f"是本程序按表样 {found.form} 生成的工作簿：{len(found.tables)} 张公开表、{len(goals)} 张绩效目标表。"  # noqa: E501
    total = readings.of("支出.合计.金额") or Decimal(0)
    yield f"读入 {len(readings.printed)} 个数，支出合计 {yuan(total)}；每个数都与读入后推算的核对。"
    yield UNPRINTED
