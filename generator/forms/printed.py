"""What every figure of a disclosure is printed as: amounts as they are rounded, shares that add up
to a whole, and changes and rates of change that say the same as the amounts beside them.

Words follow the printed number: what prints as no change is none, in words, amount and rate.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal

from generator.budget.settings import NumberFormat
from generator.figures.model import PERCENT, ZERO, Figure, Figures
from generator.figures.name import AMOUNT, BUDGETED, RATES, aspect_of, basis_of, beside
from generator.forms.shares import printed_shares
from generator.forms.spec import FormSpec
from generator.rounding.nearest import rounded
from generator.rounding.result import NEAREST, Rounding


@dataclass(slots=True)
class Printed:
    """The printed values of one disclosure in its form."""

    figures: Figures
    form: FormSpec
    rounding: Rounding = NEAREST
    places: int | None = None
    """How many places a sentence prints money with, where not as the form says."""
    _shares: dict[int, dict[str, Decimal]] = field(default_factory=dict)

    def with_places(self, places: int) -> Printed:
        """The same, in a sentence that prints money with so many places."""
        return replace(self, places=places, _shares={})

    def printed(self, figure: Figure, measure: str, places: int) -> Decimal:
        """What a figure is printed as: money in ``measure``, with so many places. A sum is that of
        what its parts are printed as."""
        if parts := self.figures.parts(figure.name):
            return sum((self.printed(self.figures[p], measure, places) for p in parts), ZERO)
        if figure.unit != PERCENT:
            return self.rounding.printed(figure, measure, places)
        if aspect_of(figure.name) in RATES:
            return rounded(self._rate(figure), places)
        return rounded(self.shares(places).get(figure.name, figure.value), places)

    def shares(self, places: int) -> dict[str, Decimal]:
        """The shares that are printed so that the whole they are parts of comes to 100 %."""
        if places not in self._shares:
            self._shares[places] = printed_shares(self.figures, self.form, places)
        return self._shares[places]

    def sign(self, name: str) -> int:
        """The direction of a change (增减额, its 增减率, or 增减 of heads) as printed: 1, 0 or
        -1."""
        basis = basis_of(aspect_of(name))
        value = self._told(beside(name, basis.change)) if basis else self.figures[name].value
        return (value > 0) - (value < 0)

    def has(self, name: str) -> bool:
        """Whether there is a figure of that name to print: not every change has a rate."""
        is_rate = aspect_of(name) in RATES
        return self._has_rate(name) if is_rate else self.figures.knows(name)

    def _has_rate(self, name: str) -> bool:
        """Whether a rate of change is printed: last year's amount, as printed, is above zero, or it
        is zero and the form states what the rate is then."""
        if not self.figures.knows(name):
            return False
        before = self._before(name)
        return before > 0 or (not before and self.form.from_zero is not None)

    def _rate(self, figure: Figure) -> Decimal:
        """The rate of change in %, such that it fits the printed change and the printed amount of
        last year."""
        change, before = self._change(figure.name), self._before(figure.name)
        if not change:
            return ZERO
        if not before:
            return self.form.from_zero or ZERO
        has_turned = change * figure.value <= 0
        return change * 100 / before if has_turned else figure.value

    def _before(self, rate: str) -> Decimal:
        """Last year's amount as a reader has it from the printed sentence."""
        return self._told(beside(rate, AMOUNT)) - self._change(rate)

    def _change(self, rate: str) -> Decimal:
        """The change that a rate is of."""
        basis = basis_of(aspect_of(rate)) or BUDGETED
        return self._told(beside(rate, basis.change))

    def _told(self, name: str) -> Decimal:
        """An amount as sentences print it, in the form's 文字计量单位."""
        measure = self.form.told_in
        style = self.form.numbers["文字"].get(measure, NumberFormat.model_validate({"小数": 0}))
        places = style.places if self.places is None else self.places
        return self.rounding.printed(self.figures[name], measure, places)
