"""上年 › 数值 and 执行数: what the paper states of last year and the entries by 项 do not say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from generator.figures.model import Figures
from generator.figures.name import AMOUNT, LAST, join, parse
from generator.figures.name import stem as stem_of
from generator.importing.paper.changes import Base
from generator.importing.paper.draft import Draft
from generator.importing.paper.last_year import SECTION
from generator.importing.paper.own import Own
from generator.importing.paper.told import Told

STATED: Final = "数值"
EXECUTED: Final = "执行数"
EXECUTION: Final = "执行"
"""In the words for what a change is against, where that is what was spent."""


def stated_apart(
    draft: Draft, told: Told, listed: Sequence[Base], own: Own, figures: Figures | None
) -> None:
    """Fill in 上年 › 数值 and 执行数."""
    budgeted: dict[str, Base] = {}
    spent: dict[str, Base] = {}
    for base in listed:
        stem = own.stem(base.facets)
        if stem and own.figures.knows(join(stem, AMOUNT)):
            kind = spent if EXECUTION in base.against else budgeted
            kind.setdefault(stem, base)
    given = _budgeted(draft, told, budgeted, figures)
    _as_twins(draft, spent, given)
    if given:
        draft.sections[SECTION][STATED] = given
    if spent:
        executed = {stem: draft.money(base.amount) for stem, base in spent.items()}
        draft.sections[SECTION][EXECUTED] = {STATED: executed}


def _budgeted(
    draft: Draft, told: Told, budgeted: Mapping[str, Base], figures: Figures | None
) -> dict[str, Decimal]:
    """Last year's budget of the figures for which the entries give another amount, or none."""
    given: dict[str, Decimal] = {}
    for stem, base in budgeted.items():
        name = join(stem, LAST)
        known = figures[name].value if figures is not None and figures.knows(name) else None
        if known is not None and draft.money(known) == draft.money(base.amount):
            continue
        given[stem] = draft.money(base.amount)
        draft.origin(told.where(base.at), SECTION, STATED, stem)
        if known is not None:
            what = f"{stem} 的上年数：按各项相加是另一个数"
            draft.doubt(what, SECTION, STATED, stem)
    return given


def drop_contradicting(draft: Draft) -> bool:
    """Leave out of 数值 what contradicts the entries by 项, so that these alone make a document;
    whether there was anything."""
    prior = draft.sections.get(SECTION)
    given = prior.get(STATED, {}) if isinstance(prior, dict) else {}
    doubted = [one for one in draft.doubts if one.path[:2] == (SECTION, STATED)]
    for one in doubted:
        stem = str(one.path[2])
        place = draft.origins.pop(one.path, "")
        draft.problem(place, f"{one.message}，与别处矛盾，没有写入（{given.pop(stem)}）。")
        draft.doubts.remove(one)
    if isinstance(prior, dict) and not given:
        prior.pop(STATED, None)
    return bool(doubted)


def _as_twins(draft: Draft, spent: Mapping[str, Base], given: dict[str, Decimal]) -> None:
    """The budget of what the paper compares with what was spent: that of the other side."""
    for stem in spent:
        twin = _twin(stem)
        if stem not in given and twin in given:
            given[stem] = given[twin]
            what = f"{stem} 的上年预算数：文件里写的是执行数，照 {twin} 的写"
            draft.doubt(what, SECTION, STATED, stem)


def _twin(stem: str) -> str:
    """The same on the other side: of 收入.财政拨款 支出.财政拨款."""
    said = parse(join(stem, AMOUNT))
    family = {"收入": "支出", "支出": "收入"}.get(said.family, "")
    return stem_of(str(said._replace(family=family))) if family else ""
