"""上年结转结余: items from the table of carry-over, function codes from the sums."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from generator.authoring.emit import Flow
from generator.catalogue.classification import Catalogue
from generator.catalogue.terms import BASIC, CARRIED_OVER, PROJECTS, RUNNING, STAFF
from generator.catalogue.trees import funds
from generator.importing.paper.draft import Draft
from generator.importing.paper.natures import Natures
from generator.importing.paper.solve import Part, Solution
from generator.importing.paper.told import Told
from generator.published.model import At
from generator.relations.facets import all_combined
from generator.relations.said import SCALES
from generator.relations.sheets import Part as Block
from generator.relations.sheets import Sheet

KIND_OF: Final = {STAFF: BASIC, RUNNING: BASIC, PROJECTS: PROJECTS}
"""The kind of expenditure of each nature that an item may have."""
GROUPS: Final = funds().children(CARRIED_OVER)


@dataclass(frozen=True, slots=True)
class Item:
    """An item of carry-over as its table prints it, in 元."""

    name: str
    group: str
    nature: str
    amount: Decimal
    place: str


def carried(
    draft: Draft, told: Told, solution: Solution, catalogue: Catalogue, natures: Natures
) -> None:
    """Fill in 上年结转结余."""
    pots = _pots(solution)
    found: list[Flow] = []
    for item in items(told):
        fitting = _fitting(pots, item)
        if not fitting:
            draft.problem(item.place, f"结转“{item.name}”在别的表里没有对应的数，没有写入。")
            continue
        pot = min(fitting, key=lambda p: (pots[p] != item.amount, pots[p] < item.amount, p))
        is_named = pot.fund in {key.fund for key, _ in told.tables()}
        if len(fitting) > 1 or pot in solution.chosen or not is_named:
            draft.doubt(f"结转“{item.name}”的功能科目和资金来源", CARRIED_OVER, len(found))
        pots[pot] -= item.amount
        draft.origin(item.place, CARRIED_OVER, len(found))
        found.append(_flow(draft, item, pot))
    for pot, left in pots.items():
        name = catalogue.function(pot.function) or pot.function
        for nature, own in _rest(pot, left, natures):
            draft.doubt(f"结转“{name}”的名称和性质", CARRIED_OVER, len(found))
            found.append(_flow(draft, Item(name, "", nature, own, ""), pot))
    draft.sections[CARRIED_OVER] = found


def _rest(pot: Part, left: Decimal, natures: Natures) -> Iterator[tuple[str, Decimal]]:
    """What no item says of a 项, by nature."""
    if left > 0 and pot.kind == BASIC:
        yield from natures.shares(pot.function, pot.fund, left)
    elif left > 0:
        yield PROJECTS, left


def _pots(solution: Solution) -> dict[Part, Decimal]:
    """What is spent of carry-over, by 项, source and kind."""
    spent = sorted((part, amount) for part, amount in solution.amounts.items() if amount)
    return {part: amount for part, amount in spent if CARRIED_OVER in funds().path(part.fund)}


def _fitting(pots: dict[Part, Decimal], item: Item) -> list[Part]:
    found = []
    for part, left in pots.items():
        is_group = item.group in funds().path(part.fund)
        if left and is_group and part.kind == KIND_OF[item.nature]:
            found.append(part)
    return found


def items(told: Told) -> list[Item]:
    """Every item of the table of carry-over."""
    found: list[Item] = []
    for sheet in told.reading.sheets:
        is_carried = sheet.scope.facets.fund == CARRIED_OVER and sheet.unit in SCALES
        for part in sheet.parts if is_carried else ():
            found.extend(_of_part(told, sheet, part))
    return found


def _of_part(told: Told, sheet: Sheet, part: Block) -> Iterator[Item]:
    for row in part.rows:
        name = row.project or row.name
        if row.is_total or not name:
            continue
        for column in part.block.amounts:
            facets = all_combined((sheet.scope.facets, column.facets))
            said = sheet.said(row.at, column.at)
            group = _group(facets.fund) if facets else ""
            if facets and group and facets.kind in KIND_OF and said.value:
                at = told.where(At(sheet.index, row.at, column.at))
                yield Item(name, group, facets.kind, said.amount, at)


def _group(fund: str) -> str:
    path: Sequence[str] = funds().path(fund) if fund in funds().parents else ()
    return next((group for group in GROUPS if group in path), "")


def _flow(draft: Draft, item: Item, pot: Part) -> Flow:
    head = {"名称": item.name, "功能科目": pot.function, "资金来源": pot.fund}
    return Flow({**head, "性质": item.nature, "金额": draft.money(item.amount)})
