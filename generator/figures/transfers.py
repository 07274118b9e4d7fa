"""Transfers between units of one department (内部往来): paid by a marked project, received as
income, spent once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.budget.model import Budget
from generator.budget.projects import Project, Transfer
from generator.diagnostics import Diagnostic, DisclosureError, Position, Severity
from generator.figures.budget_lines import (
    BudgetLine,
    Lines,
    prior_line,
    prior_lines,
    spending_lines,
    yuan,
)
from generator.figures.model import ZERO

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
    lines: Lines
    is_public: bool = True


@dataclass(frozen=True, slots=True)
class Side:
    """A unit as payer and receiver: all its lines, and which of them are payments."""

    name: str
    lines: Lines
    payments: tuple[Payment, ...]


def side(unit: Budget) -> Side:
    """A unit's own year: its marked projects are payments."""
    lines = spending_lines(unit)
    payments: list[Payment] = []
    for number, project in enumerate(unit.projects, start=1):
        if project.transfer:
            payments.append(_payment(number, project, lines))
    return Side(unit.unit.name, lines, tuple(payments))


def _payment(number: int, project: Project, lines: Lines) -> Payment:
    is_public = not (project.classified or project.withheld)
    return Payment(
        name=f"项目“{project.name}”" if is_public else f"第 {number} 个项目",
        to=project.transfer,
        at=project.at("内部往来"),
        lines=tuple(line for line in lines if line.project == number),
        is_public=is_public,
    )


def prior_side(unit: Budget) -> Side:
    """A unit's last year as given inline: its marked entries are payments."""
    payments: list[Payment] = []
    for index, prior in enumerate(unit.prior.lines):
        if prior.transfer:
            name, lines = f"上年的 {prior.function}", tuple(prior_line(unit, index))
            payments.append(Payment(name, prior.transfer, prior.at("内部往来"), lines))
    return Side(unit.unit.name, prior_lines(unit), tuple(payments))


def received(sides: Sequence[Side]) -> Received:
    """What the payments say; raises ``DisclosureError`` where the two sides do not agree."""
    paid: dict[tuple[int, str], list[BudgetLine]] = {}
    found: list[Diagnostic] = []
    places = {one.name: number for number, one in enumerate(sides)}
    for payer in sides:
        others = [name for name in places if name != payer.name]
        for payment in payer.payments:
            found += _faults_of(payment, others)
            for income, name in payment.to.items():
                if name in others:
                    paid.setdefault((places[name], income), []).extend(payment.lines)
    for (number, taken_as), lines in paid.items():
        found += _disagreement(sides[number], taken_as, lines)
    if found:
        raise DisclosureError(found)
    return {receiver: lines[0].fund for receiver, lines in paid.items() if lines}


def _faults_of(payment: Payment, others: Sequence[str]) -> Iterator[Diagnostic]:
    """A payment is to one of the other units."""
    if len(payment.to) > 1:
        message = f"{payment.name}的内部往来写了几个对方。"
        yield _fault(payment.at, message, "一笔只写一个对方，分成几笔。")
    for name in payment.to.values():
        if name not in others:
            whom = f"“{name}”" if payment.is_public else ""
            message = f"内部往来的对方{whom}不在汇总的单位里。"
            mend = f"写参加汇总的另一个单位的名称：{'、'.join(others)}。"
            yield _fault(payment.at, message, mend)


def _disagreement(unit: Side, income: str, paid: Lines) -> Iterator[Diagnostic]:
    """One fund on the paying side, and the same sum on the receiving."""
    funds = sorted({line.fund for line in paid})
    if len(funds) > 1:
        message = f"拨给{unit.name}的钱有几种资金来源：{'、'.join(funds)}。"
        mend = "拨给同一单位的钱只用一种资金来源，才能知道它最后花的是哪一种。"
        yield _fault(paid[0].origin, message, mend)
        return
    given = sum((line.amount for line in paid), ZERO)
    # Both margins of basic expenditure hold the general public budget only, so no amount of this
    # fund is counted twice.
    taken = sum((line.amount for line in unit.lines if line.fund == income), ZERO)
    if paid and given != taken:
        message = (
            f"拨给{unit.name}的有 {yuan(given)}，而它的“{income}”安排了 {yuan(taken)}，"
            "两边不等，不能抵销。"
        )
        mend = f"核对两边；{unit.name}从部门以外得到的补助写“上级专项收入”或“其他收入”。"
        yield _fault(paid[0].origin, message, mend)


def _fault(at: Position, message: str, mend: str) -> Diagnostic:
    return Diagnostic("H105", Severity.ERROR, at, message, mend)
