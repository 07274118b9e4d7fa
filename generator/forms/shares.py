"""Shares of one whole that are printed so that they add up to 100 %: the method of the largest
remainder."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal

from generator.figures.model import ZERO, Figures
from generator.figures.name import join
from generator.forms.names import named
from generator.forms.spec import FormSpec
from generator.rounding.nearest import rounded

HUNDRED = Decimal(100)
EXACT = 12  # places to which exact shares of a whole come to 100


def to_hundred(shares: Sequence[Decimal], places: int, whole: Decimal = HUNDRED) -> list[Decimal]:
    """Shares of a ``whole`` (%) cut to ``places``; those that lose most are raised by one step
    until all add up."""
    step = Decimal(1).scaleb(-places)
    cut = [s.quantize(step, rounding=ROUND_FLOOR) for s in shares]
    short = int((whole - sum(cut, ZERO)) / step)
    raised = sorted(range(len(cut)), key=lambda i: cut[i] - shares[i])[: max(short, 0)]
    return [c + step if i in raised else c for i, c in enumerate(cut)]


def group(pattern: str, figures: Figures, form: FormSpec) -> dict[str, Decimal]:
    """The exact shares (%) that one entry of the form's 占比合计100 names, by their names."""
    names = (join(name, "占比") for name in named((pattern,), figures, form.sources))
    return {name: figures[name].value for name in names if figures.knows(name)}


def is_whole(shares: dict[str, Decimal]) -> bool:
    """Whether shares are those of a whole and all its parts."""
    return rounded(sum(shares.values(), ZERO), EXACT) == HUNDRED


def printed_shares(figures: Figures, form: FormSpec, places: int) -> dict[str, Decimal]:
    """What the form's 占比合计100 makes of the shares it names, group by group; a share that an
    earlier group has fixed stays, and the others of its group make up for it. A group that is not a
    whole is left alone."""
    printed: dict[str, Decimal] = {}
    for pattern in form.whole_shares:
        shares = group(pattern, figures, form)
        free = [name for name in shares if name not in printed]
        if is_whole(shares):
            left = HUNDRED - sum((printed[name] for name in shares if name in printed), ZERO)
            printed |= zip(
                free, to_hundred([shares[name] for name in free], places, left), strict=True
            )
    return printed
