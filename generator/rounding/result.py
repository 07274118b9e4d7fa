"""What every amount is printed as: decided once, used wherever a figure is printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from generator.budget.settings import Policy
from generator.catalogue.terms import SCALE
from generator.figures.model import MONEY, Figure
from generator.rounding.nearest import rounded


class Print(NamedTuple):
    """A way in which a form prints money: the measure (万元, 元) and how many places."""

    measure: str
    places: int

    @property
    def step(self) -> Decimal:
        """The smallest difference of two printed amounts, in 元."""
        return SCALE[self.measure].scaleb(-self.places)

    def nearest(self, value: Decimal) -> Decimal:
        """An amount (元) rounded by itself, in the measure."""
        return rounded(value / SCALE[self.measure], self.places)


@dataclass(frozen=True, slots=True)
class Rounding:
    """``adjusted``: by way of printing, the amounts (in the measure) that are not printed as their
    nearest; ``digits`` (精确): how many places of a measure no amount exceeds; ``is_uneven``
    (最近): some sum does not add up in print."""

    policy: Policy = "最近"
    adjusted: Mapping[Print, Mapping[str, Decimal]] = field(default_factory=dict)
    digits: Mapping[str, int] = field(default_factory=dict)
    is_uneven: bool = False

    def printed(self, figure: Figure, measure: str, places: int) -> Decimal:
        """What the figure is printed as: money in ``measure``, anything else half up."""
        if figure.unit != MONEY:
            return rounded(figure.value, places)
        way = Print(measure, max(places, self.digits.get(measure, 0)))
        adjusted = self.adjusted.get(way, {}).get(figure.name)
        return way.nearest(figure.value) if adjusted is None else adjusted


NEAREST = Rounding()
