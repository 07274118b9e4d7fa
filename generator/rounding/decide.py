"""The rounding of a disclosure by its policy (舍位)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from decimal import Decimal

from generator.budget.settings import Policy
from generator.catalogue.terms import SCALE
from generator.figures.model import Figures
from generator.rounding.balance import Linear, balanced, linear
from generator.rounding.certificate import is_uneven
from generator.rounding.expressions import amounts
from generator.rounding.result import Print, Rounding

Names = Callable[[], Collection[str]]


def decide(
    figures: Figures, ways: Iterable[Print], policy: Policy, shown: Names = frozenset
) -> Rounding:
    """What every amount is printed as in each of the ``ways`` that the form prints money. ``shown``
    tells which amounts the document prints; it is asked only where not every amount can be one of
    its two neighbours."""
    if policy == "精确":
        return Rounding(policy, digits={measure: _digits(figures, measure) for measure in SCALE})
    inexact = [way for way in dict.fromkeys(ways) if _is_inexact(figures, way)]
    if policy == "最近" or not inexact:
        return Rounding(policy, is_uneven=any(is_uneven(figures, way) for way in inexact))
    system = linear(figures)
    return Rounding(policy, {way: _adjusted(figures, system, way, shown) for way in inexact})


def _is_inexact(figures: Figures, way: Print) -> bool:
    return any(figure.value % way.step for figure in amounts(figures))


def freed(figures: Figures, rounding: Rounding) -> tuple[str, ...]:
    """The amounts printed as far as a whole step off their true value, because no other choice adds
    up."""
    found: dict[str, None] = {}
    for way, printed in rounding.adjusted.items():
        for name, value in printed.items():
            if abs(value * SCALE[way.measure] - figures[name].value) >= way.step:
                found[name] = None
    return tuple(found)


def _adjusted(figures: Figures, system: Linear, way: Print, shown: Names) -> dict[str, Decimal]:
    """The amounts that are not printed as their nearest."""
    steps, freed = balanced(system, way.step)
    printed = frozenset(shown()) if freed else freed
    if freed & printed:
        steps, _ = balanced(system, way.step, printed)
    adjusted = {}
    for name, count in steps.items():
        value = Decimal(count).scaleb(-way.places)
        if value != way.nearest(figures[name].value):
            adjusted[name] = value
    return adjusted


def _digits(figures: Figures, measure: str) -> int:
    """The places that the longest amount needs in a measure."""
    longest = 0
    for figure in amounts(figures):
        exponent = (figure.value / SCALE[measure]).normalize().as_tuple().exponent
        longest = max(longest, -int(exponent))
    return longest
