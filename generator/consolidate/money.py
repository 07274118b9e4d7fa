"""Sections of money of a department from the pooled lines of its units; amounts in the files'
计量单位."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from generator.authoring.emit import Flow, Tree, written
from generator.budget.model import Budget
from generator.catalogue.terms import SCALE
from generator.catalogue.trees import three_public
from generator.figures.budget_lines import Lines
from generator.figures.model import Entry, Figures, total
from generator.figures.name import join
from generator.figures.operating import is_operating
from generator.source.model import NONE

GENERAL = "一般公共预算"


def basic(lines: Lines, measure: str) -> dict[str, Any]:
    """基本支出: margins stay margins, full lines stay full lines, each added up by its codes."""
    by_function: dict[str, Decimal] = {}
    by_economic: dict[str, Decimal] = {}
    items: dict[str, dict[str, Decimal]] = {}
    full: dict[tuple[str, str, str], Decimal] = {}
    for n in lines:
        if n.kind != "基本支出" or n.carry_over:
            continue
        if n.function and n.economic:
            _add(full, (n.function, n.economic, n.fund), n.amount)
        elif n.function:
            _add(by_function, n.function, n.amount)
        elif n.local_item:
            _add(items.setdefault(n.economic, {}), n.local_item, n.amount)
        else:
            _add(by_economic, n.economic, n.amount)
    for code in [c for c in items if c in by_economic]:
        # One unit splits the 款 and another does not: only its sum is common to both.
        by_economic[code] += sum(items.pop(code).values(), Decimal(0))
    sections = {
        "按功能科目": _shown(by_function, measure),
        "按经济科目": _shown(by_economic, measure),
        "经济科目细目": {code: _shown(names, measure) for code, names in sorted(items.items())},
        "明细": [_line(*key, amount, measure) for key, amount in sorted(full.items())],
    }
    return {key: value for key, value in sections.items() if value}


def _line(function: str, economic: str, fund: str, amount: Decimal, measure: str) -> Flow:
    source = {} if fund == GENERAL else {"资金来源": fund}
    return Flow(
        {"功能科目": function, "经济科目": economic, **source, "金额": money(amount, measure)}
    )


def _add(sums: dict[Any, Decimal], key: Any, amount: Decimal) -> None:
    sums[key] = sums.get(key, Decimal(0)) + amount


def _shown(sums: dict[str, Decimal], measure: str) -> dict[str, Decimal]:
    return {key: money(amount, measure) for key, amount in sorted(sums.items())}


def money(amount: Decimal, measure: str) -> Decimal:
    """An amount in 元 as the file writes it."""
    return written(amount / SCALE[measure])


def operating(lines: Lines, entries: Sequence[Entry], measure: str) -> dict[str, Any]:
    """机关运行经费, ``entries`` of the units that count, where it is not all 公用经费 of the
    department."""
    whole = sum((line.amount for line in lines if is_operating(line)), Decimal(0))
    if total(entries) == whole:
        return {}
    return {
        "金额": money(total(entries), measure),
        "来源": "各单位文件中行政单位和参公事业单位的公用经费相加",
    }


def prior(lines: Lines, units: Sequence[tuple[Budget, Figures]], measure: str) -> Tree:
    """上年: last year's lines by function and fund, the “三公” items, 机关运行经费, and figures
    given as 数值.

    None where all units are new. A nought is written where every unit tells it.
    """
    if all(budget.prior.is_none for budget, _ in units):
        return NONE
    by_function: dict[tuple[str, str], dict[str, Decimal]] = {}
    for n in lines:
        if n.function:
            _add(by_function.setdefault((n.function, n.fund), {}), n.kind, n.amount)
    operating = _sums(units, ("机关运行经费",), "{}", measure)
    three_public_items = _sums(units, three_public().leaves(), "三公.{}", measure)
    if all(_tells(budget, figures, "机关运行经费", "operating") for budget, figures in units):
        operating.setdefault("机关运行经费", Decimal(0))
    if all(_tells(budget, figures, "三公.合计", "three_public") for budget, figures in units):
        budgeted = [name for name in three_public().leaves() if _has(units, name)]
        three_public_items = three_public_items or dict.fromkeys(budgeted, Decimal(0))
    given: dict[str, None] = {}
    for budget, _ in units:
        given.update(dict.fromkeys(budget.prior.figures))
    sections: dict[str, Any] = {
        "支出": [_prior_line(*key, kinds, measure) for key, kinds in sorted(by_function.items())],
        "三公经费": three_public_items,
        **operating,
        "数值": _sums(units, given, "{}", measure),
    }
    return {key: value for key, value in sections.items() if value}


def _has(units: Sequence[tuple[Budget, Figures]], item: str) -> bool:
    """Whether any unit has money for a “三公” item this year."""
    return any(figures[join("三公", item, "金额")].value for _, figures in units)


def _tells(budget: Budget, figures: Figures, name: str, field: str) -> bool:
    """Whether a unit tells last year's amount of something, be it nought; one without it this year
    need not."""
    prior = budget.prior
    is_stated = bool(prior.file) or prior.is_none or field in prior.model_fields_set
    return is_stated or not figures[join(name, "金额")].value


def _prior_line(function: str, fund: str, kinds: dict[str, Decimal], measure: str) -> Flow:
    source = {} if fund == GENERAL else {"资金来源": fund}
    return Flow({"功能科目": function, **source, **_shown(kinds, measure)})


def _sums(
    units: Sequence[tuple[Budget, Figures]], names: Iterable[str], pattern: str, measure: str
) -> dict[str, Decimal]:
    sums = {
        n: sum((f[join(pattern.format(n), "上年")].value for _, f in units), Decimal(0))
        for n in names
    }
    return {name: money(amount, measure) for name, amount in sums.items() if amount}
