"""基本支出 of a workbook of our own: margins of the general public budget, lines of every other
source."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from generator.authoring.emit import Flow
from generator.catalogue.terms import SECTION
from generator.catalogue.trees import funds
from generator.figures.name import AMOUNT, Name, join, parse
from generator.importing.facts import CARRIED
from generator.importing.own.draft import Draft, source
from generator.importing.sheet import GENERAL

PLACEHOLDERS = {"人员经费": "30199", "公用经费": "30299"}
"""The class 其他 of each nature, where no table prints the economic class of a source."""


def basic(draft: Draft) -> None:
    """Fill in 基本支出."""
    economics, items = _economics(draft)
    by_function: dict[str, Any] = {}
    lines: list[Flow] = []
    for code, fund, amount in draft.split.of("基本支出"):
        if (code, fund, "基本支出") in draft.split.chosen:
            at = ("按功能科目", code) if fund == GENERAL else ("明细", len(lines))
            draft.doubt(f"{code} 基本支出的资金来源（{fund}）", "基本支出", *at)
        if fund == GENERAL:
            by_function[code] = draft.money(amount)
        elif CARRIED not in funds().path(fund):
            parts = (
                _carved(economics, amount)
                if "一般公共预算拨款" in funds().path(fund)
                else _guessed(draft, code, fund)
            )
            for economic, part in parts:
                draft.doubt(f"{code} {fund}的经济科目", "基本支出", "明细", len(lines))
                head = {"功能科目": code, "经济科目": economic}
                lines.append(Flow({**head, **source(fund), "金额": draft.money(part)}))
    draft.sections["基本支出"] = {
        key: value
        for key, value in {
            "按功能科目": by_function,
            "按经济科目": {c: draft.money(v) for c, v in economics.items() if v},
            "经济科目细目": items,
            "明细": lines,
        }.items()
        if value
    }


def _economics(draft: Draft) -> tuple[dict[str, Decimal], dict[str, dict[str, Decimal]]]:
    """Amounts by economic 款 in printed order; those that are divided further, by their items."""
    sums: dict[str, Decimal] = {}
    items: dict[str, dict[str, Decimal]] = {}
    for one in draft.readings.printed:
        code, item = item_of(one.name)
        if not code or not one.amount:
            continue
        if item:
            items.setdefault(code, {})[item] = draft.money(one.amount)
        else:
            sums[code] = one.amount
    return {c: v for c, v in sums.items() if c not in items}, items


def item_of(name: str) -> tuple[str, str]:
    """The economic 款 and the local item (细目) of basic expenditure that an amount is of; empty
    for any other figure."""
    said = parse(name)
    whole = said._replace(economic="", local_item="")
    is_basic = whole == Name("支出", AMOUNT, fund="一般公共预算拨款", kind="基本支出")
    is_item = is_basic and len(said.economic) == SECTION
    return (said.economic, said.local_item) if is_item else ("", "")


def _carved(economics: dict[str, Decimal], amount: Decimal) -> Iterator[tuple[str, Decimal]]:
    """A part of what is printed by economic class; that much less remains there."""
    for code in sorted(economics, key=lambda c: -economics[c]):
        part = min(amount, economics[code])
        if part > 0:
            economics[code] -= part
            amount -= part
            yield code, part


def _guessed(draft: Draft, code: str, fund: str) -> Iterator[tuple[str, Decimal]]:
    """Amounts by nature where the form prints it, under a class that says no more."""
    amount = draft.split.amounts[code, fund, "基本支出"]
    group = funds().path(fund)[2] if len(funds().path(fund)) > 2 else fund
    staff = min(draft.readings.of(join("支出", group, code, "人员经费.金额")) or Decimal(0), amount)
    for nature, own in (("人员经费", staff), ("公用经费", amount - staff)):
        if own:
            yield PLACEHOLDERS[nature], own
