"""A published disclosure → the sections of an input."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from generator.catalogue.classification import Catalogue
from generator.catalogue.lists import years
from generator.catalogue.terms import SCALE
from generator.figures.name import FORM_FACT
from generator.forms.library import Form, Library
from generator.importing.limits import RefusedError
from generator.importing.paper.basic import basic
from generator.importing.paper.carried import carried
from generator.importing.paper.changes import bases, reasons
from generator.importing.paper.coarse import coarse_tables
from generator.importing.paper.compare import Compared, compare, unread_tables
from generator.importing.paper.draft import Draft
from generator.importing.paper.form_facts import lacking
from generator.importing.paper.goals import goals, target
from generator.importing.paper.headless import with_heads
from generator.importing.paper.income import local_names, odd_income
from generator.importing.paper.last_year import last_year
from generator.importing.paper.last_year_apart import drop_contradicting, stated_apart
from generator.importing.paper.natures import Natures
from generator.importing.paper.own import own
from generator.importing.paper.project_rows import project_rows
from generator.importing.paper.project_sections import write_projects
from generator.importing.paper.project_texts import stories
from generator.importing.paper.projects import works
from generator.importing.paper.rebuilt import Rebuilt, accept, rebuilt
from generator.importing.paper.split import split
from generator.importing.paper.stated import stated
from generator.importing.paper.three_public import three_public_of_projects
from generator.importing.paper.told import Told, told
from generator.importing.paper.unit import nature, other_statements, unit
from generator.importing.result import Imported
from generator.published import not_read
from generator.published.model import Paper

FINEST: Final = Decimal(100)
"""元 below which a file in 万元 cannot say an amount."""
NONE: Final = "无"
ASKED: Final = ("内设机构", "人员", "上年", "政府采购", "国有资产")
"""Sections that a file must have, or state as none."""
NOTHING_READ: Final = (
    "没有读到金额：没有认出按科目列数的表。请给出完整的公开文件（Word、PDF、网页、Excel 或文本）。"
)


@dataclass(frozen=True, slots=True)
class Aim:
    """What the facts are read for: a file of ``form``, one of ``forms``, and ``year``, its amounts
    in ``measure`` (empty: as they need); ``title`` is what the form's titles call the unit,
    ``is_followed``: the paper is of that form,
    ``published`` the date that the file states of itself."""

    forms: Library
    form: Form
    year: int
    measure: str = ""
    title: str = ""
    is_followed: bool = True
    published: dt.date | None = None


def from_paper(paper: Paper, aim: Aim) -> Imported:
    """The facts of a paper. Raises ``RefusedError`` where it has no amounts."""
    known = told(with_heads(paper, aim.form), _catalogues(aim.year))
    draft = Draft(aim.measure or _measure(known))
    unit(draft, known, aim.published)
    if aim.title:
        draft.head["单位"]["类型"] = aim.title
    total = _money(draft, known, aim)
    coarse = [] if total else list(coarse_tables(known))
    if not total and not coarse:
        raise RefusedError(NOTHING_READ)
    _words(draft, known, aim)
    compared = _without_items(draft, known, coarse) if coarse else _checked(draft, known, aim)
    told_of = [] if compared.is_reconciled else draft.problems
    listed = map(str, draft.problems) if compared.is_reconciled else ()
    return Imported(
        year=paper.year or None,
        form=aim.form.name,
        measure=draft.measure,
        head=draft.head,
        sections={key: value for key, value in draft.sections.items() if value},
        problems=told_of,
        summary=list(_summary(known, total)),
        explanation=[],
        doubts=draft.doubts,
        origins={path: (words,) for path, words in draft.origins.items()},
        is_paper=True,
        unit=paper.unit,
        unlike=[*listed, *compared.unlike],
    )


def _without_items(draft: Draft, known: Told, coarse: list[tuple[str, str]]) -> Compared:
    """A paper without any 项: its totals cannot come out, so only what was not read is noted."""
    _unsaid(draft)
    for place, message in (*coarse, *unread_tables(known)):
        draft.problem(place, message)
    return Compared((), is_reconciled=False)


def _checked(draft: Draft, known: Told, aim: Aim) -> Compared:
    """The draft read again and compared with the paper; what a published paper with sentences
    leaves unsaid, or may have wrong, is settled before."""
    again = _again(draft, aim)
    if known.reading.claims:
        _unsaid(draft)
        again = _again(draft, aim)
        accept(draft, again.errors)
    if again.paper is None and drop_contradicting(draft):
        again = _again(draft, aim)
    said = draft.sections.get(FORM_FACT, {})
    for key in lacking(aim.form.spec.facts, said):
        draft.problem(FORM_FACT, f"表样 {aim.form.name} 另要的“{key}”，文件里没有读到，要自己填。")
    for fault in again.faults:
        draft.problem("读入以后", f"{fault.code} {fault.message}")
    return compare(draft, known, again, is_followed=aim.is_followed)


def _catalogues(year: int) -> list[Catalogue]:
    """Those of all years, the nearest first: a code of last year may be of no other."""
    listed = {year, *years("function")}
    return [Catalogue(one) for one in sorted(listed, key=lambda one: abs(one - year))]


def _measure(known: Told) -> str:
    """万元 where every amount of the tables is a whole 0.01 万元, else 元."""
    is_coarse = all(one.amount % FINEST == 0 for _, one in known.tables())
    return "万元" if is_coarse else "元"


def _money(draft: Draft, known: Told, aim: Aim) -> Decimal:
    """This year's money: basic expenditure, projects, carry-over; the sum of all."""
    catalogue = Catalogue(aim.year)
    solution = split(known, catalogue)
    local_names(draft, known, catalogue)
    natures = Natures(known)
    basic(draft, known, solution, natures)
    form = aim.form.spec
    found = goals(known)
    for goal in found:
        for indicator in goal.unread:
            draft.problem(goal.place, f"指标“{indicator}”没有指标值，没有写入。")
    listed = works(known, project_rows(known), stories(known), found, solution)
    name = draft.head["单位"]["名称"] or ""
    kept = write_projects(draft, listed, catalogue, unit=name, year=aim.year, form=form)
    three_public_of_projects(draft, known, kept)
    carried(draft, known, solution, catalogue, natures)
    odd_income(draft, known, solution)
    whole = next((goal for goal in found if goal.is_whole), None)
    if whole is not None:
        draft.sections["整体绩效"] = target(whole, form.indicator_defaults)
        draft.origin(whole.place, "整体绩效", "目标")
    last_year(draft, known, bases(known), solution)
    return sum(solution.amounts.values(), Decimal(0))


