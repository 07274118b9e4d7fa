"""How far apart a way of rounding (舍位) may set printed numbers that are one, or that add up."""

from __future__ import annotations

from decimal import Decimal

from generator.figures.model import Figures
from generator.forms.spec import FormSpec
from generator.relations.verdict import HALF, Allowance
from generator.rounding.decide import freed
from generator.rounding.expressions import amounts
from generator.rounding.result import Rounding

NEIGHBOUR, FREED = Decimal(1), Decimal(2)
"""Steps that a balanced amount may be off its true value; where its sums leave no nearer one."""
NONE = Decimal(0)


def allowance(
    figures: Figures,
    form: FormSpec,
    rounding: Rounding,
    *,
    says_rounded: bool,
) -> Allowance:
    """What our own documents are held to: sums hold as printed, except where every number is
    rounded by itself (最近) and the document ``says_rounded``, or where sentences print amounts in
    a way that the tables do not."""
    if rounding.policy == "精确" or _is_exact(figures, form):
        return Allowance(is_strict=True)
    is_apart = set(form.money()) != set(form.balanced_money())
    spoken = HALF if is_apart else NONE
    if rounding.policy == "最近":
        said = HALF if says_rounded else NONE
        told = max(said, spoken)
        return Allowance(per_part=said, per_part_spoken=told, reach=HALF, is_strict=True)
    reach = FREED if freed(figures, rounding) else NEIGHBOUR
    return Allowance(per_part_spoken=spoken, reach=reach, is_strict=True)


def _is_exact(figures: Figures, form: FormSpec) -> bool:
    """Whether every amount can be printed as it is, in every way that the form prints amounts."""
    steps = [way.step for way in form.money()]
    return not any(figure.value % step for figure in amounts(figures) for step in steps)
