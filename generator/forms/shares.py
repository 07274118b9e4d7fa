"""Shares of one whole that are printed so that they add up to 100 %: the method of the largest remainder."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal

from generator.figures.model import Figures
from generator.forms.names import named
from generator.forms.spec import FormSpec
from generator.rounding.nearest import rounded

HUNDRED = Decimal(100)
EXACT = 12  # places to which exact shares of a whole come to 100


def to_hundred(shares: Sequence[Decimal], places: int) -> list[Decimal]:
    """Shares of 100 (%) cut to ``places``; those that lose most are raised by one step until all add up to 100."""
    step = Decimal(1).scaleb(-places)
    cut = [s.quantize(step, rounding=ROUND_FLOOR) for s in shares]
    short = int((HUNDRED - sum(cut, Decimal(0))) / step)
    raised = sorted(range(len(cut)), key=lambda i: cut[i] - shares[i])[:short]
    return [c + step if i in raised else c for i, c in enumerate(cut)]


def printed_shares(figures: Figures, form: FormSpec, places: int) -> dict[str, Decimal]:
    """What the form's 占比合计100 makes of the shares it names; a group that is not a whole is left alone."""
    printed: dict[str, Decimal] = {}
    for pattern in form.whole_shares:
        names = [f"{n}.占比" for n in named((pattern,), figures, form.sources)]
        shares = [figures[n].value for n in names]
        if rounded(sum(shares, Decimal(0)), EXACT) == HUNDRED:
            printed |= zip(names, to_hundred(shares, places), strict=True)
    return printed
