"""上年执行数 of a department: what its units state, added up where all of them state it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from generator.authoring.emit import Flow, written
from generator.budget.model import Budget
from generator.budget.spending import LastYear

GENERAL = "一般公共预算"


def execution(units: Sequence[Budget]) -> dict[str, Any]:
    """The section 执行数; empty where some unit does not state it: what it spent is not known, and
    so not the sum."""
    said = [unit.prior.execution for unit in units]
    stated = [one for one in said if one is not None]
    if len(stated) < len(said):
        return {}
    sections: dict[str, Any] = {
        "支出": _lines(stated),
        "三公经费": _sums([one.three_public for one in stated]),
        "机关运行经费": _operating(stated),
        "数值": _common(stated),
    }
    return {key: value for key, value in sections.items() if value not in (None, {}, [])}


def _lines(stated: Sequence[LastYear]) -> list[Flow]:
    sums: dict[tuple[str, str], dict[str, Decimal]] = {}
    for one in stated:
        for line in one.lines:
            kinds = sums.setdefault((line.function, line.fund), {})
            for kind, amount in (("基本支出", line.basic), ("项目支出", line.project)):
                if amount is not None:
                    kinds[kind] = kinds.get(kind, Decimal(0)) + amount
    return [_line(*key, kinds) for key, kinds in sorted(sums.items())]


def _line(function: str, fund: str, kinds: Mapping[str, Decimal]) -> Flow:
    source = {} if fund == GENERAL else {"资金来源": fund}
    amounts = {kind: written(amount) for kind, amount in kinds.items()}
    return Flow({"功能科目": function, **source, **amounts})


def _operating(stated: Sequence[LastYear]) -> Decimal | None:
    amounts = [one.operating for one in stated if one.operating is not None]
    return written(sum(amounts, Decimal(0))) if amounts else None


def _common(stated: Sequence[LastYear]) -> dict[str, Decimal]:
    """The sums of figures that all units give."""
    common = set.intersection(*(set(one.figures) for one in stated))
    given = [{name: one.figures[name] for name in one.figures if name in common} for one in stated]
    return _sums(given)


def _sums(amounts: Sequence[Mapping[str, Decimal]]) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = {}
    for one in amounts:
        for name, amount in one.items():
            sums[name] = sums.get(name, Decimal(0)) + amount
    return {name: written(amount) for name, amount in sums.items()}
