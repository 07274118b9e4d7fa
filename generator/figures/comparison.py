"""Changes against last year (增减额, 增减率) and shares of a whole (占比)."""

from __future__ import annotations

from decimal import Decimal

from generator.catalogue.terms import CLASS, KINDS
from generator.catalogue.trees import funds
from generator.figures.families import FUND, Axis, Family
from generator.figures.model import ZERO, Figures
from generator.figures.name import AMOUNT, aspect_of, join, parse, stem

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
    for prefix in _compared(figures):
        for aspect in ("金额", "上年"):
            if join(prefix, aspect) not in figures:
                figures.sum(join(prefix, aspect), ())
        figures.difference(join(prefix, "增减额"), join(prefix, "金额"), join(prefix, "上年"))
        _add_rate(figures, prefix, from_zero)


def _add_rate(figures: Figures, prefix: str, from_zero: Decimal | None) -> None:
    rate, before = join(prefix, "增减率"), figures[join(prefix, "上年")].value
    if before < 0:
        figures.absent[rate] = BELOW_ZERO
    elif not before and from_zero is None:
        figures.absent[rate] = FROM_ZERO
    else:
        has_changed = bool(figures[join(prefix, "增减额")].value)
        otherwise = from_zero if has_changed else ZERO
        figures.ratio(rate, join(prefix, "增减额"), join(prefix, "上年"), otherwise)


def _compared(figures: Figures) -> list[str]:
    """The figures of which both years are known, without their aspect: those of last year first."""
    before = [stem(f.name) for f in figures if aspect_of(f.name) == "上年"]
    now = [stem(f.name) for f in figures if aspect_of(f.name) == AMOUNT]
    found = [prefix for prefix in before if figures.knows(join(prefix, "金额"))]
    found += [prefix for prefix in now if figures.knows(join(prefix, "上年"))]
    return list(dict.fromkeys(found))


def add_shares(figures: Figures) -> None:
    """占比 in %: of a source in all income; of a kind or 类 in all expenditure or in its fund's."""
    for name in (*funds().parents, "本年收入"):
        figures.ratio(join("收入", name, "占比"), join("收入", name, "金额"), "收入.合计.金额")
    for fund in ("", *funds().parents):
        whole = join("支出", fund, "金额")
        if whole not in figures:
            continue
        classes = [p for f in figures if (p := _class_of(f.name, fund))]
        for part in (*KINDS, *classes):
            figures.ratio(join("支出", fund, part, "占比"), join("支出", fund, part, "金额"), whole)
    figures.allow(SHARED.stem(), "占比")


def _class_of(name: str, fund: str) -> str:
    """The 类 of which a name says the amount within a fund and nothing else; empty for another
    name."""
    said = parse(name)
    may_be_class = said.fund == fund and len(said.function) == CLASS
    is_class = may_be_class and name == join("支出", fund, said.function, AMOUNT)
    return said.function if is_class else ""
