"""The lines of several units as one department's, and the department's lines traced back to
them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain

from generator.budget.model import Budget
from generator.figures.budget_lines import BudgetLine, Lines
from generator.figures.model import ZERO
from generator.figures.transfers import Received, prior_side, received, side
from generator.source.nodes import NOWHERE


@dataclass(frozen=True, slots=True)
class Pooled:
    """All lines of the units with projects and carry-over counted through; transfers between the
    units are gone.

    ``projects`` are the ones that stay, as (unit, project), both from 0; ``received`` tells the
    fund that stands for what a unit received from another.
    """

    by_unit: tuple[Lines, ...]
    projects: tuple[tuple[int, int], ...]
    received: Received

    @property
    def lines(self) -> Lines:
        """The lines of all units."""
        return tuple(chain.from_iterable(self.by_unit))


def pool(units: Sequence[Budget]) -> Pooled:
    """Add the units' lines up. Raises ``DisclosureError`` where a transfer does not agree with its
    other side."""
    sides = [side(unit) for unit in units]
    funds = received(sides)
    by_unit: list[Lines] = []
    projects: list[tuple[int, int]] = []
    carried = 0
    for number, unit in enumerate(units):
        numbers = {0: 0}
        for place, project in enumerate(unit.projects):
            if not project.transfer:
                projects.append((number, place))
                numbers[place + 1] = len(projects)
        kept = (line for line in sides[number].lines if line.project in numbers)
        paid = (_from_payer(line, number, funds) for line in kept)
        by_unit.append(tuple(_renumbered(line, numbers, carried) for line in paid))
        carried += len(unit.carry_over)
    return Pooled(tuple(by_unit), tuple(projects), funds)


def pool_prior(units: Iterable[tuple[Budget, Budget | None]]) -> list[BudgetLine]:
    """Last year's lines of all units, each from its last year's file or as its own file gives them
    inline, without the transfers between them. Raises ``DisclosureError`` like ``pool``."""
    sides = [side(prior) if prior else prior_side(unit) for unit, prior in units]
    funds = received(sides)
    paid: set[BudgetLine] = set()
    for one in sides:
        for payment in one.payments:
            paid.update(payment.lines)
    found: list[BudgetLine] = []
    for number, one in enumerate(sides):
        found += (_from_payer(line, number, funds) for line in one.lines if line not in paid)
    return found


def _from_payer(line: BudgetLine, unit: int, funds: Received) -> BudgetLine:
    """A line of a unit with the fund that what it received was paid from."""
    return replace(line, fund=funds.get((unit, line.fund), line.fund))


def _renumbered(line: BudgetLine, projects: Mapping[int, int], carried: int) -> BudgetLine:
    carry_over = line.carry_over + carried if line.carry_over else 0
    return replace(line, project=projects[line.project], carry_over=carry_over)


def reach_down(lines: Lines, units: Sequence[Budget]) -> Lines:
    """The department's lines, each replaced by the units' lines that add up to it: their places are
    in the units' files. Where the units' files say otherwise by now, the department's own line
    stays."""
    return _replaced(lines, pool(units).lines) if units else lines


def reach_down_prior(lines: Lines, units: Sequence[Budget]) -> Lines:
    """The same for last year's lines, where all units give theirs inline."""
    if not units or any(unit.prior.file for unit in units):
        return lines
    return _replaced(lines, pool_prior((unit, None) for unit in units))


def _replaced(lines: Lines, parts: Lines) -> Lines:
    below = _alike(parts)
    found: list[BudgetLine] = []
    for key, mine in _alike(lines).items():
        theirs = below.get(key, [])
        found += theirs if _total(theirs) == _total(mine) else mine
    return tuple(found)


def differing(
    lines: Lines, units: Sequence[Budget]
) -> Iterator[tuple[BudgetLine | None, Decimal, Decimal]]:
    """Where the department's lines and the sums of its units differ: a department's line there (or
    ``None``), its amount and the units'."""
    mine, theirs = _alike(lines), _alike(pool(units).lines)
    for key in {**mine, **theirs}:
        own, below = _total(mine.get(key, [])), _total(theirs.get(key, []))
        if own != below:
            yield mine[key][0] if key in mine else None, own, below


def _alike(lines: Lines) -> dict[BudgetLine, list[BudgetLine]]:
    """The lines that differ in their amounts and places alone, by what they have in common."""
    groups: dict[BudgetLine, list[BudgetLine]] = {}
    for line in lines:
        common = replace(line, amount=ZERO, origin=NOWHERE)
        groups.setdefault(common, []).append(line)
    return groups


def _total(lines: Lines) -> Decimal:
    return sum((line.amount for line in lines), ZERO)
