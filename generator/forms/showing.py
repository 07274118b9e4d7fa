"""Figures as sentences print them, with the form's decimals or with those of one sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from generator.budget.settings import NumberFormat
from generator.figures.model import PERCENT, Figures, UnknownFigureError
from generator.figures.name import RATES, aspect_of, beside
from generator.forms.numbers import number
from generator.forms.printed import Printed
from generator.forms.shown import (
    AS_STATED,
    HAS_RATE,
    SIGNLESS,
    Decimals,
    Shown,
    TemplateMistakeError,
)
from generator.forms.spec import FormSpec
from generator.suggestion import asked

NOT_IN_PRINT: Final = "上年印出来是零或负数"
ASK: Final = "；先问“有增减率”再印。"


@dataclass(slots=True)
class Showing:
    """Shows the figures of one disclosure."""

    figures: Figures
    form: FormSpec
    prints: Printed
    _by_places: dict[int, Printed] = field(default_factory=dict)

    def figure(self, name: str, decimals: Decimals = AS_STATED) -> Shown:
        """数("…"): a figure by its full name. Raises ``TemplateMistakeError`` where there is
        none."""
        try:
            figure = self.figures[name]
        except UnknownFigureError as error:
            raise TemplateMistakeError(_unknown(name, error)) from error
        prints = self._prints(decimals)
        if not prints.has(name):
            raise TemplateMistakeError(f"没有“{name}”这个数：{NOT_IN_PRINT}{ASK}")
        is_change = aspect_of(name) in SIGNLESS
        styles = self._styles(decimals)
        return Shown(
            figure=figure,
            printed=number(
                figure, styles, measure=self.form.told_in, absolute=is_change, prints=prints
            ),
            directions=self.form.directions,
            sign=prints.sign(name) if is_change else None,
            level=self.form.level_of(aspect_of(name)),
            is_budgeted=self.figures.is_budgeted(name),
            show=self.figure,
        )

    def attribute(self, name: str, decimals: Decimals = AS_STATED) -> Any:
        """What a thing says under a name: a figure, or whether there is a rate of change."""
        for rate, question in HAS_RATE.items():
            if aspect_of(name) == question:
                return self._prints(decimals).has(beside(name, rate))
        return self.figure(name, decimals)

    def _prints(self, decimals: Decimals) -> Printed:
        """What is printed where a sentence has so many decimals: words and rates follow it."""
        places = decimals.money
        if places is None:
            return self.prints
        if places not in self._by_places:
            self._by_places[places] = self.prints.with_places(places)
        return self._by_places[places]

    def _styles(self, decimals: Decimals) -> dict[str, NumberFormat]:
        styles = dict(self.form.numbers["文字"])
        for unit, places in ((self.form.told_in, decimals.money), (PERCENT, decimals.rate)):
            if places is not None:
                stated = styles.get(unit) or NumberFormat()
                styles[unit] = stated.model_copy(update={"places": places})
        return styles


def _unknown(name: str, error: UnknownFigureError) -> str:
    if error.why:
        ask = ASK if aspect_of(name) in RATES else "。"
        return f"没有“{name}”这个数：{error.why}{ask}"
    if error.renamed:
        return f"没有“{name}”这个数：{error.renamed}。"
    hint = asked(error.suggestions)
    return f"没有叫“{name}”的数，{hint}" if hint else f"没有叫“{name}”的数。"
