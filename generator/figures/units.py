"""The lines of several units as one department's, and the department's lines traced back to
them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.budget.model import Budget
from generator.figures.lines import Line
from generator.figures.transfers import Received, prior_side, received, side

Key = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Pooled:
    """All lines of the units with projects and carry-over counted through; transfers between the
    units are gone.

    ``projects`` are the ones that stay, as (unit, project), both from 0; ``received`` tells the
    fund that stands for what a unit received from another.
    """

    by_unit: tuple[tuple[Line, ...], ...]
    projects: tuple[tuple[int, int], ...]
    received: Received

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of all units."""
        return tuple(line for lines in self.by_unit for line in lines)


def pool(units: Sequence[Budget]) -> Pooled:
    """Add the units' lines up. Raises ``DisclosureError`` where a transfer does not agree with its
    other side."""
    sides = [side(unit) for unit in units]
    funds = received(sides)
    kept = tuple(
        (u, p)
        for u, unit in enumerate(units)
        for p, project in enumerate(unit.projects)
        if not project.transfer
    )
    numbers = {(u, p + 1): n for n, (u, p) in enumerate(kept, start=1)}
    found: list[tuple[Line, ...]] = []
    carried = 0
    for u, unit in enumerate(units):
        found.append(tuple(_of_unit(u, sides[u].lines, numbers, funds, carried)))
        carried += len(unit.carry_over)
    return Pooled(tuple(found), kept, funds)


def pool_prior(units: Iterable[tuple[Budget, Budget | None]]) -> list[Line]:
    """Last year's lines of all units, each from its last year's file or as its own file gives them
    inline, without the transfers between them. Raises ``DisclosureError`` like ``pool``."""
    sides = [side(prior) if prior else prior_side(unit) for unit, prior in units]
    funds = received(sides)
    paid = {line for one in sides for payment in one.payments for line in payment.lines}
    return [
        replace(line, fund=funds.get((u, line.fund), line.fund))
        for u, one in enumerate(sides)
        for line in one.lines
        if line not in paid
    ]


def _of_unit(
    u: int,
    lines: Iterable[Line],
    numbers: Mapping[tuple[int, int], int],
    funds: Received,
    carried: int,
) -> Iterable[Line]:
    for line in lines:
        if line.project and (u, line.project) not in numbers:
            continue
        yield replace(
            line,
            fund=funds.get((u, line.fund), line.fund),
            project=numbers[u, line.project] if line.project else 0,
            carry_over=line.carry_over + carried if line.carry_over else 0,
        )


def reach_down(lines: tuple[Line, ...], units: Sequence[Budget]) -> tuple[Line, ...]:
    """The department's lines, each replaced by the units' lines that add up to it: their places are
    in the units' files. Where the units' files say otherwise by now, the department's own line
    stays."""
    return _replaced(lines, pool(units).lines) if units else lines


def reach_down_prior(lines: tuple[Line, ...], units: Sequence[Budget]) -> tuple[Line, ...]:
    """The same for last year's lines, where all units give theirs inline."""
    if not units or any(unit.prior.file for unit in units):
        return lines
    return _replaced(lines, pool_prior((unit, None) for unit in units))


def _replaced(lines: tuple[Line, ...], parts: Iterable[Line]) -> tuple[Line, ...]:
    below = _by_key(parts)
    found: list[Line] = []
    for key, mine in _by_key(lines).items():
        theirs = below.get(key, [])
        found += theirs if _total(theirs) == _total(mine) else mine
    return tuple(found)


def differing(
    lines: Iterable[Line], units: Sequence[Budget]
) -> list[tuple[Line | None, Decimal, Decimal]]:
    """Where the department's lines and the sums of its units differ: a department's line there (or
    ``None``), its amount and the units'."""
    mine, theirs = _by_key(lines), _by_key(pool(units).lines)
    found = []
    for key in {**mine, **theirs}:
        own, below = _total(mine.get(key, [])), _total(theirs.get(key, []))
        if own != below:
            found.append((mine[key][0] if key in mine else None, own, below))
    return found


def _by_key(lines: Iterable[Line]) -> dict[Key, list[Line]]:
    groups: dict[Key, list[Line]] = {}
    for n in lines:
        key = (
            n.fund,
            n.kind,
            n.function,
            n.economic,
            n.nature,
            n.three_public,
            n.project,
            n.carry_over,
            n.local_item,
        )
        groups.setdefault(key, []).append(n)
    return groups


def _total(lines: Iterable[Line]) -> Decimal:
    return sum((n.amount for n in lines), Decimal(0))
