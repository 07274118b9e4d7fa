"""上年结转结余 of a workbook of our own: items from their table, function codes from the sums."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.authoring.emit import Flow
from generator.catalogue.classification import Catalogue
from generator.catalogue.terms import KINDS
from generator.catalogue.trees import funds
from generator.figures.name import join
from generator.importing.facts import CARRIED
from generator.importing.own.draft import Draft

GROUPS = ("财政拨款结转", "非财政拨款结转结余")
NATURES = {"人员经费": "基本支出", "公用经费": "基本支出", "项目支出": "项目支出"}

Pot = tuple[str, str, str]
"""Function code, source, 基本支出 or 项目支出."""


def carried(draft: Draft, catalogue: Catalogue) -> None:
    """Fill in 上年结转结余."""
    pots: dict[Pot, Decimal] = {
        (code, fund, kind): value
        for kind in KINDS
        for code, fund, value in draft.split.of(kind)
        if CARRIED in funds().path(fund)
    }
    found: list[Flow] = []
    for name, group, nature, value in _items(draft):
        fitting = [
            p
            for p, left in pots.items()
            if group in funds().path(p[1]) and NATURES[nature] == p[2] and left
        ]
        if not fitting:
            continue  # the comparison with the tables tells
        pot = min(fitting, key=lambda p: (pots[p] != value, pots[p] < value, p))
        if len(fitting) > 1 or pot in draft.split.chosen or not draft.readings.names_source(pot[1]):
            draft.doubt(f"结转“{name}”的功能科目和资金来源", CARRIED, len(found))
        pots[pot] -= value
        found.append(_flow(draft, name, pot, nature, value))
    for pot, left in pots.items():
        if left > 0:
            name = catalogue.function(pot[0]) or pot[0]
            draft.doubt(f"结转“{name}”的名称和性质", CARRIED, len(found))
            nature = "公用经费" if pot[2] == "基本支出" else "项目支出"
            found.append(_flow(draft, name, pot, nature, left))
    draft.sections[CARRIED] = found


def _items(draft: Draft) -> Iterator[tuple[str, str, str, Decimal]]:
    """Name, group of sources, nature and amount of every item that the table prints."""
    for number, item in enumerate(draft.readings.carried, start=1):
        for group in GROUPS:
            for nature in NATURES:
                if value := draft.readings.of(join("结转", str(number), group, nature, "金额")):
                    yield item.name, group, nature, value


def _flow(draft: Draft, name: str, pot: Pot, nature: str, amount: Decimal) -> Flow:
    code, fund, _ = pot
    return Flow(
        {
            "名称": name,
            "功能科目": code,
            "资金来源": fund,
            "性质": nature,
            "金额": draft.money(amount),
        }
    )
