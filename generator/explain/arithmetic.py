"""The arithmetic of one figure in one line: ``2,014.18 ÷ 2,015.18 (= 0.999503…, 四舍五入)``."""

from __future__ import annotations

from collections.abc import Sequence

from generator.explain.printed import Printer
from generator.figures.model import Count, Difference, Figure, Figures, Given, Ratio, Sum

MANY = 8  # terms and lines beyond which a list is folded
SHOWN = 3  # of a folded list


def split(figure: Figure, figures: Figures) -> tuple[list[str], list[str]]:
    """The parts worth following, and those of a sum that are zero."""
    worth_following: list[str] = []
    zeros: list[str] = []
    for name in figure.operands:
        is_zero = isinstance(figure.formula, Sum) and not figures[name].value
        (zeros if is_zero else worth_following).append(name)
    return worth_following, zeros


def headline(figure: Figure, printer: Printer) -> str:
    """Name, printed value and arithmetic."""
    said = arithmetic(figure, printer)
    gap = " " if said.startswith("=") else ""
    return f"{figure.name} {printer.labelled(figure)}{gap}{said}"


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
            terms = f"{_exact(minuend, printer)} - {_exact(subtrahend, printer)}"
            return f"= {terms}{_rounding(figure, printer)}"
        case Ratio():
            return _ratio(figure, figure.formula, printer)


def _exact(name: str, printer: Printer) -> str:
    return printer.exact(printer.figures[name])


def _sum(figure: Figure, printer: Printer) -> str:
    names, zeros = split(figure, printer.figures)
    if not names:
        return "（各项都是 0）" if zeros else "（没有这类金额）"
    if len(names) == 1:
        return f"= {names[0]}"
    terms = [_exact(name, printer) for name in names]
    return f"= {_added(terms)}{_rounding(figure, printer)}"


def _added(terms: Sequence[str]) -> str:
    signed = [f"({term})" if term.startswith("-") else term for term in terms]
    if len(signed) <= MANY:
        return " + ".join(signed)
    shown = [*signed[:SHOWN], "…", signed[-1]]
    return f"{' + '.join(shown)}（共 {len(signed)} 项）"


def _ratio(figure: Figure, formula: Ratio, printer: Printer) -> str:
    part = printer.figures[formula.part]
    whole = printer.figures[formula.whole]
    division = f"{printer.exact(part)} ÷ {printer.exact(whole)}"
    if whole.value:
        return f"= {division} (= {printer.quotient(part, whole)}{_way(figure, printer)})"
    reason = "按表样的规定印" if part.value else "两个数都是 0，印"
    return f"（{division} 不能除，{reason} {printer.labelled(figure)}）"


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
