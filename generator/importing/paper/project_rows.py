"""The projects that tables list, row by row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from generator.catalogue.terms import CLASS, ITEM, PROJECTS
from generator.importing.paper.told import Told
from generator.published.model import At
from generator.relations.facets import Facets
from generator.relations.said import SCALES
from generator.relations.sheets import Part, Sheet


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of a row, in 元: of which source and economic class, ``""`` where its column does
    not say."""

    fund: str
    economic: str
    value: Decimal


@dataclass(slots=True)
class ProjectRow:
    """A project as a table lists it; ``function`` is empty where no code stands in its row."""

    name: str
    function: str
    place: str
    amounts: list[Amount] = field(default_factory=list)

    @property
    def by_economic(self) -> list[Amount]:
        """The amounts that say of which class they are."""
        return [one for one in self.amounts if one.economic]

    @property
    def total(self) -> Decimal:
        """The amount of the whole row: its largest."""
        return max((one.value for one in self.amounts), default=Decimal(0))


def project_rows(told: Told) -> list[ProjectRow]:
    """The projects of the table that lists most of them; another may list the same again."""
    found: list[list[ProjectRow]] = []
    for sheet in told.reading.sheets:
        if sheet.unit in SCALES:
            found.extend(list(_of_part(told, sheet, part)) for part in sheet.parts)
    return max(found, key=len, default=[])


def _of_part(told: Told, sheet: Sheet, part: Part) -> Iterator[ProjectRow]:
    for place, row in enumerate(part.rows):
        is_below = len(row.code) in (0, ITEM)
        if not row.project or row.is_total or not is_below:
            continue
        at = told.where(At(sheet.index, row.at))
        found = ProjectRow(row.project, row.code, at)
        for column in part.block.amounts:
            facets = sheet.facets(part, place, column)
            said = sheet.said(row.at, column.at)
            if facets is not None and said.value and _is_of_project(facets):
                economic = facets.economic if len(facets.economic) >= CLASS else ""
                found.amounts.append(Amount(facets.fund, economic, said.amount))
        if found.amounts:
            yield found


def _is_of_project(facets: Facets) -> bool:
    return facets.kind in ("", PROJECTS) and not facets.item
