"""What a form wants texts of, and what the program knows of the amounts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from generator.catalogue.terms import SCALE
from generator.figures.model import MONEY, Figures
from generator.figures.name import AMOUNT, LAST, aspect_of, join, stem
from generator.forms.names import named
from generator.forms.spec import FormSpec
from generator.workbook.reckoning import CODES, Wanted


def wanted_of(
    spec: FormSpec, figures: Figures | None, measure: str, *, is_filed: bool = False
) -> Wanted:
    """What ``spec`` wants; ``figures`` are those of the file, where it has any yet; ``is_filed``:
    it names last year's file."""
    sources = tuple(spec.sources)
    return Wanted(
        reasons=tuple(_names(spec.reasons, sources)),
        always=tuple(_names(spec.reasons_always, sources)),
        uses=tuple(_names(spec.uses, sources)),
        amounts=dict(_amounts(figures, SCALE[measure])) if figures else {},
        is_filed=is_filed and figures is not None,
    )


def _names(patterns: Iterable[str], sources: tuple[str, ...]) -> Iterator[str]:
    """The names that patterns stand for; those of function codes stay patterns."""
    for pattern in patterns:
        is_of_codes = any(mark in pattern for mark in CODES)
        yield from (pattern,) if is_of_codes else named((pattern,), Figures(), sources)


def _amounts(figures: Figures, scale: Decimal) -> Iterator[tuple[str, tuple[Decimal, Decimal]]]:
    """This year's amounts and last year's, by name without aspect."""
    for figure in figures:
        if figure.unit == MONEY and aspect_of(figure.name) == AMOUNT:
            name = stem(figure.name)
            last = join(name, LAST)
            before = figures[last].value if figures.knows(last) else Decimal(0)
            yield name, (figure.value / scale, before / scale)
