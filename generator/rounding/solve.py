"""The best rises of one component: HiGHS searches, whole numbers decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator.rounding.problem import Row, rise

INFINITY = float("inf")
ORDER = 0.5
"""What the losses of all amounts together may weigh against one amount that is not nearest."""


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
    if (plain := _plain(rows)) is not None:
        return plain, frozenset()
    answer = run(_nearest(rows))
    if answer is not None:
        return _verified(rows, answer), frozenset()
    answer = run(_least_freed(rows))
    if answer is None:
        raise UnsolvedError("no whole numbers satisfy the identities")
    rises = {atom: round(answer[j]) for j, atom in enumerate(_atoms(rows))}
    freed = {n: rise(row, rises) for n, row in enumerate(rows) if not _fits(row, rises)}
    bound = [
        replace(row, low=freed[n], high=freed[n]) if n in freed else row
        for n, row in enumerate(rows)
    ]
    answer = run(_nearest(bound))
    if answer is None or any(not rows[n].weight for n in freed):
        raise UnsolvedError("the solver contradicts itself")
    return _verified(bound, answer), frozenset(freed)


def is_possible(rows: Sequence[Row]) -> bool:
    """Whether all of ``rows`` can be within their bounds."""
    return run(_bounds(rows)) is not None


def _plain(rows: Sequence[Row]) -> dict[int, int] | None:
    """All amounts nearest, where every atom is an amount itself and that adds up."""
    rises = {r.terms[0][0]: r.nearest * r.terms[0][1] for r in rows if r.weight and _is_single(r)}
    if any(i not in rises for row in rows for i, _ in row.terms):
        return None
    return (
        rises
        if all(rise(row, rises) == row.nearest if row.weight else _fits(row, rises) for row in rows)
        else None
    )


def _is_single(row: Row) -> bool:
    return len(row.terms) == 1 and abs(row.terms[0][1]) == 1


def _fits(row: Row, rises: dict[int, int]) -> bool:
    return row.low <= rise(row, rises) <= row.high


def _nearest(rows: Sequence[Row]) -> Model:
    """As many amounts nearest as the bounds allow; among such answers the nearest in sum."""
    model = _bounds(rows)
    fine = ORDER / sum(row.weight for row in rows)
    for row, (_, _, terms) in zip(rows, model.rows, strict=True):
        if row.low != row.high:
            cost = row.weight * (1 + fine * row.loss) * (-1 if row.rises else 1)
            for j, n in terms:
                model.cost[j] += cost * n
    return model


def _least_freed(rows: Sequence[Row]) -> Model:
    """As few amounts beyond their bounds as there must be: two slacks for every amount."""
    model = _bounds(rows)
    for row, (_, _, terms) in zip(rows, model.rows, strict=True):
        if row.weight:
            for sign in (1.0, -1.0):
                terms.append((len(model.cost), sign))
                model.cost.append(float(row.hold))
                model.lower.append(0.0)
                model.upper.append(INFINITY)
    return model


def _bounds(rows: Sequence[Row]) -> Model:
    atoms = _atoms(rows)
    column = {atom: j for j, atom in enumerate(atoms)}
    count = len(atoms)
    limits = [
        (float(row.low), float(row.high), [(column[i], float(n)) for i, n in row.terms])
        for row in rows
    ]
    return Model([0.0] * count, [-INFINITY] * count, [INFINITY] * count, limits)


def _atoms(rows: Sequence[Row]) -> list[int]:
    return sorted({i for row in rows for i, _ in row.terms})


def run(model: Model) -> list[float] | None:
    """The columns of an optimum, or None where there is no answer."""
    import highspy  # noqa: PLC0415 - only where something must be rounded

    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    for option, value in (
        ("output_flag", False),
        ("threads", 1),
        ("mip_rel_gap", 0.0),
        ("mip_abs_gap", 0.0),
    ):
        solver.setOptionValue(option, value)
    solver.passModel(_lp(highspy, model))
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    return list(solver.getSolution().col_value)


def _lp(highspy: Any, model: Model) -> Any:
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(model.cost), len(model.rows)
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = model.cost, model.lower, model.upper
    lp.integrality_ = [highspy.HighsVarType.kInteger] * len(model.cost)
    lp.row_lower_, lp.row_upper_ = (
        [low for low, _, _ in model.rows],
        [high for _, high, _ in model.rows],
    )
    start, index, value = [0], [], []
    for _, _, terms in model.rows:
        index += [j for j, _ in terms]
        value += [n for _, n in terms]
        start.append(len(index))
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_, lp.a_matrix_.index_, lp.a_matrix_.value_ = start, index, value
    return lp


def _verified(rows: Sequence[Row], answer: list[float]) -> dict[int, int]:
    rises = {atom: round(answer[j]) for j, atom in enumerate(_atoms(rows))}
    if not all(_fits(row, rises) for row in rows):
        raise UnsolvedError("the solver's numbers do not add up")
    return rises
