"""Transfers between units of one department (内部往来): paid by a marked project, received as income, spent once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from generator.budget.model import Budget
from generator.diagnostics import Diagnostic, DisclosureError, Position, Severity
from generator.figures.lines import SCALE, Line

Received = Mapping[tuple[int, str], str]
"""(receiving unit from 0, 上级补助收入 or 附属单位上缴收入) → the fund that the payer paid it from."""


def received(units: Sequence[Budget], lines: Sequence[Sequence[Line]]) -> Received:
    """What the marked projects say; raises ``DisclosureError`` where the two sides do not agree."""
    by_name = {unit.unit.name: u for u, unit in enumerate(units)}
    paid: dict[tuple[int, str], list[Line]] = {}
    found: list[Diagnostic] = []
    for u, unit in enumerate(units):
        for number, project in enumerate(unit.projects, start=1):
            at = project.at("内部往来")
            if len(project.transfer) > 1:
                found.append(
                    _fault(at, f"项目“{project.name}”的内部往来写了几个对方。", "一个项目只写一个对方，分成几个项目。")
                )
            for income, name in project.transfer.items():
                if name not in by_name or by_name[name] == u:
                    mend = f"写参加汇总的另一个单位的名称：{'、'.join(n for n in by_name if by_name[n] != u)}。"
                    found.append(_fault(at, f"内部往来的对方“{name}”不在汇总的单位里。", mend))
                else:
                    sums = paid.setdefault((by_name[name], income), [])
                    sums += [n for n in lines[u] if n.project == number]
    found += [d for (u, income), sums in paid.items() for d in _disagreement(units[u], income, sums, lines[u])]
    if found:
        raise DisclosureError(found)
    return {key: sums[0].fund for key, sums in paid.items() if sums}


def _disagreement(unit: Budget, income: str, paid: Sequence[Line], lines: Sequence[Line]) -> list[Diagnostic]:
    """One fund on the paying side, and the same sum on the receiving."""
    if not paid:
        return []
    at = paid[0].origin
    funds = sorted({n.fund for n in paid})
    if len(funds) > 1:
        mend = "拨给同一单位的钱只用一种资金来源，才能知道它最后花的是哪一种。"
        return [_fault(at, f"拨给{unit.unit.name}的钱有几种资金来源：{'、'.join(funds)}。", mend)]
    given = sum((n.amount for n in paid), Decimal(0))
    # Both margins of basic expenditure hold the general public budget only, so no amount of this fund is counted twice.
    taken = sum((n.amount for n in lines if n.fund == income), Decimal(0))
    if given == taken:
        return []
    message = f"拨给{unit.unit.name}的有 {_wan(given)}，而它的“{income}”安排了 {_wan(taken)}，两边不等，不能抵销。"
    return [_fault(at, message, f"核对两边；{unit.unit.name}从部门以外得到的补助写“上级专项收入”或“其他收入”。")]


def _wan(amount: Decimal) -> str:
    return f"{amount / SCALE['万元']:,.2f}万元"


def _fault(at: Position, message: str, mend: str) -> Diagnostic:
    return Diagnostic("H105", Severity.ERROR, at, message, mend)
