"""How far apart a way of rounding (舍位) may set printed numbers that are one, or that add up."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from generator.document.tree import Document, Number, Paragraph
from generator.figures.model import MONEY, Figures
from generator.forms.spec import FormSpec
from generator.relations.verdict import HALF, Allowance
from generator.rounding.decide import freed
from generator.rounding.expressions import amounts
from generator.rounding.result import Print, Rounding

NEIGHBOUR, FREED = Decimal(1), Decimal(2)
"""Steps that a balanced amount may be off its true value; where its sums leave no nearer one."""
NONE = Decimal(0)
POINT = "."
"""The decimal point of a printed value."""


def allowance(
    figures: Figures,
    form: FormSpec,
    rounding: Rounding,
    *,
    says_rounded: bool,
    told: frozenset[Print] = frozenset(),
) -> Allowance:
    """What our own documents are held to: sums hold as printed, except where every number is
    rounded by itself (最近) and the document ``says_rounded``, or where sentences print amounts in
    a way that the tables do not. ``told`` are the ways in which its sentences print money."""
    ways = {*form.money(), *told}
    if rounding.policy == "精确" or _is_exact(figures, ways):
        return Allowance(is_strict=True)
    is_apart = ways != set(form.balanced_money())
    spoken = HALF if is_apart else NONE
    if rounding.policy == "最近":
        said = HALF if says_rounded else NONE
        either = max(said, spoken)
        return Allowance(per_part=said, per_part_spoken=either, reach=HALF, is_strict=True)
    reach = FREED if freed(figures, rounding) else NEIGHBOUR
    return Allowance(per_part_spoken=spoken, reach=reach, is_strict=True)


def ways_told(document: Document, figures: Figures, form: FormSpec) -> frozenset[Print]:
    """The ways in which sentences of a document print money: a sentence may have decimals of its
    own."""
    found = set()
    for block in document.blocks():
        for inline in block.inlines if isinstance(block, Paragraph) else ():
            if isinstance(inline, Number) and _is_money(inline.name, figures):
                found.add(Print(form.told_in, len(inline.value.partition(POINT)[2])))
    return frozenset(found)


def _is_money(name: str, figures: Figures) -> bool:
    return figures.knows(name) and figures[name].unit == MONEY


def _is_exact(figures: Figures, ways: Iterable[Print]) -> bool:
    """Whether every amount can be printed as it is, in every way that amounts are printed."""
    exact = [figure.value for figure in amounts(figures)]
    return all(_are_multiples(exact, way.step) for way in ways)


def _are_multiples(values: Iterable[Decimal], step: Decimal) -> bool:
    return not any(value % step for value in values)
