"""The heights of head rows.

LibreOffice gives a head that it repeats on another page no more than its rows ask for, and cuts a
merged cell that needs more: the last row of such a cell asks for what is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from generator.output.grid import Slot


def heights(
    rows: Sequence[Sequence[Slot]], least: Decimal, needed: Callable[[Slot], Decimal]
) -> list[Decimal]:
    """The least height of every row in pt, none below ``least``; ``needed`` is what the text of a
    cell takes."""
    found = [least] * len(rows)
    for last in range(len(rows)):
        for first, slot in _ending(rows, last):
            found[last] = max(found[last], needed(slot) - sum(found[first:last], Decimal(0)))
    return found


def _ending(rows: Sequence[Sequence[Slot]], last: int) -> list[tuple[int, Slot]]:
    """The merged cells whose last row is ``last``, with their first."""
    return [
        (first, slot)
        for first, slots in enumerate(rows)
        for slot in slots
        if slot.merge == "restart" and first + slot.cell.rowspan - 1 == last
    ]