def _words(draft: Draft, known: Told, aim: Aim) -> None:
    """What sentences say: procurement, assets, reasons, uses, last year."""
    prior = draft.sections.pop("上年")
    mine = own(draft, aim.form, aim.year)
    stated(draft, known, mine)
    draft.sections["上年"] = prior
    if mine is None:
        return
    reasons(draft, known, mine)
    other_statements(draft, known, mine.told)
    listed = bases(known)
    figures = _again(draft, aim).figures
    nature(draft, known, figures)
    stated_apart(draft, known, listed, mine, figures)


def _again(draft: Draft, aim: Aim) -> Rebuilt:
    return rebuilt(draft, aim.form, aim.year, aim.forms)


def _unsaid(draft: Draft) -> None:
    """Sections of which the paper says nothing are stated as none in a new file, to be looked
    at."""
    for key in ASKED:
        if not draft.sections.get(key):
            draft.head[key] = NONE
            draft.doubt(f"{key}：文件里没有写，先写了“无”", key)


def _summary(known: Told, total: Decimal) -> list[str]:
    paper = known.paper
    kind = paper.source.kind if paper.source else "文件"
    amounts = sum(1 for _, one in known.tables() if one.amount)
    wan = (total / SCALE["万元"]).normalize()
    unit, year = paper.unit or "没有写单位名称", paper.year or "没有写年度"
    return [
        f"读的是公开的文件（{kind}）：{unit}，{year}。",
        f"表里 {amounts} 个数，支出合计 {wan:,f}万元；每个数都与读入后推算的核对。",
        *(not_read.lines(paper.source) if paper.source else ()),
    ]
