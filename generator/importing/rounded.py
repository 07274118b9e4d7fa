"""尾差: what sums of printed amounts may differ by, because each of them was rounded."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

CENT = Decimal("0.01")


def is_rest(difference: Decimal, amounts: Iterable[Decimal], measure: str) -> bool:
    """Whether a sum may differ so from its parts: in 万元 and 千元 with two decimals at most, half
    a step for each of them and for the sum; a single part is the sum itself, and in 元, two
    decimals are exact."""
    parts = [amount for amount in amounts if amount]
    is_rounded = measure != "元" and all(amount == amount.quantize(CENT) for amount in parts)
    return is_rounded and len(parts) > 1 and abs(difference) <= CENT / 2 * (len(parts) + 1)
