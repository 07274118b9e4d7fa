"""The arithmetic of one figure in one line: ``2,014.18 ÷ 2,015.18 (= 0.999503…, 四舍五入)``."""

from __future__ import annotations

from collections.abc import Sequence

from generator.explain.printed import Printer
from generator.figures.model import Count, Difference, Figure, Figures, Given, Ratio, Sum

MANY = 8  # terms and lines beyond which a list is folded
SHOWN = 3  # of a folded list


def parts(figure: Figure) -> tuple[str, ...]:
    """The names of the figures it is made from."""
    match figure.formula:
        case Sum(terms):
            return terms
        case Difference(minuend, subtrahend):
            return minuend, subtrahend
        case Ratio(part, whole):
            return part, whole
        case Given() | Count():
            return ()


def split(figure: Figure, figures: Figures) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The parts worth following, and those of a sum that are zero."""
    names = parts(figure)
    if not isinstance(figure.formula, Sum):
        return names, ()
    return tuple(n for n in names if figures[n].value), tuple(
        n for n in names if not figures[n].value
    )


def headline(figure: Figure, printer: Printer) -> str:
    """Name, printed value and arithmetic."""
    said = arithmetic(figure, printer)
    return f"{figure.name} {printer.labelled(figure)}{' ' if said.startswith('=') else ''}{said}"


def arithmetic(figure: Figure, printer: Printer) -> str:
    """What follows the printed value, from the sign ``=`` on."""
    match figure.formula:
        case Given(entries):
            said = "填报" if len(entries) == 1 else f"填报的 {len(entries)} 笔之和"
            return f"= {said}{_rounding(figure, printer)}{_replaced(figure, printer)}"
        case Count(places):
            return f"= 清点 {len(places)} 项"
        case Sum():
            return _sum(figure, printer)
        case Difference(minuend, subtrahend):
            terms = (printer.exact(printer.figures[n]) for n in (minuend, subtrahend))
            return f"= {' - '.join(terms)}{_rounding(figure, printer)}"
        case Ratio():
            return _ratio(figure, figure.formula, printer)


def _sum(figure: Figure, printer: Printer) -> str:
    names, zeros = split(figure, printer.figures)
    if not names:
        return "（各项都是 0）" if zeros else "（没有这类金额）"
    if len(names) == 1:
        return f"= {names[0]}"
    terms = [printer.exact(printer.figures[n]) for n in names]
    return f"= {_signed(terms)}{_rounding(figure, printer)}"


def _signed(terms: Sequence[str]) -> str:
    folded = len(terms) > MANY
    shown = [*terms[:SHOWN], "…", terms[-1]] if folded else terms
    text = " + ".join(f"({t})" if t.startswith("-") else t for t in shown)
    return f"{text}（共 {len(terms)} 项）" if folded else text


def _ratio(figure: Figure, formula: Ratio, printer: Printer) -> str:
    part, whole = printer.figures[formula.part], printer.figures[formula.whole]
    division = f"{printer.exact(part)} ÷ {printer.exact(whole)}"
    if not whole.value:
        reason = "按表样的规定印" if part.value else "两个数都是 0，印"
        return f"（{division} 不能除，{reason} {printer.labelled(figure)}）"
    return f"= {division} (= {printer.quotient(part, whole)}{_way(figure, printer)})"


def _way(figure: Figure, printer: Printer) -> str:
    """How a ratio is rounded."""
    if figure.name in printer.shares:
        return ", 各占比凑成 100%"
    if not printer.text(figure):
        return ", 上年印出来不大于零，不印增减率"
    if not printer.is_nearest(figure):
        return ", 随印出的增减额和上年数印"
    return "" if printer.is_exact(figure) else ", 四舍五入"


def _rounding(figure: Figure, printer: Printer) -> str:
    if printer.is_exact(figure):
        return ""
    way = "四舍五入" if printer.is_nearest(figure) else "为使各数相加相等而舍位"
    return f" (= {printer.exact(figure)}, {way})"


def _replaced(figure: Figure, printer: Printer) -> str:
    before = printer.figures.replaced.get(figure.name)
    return f"（代替按各行推算的 {printer.labelled(before)}）" if before else ""
