"""收入, where a source brings in another amount than is spent of it; and 科目名称, the names of
codes that the classification does not have."""

from __future__ import annotations

from decimal import Decimal

from generator.catalogue.classification import Catalogue
from generator.catalogue.terms import ITEM, SECTION
from generator.catalogue.trees import funds
from generator.importing.paper.draft import Draft
from generator.importing.paper.solve import Solution
from generator.importing.paper.split import INCOME
from generator.importing.paper.told import ZERO, Told
from generator.relations.facets import Facets


def odd_income(draft: Draft, told: Told, solution: Solution) -> None:
    """Fill in 收入."""
    found: dict[str, Decimal] = {}
    for fund in funds().leaves():
        printed = told.stated(Facets(fund=fund), INCOME)
        if printed is None or not printed.is_table or printed.side != INCOME:
            continue
        spent = ZERO
        for part, amount in solution.amounts.items():
            spent += amount if part.fund == fund else ZERO
        if printed.amount != spent and abs(printed.amount - spent) > printed.said.amount_step:
            found[fund] = draft.money(printed.amount)
            draft.origin(told.where(printed.said.at), "收入", fund)
    draft.sections["收入"] = found


def local_names(draft: Draft, told: Told, catalogue: Catalogue) -> None:
    """Fill in 科目名称."""
    found: dict[str, str] = {}
    for sheet in told.reading.sheets:
        for part in sheet.parts if sheet.is_trusted else ():
            for row in part.rows:
                is_whole = len(row.code) in (SECTION, ITEM) and bool(row.name)
                if is_whole and not _is_official(row.code, catalogue):
                    found.setdefault(row.code, row.name)
    draft.sections["科目名称"] = dict(sorted(found.items()))


def _is_official(code: str, catalogue: Catalogue) -> bool:
    name = catalogue.function(code) if code.startswith("2") else catalogue.economic(code)
    return name is not None
