"""The families of figures that are sums of budget lines: of what parts a name is made, and of which
lines its figures are the sums.

A family is declared once. Building it also tells the namespace which names it would have if there
were money of the kind: what is accepted as a zero follows from what is built.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from generator.catalogue.terms import FISCAL, KINDS, NATURES
from generator.catalogue.trees import funds, three_public
from generator.figures.cube import Path, add_sums, code_path
from generator.figures.lines import Line
from generator.figures.model import Figures
from generator.figures.name import join, part, stems


@dataclass(frozen=True, slots=True)
class Axis:
    """A dimension of the lines: ``path`` goes from the whole down to a line's own place. ``node``
    is a regular expression of what a name says at this part; the whole (``""``) says nothing. An
    axis that ``always`` speaks has no whole; one without ``node`` has names of the department's
    own, which are never accepted unseen."""

    path: Callable[[Line], Path]
    node: str = ""
    always: bool = False


def _three_public(line: Line) -> Path:
    return ("合计", *three_public().path(line.three_public)[1:])


def _kind_or_nature(line: Line) -> Path:
    return ("", line.kind, line.nature) if line.nature else ("", line.kind)


def _one_of(names: Iterable[str]) -> str:
    return "|".join(map(re.escape, names))


FUND = Axis(lambda n: funds().path(n.fund), _one_of(funds().parents))
FISCAL_FUND = Axis(lambda n: ("", funds().path(n.fund)[2]), _one_of(funds().children(FISCAL)))
FUNCTION = Axis(lambda n: code_path(n.function, 3, 5, 7), r"2\d\d(?:\d\d){0,2}")
FUNCTION_ITEM = Axis(lambda n: (n.function,), r"2\d{6}", always=True)
KIND = Axis(lambda n: ("", n.kind), _one_of(KINDS))
KIND_OR_NATURE = Axis(_kind_or_nature, _one_of((*KINDS, *NATURES)))
NATURE = Axis(lambda n: (n.nature,), _one_of(NATURES), always=True)
ECONOMIC = Axis(lambda n: code_path(n.economic, 3, 5), r"3\d\d(?:\d\d)?")
ECONOMIC_CLASS = Axis(lambda n: code_path(n.economic, 3), r"3\d\d")
CLASS = Axis(lambda n: (n.economic[:3],), r"3\d\d", always=True)
ITEM = Axis(lambda n: (n.economic[:5],), r"3\d{4}", always=True)
LOCAL_ITEM = Axis(lambda n: ("", part(n.local_item)) if n.local_item else ("",))
THREE_PUBLIC = Axis(_three_public, _one_of(["合计", *three_public().parents]), always=True)


def itemized(place: Callable[[Line], int], names: Mapping[int, str]) -> Axis:
    """Projects or items of carry-over: ``names`` tells by a line's place in the list how its item
    is written."""
    return Axis(lambda n: (names[place(n)],), _one_of(names.values()) or "(?!)", always=True)


@dataclass(frozen=True, slots=True)
class Family:
    """Figures under one head. ``axes`` stand in the order in which a sum is taken apart, ``parts``
    in the order of the name, fixed words among them; of the ``needed`` axes a name says at least
    one. ``holds`` tells its lines."""

    head: str
    holds: Callable[[Line], bool]
    axes: tuple[Axis, ...]
    parts: tuple[Axis | str, ...]
    needed: tuple[Axis, ...] = ()

    def name(self, nodes: Iterable[str], aspect: str) -> str:
        """The name of one node per axis; ``""`` where the family has none."""
        at = dict(zip(self.axes, nodes, strict=True))
        if self.needed and not any(at[axis] for axis in self.needed):
            return ""
        return join(self.head, *(p if isinstance(p, str) else at[p] for p in self.parts), aspect)

    def stem(self) -> str:
        """A regular expression of the names without their aspect."""
        written = [self._written(one) for one in self.parts if isinstance(one, str) or one.node]
        return stems(self.head, written)

    def _written(self, one: Axis | str) -> tuple[str, bool]:
        if isinstance(one, str):
            return re.escape(one), True
        return one.node, self._is_certain(one)

    def _is_certain(self, part: Axis) -> bool:
        """Whether every name that is accepted unseen has this part."""
        return part.always or part in self.needed


def add_family(figures: Figures, family: Family, lines: Iterable[Line], aspect: str) -> None:
    """Build the figures of a family from the lines that it holds, and let it answer for the
    others."""
    figures.allow(family.stem(), aspect)
    mine = [line for line in lines if family.holds(line)]
    paths = [axis.path for axis in family.axes]
    add_sums(figures, mine, paths, lambda *nodes: family.name(nodes, aspect))
