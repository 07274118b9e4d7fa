"""Transfers between units of one department (内部往来): paid by a marked project, received as
income, spent once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.budget.model import Budget
from generator.budget.projects import Project, Transfer
from generator.diagnostics import Diagnostic, DisclosureError, Position, Severity
from generator.figures.lines import Line, prior_line, prior_lines, spending_lines, yuan

Received = Mapping[tuple[int, str], str]
"""(receiving unit from 0, 上级补助收入 or 附属单位上缴收入) → the fund that the payer paid it
from."""


@dataclass(frozen=True, slots=True)
class Payment:
    """Lines that are marked as a transfer as a whole: to whom, and as what income it is there.
    Unless ``is_public``, messages say neither the project's name nor to whom."""

    name: str
    to: Mapping[Transfer, str]
    at: Position
    lines: tuple[Line, ...]
    is_public: bool = True


@dataclass(frozen=True, slots=True)
class Side:
    """A unit as payer and receiver: all its lines, and which of them are payments."""

    name: str
    lines: tuple[Line, ...]
    payments: tuple[Payment, ...]


def side(unit: Budget) -> Side:
    """A unit's own year: its marked projects are payments."""
    lines = spending_lines(unit)
    numbered = enumerate(unit.projects, start=1)
    payments = tuple(_payment(number, p, lines) for number, p in numbered if p.transfer)
    return Side(unit.unit.name, lines, payments)


def _payment(number: int, project: Project, lines: Sequence[Line]) -> Payment:
    is_public = not (project.classified or project.withheld)
    name = f"项目“{project.name}”" if is_public else f"第 {number} 个项目"
    mine = tuple(line for line in lines if line.project == number)
    return Payment(name, project.transfer, project.at("内部往来"), mine, is_public)


def prior_side(unit: Budget) -> Side:
    """A unit's last year as given inline: its marked entries are payments."""
    payments = tuple(
        Payment(f"上年的 {p.function}", p.transfer, p.at("内部往来"), tuple(prior_line(unit, i)))
        for i, p in enumerate(unit.prior.lines)
        if p.transfer
    )
    return Side(unit.unit.name, prior_lines(unit), payments)


def received(sides: Sequence[Side]) -> Received:
    """What the payments say; raises ``DisclosureError`` where the two sides do not agree."""
    by_name = {one.name: u for u, one in enumerate(sides)}
    paid: dict[tuple[int, str], list[Line]] = {}
    found: list[Diagnostic] = []
    for one in sides:
        for payment in one.payments:
            if len(payment.to) > 1:
                message = f"{payment.name}的内部往来写了几个对方。"
                found.append(_fault(payment.at, message, "一笔只写一个对方，分成几笔。"))
            for income, name in payment.to.items():
                if name not in by_name or name == one.name:
                    mend = f"写参加汇总的另一个单位的名称：{'、'.join(n for n in by_name if n != one.name)}。"  # noqa: E501
                    whom = f"“{name}”" if payment.is_public else ""
                    message = f"内部往来的对方{whom}不在汇总的单位里。"
                    found.append(_fault(payment.at, message, mend))
                else:
                    paid.setdefault((by_name[name], income), []).extend(payment.lines)
    found += [
        d for (u, income), sums in paid.items() for d in _disagreement(sides[u], income, sums)
    ]
    if found:
        raise DisclosureError(found)
    return {key: sums[0].fund for key, sums in paid.items() if sums}


def _disagreement(unit: Side, income: str, paid: Sequence[Line]) -> list[Diagnostic]:
    """One fund on the paying side, and the same sum on the receiving."""
    if not paid:
        return []
    at = paid[0].origin
    funds = sorted({n.fund for n in paid})
    if len(funds) > 1:
        mend = "拨给同一单位的钱只用一种资金来源，才能知道它最后花的是哪一种。"
        return [_fault(at, f"拨给{unit.name}的钱有几种资金来源：{'、'.join(funds)}。", mend)]
    given = sum((n.amount for n in paid), Decimal(0))
    # Both margins of basic expenditure hold the general public budget only, so no amount of this
    # fund is counted twice.
    taken = sum((n.amount for n in unit.lines if n.fund == income), Decimal(0))
    if given == taken:
        return []
    message = f"拨给{unit.name}的有 {yuan(given)}，而它的“{income}”安排了 {yuan(taken)}，两边不等，不能抵销。"  # noqa: E501
    return [
        _fault(
            at, message, f"核对两边；{unit.name}从部门以外得到的补助写“上级专项收入”或“其他收入”。"
        )
    ]


def _fault(at: Position, message: str, mend: str) -> Diagnostic:
    return Diagnostic("H105", Severity.ERROR, at, message, mend)
