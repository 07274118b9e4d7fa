"""Which of several amounts make up a sum."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from decimal import Decimal
from typing import Final, TypeVar

Key = TypeVar("Key", bound=Hashable)
STEPS: Final = 1_000_000
"""After so many the search is given up."""


def making_up(amounts: Mapping[Key, Decimal], wanted: Decimal) -> tuple[Key, ...]:
    """The fewest amounts that come to ``wanted``; none where no choice does, or the search takes
    too long."""
    sums: dict[Decimal, tuple[Key, ...]] = {Decimal(0): ()}
    for key, value in amounts.items():
        for total, members in list(sums.items()):
            known = sums.get(total + value)
            if total + value > wanted or (known is not None and len(known) <= len(members) + 1):
                continue
            sums[total + value] = (*members, key)
        if len(sums) * len(amounts) > STEPS:
            return ()
    return sums.get(wanted, ())
