"""Changes against last year (增减额, 增减率) and shares of a whole (占比)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.catalogue.terms import CLASS, KINDS, THIS_YEAR
from generator.catalogue.trees import funds
from generator.figures.families import FUND, Axis, Family
from generator.figures.model import ZERO, Figures
from generator.figures.name import AMOUNT, LAST, aspect_of, join, parse, stem

BELOW_ZERO = "上年是负数，没有增减率"
FROM_ZERO = "上年为零，表样没有写“从零增长”，没有增减率"
# A kind or a 类 in all expenditure or in its fund's. The axes only say how its names are written.
_PART = Axis(lambda _: ("",), "|".join((r"2\d\d", *KINDS)), always=True)
SHARED = Family("支出", lambda _: False, (FUND, _PART), (FUND, _PART))


def add_changes(figures: Figures, from_zero: Decimal | None) -> None:
    """For every figure of which both years are known: 金额 and 上年, the change, and its rate in %.

    Below zero there is no rate. From zero it is ``from_zero``, the form's convention, and none
    where the form has none; from nothing to nothing it is 0 % where the form has a convention.
    """
    figures.zero_rates = from_zero is not None
    for start in _compared(figures):
        now, before, change = (join(start, aspect) for aspect in (AMOUNT, LAST, "增减额"))
        for name in (now, before):
            if name not in figures:
                figures.sum(name, ())
        figures.difference(change, now, before)
        rate = join(start, "增减率")
        if why := _why_no_rate(figures[before].value, from_zero):
            figures.absent[rate] = why
        else:
            has_changed = bool(figures[change].value)
            figures.ratio(rate, change, before, from_zero if has_changed else ZERO)


def _why_no_rate(before: Decimal, from_zero: Decimal | None) -> str:
    if before < 0:
        return BELOW_ZERO
    return FROM_ZERO if not before and from_zero is None else ""


def _compared(figures: Figures) -> list[str]:
    """The figures of which both years are known, without their aspect: those of last year first."""
    found: dict[str, None] = {}
    for aspect, other in ((LAST, AMOUNT), (AMOUNT, LAST)):
        for name in figures.names:
            if aspect_of(name) == aspect and figures.knows(join(stem(name), other)):
                found[stem(name)] = None
    return list(found)


def add_shares(figures: Figures) -> None:
    """占比 in %: of a source in all income; of a kind or 类 in all expenditure or in its fund's."""
    for source in (*funds().parents, THIS_YEAR):
        amount = join("收入", source, AMOUNT)
        figures.ratio(join("收入", source, "占比"), amount, "收入.合计.金额")
    for fund in ("", *funds().parents):
        whole = join("支出", fund, AMOUNT)
        if whole not in figures:
            continue
        for part in (*KINDS, *_classes(figures, fund)):
            amount = join("支出", fund, part, AMOUNT)
            figures.ratio(join("支出", fund, part, "占比"), amount, whole)
    figures.allow(SHARED.stem(), "占比")


def _classes(figures: Figures, fund: str) -> Iterator[str]:
    """The 类 of which there is the amount within a fund, all kinds together."""
    for name in figures.names:
        said = parse(name).function
        if len(said) == CLASS and name == join("支出", fund, said, AMOUNT):
            yield said
