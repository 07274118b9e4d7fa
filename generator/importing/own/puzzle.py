"""Amounts that are known by their sums only: what follows from the sums, and one answer for what
does not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from math import gcd

from generator.catalogue.trees import funds
from generator.importing.limits import RefusedError
from generator.rounding.solve import INFINITY, Model, run

Atom = tuple[str, str, str]
"""7-digit function code, source of the lowest level, kind."""
SLACK = 10_000.0
"""What a sum that is not met costs: more than any choice among sources saves."""
OPEN = 5_000
"""Atoms that the solver is given."""
SCALE = 100
"""元 to 分."""


@dataclass(slots=True)
class Sum:
    """A printed sum in 元: what is left of it, over the atoms that are not settled."""

    left: Decimal
    atoms: set[Atom]


class Puzzle:
    """All sums of a workbook; ``amounts`` are what is settled."""

    def __init__(self, sums: Iterable[Sum]) -> None:
        self.amounts: dict[Atom, Decimal] = {}
        self._sums = list(sums)
        self._over: dict[Atom, list[Sum]] = {}
        for one in self._sums:
            for atom in one.atoms:
                self._over.setdefault(atom, []).append(one)

    def settle(self) -> None:
        """Settle what follows at once: every part of nought is nought; a sum over one part is that
        part."""
        waiting = list(self._sums)
        while waiting:
            one = waiting.pop()
            if one.atoms and (one.left == 0 or len(one.atoms) == 1):
                for atom in sorted(one.atoms):
                    waiting += self._over[atom]
                    self._enter(atom, one.left)

    def choose(self) -> list[Atom]:
        """Settle the rest so that the sums are met, as nearly as they can be; the atoms for which
        that chose."""
        atoms = sorted({atom for one in self._sums for atom in one.atoms})
        if not atoms:
            return []
        if len(atoms) > OPEN:
            raise RefusedError(
                f"有 {len(atoms)} 处分不清资金来源，太多，读不完。分成几个工作簿再试。"
            )
        sums = [one for one in self._sums if one.atoms]
        unit = reduce(gcd, (int(one.left * SCALE) for one in sums), 0) or 1
        found = run(_model(sums, atoms, unit)) or [0.0] * len(atoms)
        for atom, value in zip(atoms, found, strict=False):
            self._enter(atom, Decimal(round(value) * unit) / SCALE)
        return atoms

    def _enter(self, atom: Atom, amount: Decimal) -> None:
        self.amounts[atom] = amount
        for one in self._over[atom]:
            one.atoms.discard(atom)
            one.left -= amount


def _model(sums: list[Sum], atoms: list[Atom], unit: int) -> Model:
    """Whole multiples of ``unit`` (分) for every atom, the first sources before the others; two
    slacks a sum."""
    order = funds().leaves()
    column = {atom: j for j, atom in enumerate(atoms)}
    model = Model(
        [float(order.index(source)) for _, source, _ in atoms],
        [0.0] * len(atoms),
        [INFINITY] * len(atoms),
        [],
    )
    for one in sums:
        terms = [(column[atom], 1.0) for atom in sorted(one.atoms)]
        for sign in (1.0, -1.0):
            terms.append((len(model.cost), sign))
            model.cost.append(SLACK)
            model.lower.append(0.0)
            model.upper.append(INFINITY)
        wanted = float(int(one.left * SCALE) // unit)
        model.rows.append((wanted, wanted, terms))
    return model
