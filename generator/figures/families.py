"""Families of figures over budget lines: of what parts a name is made, and of which lines its
figures are the sums, along several trees at once (fund × function × kind …).

A family is declared once. Building it also tells the namespace which names it would have if there
were money of the kind: what is accepted as a zero follows from what is built.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import product

from generator.catalogue.terms import CLASS, FISCAL, KINDS, NATURES, SECTION, code_path
from generator.catalogue.trees import funds, three_public
from generator.figures.budget_lines import BudgetLine, Lines
from generator.figures.model import MONEY, ZERO, Entry, Figure, Figures, Given, Sum
from generator.figures.name import TOTAL, join, part, stems

Path = tuple[str, ...]
PathOf = Callable[[BudgetLine], Path]
"""From the root of a tree down to a line's own place; no node stands in it twice."""


@dataclass(frozen=True, slots=True)
class Axis:
    """A dimension of the lines: ``path`` goes from the whole down to a line's own place. ``node``
    is a regular expression of what a name says at this part; the whole (``""``) says nothing. An
    axis that ``always`` speaks has no whole; one without ``node`` has names of the department's
    own, which are never accepted unseen."""

    path: PathOf
    node: str = ""
    always: bool = False


def _three_public(line: BudgetLine) -> Path:
    return (TOTAL, *three_public().path(line.three_public)[1:])


def _kind_or_nature(line: BudgetLine) -> Path:
    return ("", line.kind, line.nature) if line.nature else ("", line.kind)


def _local_item(line: BudgetLine) -> Path:
    return ("", part(line.local_item)) if line.local_item else ("",)


def _one_of(names: Iterable[str]) -> str:
    return "|".join(map(re.escape, names))


FUND = Axis(lambda line: funds().path(line.fund), _one_of(funds().parents))
FISCAL_FUND = Axis(lambda line: ("", funds().path(line.fund)[2]), _one_of(funds().children(FISCAL)))
FUNCTION = Axis(lambda line: code_path(line.function), r"2\d\d(?:\d\d){0,2}")
FUNCTION_ITEM = Axis(lambda line: (line.function,), r"2\d{6}", always=True)
KIND = Axis(lambda line: ("", line.kind), _one_of(KINDS))
KIND_OR_NATURE = Axis(_kind_or_nature, _one_of((*KINDS, *NATURES)))
NATURE = Axis(lambda line: (line.nature,), _one_of(NATURES), always=True)
ECONOMIC = Axis(lambda line: code_path(line.economic, SECTION), r"3\d\d(?:\d\d)?")
ECONOMIC_CLASS = Axis(lambda line: code_path(line.economic, CLASS), r"3\d\d")
ITS_CLASS = Axis(lambda line: (line.economic[:CLASS],), r"3\d\d", always=True)
ITS_SECTION = Axis(lambda line: (line.economic[:SECTION],), r"3\d{4}", always=True)
LOCAL_ITEM = Axis(_local_item)
THREE_PUBLIC = Axis(_three_public, _one_of([TOTAL, *three_public().parents]), always=True)


def itemized(place: Callable[[BudgetLine], int], names: Mapping[int, str]) -> Axis:
    """Projects or items of carry-over: ``names`` tells by a line's place in the list how its item
    is written."""
    nothing = "(?!)"
    return Axis(lambda line: (names[place(line)],), _one_of(names.values()) or nothing, always=True)


@dataclass(frozen=True, slots=True)
class Family:
    """Figures under one head. ``axes`` stand in the order in which a sum is taken apart, ``parts``
    in the order of the name, fixed words among them; of the ``needed`` axes a name says at least
    one. ``holds`` tells its lines."""

    head: str
    holds: Callable[[BudgetLine], object]
    axes: tuple[Axis, ...]
    parts: tuple[Axis | str, ...]
    needed: tuple[Axis, ...] = ()

    def name(self, nodes: Iterable[str], aspect: str) -> str:
        """The name of one node per axis; ``""`` where the family has none."""
        at = dict(zip(self.axes, nodes, strict=True))
        if self.needed and not any(at[axis] for axis in self.needed):
            return ""
        said = [at[one] if isinstance(one, Axis) else one for one in self.parts]
        return join(self.head, *said, aspect)

    def stem(self) -> str:
        """A regular expression of the names without their aspect."""
        written: list[tuple[str, bool]] = []
        for one in self.parts:
            if isinstance(one, str):
                written.append((re.escape(one), True))
            elif one.node:
                written.append((one.node, one.always or one in self.needed))
        return stems(self.head, written)


def add_family(figures: Figures, family: Family, lines: Lines, aspect: str) -> None:
    """Build the figures of a family from the lines that it holds, and let it answer for the
    others."""
    figures.allow(family.stem(), aspect)
    mine = [line for line in lines if family.holds(line)]
    paths = [axis.path for axis in family.axes]
    add_sums(figures, mine, paths, lambda *nodes: family.name(nodes, aspect))


@dataclass(slots=True)
class _Cell:
    """What stands under one node of every axis; ``below`` are the cells that it is the sum of."""

    value: Decimal = ZERO
    below: dict[Path, None] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)


def add_sums(
    figures: Figures,
    lines: Lines,
    axes: Sequence[PathOf],
    name: Callable[..., str],
) -> None:
    """Add a figure for every combination of nodes that some line falls under.

    ``name`` makes a figure name of one node per axis; combinations that it names ``""`` are left
    out, as are names that exist or are known to have no number. A sum's terms lie one step down
    the first axis that still divides it.
    """
    cells: dict[Path, _Cell] = {}
    for line in lines:
        _enter(cells, [axis(line) for axis in axes], line)
    names = {nodes: name(*nodes) for nodes in cells}
    for nodes, cell in cells.items():
        label = names[nodes]
        if label and label not in figures and label not in figures.absent:
            terms = tuple(names[child] for child in cell.below)
            formula = Sum(terms) if terms else Given(tuple(cell.entries))
            figures.add(Figure(label, cell.value, MONEY, formula))


def _enter(cells: dict[Path, _Cell], paths: Sequence[Path], line: BudgetLine) -> None:
    """Count a line under all that its paths lead through."""
    for nodes in product(*paths):
        cell = cells.setdefault(nodes, _Cell())
        cell.value += line.amount
        if below := _one_step_down(nodes, paths):
            cell.below[below] = None
        else:
            cell.entries.append(Entry(line.origin, line.amount))


def _one_step_down(nodes: Path, paths: Sequence[Path]) -> Path | None:
    """The nodes with the first that is not the end of its path moved on; ``None`` at the end of
    all."""
    for place, path in enumerate(paths):
        if nodes[place] != path[-1]:
            next_node = path[path.index(nodes[place]) + 1]
            return (*nodes[:place], next_node, *nodes[place + 1 :])
    return None
