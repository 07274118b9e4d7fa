"""Sums of budget lines along several trees at once (fund × function × kind …), each with its
formula."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import product

from generator.figures.lines import Line
from generator.figures.model import MONEY, ZERO, Entry, Figure, Figures, Given, Sum

Path = tuple[str, ...]
Axis = Callable[[Line], Path]


@dataclass(slots=True)
class _Cell:
    value: Decimal = ZERO
    children: dict[Path, None] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)


def add_sums(
    figures: Figures, lines: Iterable[Line], axes: Sequence[Axis], name: Callable[..., str]
) -> None:
    """Add a figure for every combination of nodes that some line falls under.

    Each axis gives a line's path from root to leaf. ``name`` makes a figure name of one node per
    axis; combinations that it names ``""`` are left out, as are names that exist or are known to
    have no number. A sum's terms lie one step down the first axis that still divides it.
    """
    cells: dict[Path, _Cell] = {}
    for line in lines:
        paths = [axis(line) for axis in axes]
        for depths in product(*(range(len(p)) for p in paths)):
            _enter(cells, paths, depths, line)
    for nodes, cell in cells.items():
        label = name(*nodes)
        if label and label not in figures and label not in figures.absent:
            terms = tuple(name(*child) for child in cell.children)
            formula = Sum(terms) if terms else Given(tuple(cell.entries))
            figures.add(Figure(label, cell.value, MONEY, formula))


def _enter(
    cells: dict[Path, _Cell], paths: list[Path], depths: tuple[int, ...], line: Line
) -> None:
    cell = cells.setdefault(tuple(p[d] for p, d in zip(paths, depths, strict=True)), _Cell())
    cell.value += line.amount
    for i, (path, depth) in enumerate(zip(paths, depths, strict=True)):
        if depth + 1 < len(path):
            deeper = [p[d + (j == i)] for j, (p, d) in enumerate(zip(paths, depths, strict=True))]
            cell.children[tuple(deeper)] = None
            return
    cell.entries.append(Entry(line.origin, line.amount))


def code_path(code: str, *lengths: int) -> Path:
    """A classification code's path: ``2010301`` → ``"", 201, 20103, 2010301``."""
    return ("", *(code[:n] for n in lengths if len(code) >= n))
