"""人员经费 and 公用经费 of basic expenditure whose economic class no table prints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from generator.catalogue.terms import RUNNING, STAFF
from generator.catalogue.trees import funds
from generator.importing.paper.told import ZERO, Told
from generator.relations.facets import Facets


@dataclass(slots=True)
class Natures:
    """Gives out what the paper prints as 人员经费; ``left`` is what of it is not given out yet, in
    元, by source."""

    told: Told
    left: dict[str, Decimal] = field(default_factory=dict)

    def shares(self, function: str, fund: str, amount: Decimal) -> Iterator[tuple[str, Decimal]]:
        """An amount of basic expenditure by nature: as its 项 is printed, else as far as the
        人员经费 of its source reaches."""
        staff = self._of_item(function, fund)
        if staff is None:
            staff = self._of_source(fund, amount)
        staff = min(staff, amount)
        for kind, own in ((STAFF, staff), (RUNNING, amount - staff)):
            if own:
                yield kind, own

    def _of_item(self, function: str, fund: str) -> Decimal | None:
        for level in reversed(funds().path(fund)[1:]):
            printed = self.told.amount(Facets(fund=level, kind=STAFF, function=function))
            if printed is not None:
                return printed
        return None

    def _of_source(self, fund: str, amount: Decimal) -> Decimal:
        for level in reversed(funds().path(fund)[1:]):
            printed = self.told.amount(Facets(fund=level, kind=STAFF))
            if printed is not None:
                taken = min(self.left.setdefault(level, printed), amount)
                self.left[level] -= taken
                return taken
        return ZERO
