"""三公 of projects: which projects make up what the paper prints beyond basic expenditure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from generator.catalogue.terms import BASIC, FISCAL, SCALE, SECTION
from generator.catalogue.trees import three_public_of
from generator.importing.paper.draft import Draft
from generator.importing.paper.subset import making_up
from generator.importing.paper.told import ZERO, Told
from generator.importing.paper.words import words
from generator.importing.paper.work import Work
from generator.relations.facets import Facets

PROJECT = "项目"


def three_public_of_projects(draft: Draft, told: Told, listed: Sequence[Work]) -> None:
    """Fill in 三公 of the projects."""
    free: dict[int, Decimal] = {}
    for number, work in enumerate(listed):
        if paid := work.paid(FISCAL):
            free[number] = paid
    for key, said in words("三公").items():
        rest = _printed(told, key) - _basic(draft, said["项"])
        if rest <= 0:
            continue
        hinted = {n: v for n, v in free.items() if re.search(said["像"], listed[n].name)}
        found = making_up(hinted, rest) or making_up(free, rest)
        if not found:
            message = f"{said['项']}比基本支出里的多出的部分，不知道是哪些项目，没有写入。"
            draft.problem(_place(told, key), message)
        for number in found:
            draft.sections[PROJECT][number]["三公"] = said["项"]
            free.pop(number)
            draft.doubt(f"项目“{listed[number].name}”的“三公”", PROJECT, number, "三公")


def _printed(told: Told, key: str) -> Decimal:
    for fund in ("", FISCAL, "一般公共预算拨款"):
        amount = told.amount(Facets(item=key, fund=fund))
        if amount is not None:
            return amount
    return ZERO


def _place(told: Told, key: str) -> str:
    for fund in ("", FISCAL, "一般公共预算拨款"):
        if stated := told.stated(Facets(item=key, fund=fund)):
            return told.where(stated.said.at)
    return ""


def _basic(draft: Draft, item: str) -> Decimal:
    """What of basic expenditure is of an item, by its economic codes, in 元."""
    spent = draft.sections[BASIC].get("按经济科目", {})
    total = ZERO
    for code, amount in spent.items():
        if len(code) == SECTION and three_public_of(code) == item:
            total += amount * SCALE[draft.measure]
    return total
