"""Figures by their place in the trees of budget lines, read off their names: what may be a part of
what.

``支出.财政拨款.20103.项目支出.金额`` stands below ``支出.财政拨款.201.项目支出.金额``: the same
fund and kind, a deeper function. A project (``项目.档案数字化.302.金额``) stands below the
expenditure of its function and kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from generator.catalogue.terms import (
    BASIC,
    CARRIED_OVER,
    LEVELS,
    NATURES,
    PROJECTS,
    SECTION,
    THIS_YEAR,
    code_path,
)
from generator.catalogue.trees import funds, three_public
from generator.diagnostics import Position
from generator.figures.budget_lines import BudgetLine, Lines
from generator.figures.families import Path
from generator.figures.model import Figures, Given
from generator.figures.name import (
    AMOUNT,
    CARRIED,
    OWN_BODY,
    PROJECT,
    TOTAL,
    UNIT_BELOW,
    Name,
    parse,
)

ADDED: Final = ("金额", "上年", "增减额", "占比")
"""Aspects whose parts add up to the whole."""

_FAMILIES: Final = {"支出": "支出", "项目": "支出", "结转": "支出", "收入": "收入", "三公": "三公"}
_OF_UNITS: Final = (UNIT_BELOW, OWN_BODY)
_KINDS: Final = {
    BASIC: ("", BASIC),
    PROJECTS: ("", PROJECTS),
    **{nature: ("", BASIC, nature) for nature in NATURES},
}
AXES: Final = ("fund", "function", "kind", "economic", "item", "project", "carried", "unit")
_ECONOMIC: Final = AXES.index("economic")
_WHOLE: Final = ("",)


@dataclass(frozen=True, slots=True)
class Place:
    """``kind`` is the family and aspect; ``axes`` are paths from the root: fund, function, kind,
    economic class, item of 三公, project, carry-over, unit."""

    kind: tuple[str, str]
    axes: tuple[Path, ...]

    def holds(self, other: Place) -> bool:
        """Whether ``other`` is a part of this one."""
        if self == other or self.kind != other.kind:
            return False
        paths = zip(self.axes, other.axes, strict=True)
        return all(below[: len(path)] == path for path, below in paths)

    def differs(self, other: Place) -> tuple[int, ...]:
        """The axes on which the two stand at different nodes."""
        axes = range(len(AXES))
        return tuple(axis for axis in axes if self.axes[axis] != other.axes[axis])


@dataclass(slots=True)
class Cover:
    """Places seen together: what lies at or below any of them."""

    _by_depth: dict[tuple[int, ...], set[tuple[Path, ...]]] = field(default_factory=dict)

    @classmethod
    def of(cls, places: Iterable[Place]) -> Cover:
        """The cover that these places make."""
        cover = cls()
        for place in places:
            cover._by_depth.setdefault(_depths(place.axes), set()).add(place.axes)
        return cover

    def holds(self, axes: tuple[Path, ...]) -> bool:
        """Whether axes lie at or below one of the places."""
        return any(True for _ in self._above(axes))

    def is_inside(self, place: Place) -> bool:
        """Whether a place is a part of another one."""
        return any(above != place.axes for above in self._above(place.axes))

    def _above(self, axes: tuple[Path, ...]) -> Iterator[tuple[Path, ...]]:
        for depths, known in self._by_depth.items():
            cut = tuple(path[:depth] for path, depth in zip(axes, depths, strict=True))
            if cut in known:
                yield cut


def _depths(axes: tuple[Path, ...]) -> tuple[int, ...]:
    return tuple(len(path) for path in axes)


def axes_of(line: BudgetLine, *, is_income: bool = False) -> tuple[Path, ...]:
    """Where a line stands on the axes of a ``Place``; as income its fund stands below 本年收入 or
    上年结转结余."""
    fund = funds().path(line.fund)
    return (
        _income(fund) if is_income else fund,
        code_path(line.function),
        _KINDS[line.nature or line.kind],
        _economic(line),
        three_public().path(line.three_public) if line.three_public else _WHOLE,
        ("", str(line.project)) if line.project else _WHOLE,
        ("", str(line.carry_over)) if line.carry_over else _WHOLE,
        ("", str(line.unit)) if line.unit else _WHOLE,
    )


def _economic(one: BudgetLine | Name) -> Path:
    path = code_path(one.economic, SECTION)
    return (*path, one.local_item) if one.local_item else path


def untold(place: Place, lines: Lines) -> list[BudgetLine]:
    """The lines that may lie in a place by economic code but do not say so: projects stated by
    class where the place is a 款, carry-over, which has no such code. Basic expenditure says it, in
    its margin by code."""
    asked = place.axes[_ECONOMIC]
    if asked == _WHOLE:
        return []
    every_code = (*place.axes[:_ECONOMIC], _WHOLE, *place.axes[_ECONOMIC + 1 :])
    whole = Cover.of([replace(place, axes=every_code)])
    found: list[BudgetLine] = []
    for line in lines:
        if not line.amount or not (line.project or line.carry_over):
            continue
        said = _economic(line)
        stops_above = len(said) < len(asked) and asked[: len(said)] == said
        if stops_above and whole.holds(axes_of(line)):
            found.append(line)
    return found


@dataclass(slots=True)
class Places:
    """Places of the figures of one disclosure."""

    figures: Figures
    _functions: dict[str, str] = field(default_factory=dict)
    """By what a project is called: the function of its lines, or what theirs have in common."""
    _numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    """Places in the lists (from 1) by family and by what an item is called."""

    def __post_init__(self) -> None:
        """Find the number of every item and the function of every project."""
        for family, items in self.figures.items.items():
            for number, item in enumerate(items, start=1):
                self._numbers[family, item] = number
        codes = self._codes()
        for number, project in enumerate(self.figures.items.get(PROJECT, ()), start=1):
            whole = self.figures.name_of(PROJECT, number, AMOUNT)
            origins = [entry.position for entry in self.figures.entries(whole)]
            self._functions[project] = _common([codes[at] for at in origins if at in codes])

    def _codes(self) -> dict[Position, str]:
        """The function code that figures give to the amounts they are the sum of."""
        codes: dict[Position, str] = {}
        for figure in self.figures:
            code = parse(figure.name).function
            if code and isinstance(figure.formula, Given):
                for entry in figure.formula.entries:
                    codes[entry.position] = code
        return codes

    def of(self, name: str) -> Place | None:
        """The place of a figure; none of one that is no sum of budget lines."""
        said = parse(name)
        axes: dict[str, Path] = dict.fromkeys(AXES, _WHOLE)
        if said.family in _OF_UNITS and said.others:
            axes["unit"] = ("", said.item or said.family)
            family, *others = said.others
            said = said._replace(family=family, item="", others=tuple(others))
        if said.family not in _FAMILIES or said.aspect not in ADDED:
            return None
        if said.item:
            axes |= self._of_item(said)
        for word in said.others:
            if word in three_public().parents:
                axes["item"] = three_public().path(word)
            elif word == THIS_YEAR:
                axes["fund"] = ("", THIS_YEAR)
            elif word != TOTAL:
                return None
        axes |= _said(said)
        if said.family == "收入":
            axes["fund"] = _income(axes["fund"])
        return Place((_FAMILIES[said.family], said.aspect), tuple(axes.values()))

    def _of_item(self, said: Name) -> dict[str, Path]:
        """What the item that a name is of has of its own."""
        number = ("", str(self._numbers.get((said.family, said.item), said.item)))
        if said.family == CARRIED:
            return {"carried": number, "fund": funds().path(CARRIED_OVER)}
        function = code_path(self._functions.get(said.item, ""))
        return {"project": number, "kind": _KINDS[PROJECTS], "function": function}


def _said(name: Name) -> dict[str, Path]:
    """The paths of the dimensions that a name says."""
    paths: dict[str, Path] = {}
    if name.fund:
        paths["fund"] = funds().path(name.fund)
    if name.function:
        paths["function"] = code_path(name.function)
    if name.kind:
        paths["kind"] = _KINDS[name.kind]
    if name.economic:
        paths["economic"] = _economic(name)
    return paths


def _common(codes: Sequence[str]) -> str:
    """The deepest code of the classification that holds all of ``codes``."""
    for digits in reversed(LEVELS.values()):
        beginnings = {code[:digits] for code in codes}
        if len(beginnings) == 1:
            return beginnings.pop()
    return ""


def _income(path: Path) -> Path:
    """A source below 本年收入, but for what was carried over."""
    is_placed = path == _WHOLE or path[1] in (CARRIED_OVER, THIS_YEAR)
    return path if is_placed else ("", THIS_YEAR, *path[1:])
