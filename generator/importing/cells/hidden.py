"""Rows and columns that a sheet hides: they are read, and said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from generator.importing.grid import Sheet, letter

FEW = 8
"""Pieces that a remark lists."""


@dataclass(slots=True)
class Hidden:
    """The numbers (from 0) of what is hidden."""

    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)

    def said(self, sheet: Sheet) -> Iterator[str]:
        """A remark for rows and for columns that hold anything."""
        rows = [n for n in sorted(self.rows) if n < len(sheet.rows) and any(sheet.rows[n])]
        if rows:
            yield f"第 {_listed([str(n + 1) for n in rows], rows)} 行是隐藏的，也读了。"
        columns = [n for n in sorted(self.columns) if any(len(r) > n and r[n] for r in sheet.rows)]
        if columns:
            yield f"第 {_listed([letter(n) for n in columns], columns)} 列是隐藏的，也读了。"


def _listed(names: Sequence[str], numbers: Sequence[int]) -> str:
    """``3 至 7、9``."""
    starts = [0, *(n for n, (a, b) in enumerate(pairwise(numbers), start=1) if b != a + 1)]
    ends = [*(n - 1 for n in starts[1:]), len(numbers) - 1]
    pieces = [
        names[a] if a == b else f"{names[a]} 至 {names[b]}"
        for a, b in zip(starts, ends, strict=True)
    ]
    return "、".join(pieces[:FEW]) + ("……" if len(pieces) > FEW else "")
