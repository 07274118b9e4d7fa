"""Lengths as Word counts them: twips (1/20 pt), half-points and eighths of a point, always
whole."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

_TWIPS_PER_MM = Decimal(1440) / Decimal("25.4")


def whole(value: Decimal) -> int:
    """``value`` rounded half up."""
    return int(value.quantize(Decimal(1), ROUND_HALF_UP))


def twips_of_mm(length: Decimal | int) -> int:
    """Millimetres in twips."""
    return whole(length * _TWIPS_PER_MM)


def twips(length: Decimal) -> int:
    """Points in twips."""
    return whole(length * 20)


def half_points(size: Decimal) -> int:
    """A font size in points as Word writes it."""
    return whole(size * 2)


def eighths(width: Decimal) -> int:
    """The width of a rule in points as Word writes it."""
    return whole(width * 8)


def divide(total: int, shares: Sequence[float]) -> tuple[int, ...]:
    """``total`` divided in proportion to ``shares``, in whole numbers that add up to it exactly."""
    exact = [Decimal(str(share)) for share in shares]
    ends, reached = [0], Decimal(0)
    for share in exact:
        reached += share
        ends.append(whole(total * reached / sum(exact)))
    return tuple(end - start for start, end in pairwise(ends))
