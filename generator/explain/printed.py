"""Figures in characters: as sentences print them, and exactly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from generator.budget.settings import NumberFormat
from generator.catalogue.terms import SCALE, Measure
from generator.figures.model import MONEY, PERCENT, Figure, Figures
from generator.forms.numbers import number
from generator.forms.printed import Printed
from generator.forms.spec import FormSpec
from generator.rounding.result import NEAREST, Rounding

DIGITS = 6  # of a quotient


@dataclass(frozen=True, slots=True)
class Printer:
    """Spells the figures of one disclosure as its sentences print them; ``shares`` are those that
    the form prints so that a whole comes to 100, ``measure`` is what it tells money in."""

    figures: Figures
    styles: dict[str, NumberFormat]
    shares: Mapping[str, Decimal]
    prints: Rounding | Printed = NEAREST
    measure: Measure = "万元"

    @classmethod
    def of(cls, figures: Figures, form: FormSpec, rounding: Rounding = NEAREST) -> Printer:
        """The printer of a form's sentences, save that zero is always written as a number."""
        styles = {}
        for unit_, style in form.numbers["文字"].items():
            styles[unit_] = style.model_copy(update={"zero": None})
        prints = Printed(figures, form, rounding)
        return cls(figures, styles, prints.shares(_places(styles)), prints, form.told_in)

    def text(self, figure: Figure) -> str:
        """Without unit, with its sign: ``-5.80``; empty for a rate that is not printed."""
        if isinstance(self.prints, Printed) and not self.prints.has(figure.name):
            return ""
        shared = replace(figure, value=self.shares.get(figure.name, figure.value))
        return number(shared, self.styles, measure=self.measure, prints=self.prints).text

    def labelled(self, figure: Figure) -> str:
        """With unit: ``2,014.18万元``."""
        text = self.text(figure)
        return text + self.unit(figure) if text else "（不印）"

    def exact(self, figure: Figure) -> str:
        """As printed where that is exact, else with every digit."""
        if self.is_exact(figure):
            return self.text(figure)
        return f"{self._measured(figure).normalize():,f}"

    def is_exact(self, figure: Figure) -> bool:
        """Whether printing rounds nothing away."""
        return Decimal(self._value(figure)) == self._measured(figure)

    def is_nearest(self, figure: Figure) -> bool:
        """Whether it is printed as its nearest, not adjusted so that the printed amounts add up, or
        say the same."""
        return self._value(figure) == number(figure, self.styles, measure=self.measure).value

    def _value(self, figure: Figure) -> str:
        return number(figure, self.styles, measure=self.measure, prints=self.prints).value

    def unit(self, figure: Figure) -> str:
        """The unit in which a sentence prints the figure."""
        return unit(figure, self.measure)

    def _measured(self, figure: Figure) -> Decimal:
        return figure.value / SCALE[self.measure] if figure.unit == MONEY else figure.value

    def quotient(self, part: Figure, whole: Figure) -> str:
        """``part`` ÷ ``whole`` cut after some digits, ``…`` where there are more: ``0.999503…``."""
        value = Fraction(part.value) / Fraction(whole.value)
        digits = max(DIGITS, _places(self.styles) + 4)
        scaled = abs(value) * 10**digits
        cut = Decimal(int(scaled)).scaleb(-digits)
        sign = "-" if value < 0 else ""
        is_whole = scaled.denominator == 1
        return f"{sign}{cut.normalize():f}" if is_whole else f"{sign}{cut:f}…"


def _places(styles: Mapping[str, NumberFormat]) -> int:
    """The decimals of percentages."""
    style = styles.get(PERCENT)
    return style.places if style else 0


def unit(figure: Figure, measure: Measure) -> str:
    """The unit in which sentences print a figure that tell money in ``measure``."""
    return measure if figure.unit == MONEY else figure.unit
