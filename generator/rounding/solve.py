"""The best rises of one component: HiGHS searches, whole numbers decide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator.rounding.problem import Row, rise

INFINITY = float("inf")
ORDER = 0.5
"""What the losses of all amounts together may weigh against one amount that is not nearest."""
OPTIONS = {"output_flag": False, "threads": 1, "mip_rel_gap": 0.0, "mip_abs_gap": 0.0}


class UnsolvedError(RuntimeError):
    """The solver's answer does not hold; this is a mistake of the program."""


@dataclass(frozen=True, slots=True)
class Model:
    """A mixed-integer programme, row by row: all columns are whole numbers."""

    cost: list[float]
    lower: list[float]
    upper: list[float]
    rows: list[tuple[float, float, list[tuple[int, float]]]]


def solve(rows: Sequence[Row]) -> tuple[dict[int, int], frozenset[int]]:
    """The rise of every atom of ``rows``, and which rows (by index) had to be freed from their
    bounds.

    Within the bounds, as many amounts as possible are nearest; among such answers the nearest in
    sum.
    """
    plain = _plain(rows)
    if plain is not None:
        return plain, frozenset()
    best = run(_nearest(rows))
    if best is not None:
        return _verified(rows, best), frozenset()
    loose = run(_least_freed(rows))
    if loose is None:
        raise UnsolvedError("no whole numbers satisfy the identities")
    rises = _rises(rows, loose)
    freed = []
    bound = []
    for number, row in enumerate(rows):
        if _fits(row, rises):
            bound.append(row)
            continue
        if not row.weight:
            raise UnsolvedError("the solver contradicts itself")
        freed.append(number)
        bound.append(replace(row, low=rise(row, rises), high=rise(row, rises)))
    best = run(_nearest(bound))
    if best is None:
        raise UnsolvedError("the solver contradicts itself")
    return _verified(bound, best), frozenset(freed)


def is_possible(rows: Sequence[Row]) -> bool:
    """Whether all of ``rows`` can be within their bounds."""
    return run(_bounds(rows)) is not None


def _plain(rows: Sequence[Row]) -> dict[int, int] | None:
    """All amounts nearest, where every atom is an amount itself and that adds up."""
    rises = {}
    for row in rows:
        if row.weight and row.is_single:
            atom, sign = row.terms[0]
            rises[atom] = row.nearest * sign
    for row in rows:
        if any(atom not in rises for atom, _ in row.terms):
            return None
        if not _fits(row, rises) or (row.weight and rise(row, rises) != row.nearest):
            return None
    return rises


def _fits(row: Row, rises: Mapping[int, int]) -> bool:
    return row.low <= rise(row, rises) <= row.high


def _nearest(rows: Sequence[Row]) -> Model:
    """As many amounts nearest as the bounds allow; among such answers the nearest in sum."""
    model = _bounds(rows)
    fine = ORDER / sum(row.weight for row in rows)
    for row, (_, _, terms) in zip(rows, model.rows, strict=True):
        if row.low == row.high:
            continue
        cost = row.weight * (1 + fine * row.loss)
        for column, times in terms:
            model.cost[column] += (-cost if row.rises else cost) * times
    return model


def _least_freed(rows: Sequence[Row]) -> Model:
    """As few amounts beyond their bounds as there must be: two slacks for every amount."""
    model = _bounds(rows)
    for row, (_, _, terms) in zip(rows, model.rows, strict=True):
        for sign in (1.0, -1.0) if row.weight else ():
            terms.append((len(model.cost), sign))
            model.cost.append(float(row.hold))
            model.lower.append(0.0)
            model.upper.append(INFINITY)
    return model


def _bounds(rows: Sequence[Row]) -> Model:
    column = {atom: number for number, atom in enumerate(_atoms(rows))}
    limits = []
    for row in rows:
        terms = [(column[atom], float(times)) for atom, times in row.terms]
        limits.append((float(row.low), float(row.high), terms))
    count = len(column)
    return Model(
        cost=[0.0] * count,
        lower=[-INFINITY] * count,
        upper=[INFINITY] * count,
        rows=limits,
    )


def _atoms(rows: Sequence[Row]) -> list[int]:
    found: set[int] = set()
    for row in rows:
        found.update(atom for atom, _ in row.terms)
    return sorted(found)


def run(model: Model) -> list[float] | None:
    """The columns of an optimum, or None where there is no answer."""
    import highspy  # noqa: PLC0415 - only where something must be rounded

    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    for option, value in OPTIONS.items():
        solver.setOptionValue(option, value)
    solver.passModel(_program(highspy, model))
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    return list(solver.getSolution().col_value)


def _program(highspy: Any, model: Model) -> Any:
    """The model as the solver takes it: the rows' terms one after another."""
    program = highspy.HighsLp()
    program.num_col_, program.num_row_ = len(model.cost), len(model.rows)
    program.col_cost_ = model.cost
    program.col_lower_, program.col_upper_ = model.lower, model.upper
    program.integrality_ = [highspy.HighsVarType.kInteger] * len(model.cost)
    program.row_lower_ = [low for low, _, _ in model.rows]
    program.row_upper_ = [high for _, high, _ in model.rows]
    start, index, value = [0], [], []
    for _, _, terms in model.rows:
        for column, times in terms:
            index.append(column)
            value.append(times)
        start.append(len(index))
    matrix = program.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kRowwise
    matrix.start_, matrix.index_, matrix.value_ = start, index, value
    return program


def _rises(rows: Sequence[Row], answer: Sequence[float]) -> dict[int, int]:
    """The answer's columns of the atoms, which come first, as whole numbers."""
    return {atom: round(answer[column]) for column, atom in enumerate(_atoms(rows))}


def _verified(rows: Sequence[Row], answer: Sequence[float]) -> dict[int, int]:
    rises = _rises(rows, answer)
    if not all(_fits(row, rises) for row in rows):
        raise UnsolvedError("the solver's numbers do not add up")
    return rises
