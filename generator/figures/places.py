"""Figures by their place in the trees of budget lines, read off their names: what may be a part of
what.

``支出.财政拨款.20103.项目支出.金额`` stands below ``支出.财政拨款.201.项目支出.金额``: the same
fund and kind, a deeper function. A project (``项目.档案数字化.302.金额``) stands below the
expenditure of its function and kind.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from generator.catalogue.trees import funds, three_public
from generator.diagnostics import Position
from generator.figures.cube import Path, code_path
from generator.figures.lines import Line
from generator.figures.model import Difference, Figures, Given, Sum
from generator.figures.name import CARRIED, PROJECT, TOTAL, Name, parse

ADDED: Final = ("金额", "上年", "增减额", "占比")
"""Aspects whose parts add up to the whole."""

_FAMILIES: Final = {"支出": "支出", "项目": "支出", "结转": "支出", "收入": "收入", "三公": "三公"}
_KINDS: Final = {
    "基本支出": ("", "基本支出"),
    "人员经费": ("", "基本支出", "人员经费"),
    "公用经费": ("", "基本支出", "公用经费"),
    "项目支出": ("", "项目支出"),
}
AXES: Final = ("fund", "function", "kind", "economic", "item", "project", "carried")
_ECONOMIC: Final = AXES.index("economic")
_CARRIED, _THIS_YEAR = "上年结转结余", "本年收入"


@dataclass(frozen=True, slots=True)
class Place:
    """``kind`` is the family and aspect; ``axes`` are paths from the root: fund, function, kind,
    economic class, item of 三公, project, carry-over."""

    kind: tuple[str, str]
    axes: tuple[Path, ...]

    def holds(self, other: Place) -> bool:
        """Whether ``other`` is a part of this one."""
        paths = zip(self.axes, other.axes, strict=True)
        return self != other and self.kind == other.kind and all(b[: len(a)] == a for a, b in paths)

    def differs(self, other: Place) -> tuple[int, ...]:
        """The axes on which the two stand at different nodes."""
        return tuple(
            i for i, (a, b) in enumerate(zip(self.axes, other.axes, strict=True)) if a != b
        )


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

    def _above(self, axes: tuple[Path, ...]) -> Iterable[tuple[Path, ...]]:
        own = _depths(axes)
        for depths, known in self._by_depth.items():
            if all(n <= has for n, has in zip(depths, own, strict=True)):
                cut = tuple(path[:n] for path, n in zip(axes, depths, strict=True))
                if cut in known:
                    yield cut


def _depths(axes: tuple[Path, ...]) -> tuple[int, ...]:
    return tuple(len(path) for path in axes)


def axes_of(line: Line, *, is_income: bool = False) -> tuple[Path, ...]:
    """Where a line stands on the axes of a ``Place``; as income its fund stands below 本年收入 or
    上年结转结余."""
    fund = funds().path(line.fund)
    economic = code_path(line.economic, 3, 5)
    return (
        _income(fund) if is_income else fund,
        code_path(line.function, 3, 5, 7),
        _KINDS[line.nature or line.kind],
        (*economic, line.local_item) if line.local_item else economic,
        three_public().path(line.three_public) if line.three_public else ("",),
        ("", str(line.project)) if line.project else ("",),
        ("", str(line.carry_over)) if line.carry_over else ("",),
    )


def untold(place: Place, lines: Iterable[Line]) -> list[Line]:
    """The lines that may lie in a place by economic code but do not say so: projects stated by
    class where the place is a 款, carry-over, which has no such code. Basic expenditure says it, in
    its margin by code."""
    codes = place.axes[_ECONOMIC]
    whole = Cover.of([replace(place, axes=_without_code(place.axes))])
    found = []
    for line in lines:
        axes = axes_of(line)
        is_apart = bool(line.project or line.carry_over) and bool(line.amount)
        says_less = is_apart and _is_shorter(axes[_ECONOMIC], codes)
        if says_less and whole.holds(axes):
            found.append(line)
    return found


def _without_code(axes: tuple[Path, ...]) -> tuple[Path, ...]:
    return (*axes[:_ECONOMIC], ("",), *axes[_ECONOMIC + 1 :])


def _is_shorter(said: Path, asked: Path) -> bool:
    """Whether a code stops above the one that is asked for."""
    return len(said) < len(asked) and asked[: len(said)] == said


@dataclass(slots=True)
class Places:
    """Places of the figures of one disclosure."""

    figures: Figures
    _functions: dict[str, str] = field(init=False)
    """By what a project is called."""
    _numbers: dict[tuple[str, str], int] = field(init=False)
    """Places in the lists (from 1) by family and by what an item is called."""

    def __post_init__(self) -> None:
        """Find the function of every project: that of its lines, or what theirs have in common."""
        self._numbers = {
            (family, item): place
            for family, items in self.figures.items.items()
            for place, item in enumerate(items, start=1)
        }
        codes: dict[Position, str] = {}
        for figure in self.figures:
            code = parse(figure.name).function
            if code and isinstance(figure.formula, Given):
                codes |= dict.fromkeys((e.position for e in figure.formula.entries), code)
        self._functions = {}
        for place, project in enumerate(self.figures.items.get(PROJECT, ()), start=1):
            whole = self.figures.name_of(PROJECT, place, "金额")
            found = [codes[at] for at in self._origins(whole) if at in codes]
            self._functions[project] = _common(found)

    def of(self, name: str) -> Place | None:
        """The place of a figure; none of one that is no sum of budget lines."""
        said = parse(name)
        if said.family not in _FAMILIES or said.aspect not in ADDED:
            return None
        axes: dict[str, Path] = dict.fromkeys(AXES, ("",))
        if said.item:
            axes |= self._of_item(said)
        for other in said.others:
            if not _enter(axes, other):
                return None
        axes |= _said(said)
        if said.family == "收入":
            axes["fund"] = _income(axes["fund"])
        return Place((_FAMILIES[said.family], said.aspect), tuple(axes.values()))

    def _of_item(self, said: Name) -> dict[str, Path]:
        """What the item that a name is of has of its own."""
        number = ("", str(self._numbers.get((said.family, said.item), said.item)))
        if said.family == CARRIED:
            return {"carried": number, "fund": funds().path(_CARRIED)}
        function = code_path(self._functions.get(said.item, ""), 3, 5, 7)
        return {"project": number, "kind": _KINDS["项目支出"], "function": function}

    def _origins(self, name: str) -> list[Position]:
        """Where the amounts stand that a figure is the sum of."""
        match self.figures[name].formula:
            case Given(entries):
                return [e.position for e in entries]
            case Sum(terms):
                return [at for term in terms for at in self._origins(term)]
            case Difference(minuend, subtrahend):
                return [*self._origins(minuend), *self._origins(subtrahend)]
            case _:
                return []


def _said(name: Name) -> dict[str, Path]:
    """The paths of the dimensions that a name says."""
    economic = code_path(name.economic, 3, 5)
    if name.local_item:
        economic = (*economic, name.local_item)
    paths = {
        "fund": funds().path(name.fund) if name.fund else (),
        "function": code_path(name.function, 3, 5, 7) if name.function else (),
        "kind": _KINDS[name.kind] if name.kind else (),
        "economic": economic if name.economic else (),
    }
    return {axis: path for axis, path in paths.items() if path}


def _enter(axes: dict[str, Path], word: str) -> bool:
    """Take one other word of a name into the axes; False for a word that no axis knows."""
    if word in three_public().parents:
        axes["item"] = three_public().path(word)
    elif word == _THIS_YEAR:
        axes["fund"] = ("", _THIS_YEAR)
    else:
        return word == TOTAL
    return True


def _common(codes: list[str]) -> str:
    """The deepest code of the classification that holds all of ``codes``."""
    digits = (n for n in (7, 5, 3) if len({code[:n] for code in codes}) == 1)
    return codes[0][: next(digits, 0)] if codes else ""


def _income(path: Path) -> Path:
    """A source below 本年收入, but for what was carried over."""
    return path if path[1:2] in ((), (_CARRIED,), (_THIS_YEAR,)) else ("", _THIS_YEAR, *path[1:])
